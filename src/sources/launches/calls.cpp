#include "sources/launches/calls.hpp"

#include "sources/launches/run_task.hpp"
#include "sources/launches/text_slices.hpp"
#include "sources/launches/urls.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kakoi::sources {
namespace {

using base::Known;
using base::Phrase;
using base::Unknown;
using inventory::Call;
using values::Kind;
using values::Value;

constexpr Phrase kByConfiguration{"what the agent {} sends to is in a configuration that was not read",
                                  "エージェント {} の送信先は、読み取っていない設定にあります"};
constexpr Phrase kWhere{"whether {} is on the internet, or in a network of its own, was not looked at",
                        "{} がインターネット上か内部のネットワークかは調べていません"};

struct Sidecar {
  std::string_view image;  ///< the last part of its repository
  std::string_view service;
  bool is_by_configuration = false;
};

// (AWS X-Ray, AWS App Mesh, AWS Distro for OpenTelemetry and Amazon CloudWatch user guides: what their images call.)
constexpr auto kSidecars = std::to_array<Sidecar>({
    {.image = "aws-xray-daemon", .service = "xray"},
    {.image = "xray-daemon", .service = "xray"},
    {.image = "aws-appmesh-envoy", .service = "appmesh-envoy-management"},
    {.image = "aws-otel-collector", .service = "xray", .is_by_configuration = true},
    {.image = "cloudwatch-agent", .service = "monitoring", .is_by_configuration = true},
    {.image = "amazon-cloudwatch-agent", .service = "monitoring", .is_by_configuration = true},
});

// `public.ecr.aws/xray/aws-xray-daemon:3` → `aws-xray-daemon`
std::string_view name_of_image(std::string_view text) {
  text = text.substr(text.rfind('/') + 1);
  return text.substr(0, text.find_first_of(std::string_view("\0:@", 3)));
}

void add_sidecar(const Value& image, std::vector<Call>& into) {
  const std::string text = image.is_sensitive() ? std::string() : with_holes(image);
  const std::string_view name = name_of_image(text);
  const auto* found =
      std::find_if(kSidecars.begin(), kSidecars.end(), [&](const Sidecar& each) { return each.image == name; });
  if (found != kSidecars.end()) {
    Call call{.service = std::string(found->service)};
    if (found->is_by_configuration) {
      call.maybe = Unknown{.reason = base::Message(kByConfiguration, {std::string(name)}), .trail = image.trail()};
    }
    into.push_back(std::move(call));
  }
}

struct Made {
  std::string_view terraform;
  std::string_view template_type;
  std::string_view service;
};

constexpr auto kMade = std::to_array<Made>({
    {"aws_sqs_queue.", "AWS::SQS::Queue", "sqs"},
    {"aws_sns_topic.", "AWS::SNS::Topic", "sns"},
    {"aws_dynamodb_table.", "AWS::DynamoDB::Table", "dynamodb"},
    {"aws_kinesis_stream.", "AWS::Kinesis::Stream", "kinesis-streams"},
    {"aws_s3_bucket.", "AWS::S3::Bucket", "s3"},
});

// A value that is the name, ARN or URL of a queue or the like, and nothing else.
void add_made(const Value& value, const CodeReader& code, std::vector<Call>& into) {
  const Value* hole = first_hole(value);
  if (hole == nullptr || with_holes(value).size() > 1) {
    return;
  }
  const std::string type = code.type_of(*hole);
  const auto* found = std::find_if(kMade.begin(), kMade.end(), [&](const Made& each) {
    return type == each.template_type || type.find(each.terraform) != std::string::npos;
  });
  if (found != kMade.end()) {
    into.push_back({.service = std::string(found->service), .region = code.made_in(*hole)});
  }
}

// `eu-west-1`, or what is not known.
bool may_be_region(std::string_view label) {
  const bool is_hole = label.size() == 1 && label.front() == kHole;
  return is_hole || (std::count(label.begin(), label.end(), '-') >= 2 && std::isdigit(label.back()) != 0);
}

// As its endpoints are called; empty where a name of this form may be of a thing in a VPC.
std::string_view service_of(const std::vector<std::string_view>& labels) {
  constexpr std::size_t kServiceAndRegion = 2;
  const std::string_view name = labels[labels.size() - kServiceAndRegion];
  if (name.empty() || name.find(kHole) != std::string_view::npos) {
    return {};
  }
  const bool is_alone = labels.size() == kServiceAndRegion;
  if (name == "kinesis" && is_alone) {
    return "kinesis-streams";
  }
  if (name == "firehose" && is_alone) {
    return "kinesis-firehose";
  }
  return is_alone || name == "s3" || name == "execute-api" ? name : std::string_view();
}

// `sqs.eu-west-1.amazonaws.com`, `bucket.s3.eu-west-1.amazonaws.com`
std::optional<Call> call_of_aws(const Value& value, const Authority& url, std::string_view suffix,
                                const CodeReader& code) {
  const std::string_view rest = std::string_view(url.host).substr(0, url.host.size() - suffix.size());
  const std::vector<std::string_view> labels = labels_of(rest);
  const std::string_view region = labels.back();
  const std::string_view service = labels.size() > 1 && may_be_region(region) ? service_of(labels) : std::string_view();
  if (service.empty() || url.port != kHttpsPort) {
    return std::nullopt;
  }
  const Slice slice = slice_of(value, url.at + rest.size() - region.size(), region.size());
  return Call{.service = std::string(service),
              .region = slice.is_known          ? Known<std::string>::given(slice.bytes, value.trail())
                        : slice.hole != nullptr ? code.region(*slice.hole)
                                                : code.region(value)};
}

// Names that the internet does not know, and those that AWS gives to things in a VPC.
bool may_be_internal(std::string_view host) {
  constexpr auto kEndings = std::to_array<std::string_view>({".internal", ".local", ".localhost", ".lan", ".corp",
                                                             ".intranet", ".home", ".private", ".test", ".invalid",
                                                             ".example", ".on.aws", ".api.aws", ".aws", ".arpa"});
  const std::string_view last = host.substr(host.rfind('.') + 1);
  const bool is_address = !last.empty() && std::isdigit(static_cast<unsigned char>(last.back())) != 0;
  return host.find('.') == std::string_view::npos || host.find(kHole) != std::string_view::npos || last.empty() ||
         is_address ||
         std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return host.ends_with(ending); });
}

