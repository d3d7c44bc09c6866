// VPC endpoints with their policies, load balancers, target groups.
#include "sources/api/members.hpp"
#include "sources/api/network.hpp"
#include "sources/api/network_words.hpp"
#include "sources/network/policies.hpp"
#include "sources/network/words.hpp"

#include <algorithm>

namespace kakoi::sources::api {
namespace {

using base::Known;
using base::Phrase;
using inventory::EndpointKind;
using network::reference_of;
using network::references_of;
using values::Kind;
using values::Value;

constexpr Phrase kWhichRegion{"in which Region the VPC is is not known: aws ec2 describe-subnets",
                              "VPC のリージョンが分かりません: aws ec2 describe-subnets"};
constexpr Phrase kPending{"its state is {}", "状態が {} です"};

EndpointKind kind_of(const Value& type) {
  return is_word(type, "Interface") ? EndpointKind::interface
         : is_word(type, "Gateway") ? EndpointKind::gateway
                                    : EndpointKind::other;
}

// "com.amazonaws.eu-west-1.s3" → "eu-west-1"; empty for a name that is not of AWS's own services.
std::string region_in_name(std::string_view name) {
  for (const std::string_view prefix : {"com.amazonaws.", "cn.com.amazonaws.", "aws.api."}) {
    if (name.starts_with(prefix)) {
      const std::string_view rest = name.substr(prefix.size());
      return std::string(rest.substr(0, rest.find('.')));
    }
  }
  return {};
}

Known<bool> is_available(const Value& state) {
  if (state.is_null() || is_word(state, "available")) {
    return Known<bool>::defaulted(true);
  }
  const bool is_passing = is_word(state, "pending") || is_word(state, "partial");
  return is_passing ? Known<bool>::unknown({.reason = base::Message(kPending, {std::string(state.text().whole)})})
                    : Known<bool>::defaulted(false);
}

inventory::References groups_in(const Value& value) {
  inventory::References groups;
  for (const Value& group : items_in(value, "Groups")) {
    groups.items.push_back(reference_of(in(group, "GroupId")));
  }
  return groups;
}

}  // namespace

void NetworkReader::endpoint(const Value& value, inventory::Thing thing) {
  const std::string said = text_in(value, "ServiceRegion");
  const std::string name = text_in(value, "ServiceName");
  services_[thing.key] = {.name = name, .region = said.empty() ? region_in_name(name) : said};
  network_.endpoints.push_back({.thing = std::move(thing),
                                .kind = kind_of(in(value, "VpcEndpointType")),
                                .vpc = reference_of(in(value, "VpcId")),
                                .service = network::service_of(in(value, "ServiceName")),
                                .is_available = is_available(in(value, "State")),
                                .has_private_dns = network::flag_of(in(value, "PrivateDnsEnabled"), false),
                                .is_open = network::is_open_policy(in(value, "PolicyDocument")),
                                .subnets = references_of(in(value, "SubnetIds")),
                                .groups = groups_in(value),
                                .route_tables = references_of(in(value, "RouteTableIds"))});
}

// One of another Region does not stand for the service here.
void NetworkReader::join_endpoints() {
  for (inventory::Endpoint& endpoint : network_.endpoints) {
    const ServiceName& service = services_[endpoint.thing.key];
    const std::string region = endpoint.vpc.match(
        [&](const std::string& vpc) { return region_of_.try_emplace(vpc, scope_.region).first->second; },
        [&](const base::Unknown&) { return scope_.region; });
    if (service.region == region && !region.empty()) {
      continue;
    }
    const bool is_open = region.empty() && !service.region.empty();
    endpoint.service = is_open ? Known<std::string>::unknown({.reason = kWhichRegion, .remedy = base::Remedy::ask_aws})
                               : Known<std::string>::defaulted(service.name);
  }
}

void NetworkReader::load_balancer(const Value& value, inventory::Thing thing) {
  inventory::LoadBalancer balancer{.thing = std::move(thing),
                                   .is_internal = Known<bool>::defaulted(is_word(in(value, "Scheme"), "internal")),
                                   .groups = references_of(in(value, "SecurityGroups"))};
  for (const Value& zone : items_in(value, "AvailabilityZones")) {
    balancer.subnets.items.push_back(reference_of(in(zone, "SubnetId")));
  }
  network_.load_balancers.push_back(std::move(balancer));
}

void NetworkReader::target_group(const Value& value, inventory::Thing thing) {
  network_.target_groups.push_back({.thing = std::move(thing),
                                    .vpc = reference_of(in(value, "VpcId")),
                                    .port = network::number_of(in(value, "Port"), 0),
                                    .load_balancers = references_of(in(value, "LoadBalancerArns"))});
}

}  // namespace kakoi::sources::api
