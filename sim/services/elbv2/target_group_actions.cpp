#include "sim/services/elbv2/actions.hpp"
#include "sim/services/elbv2/attributes.hpp"
#include "sim/services/elbv2/find.hpp"
#include "sim/services/elbv2/texts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace kakoi::sim::services::elbv2 {
namespace {

constexpr std::array<std::string_view, 6> kTargetProtocols = {"HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP"};
constexpr std::size_t kLongestName = 32;
constexpr std::int64_t kLastPort = 65535;

bool is_http(std::string_view protocol) { return protocol == "HTTP" || protocol == "HTTPS"; }

struct Range {
  const char* member;
  std::int64_t least;
  std::int64_t most;
  std::int64_t world::TargetGroup::*field;
};

constexpr Range kRanges[] = {
    {.member = "HealthCheckIntervalSeconds", .least = 5, .most = 300, .field = &world::TargetGroup::interval},
    {.member = "HealthCheckTimeoutSeconds", .least = 2, .most = 120, .field = &world::TargetGroup::timeout},
    {.member = "HealthyThresholdCount", .least = 2, .most = 10, .field = &world::TargetGroup::healthy_threshold},
    {.member = "UnhealthyThresholdCount", .least = 2, .most = 10, .field = &world::TargetGroup::unhealthy_threshold},
};

Expected<bool> read_ranges(const Value& input, world::TargetGroup& group) {
  for (const Range& range : kRanges) {
    if (!input.has(range.member)) continue;
    const auto number = input[range.member].as_integer();
    if (!number || *number < range.least || *number > range.most) {
      return invalid(std::string(range.member) + " must be between " + std::to_string(range.least) + " and " +
                     std::to_string(range.most));
    }
    group.*range.field = *number;
  }
  return true;
}

/// The members that can still be changed later.
Expected<bool> read_check(const Value& input, world::TargetGroup& group) {
  group.check_protocol = input.text("HealthCheckProtocol", group.check_protocol);
  group.check_port = input.text("HealthCheckPort", group.check_port);
  group.checks_health = input.boolean("HealthCheckEnabled", group.checks_health);
  if (auto read = read_ranges(input, group); !read) return read;
  if (!is_http(group.check_protocol)) {
    group.check_path.clear();
    group.matcher.clear();
    return true;
  }
  group.check_path = input.text("HealthCheckPath", group.check_path.empty() ? "/" : group.check_path);
  const Value& matcher = input["Matcher"];
  if (group.matcher.empty()) group.matcher = is_http(group.protocol) ? "200" : "200-399";
  group.matcher = matcher.text("HttpCode", matcher.text("GrpcCode", group.matcher));
  if (group.timeout >= group.interval) {
    return invalid("Health check interval must be greater than the timeout.");
  }
  return true;
}

Expected<bool> read_purpose(Context& context, const Value& input, world::TargetGroup& group) {
  if (group.target_type != "instance" && group.target_type != "ip") {
    return invalid("The target type '" + group.target_type + "' must be one of 'instance, ip'");
  }
  if (auto checked = require(input, {"Protocol", "Port", "VpcId"}); !checked) return checked;
  group.protocol = input.text("Protocol");
  if (std::ranges::find(kTargetProtocols, group.protocol) == kTargetProtocols.end()) {
    return invalid("1 validation error detected: Value '" + group.protocol +
                   "' at 'protocol' failed to satisfy constraint: Member must satisfy enum value set: [HTTP, HTTPS, "
                   "TCP, TLS, UDP, TCP_UDP]");
  }
  group.port = input.integer("Port");
  if (group.port < 1 || group.port > kLastPort) return invalid("Port must be between 1 and 65535");
  group.vpc_id = input.text("VpcId");
  if (!context.region.ec2.vpcs.contains(group.vpc_id)) {
    return invalid("The VPC ID '" + group.vpc_id + "' is not found");
  }
  if (is_http(group.protocol)) group.protocol_version = input.text("ProtocolVersion", "HTTP1");
  group.check_protocol = is_http(group.protocol) ? group.protocol : "TCP";
  return true;
}

Value shape(const Context& context, const world::TargetGroup& group) {
  Value it = Value::object({{"TargetGroupArn", group.arn},
                            {"TargetGroupName", group.name},
                            {"Protocol", group.protocol},
                            {"Port", group.port},
                            {"VpcId", group.vpc_id},
                            {"HealthCheckProtocol", group.check_protocol},
                            {"HealthCheckPort", group.check_port},
                            {"HealthCheckEnabled", group.checks_health},
                            {"HealthCheckIntervalSeconds", group.interval},
                            {"HealthCheckTimeoutSeconds", group.timeout},
                            {"HealthyThresholdCount", group.healthy_threshold},
                            {"UnhealthyThresholdCount", group.unhealthy_threshold}});
  if (!group.check_path.empty()) it.set("HealthCheckPath", group.check_path);
  if (!group.matcher.empty()) {
    it.set("Matcher", Value::object({{group.protocol_version == "GRPC" ? "GrpcCode" : "HttpCode", group.matcher}}));
  }
  it.set("LoadBalancerArns", Value::texts(context.region.elbv2.balancers_of(group.arn)));
  it.set("TargetType", group.target_type);
  if (!group.protocol_version.empty()) it.set("ProtocolVersion", group.protocol_version);
  it.set("IpAddressType", group.address_type);
  return it;
}

Value answer(const Context& context, const world::TargetGroup& group) {
  return Value::object({{"TargetGroups", Value(Value::Array{shape(context, group)})}});
}

bool is_same(const world::TargetGroup& known, const world::TargetGroup& made) {
  return known.protocol == made.protocol && known.port == made.port && known.vpc_id == made.vpc_id &&
         known.target_type == made.target_type && known.check_path == made.check_path;
}

}  // namespace

