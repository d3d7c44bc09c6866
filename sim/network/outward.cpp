#include "sim/network/outward.hpp"

#include "sim/network/filters.hpp"
#include "sim/network/managed_lists.hpp"
#include "sim/network/policy.hpp"
#include "sim/network/probes.hpp"
#include "sim/network/public_access.hpp"
#include "sim/network/routes.hpp"

#include <algorithm>

namespace kakoi::sim::network {
namespace {

// Gateways that lead on to others; a longer chain is a circle.
constexpr int kMostHops = 4;

bool acl_passes(const View& view, const std::string& subnet_id, const Ip& peer, std::int64_t port, Ports own) {
  return acl_passes_all(view, subnet_id, Direction::out, peer, {.first = port, .last = port}) &&
         acl_passes_all(view, subnet_id, Direction::in, peer, own);
}

/// One connection on its way.
class Journey {
 public:
  Journey(const View& view, const Source& source, const Destination& destination, const Ip& to)
      : view_(view), source_(source), destination_(destination), to_(to), here_(source.subnet_id) {}

  Answer answer() {
    const Peer peer{.address = to_, .groups = {}};
    if (!groups_allow(view_, source_.groups, Direction::out, peer, destination_.port)) {
      return lost("", "the security groups let nothing out to " + text_of(to_));
    }
    if (!acl_passes(view_, here_, to_, destination_.port, kEphemeral)) return acl_stops();
    return go_on();
  }

 private:
  [[nodiscard]] Answer acl_stops() const {
    return lost("", "the network ACL of " + here_ + " stops it, or the answer");
  }
  static Answer arrives(std::string way) { return {.arrival = Arrival::arrives, .way = std::move(way), .why = {}}; }

  /// By the routes of the subnet that it has come to.
  Answer go_on() {
    if (++hops_ > kMostHops) return lost("", "its way is a circle");
    const world::RouteTable* table = table_of(view_.vpcs, here_);
    const world::Route* route = table != nullptr ? route_of(view_, *table, to_) : nullptr;
    if (route == nullptr) return lost("", "no route of " + here_ + " leads to " + text_of(to_));
    if (!leads_somewhere(view_.vpcs, *table, *route)) return lost(route->target, "the route is a black hole");
    return by(route->target, table->vpc_id);
  }

  Answer by(const std::string& target, const std::string& vpc_id) {
    if (target.starts_with("igw-")) return by_internet_gateway(target, vpc_id);
    if (target.starts_with("eigw-")) return by_egress_only_gateway(target, vpc_id);
    if (target.starts_with("nat-")) return by_nat_gateway(view_.vpcs.nat_gateways.at(target));
    if (target.starts_with("vpce-")) return by_endpoint(view_.vpcs.endpoints.at(target));
    if (target.starts_with("eni-")) return by_instance(view_.vpcs.interfaces.at(target));
    if (target.starts_with("tgw-")) return by_transit_gateway(target, vpc_id);
    if (target.starts_with("vgw-")) return by_far_network(target);
    if (target == "local") return lost(target, "the address is taken for one of the VPC");
    // A peer's gateways are not for others: there is no edge-to-edge routing.
    return lost(target, "it is no way to the internet");
  }

  Answer by_internet_gateway(const std::string& id, const std::string& vpc_id) {
    // Behind a translation it is the translator's address that counts; an IPv6 address is public by itself.
    if (!is_translated_ && !to_.is_v6 && !source_.has_public_ip) return lost(id, "there is no public address");
    const Passage passage = is_translated_ ? Passage::outbound_gateway : Passage::public_address;
    if (!public_access_allows(view_, vpc_id, here_, passage)) return lost(id, "VPC Block Public Access stops it");
    return arrives(way_.empty() ? id : way_);
  }

  Answer by_egress_only_gateway(const std::string& id, const std::string& vpc_id) {
    if (!to_.is_v6) return lost(id, "it forwards IPv6 only");
    if (!public_access_allows(view_, vpc_id, here_, Passage::outbound_gateway)) {
      return lost(id, "VPC Block Public Access stops it");
    }
    return arrives(id);
  }

  Answer by_nat_gateway(const world::NatGateway& nat) {
    if (nat.state != "available") return lost(nat.id, "the NAT gateway is " + nat.state);
    if (to_.is_v6) {
      if (!is_nat64()) return lost(nat.id, "it translates IPv4 only");
      to_ = {.is_v6 = false, .high = 0, .low = to_.low & 0xFFFFFFFFU};
    }
    if (way_.empty()) way_ = nat.id;
    if (nat.is_regional) return by_regional(nat);
    if (!enters(nat.subnet_id, kNatEphemeral)) return lost(nat.id, "a network ACL stops it, or the answer");
    here_ = nat.subnet_id;
    is_translated_ = nat.connectivity == "public";
    // A private one has no public address to give.
    if (!is_translated_) source_.has_public_ip = false;
    return go_on();
  }

