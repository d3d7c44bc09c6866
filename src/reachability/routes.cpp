#include "reachability/routes.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::reachability {

using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::AddressBlock;
using inventory::Family;
using inventory::Route;

namespace {

// Of routes with prefixes of one length, the first kind that there is. A route that is written for a block of the VPC
// takes the place of the local one. (Amazon VPC User Guide, "Route priority".)
enum class Rank : std::uint8_t { written, local, prefix_list, propagated };

constexpr unsigned kLongerThanAny = 129;

constexpr Phrase kRouteOpen{"a route in {} is not wholly known", "{} のルートの一部が決まりません"};
constexpr Phrase kListOpen{"what prefix list {} holds is not known", "プレフィックスリスト {} の内容が分かりません"};

template <typename T>
Message reason_of(const base::Known<T>& value) {
  return value.match([](const T&) { return Message(); }, [](const Unknown& why) { return why.reason; });
}

// Why it is not known whether there is such a route, or where to; empty where both are.
Message doubt_of(const Route& route) {
  Message why = reason_of(route.exists);
  if (why.empty()) {
    why = route.prefix_list.has_value() ? reason_of(*route.prefix_list) : reason_of(route.block);
  }
  return why;
}

}  // namespace

struct Routes::Candidate {
  const Route* route = nullptr;
  MaybeSet to{};
  unsigned length = kLongerThanAny;
  Rank rank = Rank::written;
  Message doubt{};
};

// Each block of a prefix list is a route of its own.
void Routes::add_route(const Route& route, Family family, std::vector<Candidate>& into) const {
  const Truth exists = truth_of(route.exists);
  if (exists == Truth::no) {
    return;
  }
  const Message doubt = doubt_of(route);
  const Rank rank = route.is_propagated             ? Rank::propagated
                    : route.prefix_list.has_value() ? Rank::prefix_list
                                                    : Rank::written;
  const auto add = [&](const inventory::Block& block) {
    const MaybeSet to = addresses_of({.items = {block}}, family);
    const unsigned length = block.match([](const AddressBlock& known) { return known.length; },
                                        [](const Unknown&) { return kLongerThanAny; });
    if (!to.possible.empty()) {
      into.push_back({.route = &route,
                      .to = exists == Truth::yes ? to : to.doubted(),
                      .length = length,
                      .rank = rank,
                      .doubt = doubt.empty() ? reason_of(block) : doubt});
    }
  };
  if (!route.prefix_list.has_value()) {
    add(route.block);
    return;
  }
  const bool is_to_service = route.target.match(
      [](const inventory::Target& target) { return target.kind == inventory::TargetKind::gateway_endpoint; },
      [](const Unknown&) { return false; });
  if (is_to_service) {
    return;
  }
  const inventory::PrefixList* list = index_.prefix_list(*route.prefix_list);
  if (list == nullptr || list->blocks.more.has_value()) {
    const auto name = [](const std::string& key) { return Message(kListOpen, {key}); };
    const Message why = list == nullptr
                            ? route.prefix_list->match(name, [](const Unknown& open) { return open.reason; })
                            : list->blocks.more->reason;
    into.push_back({.route = &route, .to = MaybeSet::open(family), .rank = rank, .doubt = doubt.empty() ? why : doubt});
  }
  if (list != nullptr) {
    std::for_each(list->blocks.items.begin(), list->blocks.items.end(), add);
  }
}

std::vector<Way> Routes::work_out(const inventory::RouteTable& table, const inventory::Vpc* vpc, Family family) const {
  std::vector<Candidate> candidates;
  for (const Route& route : table.routes.items) {
    add_route(route, family, candidates);
  }
  if (vpc != nullptr) {
    for (const inventory::Block& block : vpc->blocks.items) {
      const MaybeSet to = addresses_of({.items = {block}}, family);
      const unsigned length =
          block.match([](const AddressBlock& known) { return known.length; }, [](const Unknown&) { return 0U; });
      if (!to.possible.empty()) {
        candidates.push_back({.to = to, .length = length, .rank = Rank::local});
      }
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.length != b.length ? a.length > b.length : a.rank < b.rank;
  });
  std::vector<Way> ways;
  AddressSet undecided(inventory::everything(family));
  for (std::size_t i = 0; i < candidates.size();) {
    AddressSet decided;
    std::size_t end = i;
    for (; end < candidates.size() && candidates[end].length == candidates[i].length &&
           candidates[end].rank == candidates[i].rank;
         ++end) {
      AddressSet here = candidates[end].to.possible.common(undecided);
      decided = decided.with(candidates[end].to.sure);
      if (!here.empty()) {
        ways.push_back({.route = candidates[end].route,
                        .is_local = candidates[end].route == nullptr,
                        .length = candidates[end].length,
                        .doubt = candidates[end].doubt.empty()
                                     ? Message()
                                     : Message(kRouteOpen, {table.thing.key}).then(candidates[end].doubt),
                        .addresses = std::move(here)});
      }
    }
    undecided = undecided.without(decided);
    i = end;
  }
  // What is not known of this table may be as specific as it likes. What is not read of others is only missed.
  if (table.routes.more.has_value()) {
    ways.push_back({.length = kLongerThanAny,
                    .open = &table.routes.more->reason,
                    .addresses = AddressSet(inventory::everything(family))});
  } else if (!undecided.empty()) {
    ways.push_back({.open = index_.unread(inventory::NetworkPart::route_tables), .addresses = std::move(undecided)});
  }
  for (Way& way : ways) {
    way.sure = way.addresses;
    for (const Way& other : ways) {
      way.sure = &other == &way ? way.sure : way.sure.without(other.addresses);
    }
  }
  return ways;
}

const std::vector<Way>& Routes::ways(const inventory::RouteTable& table, const inventory::Vpc* vpc, Family family) {
  const auto [at, is_new] = answers_.try_emplace({&table, family});
  if (is_new) {
    at->second = work_out(table, vpc, family);
  }
  return at->second;
}

}  // namespace kakoi::reachability
