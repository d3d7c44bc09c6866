#include "sim/network/inward.hpp"

#include "sim/network/filters.hpp"
#include "sim/network/probes.hpp"
#include "sim/network/public_access.hpp"
#include "sim/network/routes.hpp"

#include <algorithm>

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
      const world::PrefixList* list = rule.prefix_list.empty() ? nullptr : view.prefix_list(rule.prefix_list);
      if (list == nullptr) continue;
      std::ranges::transform(list->entries(), std::back_inserter(blocks), [](const auto& it) { return it.cidr; });
    }
  }
  std::ranges::sort(blocks);
  // clang 14 does not take std::ranges::unique of this library.
  blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
  return blocks;
}

/// Addresses of the block that are on the internet: its first, and what stands for the internet where it is in it.
std::vector<Ip> clients_in(const IpBlock& block) {
  std::vector<Ip> clients;
  if (is_on_internet(block.first)) clients.push_back(block.first);
  for (const Ip& probe : internet_probes(block.first.is_v6)) {
    if (block.contains(probe)) clients.push_back(probe);
  }
  return clients;
}

}  // namespace

Inward from_internet(const View& view, const world::NetworkInterface& interface, std::int64_t port) {
  const Clients clients(view, interface, port);
  const auto gets_in = [&](const Ip& client) { return clients.stopped(client).empty(); };
  Inward inward{.exposure = Exposure::unreachable, .from = {}, .why = clients.stopped(internet_probes(false)[0])};
  for (const std::string& text : sources_of(view, interface.groups)) {
    const auto block = parse_ip_block(text);
    if (block && std::ranges::any_of(clients_in(*block), gets_in)) inward.from.push_back(text);
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