  Answer by_regional(const world::NatGateway& nat) const {
    const bool has_gateway = std::ranges::any_of(view_.vpcs.internet_gateways,
                                                 [&](const auto& it) { return it.second.vpc_id == nat.vpc_id; });
    if (!has_gateway) return lost(nat.id, "its VPC has no internet gateway");
    if (!public_access_allows(view_, nat.vpc_id, "", Passage::outbound_gateway)) {
      return lost(nat.id, "VPC Block Public Access stops it");
    }
    return arrives(nat.id);
  }

  /// Into the subnet of a translator, if it is another, and out of that again.
  [[nodiscard]] bool enters(const std::string& subnet_id, Ports own) const {
    const auto from = parse_ip(source_.private_ip.empty() ? source_.ipv6 : source_.private_ip);
    const Ports port{.first = destination_.port, .last = destination_.port};
    const bool is_let_in = subnet_id == here_ || !from ||
                           (acl_passes_all(view_, subnet_id, Direction::in, *from, port) &&
                            acl_passes_all(view_, subnet_id, Direction::out, *from, kEphemeral));
    return is_let_in && acl_passes(view_, subnet_id, to_, destination_.port, own);
  }

  Answer by_endpoint(const world::VpcEndpoint& endpoint) {
    if (endpoint.type == "GatewayLoadBalancer") {
      if (endpoint.subnets.empty()) return lost(endpoint.id, "it stands in no subnet");
      here_ = endpoint.subnets.front();
      return go_on();
    }
    if (!policy_allows(endpoint.policy, destination_.action, destination_.resource)) {
      return {.arrival = Arrival::refused, .way = endpoint.id, .why = "the policy of the endpoint does not allow it"};
    }
    return arrives(endpoint.id);
  }

  /// A machine that forwards for others.
  Answer by_instance(const world::NetworkInterface& interface) {
    if (interface.checks_source) return lost(interface.id, "it drops what is not its own");
    if (interface.subnet_id == here_ && way_ == interface.id) return lost(interface.id, "its way is a circle");
    if (!enters(interface.subnet_id, kEphemeral)) return lost(interface.id, "a network ACL stops it, or the answer");
    const auto from = parse_ip(source_.private_ip);
    const bool is_let_through =
        from &&
        groups_allow(view_, interface.groups, Direction::in, {.address = *from, .groups = source_.groups},
                     destination_.port) &&
        groups_allow(view_, interface.groups, Direction::out, {.address = to_, .groups = {}}, destination_.port);
    if (!is_let_through) return lost(interface.id, "its security groups stop it");
    way_ = interface.id;
    here_ = interface.subnet_id;
    source_.has_public_ip = !interface.public_ip.empty();
    return go_on();
  }

  Answer by_transit_gateway(const std::string& id, const std::string& vpc_id) {
    const auto subnet = view_.vpcs.subnets.find(here_);
    const std::string zone = subnet != view_.vpcs.subnets.end() ? subnet->second.zone : "";
    const bool has_zone = std::ranges::any_of(view_.vpcs.transit_attachments, [&](const auto& it) {
      return it.second.gateway_id == id && it.second.vpc_id == vpc_id && it.second.state == "available" &&
             std::ranges::any_of(it.second.subnets, [&](const std::string& other) {
               const auto found = view_.vpcs.subnets.find(other);
               return found != view_.vpcs.subnets.end() && found->second.zone == zone;
             });
    });
    // It serves only the zones in which its attachment has a subnet.
    if (!has_zone) return lost(id, "it has no attachment in the zone " + zone);
    return by_far_network(id);
  }

  [[nodiscard]] Answer by_far_network(const std::string& id) const {
    return view_.quirks.far_networks_have_internet ? arrives(id) : lost(id, "the far side has no internet");
  }

  [[nodiscard]] bool is_nat64() const { return to_ == nat64_of(to_); }

  const View& view_;
  Source source_;
  const Destination& destination_;
  Ip to_;
  std::string here_;  ///< the subnet
  std::string way_;   ///< the first that translates
  bool is_translated_ = false;
  int hops_ = 0;
};

}  // namespace

Answer reach_address(const View& view, const Source& source, const Destination& destination, const Ip& address) {
  return Journey(view, source, destination, address).answer();
}

}  // namespace kakoi::sim::network
