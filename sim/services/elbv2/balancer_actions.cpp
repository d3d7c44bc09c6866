#include "sim/services/elbv2/actions.hpp"
#include "sim/services/elbv2/attributes.hpp"
#include "sim/services/elbv2/balancer_checks.hpp"
#include "sim/services/elbv2/find.hpp"
#include "sim/services/elbv2/texts.hpp"

#include "sim/orchestration/load_balancers.hpp"

#include <algorithm>
#include <cctype>

namespace kakoi::sim::services::elbv2 {
namespace {

constexpr std::size_t kLongestName = 32;
// That of us-east-1; every region has others.
constexpr const char* kHostedZone = "Z35SXDOTRQ7X7K";

bool is_name(const std::string& name) {
  return !name.empty() && name.size() <= kLongestName && !name.starts_with('-') && !name.ends_with('-') &&
         !name.starts_with("internal-") &&
         std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; });
}

Value addresses_shape(const Context& context, const world::LoadBalancer& balancer, const std::string& subnet) {
  Value addresses = Value::array();
  if (const auto allocation = balancer.allocations.find(subnet); allocation != balancer.allocations.end()) {
    const auto interface = context.region.ec2.interfaces.find(balancer.interfaces.at(subnet));
    const bool is_there = interface != context.region.ec2.interfaces.end();
    addresses.append(Value::object(
        {{"IpAddress", is_there ? interface->second.public_ip : ""}, {"AllocationId", allocation->second}}));
  }
  return addresses;
}

Value zones_shape(const Context& context, const world::LoadBalancer& balancer) {
  Value zones = Value::array();
  for (const auto& [subnet, interface] : balancer.interfaces) {
    const auto found = context.region.ec2.subnets.find(subnet);
    const std::string zone = found != context.region.ec2.subnets.end() ? found->second.zone : "";
    zones.append(Value::object({{"ZoneName", zone},
                                {"SubnetId", subnet},
                                {"LoadBalancerAddresses", addresses_shape(context, balancer, subnet)}}));
  }
  return zones;
}

Value shape(const Context& context, const world::LoadBalancer& balancer) {
  Value it = Value::object({{"LoadBalancerArn", balancer.arn},
                            {"DNSName", balancer.dns_name},
                            {"CanonicalHostedZoneId", kHostedZone},
                            {"CreatedTime", value::Timestamp{balancer.created}},
                            {"LoadBalancerName", balancer.name},
                            {"Scheme", balancer.scheme},
                            {"VpcId", balancer.vpc_id},
                            {"State", Value::object({{"Code", balancer.state}})},
                            {"Type", balancer.type},
                            {"AvailabilityZones", zones_shape(context, balancer)}});
  if (!balancer.groups.empty()) it.set("SecurityGroups", Value::texts(balancer.groups));
  it.set("IpAddressType", balancer.address_type);
  return it;
}

Value answer(const Context& context, const world::LoadBalancer& balancer) {
  return Value::object({{"LoadBalancers", Value(Value::Array{shape(context, balancer)})}});
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
                  [&](const world::LoadBalancer& it) { return shape(context, it); });
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

Outcome set_security_groups(Context& context, const Value& input) {
  const auto balancer = balancer_of(context, input);
  if (!balancer) return tl::unexpected(balancer.error());
  if (const auto checked = require(input, {"SecurityGroups"}); !checked) return tl::unexpected(checked.error());
  const auto groups = groups_of(context, input, (*balancer)->vpc_id);
  if (!groups) return tl::unexpected(groups.error());
  if (!(*balancer)->is_application() && (*balancer)->groups.empty()) {
    return error("InvalidConfigurationRequest",
                 "Security groups cannot be given to a network load balancer that was created without");
  }
  orchestration::guard_load_balancer(context.here(), **balancer, *groups);
  return Value::object({{"SecurityGroupIds", Value::texts(*groups)}});
}

Outcome set_subnets(Context& context, const Value& input) {
  const auto balancer = balancer_of(context, input);
  if (!balancer) return tl::unexpected(balancer.error());
  const auto placement = placement_of(context, input, **balancer);
  if (!placement) return tl::unexpected(placement.error());
  if (placement->vpc_id != (*balancer)->vpc_id) {
    return error("InvalidConfigurationRequest",
                 "All subnets must belong to the same VPC: '" + (*balancer)->vpc_id + "'");
  }
  (*balancer)->allocations = placement->allocations;
  orchestration::place_load_balancer(context.here(), **balancer, placement->subnets);
  return Value::object(
      {{"AvailabilityZones", zones_shape(context, **balancer)}, {"IpAddressType", (*balancer)->address_type}});
}

Outcome set_ip_address_type(Context& context, const Value& input) {
  const auto balancer = balancer_of(context, input);
  if (!balancer) return tl::unexpected(balancer.error());
  const std::string type = input.text("IpAddressType");
  if (type != "ipv4" && type != "dualstack" && type != "dualstack-without-public-ipv4") {
    return invalid("1 validation error detected: Value '" + type +
                   "' at 'ipAddressType' failed to satisfy constraint: Member must satisfy enum value set: [ipv4, "
                   "dualstack, dualstack-without-public-ipv4]");
  }
  (*balancer)->address_type = type;
  return Value::object({{"IpAddressType", type}});
}

Outcome describe_capacity_reservation(Context& context, const Value& input) {
  const auto balancer = balancer_of(context, input);
  if (!balancer) return tl::unexpected(balancer.error());
  // Nothing was ever reserved: there is no action here that would.
  return Value::object({{"DecreaseRequestsRemaining", 2}, {"CapacityReservationState", Value::array()}});
}

}  // namespace kakoi::sim::services::elbv2
