#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/shared.hpp"
#include "sim/services/ec2/subnets.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::array kFilters = {
    Filter{"subnet-id", "subnetId"},
    Filter{"subnet-arn", "subnetArn"},
    Filter{"vpc-id", "vpcId"},
    Filter{"cidr-block", "cidrBlock"},
    Filter{"cidr", "cidrBlock"},
    Filter{"cidrBlock", "cidrBlock"},
    Filter{"availability-zone", "availabilityZone"},
    Filter{"availabilityZone", "availabilityZone"},
    Filter{"availability-zone-id", "availabilityZoneId"},
    Filter{"availabilityZoneId", "availabilityZoneId"},
    Filter{"available-ip-address-count", "availableIpAddressCount"},
    Filter{"map-public-ip-on-launch", "mapPublicIpOnLaunch"},
    Filter{"map-customer-owned-ip-on-launch", "mapCustomerOwnedIpOnLaunch"},
    Filter{"customer-owned-ipv4-pool", "customerOwnedIpv4Pool"},
    Filter{"default-for-az", "defaultForAz"},
    Filter{"defaultForAz", "defaultForAz"},
    Filter{"enable-dns64", "enableDns64"},
    Filter{"enable-lni-at-device-index", "enableLniAtDeviceIndex"},
    Filter{"ipv6-native", "ipv6Native"},
    Filter{"ipv6-cidr-block-association.ipv6-cidr-block", "ipv6CidrBlockAssociationSet.ipv6CidrBlock"},
    Filter{"ipv6-cidr-block-association.association-id", "ipv6CidrBlockAssociationSet.associationId"},
    Filter{"ipv6-cidr-block-association.state", "ipv6CidrBlockAssociationSet.ipv6CidrBlockState.state"},
    Filter{"outpost-arn", "outpostArn"},
    Filter{"owner-id", "ownerId"},
    Filter{"private-dns-name-options-on-launch.hostname-type", "privateDnsNameOptionsOnLaunch.hostnameType"},
    Filter{"private-dns-name-options-on-launch.enable-resource-name-dns-a-record",
           "privateDnsNameOptionsOnLaunch.enableResourceNameDnsARecord"},
    Filter{"private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record",
           "privateDnsNameOptionsOnLaunch.enableResourceNameDnsAAAARecord"},
    Filter{"state", "state"},
};

constexpr Kind<world::Subnet> kSubnets{
    .naming = kSubnet, .set = "subnetSet", .filters = kFilters, .shape = subnet_shape};

constexpr std::string_view kZones = "abcdef";

/// The zone that the request names, by name or id; the first one when it names none.
Expected<std::string> zone_of(const Context& context, const Value& input) {
  const std::string name = input.text("AvailabilityZone");
  const std::string id = input.text("AvailabilityZoneId");
  if (name.empty() && id.empty()) return context.region.name + kZones[0];
  for (const char letter : kZones) {
    const std::string zone = context.region.name + letter;
    if (zone == name || (name.empty() && zone_id(zone) == id)) return zone;
  }
  return error("InvalidParameterValue", "Value (" + (name.empty() ? id : name) +
                                            ") for parameter availabilityZone is invalid. Subnets can currently only "
                                            "be created in the following availability zones: " +
                                            context.region.name + "a, " + context.region.name + "b, " +
                                            context.region.name + "c.");
}

}  // namespace

Outcome create_subnet(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc = find(ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  const bool is_native = input.boolean("Ipv6Native");
  if (!is_native && !input.has("CidrBlock")) {
    return error("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
  }
  const auto zone = zone_of(context, input);
  if (!zone) return tl::unexpected(zone.error());
  world::Subnet subnet{.id = context.world.ids.resource("subnet"),
                       .vpc_id = (*vpc)->id,
                       .cidr = {},
                       .zone = *zone,
                       .assigns_ipv6 = is_native,
                       .is_ipv6_native = is_native,
                       .tags = tags_of(input)};
  if (!is_native) {
    auto cidr = ipv4_block_for_subnet(ec2, **vpc, input.text("CidrBlock"));
    if (!cidr) return tl::unexpected(cidr.error());
    subnet.cidr = *std::move(cidr);
  }
  if (is_native || input.has("Ipv6CidrBlock")) {
    auto cidr = ipv6_block_for_subnet(ec2, (*vpc)->id, input.text("Ipv6CidrBlock"));
    if (!cidr) return tl::unexpected(cidr.error());
    subnet.ipv6_cidr = *std::move(cidr);
    subnet.ipv6_association = context.world.ids.resource("subnet-cidr-assoc");
  }
  return Value::object({{"subnet", subnet_shape(context, add_subnet(context, std::move(subnet)))}});
}

Outcome delete_subnet(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto subnet = find(ec2.subnets, input, kSubnet);
  if (!subnet) return tl::unexpected(subnet.error());
  const std::string id = (*subnet)->id;
  const auto is_there = [&](const auto& it) { return it.second.subnet_id == id; };
  const bool has_nat = std::ranges::any_of(
      ec2.nat_gateways, [&](const auto& it) { return is_there(it) && it.second.state != "deleted"; });
  if (has_nat || std::ranges::any_of(ec2.interfaces, is_there)) {
    return tl::unexpected(dependency_violation("subnet", id));
  }
  for (auto& [table_id, table] : ec2.route_tables) {
    std::erase_if(table.associations, [&](const world::RouteTableAssociation& it) { return it.subnet_id == id; });
  }
  for (auto& [acl_id, acl] : ec2.acls) {
    acl.subnets.erase(id);
  }
  ec2.subnets.erase(id);
  return done();
}

Outcome describe_subnets(Context& context, const Value& input) {
  constexpr auto kIsShared = [](const world::Subnet& it, const world::Subnet& subnet) { return it.id == subnet.id; };
  return describe(context, input, with_shared<world::Subnet>(context, &world::Ec2::subnets, kIsShared), kSubnets);
}

Outcome modify_subnet_attribute(Context& context, const Value& input) {
  const auto found = find(context.region.ec2.subnets, input, kSubnet);
  if (!found) return tl::unexpected(found.error());
  world::Subnet& subnet = **found;
  if (input["AssignIpv6AddressOnCreation"].boolean("Value") && subnet.ipv6_cidr.empty()) {
    return error("InvalidParameterValue", "Invalid value for parameter assignIpv6AddressOnCreation. The subnet " +
                                              subnet.id + " has no IPv6 CIDR block.");
  }
  const auto set = [&](std::string_view name, bool& flag) { flag = input[name].boolean("Value", flag); };
  set("MapPublicIpOnLaunch", subnet.map_public_ip_on_launch);
  set("AssignIpv6AddressOnCreation", subnet.assigns_ipv6);
  set("EnableDns64", subnet.dns64);
  set("EnableResourceNameDnsARecordOnLaunch", subnet.resource_name_a);
  set("EnableResourceNameDnsAAAARecordOnLaunch", subnet.resource_name_aaaa);
  subnet.hostname_type = input.text("PrivateDnsHostnameTypeOnLaunch", subnet.hostname_type);
  return done();
}

}  // namespace kakoi::sim::services::ec2
