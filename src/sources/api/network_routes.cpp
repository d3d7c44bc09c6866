// Route tables and gateways.
#include "sources/api/members.hpp"
#include "sources/api/network.hpp"
#include "sources/api/network_words.hpp"
#include "sources/network/words.hpp"

#include <array>

namespace kakoi::sources::api {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using inventory::Reference;
using inventory::Target;
using inventory::TargetKind;
using network::block_of;
using network::reference_of;
using values::Value;

constexpr Phrase kNoTarget{"where the route leads to is not known", "ルートの宛先が分かりません"};
constexpr Phrase kFiltered{"the route is filtered", "ルートがフィルターされています (filtered)"};
constexpr Phrase kPassing{"its state is {}", "状態が {} です"};

struct Member {
  std::string_view name;
  TargetKind kind = TargetKind::other;
};

// `gatewayId` is of several kinds, and so comes last.
constexpr std::array kTargets = {
    Member{"NatGatewayId", TargetKind::nat_gateway},
    Member{"TransitGatewayId", TargetKind::transit_gateway},
    Member{"EgressOnlyInternetGatewayId", TargetKind::egress_only_gateway},
    Member{"NetworkInterfaceId", TargetKind::interface},
    Member{"InstanceId", TargetKind::interface},
    Member{"VpcPeeringConnectionId", TargetKind::peering},
    Member{"CarrierGatewayId", TargetKind::other},
    Member{"LocalGatewayId", TargetKind::other},
    Member{"CoreNetworkArn", TargetKind::other},
    Member{"OdbNetworkArn", TargetKind::other},
};

Known<Target> target_of(const Value& route, bool is_to_prefix_list) {
  for (const Member& target : kTargets) {
    if (std::string key = text_in(route, target.name); !key.empty()) {
      return Known<Target>::defaulted({.kind = target.kind, .key = std::move(key)});
    }
  }
  const std::string key = text_in(route, "GatewayId");
  auto kind = network::kind_of_gateway(key);
  // A route to an endpoint of a Gateway Load Balancer is to a block of addresses.
  if (kind == TargetKind::gateway_endpoint && !is_to_prefix_list) {
    kind = TargetKind::load_balancer_endpoint;
  }
  return kind.has_value() ? Known<Target>::defaulted({.kind = *kind, .key = key})
                          : Known<Target>::unknown({.reason = kNoTarget});
}

inventory::Route route_of(const Value& value) {
  const std::string list = text_in(value, "DestinationPrefixListId");
  inventory::Route route{.target = target_of(value, !list.empty()),
                         .is_blackhole = Known<bool>::defaulted(is_word(in(value, "State"), "blackhole")),
                         .is_propagated = is_word(in(value, "Origin"), "EnableVgwRoutePropagation")};
  if (list.empty()) {
    const Value v4 = in(value, "DestinationCidrBlock");
    route.block = block_of(v4.is_null() ? in(value, "DestinationIpv6CidrBlock") : v4);
  } else {
    route.prefix_list = Reference::defaulted(list);
  }
  if (is_word(in(value, "State"), "filtered")) {
    route.exists = Known<bool>::unknown({.reason = kFiltered});
  }
  return route;
}

// Is it `wanted`, or another that is over, or on the way?
Known<bool> is_in_state(const Value& state, std::string_view wanted, std::initializer_list<std::string_view> over) {
  if (state.is_null() || is_word(state, wanted)) {
    return Known<bool>::defaulted(true);
  }
  for (const std::string_view word : over) {
    if (is_word(state, word)) {
      return Known<bool>::defaulted(false);
    }
  }
  const std::string word = state.is(values::Kind::text) ? std::string(state.text().whole) : std::string("?");
  return Known<bool>::unknown({.reason = Message(kPassing, {word})});
}

}  // namespace

void NetworkReader::route_table(const Value& value, inventory::Thing thing) {
  inventory::RouteTable table{.thing = std::move(thing), .vpc = reference_of(in(value, "VpcId"))};
  for (const Value& route : items_in(value, "Routes")) {
    table.routes.items.push_back(route_of(route));
  }
  network_.route_tables.push_back(std::move(table));
  associations(value, Known<bool>::defaulted(true));
}

void NetworkReader::associations(const Value& value, const Known<bool>& exists) {
  for (const Value& one : items_in(value, "Associations")) {
    Known<bool> is_there =
        is_in_state(in(in(one, "AssociationState"), "State"), "associated", {"disassociated", "failed"});
    const std::string subnet = text_in(one, "SubnetId");
    inventory::RouteTableAssociation association{
        .table = reference_of(in(value, "RouteTableId")),
        .subnet = Reference::defaulted(subnet.empty() ? text_in(one, "GatewayId") : subnet),
        .vpc = reference_of(in(value, "VpcId")),
        .is_main = is_word(in(one, "Main"), "true") ||
                   (in(one, "Main").is(values::Kind::boolean) && in(one, "Main").boolean()),
        .exists = exists.and_then([&](bool) { return is_there; })};
    network_.associations.push_back(std::move(association));
  }
}

void NetworkReader::internet_gateway(const Value& value, inventory::Thing thing, bool is_egress_only) {
  inventory::InternetGateway gateway{.thing = std::move(thing), .is_egress_only = is_egress_only};
  for (const Value& attachment : items_in(value, "Attachments")) {
    const Value state = in(attachment, "State");
    // EC2 says `available` of an internet gateway, and `attached` of others.
    const Known<bool> is_attached =
        is_word(state, "attached") ? Known<bool>::defaulted(true) : is_in_state(state, "available", {"detached"});
    gateway.vpc = is_attached.and_then(
        [&](bool is) { return Reference::defaulted(is ? text_in(attachment, "VpcId") : std::string()); });
  }
  network_.internet_gateways.push_back(std::move(gateway));
}

void NetworkReader::nat_gateway(const Value& value, inventory::Thing thing) {
  network_.nat_gateways.push_back(
      {.thing = std::move(thing),
       .is_available = is_in_state(in(value, "State"), "available", {"failed", "deleted", "deleting"}),
       .is_public = Known<bool>::defaulted(!is_word(in(value, "ConnectivityType"), "private")),
       .is_regional = Known<bool>::defaulted(is_word(in(value, "AvailabilityMode"), "regional")),
       .subnet = reference_of(in(value, "SubnetId")),
       .vpc = reference_of(in(value, "VpcId"))});
}

}  // namespace kakoi::sources::api
