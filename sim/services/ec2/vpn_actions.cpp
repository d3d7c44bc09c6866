// Virtual private gateways.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::int64_t kDefaultAsn = 64512;

constexpr std::array kFilters = {
    Filter{"amazon-side-asn", "amazonSideAsn"},
    Filter{"attachment.state", "attachments.state"},
    Filter{"attachment.vpc-id", "attachments.vpcId"},
    Filter{"availability-zone", "availabilityZone"},
    Filter{"state", "state"},
    Filter{"type", "type"},
    Filter{"vpn-gateway-id", "vpnGatewayId"},
};

Value attachment_shape(const std::string& vpc_id, std::string_view state) {
  return Value::object({{"vpcId", vpc_id}, {"state", state}});
}

Value shape(const Context& /*context*/, const world::VpnGateway& gateway) {
  Value attachments = Value::array();
  if (!gateway.vpc_id.empty()) attachments.append(attachment_shape(gateway.vpc_id, "attached"));
  return Value::object({{"vpnGatewayId", gateway.id},
                        {"state", gateway.state},
                        {"type", "ipsec.1"},
                        {"availabilityZone", gateway.zone.empty() ? Value() : Value(gateway.zone)},
                        {"amazonSideAsn", gateway.asn},
                        {"attachments", std::move(attachments)},
                        {"tagSet", tag_set(gateway.tags)}});
}

constexpr Kind<world::VpnGateway> kGateways{
    .naming = kVpnGateway, .set = "vpnGatewaySet", .filters = kFilters, .shape = shape};

struct Propagation {
  world::RouteTable* table = nullptr;
  world::VpnGateway* gateway = nullptr;
};

Expected<Propagation> propagation_of(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto table = find(ec2.route_tables, input, kRouteTable);
  if (!table) return tl::unexpected(table.error());
  const auto gateway = find_id(ec2.vpn_gateways, input.text("GatewayId"), kVpnGateway);
  if (!gateway) return tl::unexpected(gateway.error());
  if ((*gateway)->vpc_id != (*table)->vpc_id) {
    return error("Gateway.NotAttached",
                 "resource " + (*gateway)->id + " is not attached to network " + (*table)->vpc_id);
  }
  return Propagation{.table = *table, .gateway = *gateway};
}

}  // namespace

Outcome create_vpn_gateway(Context& context, const Value& input) {
  world::VpnGateway gateway{.id = context.world.ids.resource("vgw"),
                            .vpc_id = {},
                            .zone = input.text("AvailabilityZone"),
                            .asn = input.integer("AmazonSideAsn", kDefaultAsn),
                            .tags = tags_of(input)};
  Value output = Value::object({{"vpnGateway", shape(context, gateway)}});
  context.region.ec2.vpn_gateways.emplace(gateway.id, std::move(gateway));
  return output;
}

Outcome attach_vpn_gateway(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto gateway = find(ec2.vpn_gateways, input, kVpnGateway);
  if (!gateway) return tl::unexpected(gateway.error());
  const auto vpc = find(ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  const bool is_taken = std::ranges::any_of(
      ec2.vpn_gateways, [&](const auto& it) { return it.second.vpc_id == (*vpc)->id && it.first != (*gateway)->id; });
  if (is_taken || (!(*gateway)->vpc_id.empty() && (*gateway)->vpc_id != (*vpc)->id)) {
    return error("VpnGatewayAttachmentLimitExceeded", "VPN gateway attachment limit of 1 has been reached");
  }
  (*gateway)->vpc_id = (*vpc)->id;
  return Value::object({{"attachment", attachment_shape((*vpc)->id, "attaching")}});
}

Outcome detach_vpn_gateway(Context& context, const Value& input) {
  const auto gateway = find(context.region.ec2.vpn_gateways, input, kVpnGateway);
  if (!gateway) return tl::unexpected(gateway.error());
  if ((*gateway)->vpc_id.empty() || (*gateway)->vpc_id != input.text("VpcId")) {
    return error("InvalidVpnGatewayAttachment.NotFound", "The attachment with vpn gateway ID '" + (*gateway)->id +
                                                             "' and vpc ID '" + input.text("VpcId") +
                                                             "' does not exist");
  }
  (*gateway)->vpc_id.clear();
  return done();
}

Outcome delete_vpn_gateway(Context& context, const Value& input) {
  const auto gateway = find(context.region.ec2.vpn_gateways, input, kVpnGateway);
  if (!gateway) return tl::unexpected(gateway.error());
  if (!(*gateway)->vpc_id.empty()) {
    return error("IncorrectState", "The vpn gateway '" + (*gateway)->id + "' is in use");
  }
  context.region.ec2.vpn_gateways.erase(std::string((*gateway)->id));
  return done();
}

Outcome describe_vpn_gateways(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.vpn_gateways, kGateways);
}

Outcome enable_vgw_route_propagation(Context& context, const Value& input) {
  const auto asked = propagation_of(context, input);
  if (!asked) return tl::unexpected(asked.error());
  auto& propagating = asked->table->propagating;
  if (std::ranges::find(propagating, asked->gateway->id) == propagating.end()) {
    propagating.push_back(asked->gateway->id);
  }
  return done();
}

Outcome disable_vgw_route_propagation(Context& context, const Value& input) {
  const auto asked = propagation_of(context, input);
  if (!asked) return tl::unexpected(asked.error());
  std::erase(asked->table->propagating, asked->gateway->id);
  std::erase_if(asked->table->routes, [&](const world::Route& it) {
    return it.target == asked->gateway->id && it.origin == "EnableVgwRoutePropagation";
  });
  return done();
}

}  // namespace kakoi::sim::services::ec2
