// VPC peering connections: each side keeps one, and what one side does to it happens to both.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr double kWeek = 7.0 * 24 * 3600;

constexpr std::array kFilters = {
    Filter{"accepter-vpc-info.cidr-block", "accepterVpcInfo.cidrBlock"},
    Filter{"accepter-vpc-info.owner-id", "accepterVpcInfo.ownerId"},
    Filter{"accepter-vpc-info.vpc-id", "accepterVpcInfo.vpcId"},
    Filter{"expiration-time", "expirationTime"},
    Filter{"requester-vpc-info.cidr-block", "requesterVpcInfo.cidrBlock"},
    Filter{"requester-vpc-info.owner-id", "requesterVpcInfo.ownerId"},
    Filter{"requester-vpc-info.vpc-id", "requesterVpcInfo.vpcId"},
    Filter{"status-code", "status.code"},
    Filter{"status-message", "status.message"},
    Filter{"vpc-peering-connection-id", "vpcPeeringConnectionId"},
};

Value side_shape(const world::PeeringSide& side, bool shows_blocks) {
  Value shape = Value::object({{"ownerId", side.account}, {"vpcId", side.vpc_id}, {"region", side.region}});
  if (!shows_blocks) return shape;
  shape.set("cidrBlock", side.cidr);
  shape.set("cidrBlockSet", Value(Value::Array{Value::object({{"cidrBlock", side.cidr}})}));
  shape.set("peeringOptions", Value::object({{"allowDnsResolutionFromRemoteVpc", side.resolves_names},
                                             {"allowEgressFromLocalClassicLinkToRemoteVpc", false},
                                             {"allowEgressFromLocalVpcToRemoteClassicLink", false}}));
  return shape;
}

Value shape(const Context& /*context*/, const world::Peering& peering) {
  Value it = Value::object({{"vpcPeeringConnectionId", peering.id},
                            {"requesterVpcInfo", side_shape(peering.requester, true)},
                            // The other side's blocks are seen once it has agreed.
                            {"accepterVpcInfo", side_shape(peering.accepter, peering.status == "active")},
                            {"status", Value::object({{"code", peering.status}, {"message", peering.message}})},
                            {"tagSet", tag_set(peering.tags)}});
  if (peering.status == "pending-acceptance") it.set("expirationTime", value::Timestamp{peering.expires});
  return it;
}

constexpr Kind<world::Peering> kPeerings{
    .naming = kPeering, .set = "vpcPeeringConnectionSet", .filters = kFilters, .shape = shape};

world::Ec2& network_of(Context& context, const world::PeeringSide& side) {
  return context.world.account(side.account).region(side.region).ec2;
}

/// Does `change` to the connection on both sides.
template <typename F>
void change(Context& context, const world::Peering& peering, F change) {
  const world::PeeringSide sides[] = {peering.requester, peering.accepter};
  const std::string id = peering.id;
  for (const world::PeeringSide& side : sides) {
    if (!context.world.accounts.contains(side.account)) continue;
    world::Ec2& ec2 = network_of(context, side);
    const auto found = ec2.peerings.find(id);
    if (found != ec2.peerings.end()) change(found->second);
  }
}

bool is_side(const Context& context, const world::PeeringSide& side) {
  return side.account == context.region.account && side.region == context.region.name;
}

Outcome change_status(Context& context, const Value& input, std::string_view status, std::string_view message) {
  const auto peering = find(context.region.ec2.peerings, input, kPeering);
  if (!peering) return tl::unexpected(peering.error());
  if ((*peering)->status != "pending-acceptance" || !is_side(context, (*peering)->accepter)) {
    return error("InvalidStateTransition", "Invalid state transition for " + (*peering)->id +
                                               ", attempted to transition from " + (*peering)->status + " to " +
                                               std::string(status));
  }
  const world::Peering before = **peering;
  change(context, before, [&](world::Peering& it) {
    it.status = status;
    it.message = message;
  });
  return Value::object({{"vpcPeeringConnection", shape(context, **peering)}});
}

}  // namespace