Outcome create_target_group(Context& context, const Value& input) {
  if (const auto checked = require(input, {"Name"}); !checked) return tl::unexpected(checked.error());
  world::TargetGroup made{.name = input.text("Name"),
                          .target_type = input.text("TargetType", "instance"),
                          .address_type = input.text("IpAddressType", "ipv4")};
  if (made.name.size() > kLongestName) {
    return invalid("Target group name '" + made.name + "' cannot be longer than '32' characters");
  }
  if (const auto read = read_purpose(context, input, made); !read) return tl::unexpected(read.error());
  if (!is_http(input.text("HealthCheckProtocol", made.check_protocol))) made.timeout = 10;
  if (const auto read = read_check(input, made); !read) return tl::unexpected(read.error());
  auto tags = tags_of(input);
  if (!tags) return tl::unexpected(tags.error());
  world::Elbv2& elbv2 = context.region.elbv2;
  if (const world::TargetGroup* known = elbv2.target_group_named(made.name)) {
    if (is_same(*known, made)) return answer(context, *known);
    return error("DuplicateTargetGroupName",
                 "A target group with the same name '" + made.name + "' exists, but with different settings");
  }
  if (elbv2.target_groups.size() >= kMostGroups) {
    return error("TooManyTargetGroups", "The maximum number of target groups has been reached");
  }
  made.tags = *std::move(tags);
  made.attributes = first_attributes(made);
  made.arn = context.region.arn("elasticloadbalancing", "targetgroup/" + made.name + "/" + context.world.ids.hex(16));
  Value output = answer(context, made);
  elbv2.target_groups.emplace(made.arn, std::move(made));
  return output;
}

Outcome describe_target_groups(Context& context, const Value& input) {
  const world::Elbv2& elbv2 = context.region.elbv2;
  std::vector<std::string> arns = input.texts_of("TargetGroupArns");
  for (const std::string& arn : arns) {
    if (!elbv2.target_groups.contains(arn)) return error("TargetGroupNotFound", kOneOrMoreGroups);
  }
  for (const std::string& name : input.texts_of("Names")) {
    const world::TargetGroup* found = elbv2.target_group_named(name);
    if (found == nullptr) return error("TargetGroupNotFound", kOneOrMoreGroups);
    arns.push_back(found->arn);
  }
  const std::string balancer = input.text("LoadBalancerArn");
  if (!balancer.empty() && !elbv2.load_balancers.contains(balancer)) {
    return error("LoadBalancerNotFound", kOneOrMoreBalancers);
  }
  if (arns.empty()) {
    for (const auto& [arn, group] : elbv2.target_groups) {
      const auto balancers = elbv2.balancers_of(arn);
      const bool is_wanted = balancer.empty() || std::ranges::find(balancers, balancer) != balancers.end();
      if (is_wanted) arns.push_back(arn);
    }
  }
  std::ranges::sort(arns);
  return describe(context, input, elbv2.target_groups, arns, "TargetGroups",
                  [&](const world::TargetGroup& it) { return shape(context, it); });
}

Outcome modify_target_group(Context& context, const Value& input) {
  const auto group = target_group_of(context, input);
  if (!group) return tl::unexpected(group.error());
  world::TargetGroup changed = **group;
  if (const auto read = read_check(input, changed); !read) return tl::unexpected(read.error());
  **group = std::move(changed);
  return answer(context, **group);
}

Outcome delete_target_group(Context& context, const Value& input) {
  if (const auto checked = require(input, {"TargetGroupArn"}); !checked) return tl::unexpected(checked.error());
  const std::string arn = input.text("TargetGroupArn");
  if (!context.region.elbv2.balancers_of(arn).empty()) {
    return error("ResourceInUse", "Target group '" + arn + "' is currently in use by a listener or a rule");
  }
  context.region.elbv2.target_groups.erase(arn);
  return Value::object();
}

}  // namespace kakoi::sim::services::elbv2
