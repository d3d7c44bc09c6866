// Instances, in the least form that container instances of Amazon ECS need.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/addresses.hpp"
#include "sim/services/ec2/assign.hpp"
#include "sim/services/ec2/become.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/interfaces.hpp"

#include "sim/orchestration/instances.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::int64_t kMostAtOnce = 20;
constexpr std::size_t kIdLength = 16;
constexpr const char* kPending = "pending";
constexpr const char* kRunning = "running";

constexpr std::array kFilters = {
    Filter{"image-id", "imageId"},
    Filter{"instance-id", "instanceId"},
    Filter{"instance-state-name", "instanceState.name"},
    Filter{"instance-type", "instanceType"},
    Filter{"ip-address", "ipAddress"},
    Filter{"network-interface.network-interface-id", "networkInterfaceSet.networkInterfaceId"},
    Filter{"private-ip-address", "privateIpAddress"},
    Filter{"subnet-id", "subnetId"},
    Filter{"vpc-id", "vpcId"},
};

Value state_shape(std::string_view state) {
  constexpr int kCodes[] = {0, 16, 48};
  const int code = state == kPending ? kCodes[0] : state == kRunning ? kCodes[1] : kCodes[2];
  return Value::object({{"code", code}, {"name", state}});
}

Value without(Value it, std::initializer_list<const char*> members) {
  for (const char* member : members) it.remove(member);
  return it;
}

/// An instance shows less of its interface than the interface itself does.
Value as_shown_by_instance(const Value& interface) {
  Value it = without(interface, {"availabilityZone", "availabilityZoneId", "requesterId", "requesterManaged",
                                 "ipv6Address", "tagSet", "association", "privateIpAddressesSet"});
  it.set("attachment", without(interface["attachment"], {"instanceId", "instanceOwnerId"}));
  it.set("association", without(interface["association"], {"allocationId", "associationId"}));
  return it;
}

/// What the instance shows of its interfaces.
void show_network(const Context& context, const world::Instance& instance, const world::NetworkInterface& interface,
                  Value& shape) {
  const Value it = interface_shape(context, interface);
  for (const char* member : {"subnetId", "vpcId", "privateIpAddress", "sourceDestCheck", "groupSet"}) {
    shape.set(member, it[member]);
  }
  shape.set("ipAddress", it["association"]["publicIp"]);
  shape.set("privateDnsName", it.text("privateDnsName"));
  shape.set("dnsName", it["association"].text("publicDnsName"));
  shape.set("placement", Value::object({{"availabilityZone", interface.zone}, {"tenancy", "default"}}));
  Value interfaces = Value(Value::Array{as_shown_by_instance(it)});
  for (const std::string& id : instance.more_interfaces) {
    interfaces.append(as_shown_by_instance(interface_shape(context, context.region.ec2.interfaces.at(id))));
  }
  shape.set("networkInterfaceSet", std::move(interfaces));
}

Value instance_shape(const Context& context, const world::Instance& it) {
  Value shape = Value::object({{"instanceId", it.id},
                               {"imageId", it.image},
                               {"instanceState", state_shape(it.state)},
                               {"instanceType", it.type},
                               {"amiLaunchIndex", 0},
                               {"launchTime", value::Timestamp{it.launched}},
                               {"monitoring", Value::object({{"state", "disabled"}})},
                               {"architecture", "x86_64"},
                               {"tagSet", tag_set(it.tags)}});
  const auto interface = context.region.ec2.interfaces.find(it.interface_id);
  if (interface != context.region.ec2.interfaces.end()) show_network(context, it, interface->second, shape);
  return shape;
}

Value reservation_of(const Context& context, const std::string& id, Value instances) {
  return Value::object({{"reservationId", id},
                        {"ownerId", context.region.account},
                        {"groupSet", Value::array()},
                        {"instancesSet", std::move(instances)}});
}

/// Each instance is shown by itself: what was asked for together need not be on one page.
Value reservation_shape(const Context& context, const world::Instance& it) {
  return reservation_of(context, it.reservation_id, Value(Value::Array{instance_shape(context, it)}));
}

/// Filters are about the instance, and not about the reservation in which it is shown.
FilterValues values_of(const Context& context, const world::Instance& it, std::string_view name) {
  return values_in(instance_shape(context, it), kFilters, name);
}

