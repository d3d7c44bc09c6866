#include "sim/services/elbv2/actions.hpp"
#include "sim/services/elbv2/attributes.hpp"
#include "sim/services/elbv2/balancer_checks.hpp"
#include "sim/services/elbv2/balancer_shape.hpp"
#include "sim/services/elbv2/find.hpp"
#include "sim/services/elbv2/texts.hpp"

#include "sim/orchestration/load_balancers.hpp"

#include <algorithm>
#include <cctype>

namespace kakoi::sim::services::elbv2 {
namespace {

constexpr std::size_t kLongestName = 32;

bool is_name(const std::string& name) {
  return !name.empty() && name.size() <= kLongestName && !name.starts_with('-') && !name.ends_with('-') &&
         !name.starts_with("internal-") &&
         std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; });
}

Value answer(const Context& context, const world::LoadBalancer& balancer) {
  return Value::object({{"LoadBalancers", Value(Value::Array{shape_of(context, balancer)})}});
}

const world::LoadBalancer* balancer_named(const Context& context, const std::string& name) {
  const auto& all = context.region.elbv2.load_balancers;
  const auto found = std::ranges::find_if(all, [&](const auto& it) { return it.second.name == name; });
  return found != all.end() ? &found->second : nullptr;
}

/// All but subnets and groups.
Expected<world::LoadBalancer> read(Context& context, const Value& input) {
  world::LoadBalancer made{.name = input.text("Name"),
                           .type = input.text("Type", "application"),
                           .scheme = input.text("Scheme", "internet-facing"),
                           .address_type = input.text("IpAddressType", "ipv4"),
                           .created = context.world.now()};
  if (!is_name(made.name)) {
    return invalid("The load balancer name '" + made.name +
                   "' can have up to 32 letters, digits and hyphens, and can neither begin nor end with a hyphen");
  }
  if (made.type != "application" && made.type != "network") {
    return invalid("1 validation error detected: Value '" + made.type +
                   "' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [application, "
                   "network, gateway]");
  }
  if (made.scheme != "internet-facing" && made.scheme != "internal") {
    return error("InvalidScheme", "The scheme '" + made.scheme + "' is not valid");
  }
  return made;
}

void name_it(Context& context, world::LoadBalancer& made) {
  const std::string id = context.world.ids.hex(16);
  const std::string prefix = made.is_public() || !made.is_application() ? "" : "internal-";
  made.arn =
      context.region.arn("elasticloadbalancing",
                         (made.is_application() ? "loadbalancer/app/" : "loadbalancer/net/") + made.name + "/" + id);
  made.dns_name = made.is_application() ? prefix + made.name + "-" + context.world.ids.digits(10) + "." +
                                              context.region.name + ".elb.amazonaws.com"
                                        : made.name + "-" + id + ".elb." + context.region.name + ".amazonaws.com";
}

bool is_same(const world::LoadBalancer& known, const world::LoadBalancer& made, const Placement& placement) {
  return known.type == made.type && known.scheme == made.scheme &&
         known.interfaces.size() == placement.subnets.size() &&
         std::ranges::all_of(placement.subnets, [&](const auto& it) { return known.interfaces.contains(it); });
}

}  // namespace

Outcome create_load_balancer(Context& context, const Value& input) {
  if (const auto checked = require(input, {"Name"}); !checked) return tl::unexpected(checked.error());
  auto made = read(context, input);
  if (!made) return tl::unexpected(made.error());
  auto placement = placement_of(context, input, *made);
  if (!placement) return tl::unexpected(placement.error());
  auto groups = groups_of(context, input, placement->vpc_id);
  if (!groups) return tl::unexpected(groups.error());
  auto tags = tags_of(input);
  if (!tags) return tl::unexpected(tags.error());
  if (const world::LoadBalancer* known = balancer_named(context, made->name)) {
    if (is_same(*known, *made, *placement)) return answer(context, *known);
    return error("DuplicateLoadBalancerName",
                 "A load balancer with the same name '" + made->name + "' exists, but with different settings");
  }
  if (context.region.elbv2.load_balancers.size() >= kMostBalancers) {
    return error("TooManyLoadBalancers", "The maximum number of load balancers has been reached");
  }
  made->vpc_id = placement->vpc_id;
  made->allocations = placement->allocations;
  made->groups = *std::move(groups);
  if (made->is_application() && made->groups.empty()) made->groups = {default_group(context, made->vpc_id)};
  made->tags = *std::move(tags);
  made->attributes = first_attributes(*made);
  name_it(context, *made);
  world::LoadBalancer& balancer = context.region.elbv2.load_balancers[made->arn];
  balancer = *std::move(made);
  orchestration::place_load_balancer(context.here(), balancer, placement->subnets);
  orchestration::begin_load_balancer(context.here(), balancer);
  return answer(context, balancer);
}

Outcome describe_load_balancers(Context& context, const Value& input) {
  const auto& all = context.region.elbv2.load_balancers;
  std::vector<std::string> arns = input.texts_of("LoadBalancerArns");
  const std::vector<std::string> names = input.texts_of("Names");
  for (const std::string& arn : arns) {
    if (!all.contains(arn)) return error("LoadBalancerNotFound", kOneOrMoreBalancers);
  }
  for (const std::string& name : names) {
    const world::LoadBalancer* found = balancer_named(context, name);
    if (found == nullptr) return error("LoadBalancerNotFound", "Load balancers '[" + name + "]' not found");
    arns.push_back(found->arn);
  }
  if (arns.empty()) {
    for (const auto& [arn, balancer] : all) {
      arns.push_back(arn);
    }
  }
  std::ranges::sort(arns);
  return describe(context, input, all, arns, "LoadBalancers",
                  [&](const world::LoadBalancer& it) { return shape_of(context, it); });
}

Outcome delete_load_balancer(Context& context, const Value& input) {
  if (const auto checked = require(input, {"LoadBalancerArn"}); !checked) return tl::unexpected(checked.error());
  const std::string arn = input.text("LoadBalancerArn");
  const auto found = context.region.elbv2.load_balancers.find(arn);
  // To delete what is not there is no error.
  if (found == context.region.elbv2.load_balancers.end()) return Value::object();
  if (found->second.attributes["deletion_protection.enabled"] == "true") {
    return error("OperationNotPermitted",
                 "Load balancer '" + arn + "' cannot be deleted because deletion protection is enabled");
  }
  orchestration::remove_load_balancer(context.here(), arn);
  return Value::object();
}

}  // namespace kakoi::sim::services::elbv2
