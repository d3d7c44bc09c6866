// Internet gateways and egress-only internet gateways.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::int64_t kMostEgressOnly = 255;

constexpr std::array kGatewayFilters = {
    Filter{"internet-gateway-id", "internetGatewayId"},
    Filter{"owner-id", "ownerId"},
    Filter{"attachment.vpc-id", "attachmentSet.vpcId"},
    Filter{"attachment.state", "attachmentSet.state"},
};
constexpr std::array kEgressOnlyFilters = {
    Filter{"egress-only-internet-gateway-id", "egressOnlyInternetGatewayId"},
    Filter{"attachment.vpc-id", "attachmentSet.vpcId"},
};

Value attachment_set(const std::string& vpc_id, std::string_view state) {
  Value attachments = Value::array();
  if (!vpc_id.empty()) attachments.append(Value::object({{"vpcId", vpc_id}, {"state", state}}));
  return attachments;
}

Value gateway_shape(const Context& context, const world::InternetGateway& gateway) {
  return Value::object({{"internetGatewayId", gateway.id},
                        {"ownerId", context.region.account},
                        {"attachmentSet", attachment_set(gateway.vpc_id, "available")},
                        {"tagSet", tag_set(gateway.tags)}});
}

Value egress_only_shape(const Context& /*context*/, const world::EgressOnlyGateway& gateway) {
  return Value::object({{"egressOnlyInternetGatewayId", gateway.id},
                        {"attachmentSet", attachment_set(gateway.vpc_id, "attached")},
                        {"tagSet", tag_set(gateway.tags)}});
}

constexpr Kind<world::InternetGateway> kGateways{
    .naming = kInternetGateway, .set = "internetGatewaySet", .filters = kGatewayFilters, .shape = gateway_shape};
constexpr Kind<world::EgressOnlyGateway> kEgressOnly{.naming = kEgressOnlyGateway,
                                                     .set = "egressOnlyInternetGatewaySet",
                                                     .most = kMostEgressOnly,
                                                     .filters = kEgressOnlyFilters,
                                                     .shape = egress_only_shape};

/// Addresses that came through the gateway would have none any more.
bool has_public_addresses(const world::Ec2& ec2, const std::string& vpc_id) {
  return std::ranges::any_of(
      ec2.interfaces, [&](const auto& it) { return it.second.vpc_id == vpc_id && !it.second.public_ip.empty(); });
}

}  // namespace

Outcome create_internet_gateway(Context& context, const Value& input) {
  world::InternetGateway gateway{.id = context.world.ids.resource("igw"), .vpc_id = {}, .tags = tags_of(input)};
  Value output = Value::object({{"internetGateway", gateway_shape(context, gateway)}});
  context.region.ec2.internet_gateways.emplace(gateway.id, std::move(gateway));
  return output;
}

Outcome attach_internet_gateway(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto gateway = find(ec2.internet_gateways, input, kInternetGateway);
  if (!gateway) return tl::unexpected(gateway.error());
  const auto vpc = find(ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  if (!(*gateway)->vpc_id.empty()) {
    return error("Resource.AlreadyAssociated",
                 "resource " + (*gateway)->id + " is already attached to network " + (*gateway)->vpc_id);
  }
  if (std::ranges::any_of(ec2.internet_gateways, [&](const auto& it) { return it.second.vpc_id == (*vpc)->id; })) {
    return error("InvalidParameterValue", "Network " + (*vpc)->id + " already has an internet gateway attached");
  }
  (*gateway)->vpc_id = (*vpc)->id;
  return done();
}

Outcome detach_internet_gateway(Context& context, const Value& input) {
  const auto gateway = find(context.region.ec2.internet_gateways, input, kInternetGateway);
  if (!gateway) return tl::unexpected(gateway.error());
  const std::string vpc_id = input.text("VpcId");
  if ((*gateway)->vpc_id != vpc_id) {
    return error("Gateway.NotAttached", "resource " + (*gateway)->id + " is not attached to network " + vpc_id);
  }
  if (has_public_addresses(context.region.ec2, vpc_id)) {
    return error("DependencyViolation", "Network " + vpc_id +
                                            " has some mapped public address(es). Please unmap those public "
                                            "address(es) before detaching the gateway.");
  }
  (*gateway)->vpc_id.clear();
  return done();
}

Outcome delete_internet_gateway(Context& context, const Value& input) {
  const auto gateway = find(context.region.ec2.internet_gateways, input, kInternetGateway);
  if (!gateway) return tl::unexpected(gateway.error());
  if (!(*gateway)->vpc_id.empty()) return tl::unexpected(dependency_violation("internetGateway", (*gateway)->id));
  context.region.ec2.internet_gateways.erase(std::string((*gateway)->id));
  return done();
}

Outcome describe_internet_gateways(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.internet_gateways, kGateways);
}

Outcome create_egress_only_internet_gateway(Context& context, const Value& input) {
  const auto vpc = find(context.region.ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  world::EgressOnlyGateway gateway{
      .id = context.world.ids.resource("eigw"), .vpc_id = (*vpc)->id, .tags = tags_of(input)};
  Value output = Value::object({{"egressOnlyInternetGateway", egress_only_shape(context, gateway)}});
  context.region.ec2.egress_only_gateways.emplace(gateway.id, std::move(gateway));
  return output;
}

Outcome delete_egress_only_internet_gateway(Context& context, const Value& input) {
  const auto gateway = find(context.region.ec2.egress_only_gateways, input, kEgressOnlyGateway);
  if (!gateway) return tl::unexpected(gateway.error());
  context.region.ec2.egress_only_gateways.erase(std::string((*gateway)->id));
  return Value::object({{"returnCode", true}});
}

Outcome describe_egress_only_internet_gateways(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.egress_only_gateways, kEgressOnly);
}

}  // namespace kakoi::sim::services::ec2