constexpr Kind<world::Instance> kInstances{
    .naming = kInstance, .set = "reservationSet", .filters = kFilters, .shape = reservation_shape, .quick = values_of};

struct Wanted {
  world::Subnet* subnet = nullptr;
  std::vector<std::string> groups = {};
  bool is_public = false;
};

Expected<world::Subnet*> subnet_for(Context& context, const Value& place) {
  auto& subnets = context.region.ec2.subnets;
  if (place.has("SubnetId")) return find(subnets, place, kSubnet);
  const auto found = std::ranges::find_if(subnets, [](const auto& it) { return it.second.is_default; });
  if (found == subnets.end()) return error("VPCIdNotSpecified", "No default VPC for this user");
  return &found->second;
}

/// What the request says of its instances, or of their first interface.
Expected<Wanted> wanted_of(Context& context, const Value& input) {
  const Value::Array& interfaces = input["NetworkInterface"].items();
  if (!interfaces.empty() && (input.has("SubnetId") || input.has("SecurityGroupId"))) {
    return error("InvalidParameterCombination",
                 "Network interfaces and an instance-level subnet ID may not be specified on the same request");
  }
  const Value& place = interfaces.empty() ? input : interfaces.front();
  const auto subnet = subnet_for(context, place);
  if (!subnet) return tl::unexpected(subnet.error());
  Wanted wanted{.subnet = *subnet,
                .groups = groups_or_default(context.region.ec2, place.texts_of("SecurityGroupId"), (*subnet)->vpc_id),
                .is_public = place.boolean("AssociatePublicIpAddress", (*subnet)->map_public_ip_on_launch)};
  for (const std::string& id : wanted.groups) {
    if (!context.region.ec2.groups.contains(id)) return tl::unexpected(not_found(kGroup, id));
  }
  return wanted;
}

}  // namespace

Outcome run_instances(Context& context, const Value& input) {
  const std::int64_t count = input.integer("MaxCount");
  if (input.integer("MinCount") < 1 || count < input.integer("MinCount") || count > kMostAtOnce) {
    return error("InvalidParameterValue", "Invalid value for MinCount or MaxCount.");
  }
  const auto wanted = wanted_of(context, input);
  if (!wanted) return tl::unexpected(wanted.error());
  if (wanted->subnet->is_ipv6_native) return error("InvalidParameterValue", "The subnet has no IPv4 addresses.");
  if (const auto checked = check_room(*wanted->subnet, count); !checked) return tl::unexpected(checked.error());
  Value instances = Value::array();
  const std::string reservation = context.world.ids.resource("r");
  for (std::int64_t i = 0; i < count; ++i) {
    const world::Instance* made =
        orchestration::run_instance(context.here(),
                                    {.id = "i-0" + context.world.ids.hex(kIdLength),
                                     .reservation_id = reservation,
                                     .image = input.text("ImageId"),
                                     .type = input.text("InstanceType", "m5.large"),
                                     .state = kPending,
                                     .tags = tags_of(input)},
                                    wanted->subnet->id, {.groups = wanted->groups}, wanted->is_public);
    if (made == nullptr) continue;
    instances.append(instance_shape(context, *made));
    become(context, &world::Ec2::instances, made->id, kPending, kRunning);
  }
  return reservation_of(context, reservation, std::move(instances));
}

Outcome terminate_instances(Context& context, const Value& input) {
  auto& all = context.region.ec2.instances;
  const std::vector<std::string> ids = input.texts_of("InstanceId");
  for (const std::string& id : ids) {
    if (!all.contains(id)) return tl::unexpected(not_found(kInstance, id));
  }
  Value instances = Value::array();
  for (const std::string& id : ids) {
    world::Instance& instance = all.at(id);
    Value previous = state_shape(instance.state);
    for (auto& [allocation_id, address] : context.region.ec2.addresses) {
      const bool is_its = !address.interface_id.empty() && address.interface_id == instance.interface_id;
      if (is_its) disassociate(context.region.ec2, address);
    }
    orchestration::terminate_instance(context.here(), instance);
    instances.append(Value::object(
        {{"instanceId", id}, {"currentState", state_shape(instance.state)}, {"previousState", std::move(previous)}}));
  }
  return Value::object({{"instancesSet", std::move(instances)}});
}

Outcome describe_instances(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.instances, kInstances);
}

}  // namespace kakoi::sim::services::ec2
