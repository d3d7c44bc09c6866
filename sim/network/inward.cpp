#include "sim/network/inward.hpp"

#include "sim/network/filters.hpp"
#include "sim/network/probes.hpp"
#include "sim/network/public_access.hpp"
#include "sim/network/routes.hpp"

#include <algorithm>
#include <iterator>

namespace kakoi::sim::network {
namespace {

/// A client may choose any port.
constexpr Ports kAnyPort{.first = 1024, .last = 65535};

class Clients {
 public:
  Clients(const View& view, const world::NetworkInterface& interface, std::int64_t port)
      : view_(view), interface_(interface), port_(port), table_(table_of(view.vpcs, interface.subnet_id)) {}

  /// Why one at this address cannot; empty when it can.
  [[nodiscard]] std::string stopped(const Ip& client) const {
    const bool has_address = client.is_v6 ? !interface_.ipv6.empty() : !interface_.public_ip.empty();
    if (!has_address) return "there is no public address";
    const world::Route* back = table_ != nullptr ? route_of(view_, *table_, client) : nullptr;
    if (back == nullptr || !is_attached(view_.vpcs, back->target, interface_.vpc_id)) {
      return "no internet gateway is on the way back";
    }
    if (!public_access_allows(view_, interface_.vpc_id, interface_.subnet_id, Passage::inward)) {
      return "VPC Block Public Access stops it";
    }
    if (!groups_allow(view_, interface_.groups, Direction::in, {.address = client, .groups = {}}, port_)) {
      return "the security groups let nobody in";
    }
    const bool passes =
        acl_passes_all(view_, interface_.subnet_id, Direction::in, client, {.first = port_, .last = port_}) &&
        acl_passes_some(view_, interface_.subnet_id, Direction::out, client, kAnyPort);
    return passes ? "" : "the network ACL stops it, or the answer";
  }

 private:
  const View& view_;
  const world::NetworkInterface& interface_;
  std::int64_t port_;
  const world::RouteTable* table_;
};

void add_entries(const View& view, const std::string& id, std::vector<std::string>& blocks) {
  const world::PrefixList* list = view.prefix_list(id);
  if (list == nullptr) return;
  std::ranges::transform(list->entries(), std::back_inserter(blocks), [](const auto& it) { return it.cidr; });
}

/// The blocks that rules of the groups name as sources.
std::vector<std::string> sources_of(const View& view, const std::vector<std::string>& groups) {
  std::vector<std::string> blocks;
  for (const std::string& id : groups) {
    const world::SecurityGroup* group = view.group(id);
    if (group == nullptr) continue;
    for (const world::GroupRule& rule : group->rules) {
      if (rule.is_egress) continue;
      if (!rule.cidr.empty()) blocks.push_back(rule.cidr);
      if (!rule.ipv6_cidr.empty()) blocks.push_back(rule.ipv6_cidr);
      add_entries(view, rule.prefix_list, blocks);
    }
  }
  std::ranges::sort(blocks);
  // clang 14 does not take std::ranges::unique of this library.
  blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
  return blocks;
}

/// The blocks of which the network ACL and the routes of the subnet speak.
std::vector<std::string> blocks_around(const View& view, const std::string& subnet_id) {
  std::vector<std::string> blocks;
  if (const world::NetworkAcl* acl = acl_of(view, subnet_id)) {
    for (const world::AclEntry& entry : acl->entries)
      blocks.push_back(entry.cidr.empty() ? entry.ipv6_cidr : entry.cidr);
  }
  if (const world::RouteTable* table = table_of(view.vpcs, subnet_id)) {
    for (const world::Route& route : table->routes) {
      blocks.push_back(route.destination);
      add_entries(view, route.destination, blocks);
    }
  }
  return blocks;
}

/// Addresses on the internet that stand for all: the first of each block, and what stands for the internet.
std::vector<Ip> clients_of(const std::vector<std::string>& blocks) {
  std::vector<Ip> clients;
  for (const bool is_v6 : {false, true}) {
    clients.insert(clients.end(), internet_probes(is_v6).begin(), internet_probes(is_v6).end());
  }
  for (const std::string& text : blocks) {
    const auto block = parse_ip_block(text);
    if (block && is_on_internet(block->first)) clients.push_back(block->first);
  }
  return clients;
}

}  // namespace

Inward from_internet(const View& view, const world::NetworkInterface& interface, std::int64_t port) {
  const Clients clients(view, interface, port);
  const auto gets_in = [&](const Ip& client) { return clients.stopped(client).empty(); };
  Inward inward{.exposure = Exposure::unreachable, .from = {}, .why = clients.stopped(internet_probes(false)[0])};
  const std::vector<std::string> sources = sources_of(view, interface.groups);
  std::vector<std::string> blocks = blocks_around(view, interface.subnet_id);
  blocks.insert(blocks.end(), sources.begin(), sources.end());
  std::vector<Ip> inside;
  std::ranges::copy_if(clients_of(blocks), std::back_inserter(inside), gets_in);
  for (const std::string& text : sources) {
    const auto block = parse_ip_block(text);
    if (block && std::ranges::any_of(inside, [&](const Ip& client) { return block->contains(client); })) {
      inward.from.push_back(text);
    }
  }
  if (inward.from.empty()) {
    if (inward.why == "there is no public address" && !interface.ipv6.empty()) {
      inward.why = clients.stopped(internet_probes(true)[0]);
    }
    return inward;
  }
  inward.why.clear();
  const bool is_anywhere =
      std::ranges::all_of(internet_probes(false), gets_in) || std::ranges::all_of(internet_probes(true), gets_in);
  inward.exposure = is_anywhere ? Exposure::anywhere : Exposure::restricted;
  return inward;
}

}  // namespace kakoi::sim::network
