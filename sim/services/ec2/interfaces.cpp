#include "sim/services/ec2/interfaces.hpp"

#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/shared.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {
namespace {

// An account of AWS's, that attaches interfaces of its own services.
constexpr std::string_view kServiceAccount = "578734482556";

std::string name_of(const Context& context, std::string address, std::string_view prefix, bool is_public) {
  std::ranges::replace(address, '.', '-');
  const bool is_first = context.region.name == "us-east-1";
  const std::string middle = is_public ? ".compute" : is_first ? ".ec2" : "." + context.region.name + ".compute";
  const std::string region = is_public && !is_first ? "." + context.region.name : "";
  return std::string(prefix) + address + region + middle +
         (is_public ? (is_first ? "-1.amazonaws.com" : ".amazonaws.com") : ".internal");
}

/// An address that came by itself has no allocation.
Value association_shape(const Context& context, const world::NetworkInterface& it) {
  if (it.public_ip.empty()) return {};
  Value shape = Value::object({{"ipOwnerId", it.allocation_id.empty() ? "amazon" : context.region.account},
                               {"publicDnsName", name_of(context, it.public_ip, "ec2-", true)},
                               {"publicIp", it.public_ip}});
  if (!it.allocation_id.empty()) {
    shape.set("allocationId", it.allocation_id);
    shape.set("associationId", it.association_id);
  }
  return shape;
}

Value attachment_shape(const Context& context, const world::NetworkInterface& it) {
  if (it.attachment_id.empty()) return {};
  const bool is_of_instance = !it.instance_id.empty();
  return Value::object({{"attachmentId", it.attachment_id},
                        {"instanceId", is_of_instance ? Value(it.instance_id) : Value()},
                        {"instanceOwnerId", is_of_instance ? context.region.account : kServiceAccount},
                        {"deviceIndex", is_of_instance ? it.device_index : std::int64_t{1}},
                        {"networkCardIndex", 0},
                        {"status", "attached"},
                        {"attachTime", value::Timestamp{it.attached}},
                        {"deleteOnTermination", is_of_instance && it.device_index == 0}});
}

Value ipv6_shape(const world::NetworkInterface& it) {
  Value addresses = Value::array();
  const auto add = [&](const std::string& address, bool is_primary) {
    addresses.append(Value::object({{"ipv6Address", address}, {"isPrimaryIpv6", is_primary}}));
  };
  if (!it.ipv6.empty()) add(it.ipv6, false);
  for (const std::string& address : it.more_ipv6) {
    add(address, false);
  }
  return addresses;
}

}  // namespace

Value interface_shape(const Context& context, const world::NetworkInterface& it) {
  const auto some = [](const std::string& text) { return text.empty() ? Value() : Value(text); };
  Value addresses = Value::array();
  Value private_name;
  if (!it.private_ip.empty()) {
    private_name = name_of(context, it.private_ip, "ip-", false);
    addresses.append(Value::object({{"privateIpAddress", it.private_ip},
                                    {"privateDnsName", private_name},
                                    {"primary", true},
                                    {"association", association_shape(context, it)}}));
  }
  return Value::object({{"networkInterfaceId", it.id},
                        {"subnetId", it.subnet_id},
                        {"vpcId", it.vpc_id},
                        {"availabilityZone", it.zone},
                        {"availabilityZoneId", zone_id(it.zone)},
                        {"description", it.description},
                        {"ownerId", context.region.account},
                        {"requesterId", it.is_requester_managed ? Value(kServiceAccount) : Value()},
                        {"requesterManaged", it.is_requester_managed},
                        {"status", it.attachment_id.empty() ? "available" : "in-use"},
                        {"macAddress", it.mac},
                        {"privateIpAddress", some(it.private_ip)},
                        {"privateDnsName", std::move(private_name)},
                        {"ipv6Address", some(it.ipv6)},
                        {"sourceDestCheck", it.checks_source},
                        {"groupSet", group_set(context, it.groups)},
                        {"attachment", attachment_shape(context, it)},
                        {"association", association_shape(context, it)},
                        {"privateIpAddressesSet", std::move(addresses)},
                        {"ipv6AddressesSet", ipv6_shape(it)},
                        {"interfaceType", it.type},
                        {"operator", Value::object({{"managed", false}})},
                        {"tagSet", tag_set(it.tags)}});
}

}  // namespace kakoi::sim::services::ec2
