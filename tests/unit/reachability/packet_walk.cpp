#include "unit/reachability/packet_walk.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace kakoi::test {
namespace {

using namespace inventory;

template <typename T>
T the(const base::Known<T>& value) {
  return value.match([](const T& known) { return known; },
                     [](const base::Unknown&) -> T { throw std::logic_error("a fact is not known"); });
}

std::uint32_t first_of(const AddressBlock& block) { return static_cast<std::uint32_t>(block.first.low); }
std::uint32_t last_of(const AddressBlock& block) { return static_cast<std::uint32_t>(block.last().low); }
bool lies_in(std::uint32_t address, const AddressBlock& block) {
  return block.family == Family::v4 && first_of(block) <= address && address <= last_of(block);
}

bool is_public(std::uint32_t address) {
  const std::uint32_t a = address >> 24U;
  const std::uint32_t ab = address >> 16U;
  const std::uint32_t abc = address >> 8U;
  return a != 0 && a != 10 && a != 127 && a < 224 && (ab < 0x6440 || ab > 0x647f) && ab != 0xa9fe &&
         (ab < 0xac10 || ab > 0xac1f) && ab != 0xc0a8 && abc != 0xc00000 && abc != 0xc00002 &&
         (ab != 0xc612 && ab != 0xc613) && abc != 0xc63364 && abc != 0xcb0071;
}

template <typename T>
const T* find(const std::vector<T>& all, const std::string& key) {
  for (const T& one : all) {
    if (one.thing.key == key && the(one.thing.exists)) {
      return &one;
    }
  }
  return nullptr;
}

bool is_in(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::vector<std::string> keys(const References& references) {
  std::vector<std::string> all;
  for (const Reference& one : references.items) {
    all.push_back(the(one));
  }
  return all;
}

Arrives worse(Arrives a, Arrives b) { return std::min(a, b); }

// One of two things has to do, and it is left to chance which is tried.
Arrives by_chance(Arrives a, Arrives b) { return a == b ? a : Arrives::perhaps; }

}  // namespace

PacketWalk::PacketWalk(const Network& network) : network_(network) {}

const Subnet& PacketWalk::subnet(const std::string& key) const { return *find(network_.subnets, key); }

std::vector<std::uint32_t> PacketWalk::clients() const {
  std::set<std::uint64_t> bounds{0x01000000, 0xc8000000};
  const auto add = [&](const AddressBlock& block) {
    if (block.family == Family::v4) {
      bounds.insert(first_of(block));
      bounds.insert(std::uint64_t{last_of(block)} + 1);
    }
  };
  for (const auto& group : network_.groups) {
    for (const Rule& rule : group.rules.items) {
      add(the(rule.block));
    }
  }
  for (const auto& acl : network_.acls) {
    for (const AclEntry& entry : acl.entries.items) {
      add(the(entry.block));
    }
  }
  for (const auto& table : network_.route_tables) {
    for (const Route& route : table.routes.items) {
      add(the(route.block));
    }
  }
  for (const auto& list : network_.prefix_lists) {
    for (const Block& block : list.blocks.items) {
      add(the(block));
    }
  }
  const auto is_local = [&](std::uint32_t address) {
    for (const auto& vpc : network_.vpcs) {
      for (const Block& block : vpc.blocks.items) {
        if (lies_in(address, the(block))) {
          return true;
        }
      }
    }
    return false;
  };
  std::vector<std::uint32_t> all;
  for (const std::uint64_t bound : bounds) {
    const auto address = static_cast<std::uint32_t>(bound);
    if (bound <= 0xffffffff && is_public(address) && !is_local(address)) {
      all.push_back(address);
    }
  }
  return all;
}

std::vector<std::uint32_t> PacketWalk::in_subnet(const Subnet& subnet) const {
  std::vector<std::uint32_t> all;
  for (const Block& block : subnet.blocks.items) {
    all.push_back(first_of(the(block)));
    all.push_back(last_of(the(block)));
  }
  return all;
}

std::vector<std::string> PacketWalk::groups_of(const std::vector<std::string>& named, const std::string& vpc) const {
  if (!named.empty()) {
    return named;
  }
  for (const SecurityGroup& group : network_.groups) {
    if (group.is_default && the(group.vpc) == vpc) {
      return {group.thing.key};
    }
  }
  return {};
}

const RouteTable* PacketWalk::table_of(const Subnet& subnet) const {
  for (const RouteTableAssociation& association : network_.associations) {
    if (!association.is_main && the(association.exists) && the(association.subnet) == subnet.thing.key) {
      return find(network_.route_tables, the(association.table));
    }
  }
  for (const RouteTableAssociation& association : network_.associations) {
    if (association.is_main && the(association.exists) && the(association.vpc) == the(subnet.vpc)) {
      return find(network_.route_tables, the(association.table));
    }
  }
  return nullptr;
}

// Null: local, or none at all.
const Route* PacketWalk::route(const RouteTable& table, std::uint32_t to) const {
  const Route* best = nullptr;
  double best_worth = -1;  // the length, and among equals who comes first
  const auto offer = [&](const Route* route, const AddressBlock& block, double worth) {
    if (lies_in(to, block) && block.length + worth > best_worth) {
      best = route;
      best_worth = block.length + worth;
    }
  };
  for (const Route& one : table.routes.items) {
    if (!the(one.exists)) {
      continue;
    }
    if (!one.prefix_list.has_value()) {
      offer(&one, the(one.block), one.is_propagated ? 0.1 : 0.9);
    } else if (const PrefixList* list = find(network_.prefix_lists, the(*one.prefix_list));
               the(one.target).kind != TargetKind::gateway_endpoint) {
      for (const Block& block : list->blocks.items) {
        offer(&one, the(block), 0.6);
      }
    }
  }
  for (const Vpc& vpc : network_.vpcs) {
    if (vpc.thing.key == the(table.vpc)) {
      for (const Block& block : vpc.blocks.items) {
        offer(nullptr, the(block), 0.7);
      }
    }
  }
  return best;
}

bool PacketWalk::groups_let(const std::vector<std::string>& own, bool is_egress, std::uint16_t port, std::uint32_t peer,
                            const std::vector<std::string>& peer_groups, const std::string& service) const {
  for (const std::string& key : own) {
    const SecurityGroup* group = find(network_.groups, key);
    if (group == nullptr) {
      continue;
    }
    for (const Rule& rule : group->rules.items) {
      const int protocol = the(rule.protocol);
      const Ports ports = the(rule.ports);
      const bool fits = rule.is_egress == is_egress && the(rule.exists) &&
                        (protocol == -1 || (protocol == 6 && ports.first <= port && port <= ports.last));
      if (!fits) {
        continue;
      }
      if (rule.peer == PeerKind::block && lies_in(peer, the(rule.block))) {
        return true;
      }
      if (rule.peer == PeerKind::group && is_in(peer_groups, the(rule.reference))) {
        return true;
      }
      if (rule.peer == PeerKind::prefix_list) {
        const PrefixList* list = find(network_.prefix_lists, the(rule.reference));
        const bool holds = std::any_of(list->blocks.items.begin(), list->blocks.items.end(),
                                       [&](const Block& block) { return lies_in(peer, the(block)); });
        if (holds || (!service.empty() && the(list->service) == service)) {
          return true;
        }
      }
    }
  }
  return false;
}

bool PacketWalk::acl_lets(const Subnet& subnet, bool is_egress, std::uint16_t port, std::uint32_t peer) const {
  const NetworkAcl* acl = nullptr;
  for (const NetworkAcl& one : network_.acls) {
    if (is_in(keys(one.subnets), subnet.thing.key)) {
      acl = &one;
    }
  }
  for (const NetworkAcl& one : network_.acls) {
    acl = acl == nullptr && one.is_default && the(one.vpc) == the(subnet.vpc) ? &one : acl;
  }
  std::map<int, bool> matching;
  for (const AclEntry& entry : acl->entries.items) {
    const int protocol = the(entry.protocol);
    const Ports ports = the(entry.ports);
    if (entry.is_egress == is_egress && the(entry.exists) && lies_in(peer, the(entry.block)) &&
        (protocol == -1 || (protocol == 6 && ports.first <= port && port <= ports.last))) {
      matching.emplace(the(entry.number), the(entry.allows));
    }
  }
  return !matching.empty() && matching.begin()->second;
}

// A connection to port 443, and its answers to some port of these.
Arrives PacketWalk::acl_conversation(const Subnet& subnet, bool begins_here, std::uint16_t answer_first,
                                     std::uint16_t answer_last, std::uint32_t peer) const {
  if (!acl_lets(subnet, begins_here, 443, peer)) {
    return Arrives::no;
  }
  std::set<std::uint32_t> ports{answer_first, answer_last};
  for (const NetworkAcl& acl : network_.acls) {
    for (const AclEntry& entry : acl.entries.items) {
      const Ports range = the(entry.ports);
      ports.insert(range.first);
      ports.insert(range.last + 1U);
    }
  }
  bool all = true;
  bool any = false;
  for (const std::uint32_t port : ports) {
    if (answer_first <= port && port <= answer_last) {
      const bool lets = acl_lets(subnet, !begins_here, static_cast<std::uint16_t>(port), peer);
      all = all && lets;
      any = any || lets;
    }
  }
  return all ? Arrives::yes : any ? Arrives::perhaps : Arrives::no;
}

bool PacketWalk::is_excluded(const BlockPublicAccess& block, const Subnet& subnet, bool must_let_in) const {
  for (const auto& exclusion : block.exclusions.items) {
    const std::string of = the(exclusion.of);
    if (the(exclusion.exists) && (of == subnet.thing.key || of == the(subnet.vpc)) &&
        (!must_let_in || the(exclusion.lets_in))) {
      return true;
    }
  }
  return false;
}

Arrives PacketWalk::block_public_access(const Subnet& subnet, const Subnet* behind, bool is_nat, bool is_inward) const {
  for (const BlockPublicAccess& block : network_.block_public_access) {
    const BlockMode mode = the(block.mode);
    if (mode == BlockMode::off || (mode == BlockMode::ingress && is_nat)) {
      continue;
    }
    const bool must_let_in = mode == BlockMode::ingress || is_inward;
    if (!is_excluded(block, subnet, must_let_in)) {
      return Arrives::no;
    }
    if (behind != nullptr && behind != &subnet && !is_excluded(block, *behind, must_let_in)) {
      return Arrives::perhaps;
    }
  }
  return Arrives::yes;
}

// By the route table of `subnet` to an address outside.
Arrives PacketWalk::out_of(const Subnet& subnet, bool has_public_address, bool is_nat,
                           const std::vector<const Subnet*>& behind, std::uint32_t from, std::uint32_t to) const {
  const RouteTable* table = table_of(subnet);
  const Route* way = table != nullptr ? route(*table, to) : nullptr;
  if (way == nullptr || the(way->is_blackhole)) {
    return Arrives::no;
  }
  const Target target = the(way->target);
  switch (target.kind) {
    case TargetKind::internet_gateway: {
      const InternetGateway* gateway = find(network_.internet_gateways, target.key);
      const bool is_attached = gateway != nullptr && the(gateway->vpc) == the(subnet.vpc);
      if (!is_attached || !has_public_address) {
        return Arrives::no;
      }
      return is_nat ? block_public_access(subnet, behind.back(), true, false)
                    : block_public_access(subnet, nullptr, false, false);
    }
    case TargetKind::nat_gateway: {
      const NatGateway* nat = find(network_.nat_gateways, target.key);
      if (nat == nullptr || is_nat || !the(nat->is_available)) {
        return Arrives::no;
      }
      const Subnet& place = this->subnet(the(nat->subnet));
      if (the(place.vpc) != the(subnet.vpc)) {
        return Arrives::no;
      }
      Arrives arrives = acl_conversation(place, true, 1024, 65535, to);
      if (&place != &subnet) {
        arrives = worse(arrives, acl_conversation(place, false, 32768, 60999, from));
      }
      return worse(arrives, out_of(place, the(nat->is_public), true, {&subnet}, from, to));
    }
    case TargetKind::local:
    case TargetKind::egress_only_gateway:
    case TargetKind::peering:
    case TargetKind::gateway_endpoint:
      return Arrives::no;
    default:
      return Arrives::perhaps;
  }
}

Arrives PacketWalk::internet_from(const Host& host, std::uint32_t from, std::uint32_t to,
                                  const std::string& service) const {
  const Subnet& place = subnet(host.subnet);
  if (!groups_let(groups_of(host.groups, the(place.vpc)), true, 443, to, {}, service)) {
    return Arrives::no;
  }
  return worse(acl_conversation(place, true, 32768, 60999, to),
               out_of(place, host.has_public_address, false, {}, from, to));
}

std::set<Arrives> PacketWalk::to_internet(const Host& host) const {
  if (!the(find(network_.vpcs, the(subnet(host.subnet).vpc))->dns_support)) {
    return {Arrives::no};  // nobody tells its address
  }
  std::set<Arrives> all;
  for (const std::uint32_t from : in_subnet(subnet(host.subnet))) {
    for (const std::uint32_t to : clients()) {
      all.insert(internet_from(host, from, to, ""));
    }
  }
  return all;
}

Arrives PacketWalk::within(const Host& host, const Endpoint& endpoint, const Subnet& to, std::uint32_t from,
                           std::uint32_t address) const {
  const Subnet& place = subnet(host.subnet);
  const std::vector<std::string> own = groups_of(host.groups, the(place.vpc));
  const std::vector<std::string> others = groups_of(keys(endpoint.groups), the(endpoint.vpc));
  if (!groups_let(own, true, 443, address, others, "") || !groups_let(others, false, 443, from, own, "")) {
    return Arrives::no;
  }
  if (&place == &to) {
    return Arrives::yes;
  }
  Arrives arrives =
      worse(acl_conversation(place, true, 32768, 60999, address), acl_conversation(to, false, 32768, 60999, from));
  const auto by_route = [&](const Subnet& here, std::uint32_t there) {
    const RouteTable* table = table_of(here);
    const Route* way = table != nullptr ? route(*table, there) : nullptr;
    if (way == nullptr || the(way->target).kind == TargetKind::local) {
      return Arrives::yes;
    }
    return the(way->is_blackhole) ? Arrives::no : Arrives::perhaps;
  };
  arrives = worse(arrives, by_route(place, address));
  return worse(arrives, by_route(to, from));
}

bool PacketWalk::leads_beyond(const Host& host) const {
  const Subnet& place = subnet(host.subnet);
  const RouteTable* table = table_of(place);
  if (table == nullptr) {
    return false;
  }
  // An address of each kind, also of private ones.
  std::vector<std::uint32_t> some = clients();
  for (std::uint32_t a = 0; a < 256; ++a) {
    some.push_back(a << 24U | 0x00010203U);
    some.push_back(0x0a000000U | a << 16U | 77U);
    some.push_back(0x0a000000U | a << 8U | 77U);
  }
  return std::any_of(some.begin(), some.end(), [&](std::uint32_t to) {
    const Route* way = route(*table, to);
    const bool is_beyond =
        way != nullptr && !the(way->is_blackhole) &&
        (the(way->target).kind == TargetKind::transit_gateway || the(way->target).kind == TargetKind::peering ||
         the(way->target).kind == TargetKind::interface ||
         the(way->target).kind == TargetKind::virtual_private_gateway);
    return is_beyond && groups_let(groups_of(host.groups, the(place.vpc)), true, 443, to, {}, "");
  });
}

std::set<Arrives> PacketWalk::to_service(const Host& host, const std::string& service) const {
  const Subnet& place = subnet(host.subnet);
  const std::string vpc_key = the(place.vpc);
  const Vpc& vpc = *find(network_.vpcs, vpc_key);
  if (!the(vpc.dns_support)) {
    return {Arrives::no};
  }
  const RouteTable* table = table_of(place);
  std::set<Arrives> all;
  for (const std::uint32_t from : in_subnet(place)) {
    const Endpoint* by_name = nullptr;
    const Endpoint* by_route = nullptr;
    for (const Endpoint& one : network_.endpoints) {
      if (!the(one.thing.exists) || the(one.vpc) != vpc_key || the(one.service) != service || !the(one.is_available)) {
        continue;
      }
      if (one.kind == EndpointKind::interface && the(one.has_private_dns) && the(vpc.dns_hostnames)) {
        by_name = &one;
      }
      if (one.kind == EndpointKind::gateway && table != nullptr && is_in(keys(one.route_tables), table->thing.key)) {
        by_route = &one;
      }
    }
    if (by_route != nullptr) {
      for (const std::uint32_t to : clients()) {
        Arrives arrives = groups_let(groups_of(host.groups, vpc_key), true, 443, to, {}, service)
                              ? acl_conversation(place, true, 32768, 60999, to)
                              : Arrives::no;
        all.insert(the(by_route->is_open) ? arrives : worse(arrives, Arrives::perhaps));
      }
      continue;
    }
    if (by_name != nullptr) {
      // A few ways to choose an address in each of its subnets.
      for (std::size_t choice = 0; choice < 4; ++choice) {
        std::set<Arrives> each;
        std::size_t n = 0;
        for (const std::string& key : keys(by_name->subnets)) {
          const Subnet& to = subnet(key);
          const auto addresses = in_subnet(to);
          each.insert(within(host, *by_name, to, from, addresses[(choice >> (n++ % 2)) % addresses.size()]));
        }
        Arrives arrives = each.empty() ? Arrives::no : *each.begin();
        for (const Arrives one : each) {
          arrives = by_chance(arrives, one);
        }
        if (!the(by_name->is_open) || service == "s3") {
          arrives = worse(arrives, Arrives::perhaps);
        }
        all.insert(arrives);
      }
      continue;
    }
    for (const std::uint32_t to : clients()) {
      const Arrives arrives = internet_from(host, from, to, "");
      all.insert(arrives == Arrives::no && leads_beyond(host) ? Arrives::perhaps : arrives);
    }
  }
  return all;
}

bool PacketWalk::from_internet(std::uint32_t client, std::uint16_t port, const Host& host) const {
  const Subnet& place = subnet(host.subnet);
  const RouteTable* table = table_of(place);
  const Route* back = table != nullptr ? route(*table, client) : nullptr;
  if (!host.has_public_address || back == nullptr || the(back->is_blackhole)) {
    return false;
  }
  const Target target = the(back->target);
  const InternetGateway* gateway =
      target.kind == TargetKind::internet_gateway ? find(network_.internet_gateways, target.key) : nullptr;
  if (gateway == nullptr || the(gateway->vpc) != the(place.vpc) ||
      block_public_access(place, nullptr, false, true) != Arrives::yes) {
    return false;
  }
  if (!groups_let(groups_of(host.groups, the(place.vpc)), false, port, client, {}, "")) {
    return false;
  }
  bool is_answered = false;
  for (std::uint32_t answer = 1024; answer <= 65535; answer += 31) {
    is_answered = is_answered || acl_lets(place, true, static_cast<std::uint16_t>(answer), client);
  }
  return is_answered && acl_lets(place, false, port, client);
}

}  // namespace kakoi::test
