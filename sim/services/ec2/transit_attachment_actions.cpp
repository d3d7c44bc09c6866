// Attachments of transit gateways to VPCs.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/become.hpp"
#include "sim/services/ec2/describe.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::array kAttachmentFilters = {
    Filter{"state", "state"},
    Filter{"transit-gateway-attachment-id", "transitGatewayAttachmentId"},
    Filter{"transit-gateway-id", "transitGatewayId"},
    Filter{"vpc-id", "vpcId"},
};
constexpr std::array kAnyAttachmentFilters = {
    Filter{"association.state", "association.state"},
    Filter{"association.transit-gateway-route-table-id", "association.transitGatewayRouteTableId"},
    Filter{"resource-id", "resourceId"},
    Filter{"resource-owner-id", "resourceOwnerId"},
    Filter{"resource-type", "resourceType"},
    Filter{"state", "state"},
    Filter{"transit-gateway-attachment-id", "transitGatewayAttachmentId"},
    Filter{"transit-gateway-id", "transitGatewayId"},
    Filter{"transit-gateway-owner-id", "transitGatewayOwnerId"},
};

Value attachment_shape(const Context& context, const world::TransitAttachment& it) {
  return Value::object({{"transitGatewayAttachmentId", it.id},
                        {"transitGatewayId", it.gateway_id},
                        {"vpcId", it.vpc_id},
                        {"vpcOwnerId", context.region.account},
                        {"state", it.state},
                        {"subnetIds", Value::texts(it.subnets)},
                        {"creationTime", value::Timestamp{it.created}},
                        {"options", it.options},
                        {"tagSet", tag_set(it.tags)}});
}

Value any_attachment_shape(const Context& context, const world::TransitAttachment& it) {
  Value shape = Value::object({{"transitGatewayAttachmentId", it.id},
                               {"transitGatewayId", it.gateway_id},
                               {"transitGatewayOwnerId", context.region.account},
                               {"resourceOwnerId", context.region.account},
                               {"resourceType", "vpc"},
                               {"resourceId", it.vpc_id},
                               {"state", it.state},
                               {"creationTime", value::Timestamp{it.created}},
                               {"tagSet", tag_set(it.tags)}});
  const auto gateway = context.region.ec2.transit_gateways.find(it.gateway_id);
  if (gateway == context.region.ec2.transit_gateways.end()) return shape;
  const std::string table = gateway->second.options.text("associationDefaultRouteTableId");
  if (!table.empty() && it.state == "available") {
    shape.set("association", Value::object({{"transitGatewayRouteTableId", table}, {"state", "associated"}}));
  }
  return shape;
}

constexpr Kind<world::TransitAttachment> kAttachments{.naming = kTransitAttachment,
                                                      .ids = "TransitGatewayAttachmentIds",
                                                      .set = "transitGatewayVpcAttachments",
                                                      .filters = kAttachmentFilters,
                                                      .shape = attachment_shape};
constexpr Kind<world::TransitAttachment> kAnyAttachments{.naming = kTransitAttachment,
                                                         .ids = "TransitGatewayAttachmentIds",
                                                         .set = "transitGatewayAttachments",
                                                         .filters = kAnyAttachmentFilters,
                                                         .shape = any_attachment_shape};

/// One subnet in each zone.
Expected<void> check_subnets(const world::Ec2& ec2, const std::string& vpc_id, const std::vector<std::string>& ids) {
  std::vector<std::string> zones;
  for (const std::string& id : ids) {
    const auto subnet = ec2.subnets.find(id);
    if (subnet == ec2.subnets.end() || subnet->second.vpc_id != vpc_id) return tl::unexpected(not_found(kSubnet, id));
    if (std::ranges::find(zones, subnet->second.zone) != zones.end()) {
      return error("DuplicateSubnetsInSameZone", "Duplicate Subnets for same AZ: " + subnet->second.zone);
    }
    zones.push_back(subnet->second.zone);
  }
  return {};
}

}  // namespace

Outcome create_transit_gateway_vpc_attachment(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto gateway = find(ec2.transit_gateways, input, kTransitGateway);
  if (!gateway) return tl::unexpected(gateway.error());
  const auto vpc = find(ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  if ((*gateway)->state != "available") {
    return error("IncorrectState", (*gateway)->id + " is in invalid state");
  }
  const auto subnets = input.texts_of("SubnetIds");
  if (auto checked = check_subnets(ec2, (*vpc)->id, subnets); !checked) return tl::unexpected(checked.error());
  const bool is_double = std::ranges::any_of(ec2.transit_attachments, [&](const auto& it) {
    return it.second.gateway_id == (*gateway)->id && it.second.vpc_id == (*vpc)->id && it.second.state != "deleted";
  });
  if (is_double) {
    return error("DuplicateTransitGatewayAttachment",
                 (*gateway)->id + " has non-deleted Transit Gateway Attachments with same VPC ID.");
  }
  const Value& asked = input["Options"];
  world::TransitAttachment attachment{
      .id = context.world.ids.resource("tgw-attach"),
      .gateway_id = (*gateway)->id,
      .vpc_id = (*vpc)->id,
      .subnets = subnets,
      .state = "pending",
      .options =
          Value::object({{"dnsSupport", asked.text("DnsSupport", "enable")},
                         {"securityGroupReferencingSupport", asked.text("SecurityGroupReferencingSupport", "enable")},
                         {"ipv6Support", asked.text("Ipv6Support", "disable")},
                         {"applianceModeSupport", asked.text("ApplianceModeSupport", "disable")}}),
      .created = context.world.now(),
      .tags = tags_of(input)};
  const std::string id = attachment.id;
  Value output = Value::object({{"transitGatewayVpcAttachment", attachment_shape(context, attachment)}});
  ec2.transit_attachments.emplace(id, std::move(attachment));
  become(context, &world::Ec2::transit_attachments, id, "pending", "available");
  return output;
}

Outcome describe_transit_gateway_vpc_attachments(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.transit_attachments, kAttachments);
}

Outcome describe_transit_gateway_attachments(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.transit_attachments, kAnyAttachments);
}

Outcome delete_transit_gateway_vpc_attachment(Context& context, const Value& input) {
  const auto attachment = find(context.region.ec2.transit_attachments, input, kTransitAttachment);
  if (!attachment) return tl::unexpected(attachment.error());
  (*attachment)->state = "deleting";
  become(context, &world::Ec2::transit_attachments, (*attachment)->id, "deleting", "deleted");
  return Value::object({{"transitGatewayVpcAttachment", attachment_shape(context, **attachment)}});
}

}  // namespace kakoi::sim::services::ec2
