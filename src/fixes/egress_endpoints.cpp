#include "fixes/egress_endpoints.hpp"

#include "fixes/egress_keys.hpp"
#include "reachability/filters.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace kakoi::fixes {
namespace {

using base::Phrase;
using base::Result;
using base::Unknown;
using inventory::Family;
using inventory::Reference;
using inventory::References;
using inventory::Subnet;
using reachability::Evidence;
using reachability::Truth;

constexpr Phrase kEndpointThere{"endpoint {} for {} is there, and does not let the tasks in",
                                "{} ({} のエンドポイント) がありますが、タスクからの通信を許可していません"};

constexpr std::uint16_t kHttps = 443;
constexpr reachability::Traffic kWeb{.protocol = inventory::kTcp, .ports = {.first = kHttps, .last = kHttps}};

class EndpointSearch {
 public:
  EndpointSearch(const AroundEndpoints& around, Pieces& pieces) : around_(around), pieces_(pieces) {}

  Result<void> run() {
    find_groups();
    find_blocks();
    return find_endpoints();
  }

 private:
  Result<void> find_endpoints() {
    std::vector<std::string> there;
    // Two with the same private name cannot be in one VPC.
    for (const inventory::Endpoint& endpoint : around_.network.endpoints) {
      const std::string service = endpoint.service.match([](const std::string& name) { return name; },
                                                         [](const Unknown&) { return std::string(); });
      const bool is_wanted =
          std::find(pieces_.interfaces.begin(), pieces_.interfaces.end(), service) != pieces_.interfaces.end();
      const bool is_named = endpoint.kind == inventory::EndpointKind::interface &&
                            reachability::truth_of(endpoint.has_private_dns) != Truth::no;
      if (!is_wanted || !is_named || key_of(endpoint.vpc) != around_.vpc.thing.key) {
        continue;
      }
      if (auto let = let_in(endpoint, service); !let.has_value()) {
        return let;
      }
      there.push_back(service);
    }
    // Where it is there its names count, whatever else leads to the internet.
    const bool has_names = !there.empty() || (!pieces_.interfaces.empty() && !pieces_.nat.has_value());
    pieces_.needs_dns_support = has_names && reachability::truth_of(around_.vpc.dns_support) == Truth::no;
    pieces_.needs_dns_hostnames = has_names && reachability::truth_of(around_.vpc.dns_hostnames) == Truth::no;
    std::erase_if(pieces_.interfaces, [&](const std::string& service) {
      return pieces_.nat.has_value() || std::find(there.begin(), there.end(), service) != there.end();
    });
    // An endpoint has at most one interface in a zone, and each serves all zones.
    std::set<std::string> zones{std::string()};
    for (std::size_t i = 0; i < pieces_.subnets.size(); ++i) {
      if (zones.insert(around_.zones[i]).second) {
        pieces_.endpoint_subnets.push_back(i);
      }
    }
    if (pieces_.endpoint_subnets.empty()) {
      pieces_.endpoint_subnets.push_back(0);
    }
    return {};
  }

  // One that is there.
  Result<void> let_in(const inventory::Endpoint& endpoint, const std::string& service) {
    reachability::Filters filters(around_.posture.index());
    References by_default;
    const References& groups = filters.effective(endpoint.groups, endpoint.vpc, by_default);
    for (std::size_t i = 0; i < around_.movers.size(); ++i) {
      const reachability::Peer tasks{.addresses = addresses_of(i), .groups = &around_.movers[i].tasks->launch.groups};
      if (filters.groups(groups, false, kWeb, Family::v4, tasks).evidence != Evidence::missing) {
        continue;
      }
      const inventory::SecurityGroup* group =
          groups.items.empty() ? nullptr : around_.posture.index().group(groups.items.front());
      if (group == nullptr || !is_of(around_.code, group->thing.key)) {
        return base::failure({kEndpointThere, {endpoint.thing.key, service}});
      }
      add_let_in(group->thing.key, around_.movers[i]);
    }
    return {};
  }

  void add_let_in(const std::string& group, const Mover& mover) {
    auto same = std::find_if(pieces_.let_in.begin(), pieces_.let_in.end(),
                             [&](const LetIn& each) { return each.group == group; });
    if (same == pieces_.let_in.end()) {
      same = pieces_.let_in.insert(same, {.group = group});
    }
    const std::string from = pieces_.groups.empty() ? std::string() : key_of(mover.tasks->launch.groups.items.front());
    if (!from.empty() && std::find(same->from.begin(), same->from.end(), from) == same->from.end()) {
      same->from.push_back(from);
    }
  }

