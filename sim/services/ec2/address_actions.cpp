// Elastic IP addresses.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/addresses.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/interfaces.hpp"

#include "sim/network/ip.hpp"

#include <algorithm>
#include <array>

// Observed: the texts of addresses that are not found, in use, or already associated. Not observed: the others.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::array kFilters = {
    Filter{"allocation-id", "allocationId"},
    Filter{"association-id", "associationId"},
    Filter{"domain", "domain"},
    Filter{"instance-id", "instanceId"},
    Filter{"network-border-group", "networkBorderGroup"},
    Filter{"network-interface-id", "networkInterfaceId"},
    Filter{"network-interface-owner-id", "networkInterfaceOwnerId"},
    Filter{"private-ip-address", "privateIpAddress"},
    Filter{"public-ip", "publicIp"},
};

Value shape(const Context& context, const world::Address& address) {
  Value it = Value::object({{"allocationId", address.allocation_id},
                            {"publicIp", address.public_ip},
                            {"domain", "vpc"},
                            {"publicIpv4Pool", "amazon"},
                            {"networkBorderGroup", context.region.name},
                            {"tagSet", tag_set(address.tags)}});
  if (!address.association_id.empty()) {
    it.set("associationId", address.association_id);
    it.set("networkInterfaceId", address.interface_id);
    it.set("networkInterfaceOwnerId", context.region.account);
    it.set("privateIpAddress", address.private_ip);
  }
  return it;
}

constexpr Kind<world::Address> kAddresses{
    .naming = kAddress, .set = "addressesSet", .filters = kFilters, .shape = shape};

/// Is it at an interface that a service of AWS manages, as those of NAT gateways and load balancers?
bool is_held(const world::Ec2& ec2, const world::Address& address) {
  const auto interface = ec2.interfaces.find(address.interface_id);
  return interface != ec2.interfaces.end() && interface->second.is_requester_managed;
}

/// By `AllocationId` or `PublicIp`.
Expected<world::Address*> address_of(world::Ec2& ec2, const Value& input) {
  const std::string ip = input.text("PublicIp");
  if (input.has("AllocationId") || ip.empty()) {
    if (!input.has("AllocationId")) {
      return error("MissingParameter", "Either public IP or allocation id must be specified");
    }
    return find(ec2.addresses, input, kAddress);
  }
  for (auto& [id, address] : ec2.addresses) {
    if (address.public_ip == ip) return &address;
  }
  return error("InvalidAddress.NotFound", "Address '" + ip + "' not found.");
}

}  // namespace

void associate(world::Ec2& ec2, world::Address& address, world::NetworkInterface& interface,
               std::string association_id) {
  address.association_id = std::move(association_id);
  address.interface_id = interface.id;
  address.private_ip = interface.private_ip;
  interface.public_ip = address.public_ip;
  interface.allocation_id = address.allocation_id;
  interface.association_id = address.association_id;
  for (auto& [id, other] : ec2.addresses) {
    // The address that it had before is free.
    if (&other != &address && other.interface_id == interface.id) clear_association(other);
  }
}

void clear_association(world::Address& address) {
  address.association_id.clear();
  address.interface_id.clear();
  address.private_ip.clear();
}

void disassociate(world::Ec2& ec2, world::Address& address) {
  const auto interface = ec2.interfaces.find(address.interface_id);
  if (interface != ec2.interfaces.end()) {
    interface->second.public_ip.clear();
    interface->second.allocation_id.clear();
    interface->second.association_id.clear();
  }
  clear_association(address);
}

