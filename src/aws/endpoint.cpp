#include "aws/endpoint.hpp"

#include <algorithm>
#include <array>

namespace kakoi::aws {
namespace {

// The more special prefixes come first: `us-isob-` is none of `us-iso-`, and all are none of `aws`.
constexpr std::array kPartitions{
    Partition{.id = "aws-cn",
              .region_prefix = "cn-",
              .suffix = "amazonaws.com.cn",
              .dual_stack_suffix = "api.amazonwebservices.com.cn",
              .usual_region = "cn-north-1"},
    Partition{.id = "aws-us-gov",
              .region_prefix = "us-gov-",
              .suffix = "amazonaws.com",
              .dual_stack_suffix = "api.aws",
              .usual_region = "us-gov-west-1"},
    Partition{.id = "aws-eusc",
              .region_prefix = "eusc-",
              .suffix = "amazonaws.eu",
              .dual_stack_suffix = "api.amazonwebservices.eu",
              .usual_region = "eusc-de-east-1"},
    Partition{.id = "aws-iso",
              .region_prefix = "us-iso-",
              .suffix = "c2s.ic.gov",
              .dual_stack_suffix = "api.aws.ic.gov",
              .usual_region = "us-iso-east-1"},
    Partition{.id = "aws-iso-b",
              .region_prefix = "us-isob-",
              .suffix = "sc2s.sgov.gov",
              .dual_stack_suffix = "api.aws.scloud",
              .usual_region = "us-isob-east-1"},
    Partition{.id = "aws-iso-e",
              .region_prefix = "eu-isoe-",
              .suffix = "cloud.adc-e.uk",
              .dual_stack_suffix = "api.cloud-aws.adc-e.uk",
              .usual_region = "eu-isoe-west-1"},
    Partition{.id = "aws-iso-f",
              .region_prefix = "us-isof-",
              .suffix = "csp.hci.ic.gov",
              .dual_stack_suffix = "api.aws.hci.ic.gov",
              .usual_region = "us-isof-south-1"},
    Partition{.id = "aws",
              .region_prefix = "",
              .suffix = "amazonaws.com",
              .dual_stack_suffix = "api.aws",
              .usual_region = "us-east-1"},
};

enum class Stack : std::uint8_t { single, dual, any };

/// Where the name of a host is not `<prefix>` or `<prefix>-fips`.
struct Exception {
  std::string_view prefix;
  std::string_view partition;
  std::string_view region{};  ///< empty: all of the partition
  bool is_fips = true;
  Stack stack = Stack::any;
  std::string_view name;
};

// By the endpoint rules of AWS's own clients; tests/oracle/endpoint_vectors.py compares.
constexpr std::array kExceptions{
    Exception{.prefix = "ec2", .partition = "aws-us-gov", .stack = Stack::single, .name = "ec2"},
    Exception{.prefix = "events", .partition = "aws-us-gov", .stack = Stack::any, .name = "events"},
    Exception{
        .prefix = "states", .partition = "aws-us-gov", .is_fips = false, .stack = Stack::dual, .name = "states-fips"},
    Exception{.prefix = "states",
              .partition = "aws-us-gov",
              .region = "us-gov-west-1",
              .stack = Stack::single,
              .name = "states"},
    Exception{.prefix = "batch", .partition = "aws", .stack = Stack::single, .name = "fips.batch"},
    Exception{.prefix = "batch", .partition = "aws-us-gov", .stack = Stack::single, .name = "batch"},
    Exception{.prefix = "sts", .partition = "aws-us-gov", .stack = Stack::single, .name = "sts"},
    Exception{.prefix = "portal.sso", .partition = "aws-us-gov", .stack = Stack::single, .name = "portal.sso"},
    Exception{.prefix = "oidc", .partition = "aws-us-gov", .stack = Stack::single, .name = "oidc"},
};

std::string host_name(std::string_view prefix, std::string_view region, const Partition& partition,
                      const Settings& settings) {
  const auto holds = [&](const Exception& one) {
    const bool is_stack = one.stack == Stack::any || (one.stack == Stack::dual) == settings.uses_dual_stack;
    return one.prefix == prefix && one.partition == partition.id && (one.region.empty() || one.region == region) &&
           one.is_fips == settings.uses_fips && is_stack;
  };
  const auto found = std::ranges::find_if(kExceptions, holds);
  if (found != kExceptions.end()) return std::string(found->name);
  return std::string(prefix).append(settings.uses_fips ? "-fips" : "");
}

/// The regions whose STS was that of the whole world, before it was in each.
bool is_of_global_sts(std::string_view region) {
  constexpr std::array<std::string_view, 16> kRegions{
      "ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "aws-global", "ca-central-1",
      "eu-central-1",   "eu-north-1", "eu-west-1",      "eu-west-2",      "eu-west-3",  "sa-east-1",
      "us-east-1",      "us-east-2",  "us-west-1",      "us-west-2"};
  return std::ranges::find(kRegions, region) != kRegions.end();
}

// Of `arn:aws-cn:…`, that of China. Null where there is none that is known.
const Partition* partition_of_arn(std::string_view arn) {
  constexpr std::string_view kArn = "arn:";
  const std::string_view id =
      arn.starts_with(kArn) ? arn.substr(kArn.size(), arn.find(':', kArn.size()) - kArn.size()) : std::string_view();
  const auto found = std::ranges::find_if(kPartitions, [&](const Partition& one) { return one.id == id; });
  return found != kPartitions.end() ? &*found : nullptr;
}

std::string without_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

}  // namespace

const Partition& partition_of(std::string_view region) {
  return *std::ranges::find_if(kPartitions,
                               [&](const Partition& one) { return region.starts_with(one.region_prefix); });
}

bool is_in_partition(std::string_view region, std::string_view arn) {
  const Partition* partition = partition_of_arn(arn);
  return partition == nullptr || partition->id == partition_of(region).id;
}

std::string_view usual_region(std::string_view arn, std::string_view region) {
  const Partition* partition = partition_of_arn(arn);
  return partition != nullptr ? partition->usual_region : partition_of(region).usual_region;
}

Endpoint endpoint_of(const Service& service, const std::string& region, const Settings& settings) {
  const auto own = settings.service_urls.find(std::string(service.id));
  if (own != settings.service_urls.end()) return {.url = without_slash(own->second), .signing_region = region};
  if (!settings.endpoint_url.empty()) return {.url = without_slash(settings.endpoint_url), .signing_region = region};
  const bool is_plain = !settings.uses_fips && !settings.uses_dual_stack;
  if (service.id == "STS" && !settings.uses_regional_sts && is_plain && is_of_global_sts(region)) {
    return {.url = "https://sts.amazonaws.com", .signing_region = "us-east-1"};
  }
  const Partition& partition = partition_of(region);
  std::string url = "https://" + host_name(service.endpoint_prefix, region, partition, settings);
  url.append(".").append(region).append(".");
  url.append(settings.uses_dual_stack ? partition.dual_stack_suffix : partition.suffix);
  return {.url = std::move(url), .signing_region = region};
}

}  // namespace kakoi::aws
