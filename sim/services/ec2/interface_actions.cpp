#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {
namespace {

std::string public_name(const Context& context, std::string address) {
  std::ranges::replace(address, '.', '-');
  const bool is_first = context.region.name == "us-east-1";
  return "ec2-" + address + (is_first ? ".compute-1" : "." + context.region.name + ".compute") + ".amazonaws.com";
}

std::string private_name(const Context& context, std::string address) {
  std::ranges::replace(address, '.', '-');
  const bool is_first = context.region.name == "us-east-1";
  return "ip-" + address + (is_first ? ".ec2" : "." + context.region.name + ".compute") + ".internal";
}

std::vector<std::string> some(const std::string& text) {
  return text.empty() ? std::vector<std::string>{} : std::vector{text};
}

FilterValues filter(const Context& context, const world::NetworkInterface& it, std::string_view name) {
  if (name == "network-interface-id") return {{it.id}};
  if (name == "subnet-id") return {{it.subnet_id}};
  if (name == "vpc-id") return {{it.vpc_id}};
  if (name == "description") return {{it.description}};
  if (name == "association.public-ip" || name == "addresses.association.public-ip") return some(it.public_ip);
  if (name == "association.ip-owner-id") return some(it.public_ip.empty() ? "" : "amazon");
  if (name == "requester-managed") return {{it.is_requester_managed ? "true" : "false"}};
  if (name == "group-id") return it.groups;
  if (name == "interface-type") return {{it.type}};
  if (name == "private-ip-address" || name == "addresses.private-ip-address") return {{it.private_ip}};
  if (name == "private-dns-name") return {{private_name(context, it.private_ip)}};
  if (name == "mac-address") return {{it.mac}};
  if (name == "ipv6-addresses.ipv6-address") return some(it.ipv6);
  if (name == "status") return {{"in-use"}};
  if (name == "availability-zone") return {{it.zone}};
  if (name == "owner-id") return {{context.region.account}};
  if (name == "attachment.attachment-id") return {{it.attachment_id}};
  return std::nullopt;
}

/// An address that came by itself has no allocation.
Value association_shape(const Context& context, const world::NetworkInterface& it) {
  if (it.public_ip.empty()) return {};
  return Value::object(
      {{"ipOwnerId", "amazon"}, {"publicDnsName", public_name(context, it.public_ip)}, {"publicIp", it.public_ip}});
}

Value groups_shape(const Context& context, const world::NetworkInterface& it) {
  Value groups = Value::array();
  for (const std::string& id : it.groups) {
    const auto found = context.region.ec2.groups.find(id);
    const std::string name = found != context.region.ec2.groups.end() ? found->second.name : "";
    groups.append(Value::object({{"groupId", id}, {"groupName", name}}));
  }
  return groups;
}

Value shape(const Context& context, const world::NetworkInterface& it) {
  Value ipv6 = Value::array();
  if (!it.ipv6.empty()) ipv6.append(Value::object({{"ipv6Address", it.ipv6}}));
  Value address = Value::object({{"privateIpAddress", it.private_ip},
                                 {"privateDnsName", private_name(context, it.private_ip)},
                                 {"primary", true},
                                 {"association", association_shape(context, it)}});
  return Value::object({{"networkInterfaceId", it.id},
                        {"subnetId", it.subnet_id},
                        {"vpcId", it.vpc_id},
                        {"availabilityZone", it.zone},
                        {"description", it.description},
                        {"ownerId", context.region.account},
                        {"requesterId", "578734482556"},
                        {"requesterManaged", it.is_requester_managed},
                        {"status", "in-use"},
                        {"macAddress", it.mac},
                        {"privateIpAddress", it.private_ip},
                        {"privateDnsName", private_name(context, it.private_ip)},
                        {"sourceDestCheck", true},
                        {"groupSet", groups_shape(context, it)},
                        {"attachment", Value::object({{"attachmentId", it.attachment_id},
                                                      {"instanceOwnerId", "578734482556"},
                                                      {"deviceIndex", 1},
                                                      {"networkCardIndex", 0},
                                                      {"status", "attached"},
                                                      {"attachTime", value::Timestamp{it.attached}},
                                                      {"deleteOnTermination", false}})},
                        {"association", association_shape(context, it)},
                        {"privateIpAddressesSet", Value(Value::Array{std::move(address)})},
                        {"ipv6AddressesSet", std::move(ipv6)},
                        {"interfaceType", it.type},
                        {"tagSet", tag_set(it.tags)}});
}

constexpr Kind<world::NetworkInterface> kKind{.ids = "NetworkInterfaceId",
                                              .set = "networkInterfaceSet",
                                              .not_found = "InvalidNetworkInterfaceID.NotFound",
                                              .what = "networkInterface",
                                              .filter = filter,
                                              .shape = shape};

}  // namespace

Outcome describe_network_interfaces(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.interfaces, kKind);
}

}  // namespace kakoi::sim::services::ec2