  // Of all subnets that the tasks are to run in.
  [[nodiscard]] reachability::AddressSet addresses_of(std::size_t mover) const {
    reachability::AddressSet all;
    for (const std::size_t at : pieces_.moves[mover]) {
      const TargetSubnet& target = pieces_.subnets[at];
      const Subnet* subnet = around_.posture.index().subnet(named(target.key));
      all = all.with(subnet == nullptr ? reachability::AddressSet(target.block)
                                       : reachability::addresses_of(subnet->blocks, Family::v4).possible);
    }
    return all;
  }

  // With private DNS all of the VPC resolves the names to the endpoints, and is cut off from them unless let in.
  void find_blocks() {
    for (std::size_t i = 1; i < around_.vpc.blocks.items.size(); ++i) {
      around_.vpc.blocks.items[i].match(
          [&](const inventory::AddressBlock& block) {
            if (block.family == Family::v4) {
              pieces_.more_blocks.push_back(block);
            }
            return 0;
          },
          [&](const Unknown&) {
            pieces_.has_open_blocks = true;
            return 0;
          });
    }
    pieces_.has_open_blocks = pieces_.has_open_blocks || around_.vpc.blocks.more.has_value();
    const reachability::AddressSet vpc = reachability::addresses_of(around_.vpc.blocks, Family::v4).sure;
    for (std::size_t i = 0; i < around_.movers.size(); ++i) {
      pieces_.lets_in_tasks = pieces_.lets_in_tasks || !vpc.holds(addresses_of(i));
    }
  }

  void find_groups() {
    bool are_known = true;
    for (const Mover& mover : around_.movers) {
      const References& groups = mover.tasks->launch.groups;
      are_known = are_known && !groups.items.empty() && !groups.more.has_value();
      for (const Reference& reference : groups.items) {
        const inventory::SecurityGroup* group = around_.posture.index().group(reference);
        if (group == nullptr || !is_of(around_.code, group->thing.key)) {
          are_known = false;
        } else if (std::find(pieces_.groups.begin(), pieces_.groups.end(), group->thing.key) == pieces_.groups.end()) {
          pieces_.groups.push_back(group->thing.key);
        }
      }
    }
    for (std::size_t i = 0; are_known && i < around_.movers.size(); ++i) {
      const auto wanted = around_.wanted.find(i);
      add_let_out(around_.movers[i], wanted != around_.wanted.end() ? wanted->second : LetOut{});
    }
    if (!are_known) {
      pieces_.groups.clear();
    }
  }

  // What its groups keep in, of what it wants.
  void add_let_out(const Mover& mover, const LetOut& wanted) {
    reachability::Filters filters(around_.posture.index());
    const References& groups = mover.tasks->launch.groups;
    const auto keeps_in = [&](const reachability::Peer& to) {
      return filters.groups(groups, true, kWeb, Family::v4, to).evidence == Evidence::missing;
    };
    const auto everywhere = reachability::public_addresses(Family::v4);
    const auto here = reachability::addresses_of(around_.vpc.blocks, Family::v4).possible;
    const bool is_by_nat = pieces_.nat.has_value();
    LetOut more{.group = key_of(groups.items.front())};
    more.to_internet = is_by_nat && (wanted.to_internet || wanted.to_endpoints) && keeps_in({.addresses = everywhere});
    more.to_endpoints = !is_by_nat && wanted.to_endpoints && keeps_in({.addresses = here});
    more.to_s3 =
        wanted.to_s3 && pieces_.has_s3 && !more.to_internet && keeps_in({.addresses = everywhere, .service = "s3"});
    if (!more.to_internet && !more.to_endpoints && !more.to_s3) {
      return;
    }
    const auto same = std::find_if(pieces_.let_out.begin(), pieces_.let_out.end(),
                                   [&](const LetOut& each) { return each.group == more.group; });
    if (same == pieces_.let_out.end()) {
      pieces_.let_out.push_back(std::move(more));
    } else {
      same->to_internet = same->to_internet || more.to_internet;
      same->to_endpoints = same->to_endpoints || more.to_endpoints;
      same->to_s3 = same->to_s3 || more.to_s3;
    }
  }

  const AroundEndpoints& around_;
  Pieces& pieces_;
};

}  // namespace

Result<void> add_endpoints(const AroundEndpoints& around, Pieces& pieces) {
  return EndpointSearch(around, pieces).run();
}

}  // namespace kakoi::fixes
