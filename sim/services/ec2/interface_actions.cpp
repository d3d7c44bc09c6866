#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/addresses.hpp"
#include "sim/services/ec2/assign.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/interfaces.hpp"

#include "sim/network/addresses.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file, but for those of DetachNetworkInterface. Their codes are those
// of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::size_t kMostGroups = 5;
constexpr std::size_t kMostIds = 200;

constexpr std::array kFilters = {
    Filter{"addresses.association.owner-id", "privateIpAddressesSet.association.ipOwnerId"},
    Filter{"addresses.association.public-ip", "privateIpAddressesSet.association.publicIp"},
    Filter{"addresses.primary", "privateIpAddressesSet.primary"},
    Filter{"addresses.private-ip-address", "privateIpAddressesSet.privateIpAddress"},
    Filter{"association.allocation-id", "association.allocationId"},
    Filter{"association.association-id", "association.associationId"},
    Filter{"association.ip-owner-id", "association.ipOwnerId"},
    Filter{"association.public-dns-name", "association.publicDnsName"},
    Filter{"association.public-ip", "association.publicIp"},
    Filter{"attachment.attach-time", "attachment.attachTime"},
    Filter{"attachment.attachment-id", "attachment.attachmentId"},
    Filter{"attachment.delete-on-termination", "attachment.deleteOnTermination"},
    Filter{"attachment.device-index", "attachment.deviceIndex"},
    Filter{"attachment.instance-id", "attachment.instanceId"},
    Filter{"attachment.instance-owner-id", "attachment.instanceOwnerId"},
    Filter{"attachment.status", "attachment.status"},
    Filter{"availability-zone", "availabilityZone"},
    Filter{"availability-zone-id", "availabilityZoneId"},
    Filter{"description", "description"},
    Filter{"group-id", "groupSet.groupId"},
    Filter{"group-name", "groupSet.groupName"},
    Filter{"interface-type", "interfaceType"},
    Filter{"ipv6-addresses.ipv6-address", "ipv6AddressesSet.ipv6Address"},
    Filter{"mac-address", "macAddress"},
    Filter{"network-interface-id", "networkInterfaceId"},
    Filter{"operator.managed", "operator.managed"},
    Filter{"operator.principal", "operator.principal"},
    Filter{"owner-id", "ownerId"},
    Filter{"private-dns-name", "privateDnsName"},
    Filter{"private-ip-address", "privateIpAddress"},
    Filter{"requester-id", "requesterId"},
    Filter{"requester-managed", "requesterManaged"},
    Filter{"source-dest-check", "sourceDestCheck"},
    Filter{"status", "status"},
    Filter{"subnet-id", "subnetId"},
    Filter{"vpc-id", "vpcId"},
};

/// The filters that clients use most.
FilterValues quick(const Context& /*context*/, const world::NetworkInterface& it, std::string_view name) {
  if (name == "network-interface-id") return {{it.id}};
  if (name == "subnet-id") return {{it.subnet_id}};
  if (name == "vpc-id") return {{it.vpc_id}};
  if (name == "description") return {{it.description}};
  if (name == "group-id") return it.groups;
  if (name == "interface-type") return {{it.type}};
  return std::nullopt;
}

constexpr Kind<world::NetworkInterface> kInterfaces{
    .naming = kInterface, .set = "networkInterfaceSet", .filters = kFilters, .shape = interface_shape, .quick = quick};

Expected<void> check_groups(const Context& context, const std::vector<std::string>& groups) {
  if (groups.size() > kMostGroups) {
    return error("SecurityGroupsPerInterfaceLimitExceeded",
                 "The maximum number of security groups per interface has been reached.");
  }
  for (const std::string& id : groups) {
    if (!context.region.ec2.groups.contains(id)) return tl::unexpected(not_found(kGroup, id));
  }
  return {};
}

}  // namespace

Outcome create_network_interface(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto subnet = find(ec2.subnets, input, kSubnet);
  if (!subnet) return tl::unexpected(subnet.error());
  auto groups = groups_or_default(ec2, input.texts_of("SecurityGroupId"), (*subnet)->vpc_id);
  if (const auto checked = check_groups(context, groups); !checked) return tl::unexpected(checked.error());
  const auto ipv6 = ipv6_of(**subnet, input);
  const std::string address = input.text("PrivateIpAddress");
  if (const auto checked = check_room(**subnet); !checked && address.empty()) return tl::unexpected(checked.error());
  if (!address.empty()) {
    const auto taking = network::take_address(**subnet, address);
    if (taking == network::Taking::in_use) {
      return error("InvalidIPAddress.InUse", "The specified address is already in use.");
    }
    if (taking == network::Taking::outside) {
      return error("InvalidParameterValue", "Address " + address + " does not fall within the subnet's address range");
    }
  }
  world::NetworkInterface& made = add_interface(context, **subnet, input.text("InterfaceType", "interface"),
                                                input.text("Description"), std::move(groups), address);
  made.is_requester_managed = false;
  made.attachment_id.clear();
  made.tags = tags_of(input);
  made.ipv6.clear();
  give(made, ipv6);
  return Value::object({{"networkInterface", interface_shape(context, made)}});
}

Outcome delete_network_interface(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto interface = find(ec2.interfaces, input, kInterface);
  if (!interface) return tl::unexpected(interface.error());
  if (!(*interface)->attachment_id.empty()) {
    return error("InvalidParameterValue", "Network interface '" + (*interface)->id + "' is currently in use.");
  }
  const std::string id = (*interface)->id;
  for (auto& [allocation_id, address] : ec2.addresses) {
    if (address.interface_id == id) disassociate(ec2, address);
  }
  network::erase_interface(ec2, id);
  return done();
}

Outcome describe_network_interfaces(Context& context, const Value& input) {
  if (!context.world.quirks.many_interface_ids && input["NetworkInterfaceId"].items().size() > kMostIds) {
    // Not observed.
    return error("InvalidParameterValue", "At most 200 network interfaces can be described at once.");
  }
  return describe(context, input, context.region.ec2.interfaces, kInterfaces);
}

Outcome describe_network_interface_attribute(Context& context, const Value& input) {
  const auto interface = find(context.region.ec2.interfaces, input, kInterface);
  if (!interface) return tl::unexpected(interface.error());
  const Value shape = interface_shape(context, **interface);
  Value output = Value::object({{"networkInterfaceId", (*interface)->id}});
  const std::string name = input.text("Attribute");
  if (name == "description" || name == "sourceDestCheck") {
    output.set(name, Value::object({{"value", shape[name]}}));
  } else if (name == "groupSet" || name == "attachment") {
    output.set(name, shape[name]);
  } else if (name == "associatePublicIpAddress") {
    output.set(name, !(*interface)->public_ip.empty());
  } else {
    return error("InvalidParameterValue", "Value (" + name + ") for parameter attribute is invalid.");
  }
  return output;
}

Outcome modify_network_interface_attribute(Context& context, const Value& input) {
  const auto interface = own_interface(context, input);
  if (!interface) return tl::unexpected(interface.error());
  const auto groups = input.texts_of("SecurityGroupId");
  if (const auto checked = check_groups(context, groups); !checked) return tl::unexpected(checked.error());
  if (!groups.empty()) (*interface)->groups = groups;
  if (input.has("Description")) (*interface)->description = input["Description"].text("Value");
  (*interface)->checks_source = input["SourceDestCheck"].boolean("Value", (*interface)->checks_source);
  return done();
}

}  // namespace kakoi::sim::services::ec2