Outcome allocate_address(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  // Out of 198.51.100.0/24 and 192.0.2.0/24, which belong to nobody.
  constexpr std::uint32_t kDocumentation = 0xC0000200U;
  constexpr std::uint32_t kDocumentationToo = 0xC6336400U;
  const std::uint32_t count = ec2.elastic_ips_given++;
  const std::uint32_t first = (count / 256U) % 2U == 0 ? kDocumentation : kDocumentationToo;
  world::Address address{.allocation_id = context.world.ids.resource("eipalloc"),
                         .public_ip = text_of(network::Ip{.is_v6 = false, .high = 0, .low = first + count % 256U}),
                         .tags = tags_of(input)};
  Value output = Value::object({{"allocationId", address.allocation_id},
                                {"publicIp", address.public_ip},
                                {"publicIpv4Pool", "amazon"},
                                {"networkBorderGroup", context.region.name},
                                {"domain", "vpc"}});
  ec2.addresses.emplace(address.allocation_id, std::move(address));
  return output;
}

Outcome release_address(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto address = address_of(ec2, input);
  if (!address) return tl::unexpected(address.error());
  if (!(*address)->association_id.empty()) {
    return error("InvalidIPAddress.InUse",
                 "Address " + (*address)->public_ip + " is in use with association " + (*address)->association_id);
  }
  ec2.addresses.erase(std::string((*address)->allocation_id));
  return done();
}

Outcome associate_address(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto address = address_of(ec2, input);
  if (!address) return tl::unexpected(address.error());
  if (!input.has("NetworkInterfaceId")) {
    if (!input.has("InstanceId")) {
      return error("MissingParameter", "Either network interface id or instance id must be specified");
    }
    return error("InvalidInstanceID.NotFound", "The instance ID '" + input.text("InstanceId") + "' does not exist");
  }
  const auto interface = own_interface(context, input);
  if (!interface) return tl::unexpected(interface.error());
  if (is_held(ec2, **address)) return tl::unexpected(not_yours());
  if (!(*address)->association_id.empty()) {
    if (!input.boolean("AllowReassociation")) {
      return error("Resource.AlreadyAssociated", "resource " + (*address)->allocation_id +
                                                     " is already associated with associate-id " +
                                                     (*address)->association_id);
    }
    disassociate(ec2, **address);
  }
  associate(ec2, **address, **interface, context.world.ids.resource("eipassoc"));
  Value output = done();
  output.set("associationId", (*address)->association_id);
  return output;
}

Outcome disassociate_address(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const std::string id = input.text("AssociationId");
  const std::string ip = input.text("PublicIp");
  if (id.empty() && ip.empty()) {
    return error("MissingParameter", "Either public IP or association id must be specified");
  }
  for (auto& [allocation_id, address] : ec2.addresses) {
    if (address.association_id.empty() || (id.empty() ? address.public_ip != ip : address.association_id != id)) {
      continue;
    }
    if (is_held(ec2, address)) return tl::unexpected(not_yours());
    disassociate(ec2, address);
    return done();
  }
  // One that came by itself, as a task's, is nobody's allocation.
  if (id.empty()) return error("InvalidAddress.NotFound", "Address '" + ip + "' not found.");
  return error("InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist");
}

Outcome describe_addresses(Context& context, const Value& input) {
  const auto& addresses = context.region.ec2.addresses;
  const auto ips = input.texts_of("PublicIp");
  if (ips.empty()) return describe(context, input, addresses, kAddresses);
  std::map<std::string, world::Address> asked;
  for (const std::string& ip : ips) {
    const auto found = std::ranges::find_if(addresses, [&](const auto& it) { return it.second.public_ip == ip; });
    if (found == addresses.end()) return error("InvalidAddress.NotFound", "Address '" + ip + "' not found.");
    asked.insert(*found);
  }
  return describe(context, input, asked, kAddresses);
}

Outcome describe_addresses_attribute(Context& context, const Value& input) {
  constexpr auto kShape = [](const Context& /*context*/, const world::Address& it) {
    return Value::object({{"allocationId", it.allocation_id}, {"publicIp", it.public_ip}});
  };
  constexpr Kind<world::Address> kAttributes{.naming = kAddress, .set = "addressSet", .least = 1, .shape = kShape};
  return describe(context, input, context.region.ec2.addresses, kAttributes);
}

}  // namespace kakoi::sim::services::ec2