void add_url(const Value& value, const CodeReader& code, std::vector<Call>& into) {
  const std::optional<Authority> url = authority_of(with_holes(value));
  if (!url.has_value()) {
    return;
  }
  for (const std::string_view suffix : {".amazonaws.com", ".amazonaws.com.cn"}) {
    if (url->host.ends_with(suffix)) {
      if (std::optional<Call> call = call_of_aws(value, *url, suffix, code)) {
        into.push_back(std::move(*call));
      }
      return;
    }
  }
  if (!may_be_internal(url->host)) {
    into.push_back({.host = url->port == kHttpsPort ? url->host : url->host + ":" + url->port,
                    .maybe = Unknown{.reason = base::Message(kWhere, {url->host}), .trail = value.trail()}});
  }
}

}  // namespace

std::vector<Call> calls_of(const Value& definition, const CodeReader& code) {
  std::vector<Call> calls;
  add_sidecar(step_into(definition, "image"), calls);
  const Value environment = step_into(definition, "environment");
  if (!environment.is(Kind::list)) {
    return calls;
  }
  for (const Value& variable : environment.items()) {
    const Value value = step_into(variable, "value");
    if (!value.is_null() && !value.is_sensitive()) {
      add_made(value, code, calls);
      add_url(value, code, calls);
    }
  }
  return calls;
}

}  // namespace kakoi::sources
