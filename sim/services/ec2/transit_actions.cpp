// Transit gateways.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/become.hpp"
#include "sim/services/ec2/describe.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::int64_t kDefaultAsn = 64512;

constexpr std::array kGatewayFilters = {
    Filter{"options.propagation-default-route-table-id", "options.propagationDefaultRouteTableId"},
    Filter{"options.amazon-side-asn", "options.amazonSideAsn"},
    Filter{"options.association-default-route-table-id", "options.associationDefaultRouteTableId"},
    Filter{"options.auto-accept-shared-attachments", "options.autoAcceptSharedAttachments"},
    Filter{"options.default-route-table-association", "options.defaultRouteTableAssociation"},
    Filter{"options.default-route-table-propagation", "options.defaultRouteTablePropagation"},
    Filter{"options.dns-support", "options.dnsSupport"},
    Filter{"options.vpn-ecmp-support", "options.vpnEcmpSupport"},
    Filter{"owner-id", "ownerId"},
    Filter{"state", "state"},
    Filter{"transit-gateway-id", "transitGatewayId"},
};
Value gateway_shape(const Context& context, const world::TransitGateway& gateway) {
  return Value::object({{"transitGatewayId", gateway.id},
                        {"transitGatewayArn", context.region.arn("ec2", "transit-gateway/" + gateway.id)},
                        {"state", gateway.state},
                        {"ownerId", context.region.account},
                        {"description", gateway.description},
                        {"creationTime", value::Timestamp{gateway.created}},
                        {"options", gateway.options},
                        {"tagSet", tag_set(gateway.tags)}});
}

constexpr Kind<world::TransitGateway> kGateways{.naming = kTransitGateway,
                                                .ids = "TransitGatewayIds",
                                                .set = "transitGatewaySet",
                                                .filters = kGatewayFilters,
                                                .shape = gateway_shape};
Value gateway_options(Context& context, const Value& asked) {
  const auto choice = [&](std::string_view name, std::string_view otherwise) {
    return Value(asked.text(name, otherwise));
  };
  Value options =
      Value::object({{"amazonSideAsn", asked.integer("AmazonSideAsn", kDefaultAsn)},
                     {"transitGatewayCidrBlocks", Value::texts(asked.texts_of("TransitGatewayCidrBlocks"))},
                     {"autoAcceptSharedAttachments", choice("AutoAcceptSharedAttachments", "disable")},
                     {"defaultRouteTableAssociation", choice("DefaultRouteTableAssociation", "enable")},
                     {"defaultRouteTablePropagation", choice("DefaultRouteTablePropagation", "enable")},
                     {"vpnEcmpSupport", choice("VpnEcmpSupport", "enable")},
                     {"dnsSupport", choice("DnsSupport", "enable")},
                     {"securityGroupReferencingSupport", choice("SecurityGroupReferencingSupport", "disable")},
                     {"multicastSupport", choice("MulticastSupport", "disable")}});
  const std::string table = context.world.ids.resource("tgw-rtb");
  if (options.text("defaultRouteTableAssociation") == "enable") options.set("associationDefaultRouteTableId", table);
  if (options.text("defaultRouteTablePropagation") == "enable") options.set("propagationDefaultRouteTableId", table);
  return options;
}

}  // namespace

Outcome create_transit_gateway(Context& context, const Value& input) {
  world::TransitGateway gateway{.id = context.world.ids.resource("tgw"),
                                .description = input.text("Description"),
                                .state = "pending",
                                .options = gateway_options(context, input["Options"]),
                                .created = context.world.now(),
                                .tags = tags_of(input)};
  const std::string id = gateway.id;
  Value output = Value::object({{"transitGateway", gateway_shape(context, gateway)}});
  context.region.ec2.transit_gateways.emplace(id, std::move(gateway));
  become(context, &world::Ec2::transit_gateways, id, "pending", "available");
  return output;
}

Outcome describe_transit_gateways(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.transit_gateways, kGateways);
}

Outcome delete_transit_gateway(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto gateway = find(ec2.transit_gateways, input, kTransitGateway);
  if (!gateway) return tl::unexpected(gateway.error());
  const bool is_used = std::ranges::any_of(ec2.transit_attachments, [&](const auto& it) {
    return it.second.gateway_id == (*gateway)->id && it.second.state != "deleted";
  });
  if (is_used) {
    return error("IncorrectState", (*gateway)->id + " has non-deleted VPC Attachments: it cannot be deleted");
  }
  (*gateway)->state = "deleting";
  become(context, &world::Ec2::transit_gateways, (*gateway)->id, "deleting", "deleted");
  return Value::object({{"transitGateway", gateway_shape(context, **gateway)}});
}

}  // namespace kakoi::sim::services::ec2