Outcome create_vpc_peering_connection(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc = find(ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  if (!input.has("PeerVpcId")) return error("MissingParameter", "The request must contain the parameter peerVpcId");
  world::Peering peering{.id = context.world.ids.resource("pcx"),
                         .requester = {.account = context.region.account,
                                       .region = context.region.name,
                                       .vpc_id = (*vpc)->id,
                                       .cidr = (*vpc)->cidr},
                         .accepter = {.account = input.text("PeerOwnerId", context.region.account),
                                      .region = input.text("PeerRegion", context.region.name),
                                      .vpc_id = input.text("PeerVpcId")},
                         .message = "Pending Acceptance by " + input.text("PeerOwnerId", context.region.account),
                         .expires = context.world.now() + kWeek,
                         .tags = tags_of(input)};
  world::Ec2* there =
      context.world.accounts.contains(peering.accepter.account) ? &network_of(context, peering.accepter) : nullptr;
  const auto peer = there != nullptr ? there->vpcs.find(peering.accepter.vpc_id) : ec2.vpcs.end();
  const bool is_there = there != nullptr && peer != there->vpcs.end();
  if (is_there) {
    peering.accepter.cidr = peer->second.cidr;
  } else {
    peering.status = "failed";
    peering.message = "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range";
  }
  Value output = shape(context, peering);
  Value status = Value::object({{"code", "initiating-request"}, {"message", "Initiating Request to "}});
  if (is_there) output.set("status", std::move(status));
  if (is_there && there != &ec2) {
    world::Peering copy = peering;
    copy.tags.clear();
    there->peerings.emplace(copy.id, std::move(copy));
  }
  ec2.peerings.emplace(peering.id, std::move(peering));
  return Value::object({{"vpcPeeringConnection", std::move(output)}});
}

Outcome accept_vpc_peering_connection(Context& context, const Value& input) {
  return change_status(context, input, "active", "Active");
}

Outcome reject_vpc_peering_connection(Context& context, const Value& input) {
  auto output = change_status(context, input, "rejected", "Rejected by " + context.region.account);
  if (!output) return output;
  return done();
}

Outcome delete_vpc_peering_connection(Context& context, const Value& input) {
  const auto peering = find(context.region.ec2.peerings, input, kPeering);
  if (!peering) return tl::unexpected(peering.error());
  const world::Peering before = **peering;
  change(context, before, [&](world::Peering& it) {
    it.status = "deleted";
    it.message = "Deleted by " + context.region.account;
  });
  return done();
}

Outcome describe_vpc_peering_connections(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.peerings, kPeerings);
}

Outcome modify_vpc_peering_connection_options(Context& context, const Value& input) {
  const auto peering = find(context.region.ec2.peerings, input, kPeering);
  if (!peering) return tl::unexpected(peering.error());
  if ((*peering)->status != "active") {
    return error("OperationNotPermitted", "Peering " + (*peering)->id +
                                              " is not active. Peering options can be added "
                                              "only to active peerings.");
  }
  const world::Peering before = **peering;
  Value output = Value::object();
  const auto set = [&](std::string_view member, std::string_view answer, world::PeeringSide world::Peering::*side) {
    const auto resolves = input[member]["AllowDnsResolutionFromRemoteVpc"].as_boolean();
    if (!resolves) return;
    change(context, before, [&](world::Peering& it) { (it.*side).resolves_names = *resolves; });
    output.set(answer, Value::object({{"allowDnsResolutionFromRemoteVpc", *resolves}}));
  };
  set("AccepterPeeringConnectionOptions", "accepterPeeringConnectionOptions", &world::Peering::accepter);
  set("RequesterPeeringConnectionOptions", "requesterPeeringConnectionOptions", &world::Peering::requester);
  return output;
}

}  // namespace kakoi::sim::services::ec2
