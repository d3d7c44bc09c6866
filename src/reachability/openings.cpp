#include "reachability/openings.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace kakoi::reachability {

using base::Unknown;
using inventory::Family;
using inventory::Ports;
using inventory::Rule;

namespace {

constexpr double kMost = 0.5;

ExposureKind kind_of(const AddressSet& from, Family family) {
  return from.empty()                                       ? ExposureKind::unreachable
         : from.share_of(public_addresses(family)) >= kMost ? ExposureKind::anywhere
                                                            : ExposureKind::restricted;
}

}  // namespace

std::optional<Ports> common_ports(const Ports& a, const Ports& b) {
  const Ports both{.first = std::max(a.first, b.first), .last = std::min(a.last, b.last)};
  return both.first <= both.last ? std::optional(both) : std::nullopt;
}

std::vector<Opening> laid_out(const std::vector<Opening>& all) {
  std::vector<Opening> result;
  for (const Family family : {Family::v4, Family::v6}) {
    for (const int protocol : {inventory::kTcp, inventory::kUdp}) {
      std::set<std::uint32_t> bounds;
      std::vector<const Opening*> these;
      for (const Opening& one : all) {
        if (one.family == family && one.traffic.protocol == protocol) {
          bounds.insert(one.traffic.ports.first);
          bounds.insert(static_cast<std::uint32_t>(one.traffic.ports.last) + 1);
          these.push_back(&one);
        }
      }
      for (auto bound = bounds.begin(); bound != bounds.end() && std::next(bound) != bounds.end(); ++bound) {
        Opening here{.family = family,
                     .traffic = {.protocol = protocol,
                                 .ports = {.first = static_cast<std::uint16_t>(*bound),
                                           .last = static_cast<std::uint16_t>(*std::next(bound) - 1)}},
                     .from = {}};
        for (const Opening* one : these) {
          if (common_ports(one->traffic.ports, here.traffic.ports).has_value()) {
            here.from = here.from.with(one->from);
          }
        }
        if (here.from.possible.empty()) {
          continue;
        }
        const bool goes_on =
            !result.empty() && result.back().family == family && result.back().traffic.protocol == protocol &&
            result.back().traffic.ports.last + 1 == here.traffic.ports.first &&
            result.back().from.sure == here.from.sure && result.back().from.possible == here.from.possible;
        if (goes_on) {
          result.back().traffic.ports.last = here.traffic.ports.last;
        } else {
          result.push_back(std::move(here));
        }
      }
    }
  }
  return result;
}

ExposureKind kind_of(std::span<const Opening> openings) {
  ExposureKind sure = ExposureKind::unreachable;
  ExposureKind possible = ExposureKind::unreachable;
  for (const Opening& opening : openings) {
    sure = std::max(sure, kind_of(opening.from.sure, opening.family));
    possible = std::max(possible, kind_of(opening.from.possible, opening.family));
  }
  return sure == possible ? sure : ExposureKind::unknown;
}

Truth is_everything(std::span<const Opening> openings, Family family) {
  const auto is_all_of = [&](int protocol, AddressSet MaybeSet::*how) {
    constexpr std::uint32_t kFirstPort = 1;
    constexpr std::uint32_t kLastPort = 65535;
    std::uint32_t next = kFirstPort;
    for (const Opening& one : openings) {
      const bool is_next = one.family == family && one.traffic.protocol == protocol && one.traffic.ports.first <= next;
      if (is_next && (one.from.*how).holds(public_addresses(family))) {
        next = std::max(next, static_cast<std::uint32_t>(one.traffic.ports.last) + 1);
      }
    }
    return next > kLastPort;
  };
  const auto is_all = [&](AddressSet MaybeSet::*how) {
    return is_all_of(inventory::kTcp, how) && is_all_of(inventory::kUdp, how);
  };
  return is_all(&MaybeSet::sure) ? Truth::yes : is_all(&MaybeSet::possible) ? Truth::maybe : Truth::no;
}

const std::vector<Opening>& GroupOpenings::lets(const inventory::SecurityGroup& group, Family family, bool is_egress) {
  const auto [at, is_new] = groups_.try_emplace({&group, family, is_egress});
  if (!is_new) {
    return at->second;
  }
  std::vector<Opening> all;
  const auto add = [&](int protocol, const Ports& ports, const MaybeSet& from) {
    const MaybeSet internet = from.common(MaybeSet::known(public_addresses(family)));
    if (!internet.possible.empty()) {
      all.push_back({.family = family, .traffic = {.protocol = protocol, .ports = ports}, .from = internet});
    }
  };
  const bool is_open = group.rules.more.has_value() || index_.unread(inventory::NetworkPart::groups) != nullptr;
  for (const int protocol : {inventory::kTcp, inventory::kUdp}) {
    if (is_open) {
      add(protocol, Ports{}, MaybeSet::open(family));
    }
    for (const Rule& rule : group.rules.items) {
      const Match match = matches(rule.protocol, base::Known<Ports>::defaulted({}), {.protocol = protocol});
      const Truth counts = all_of(match.any, all_of(truth_of(rule.exists), truth_of(group.thing.exists)));
      if (rule.is_egress != is_egress || counts == Truth::no || rule.peer == inventory::PeerKind::group) {
        continue;  // the members of a group have addresses within the network
      }
      bool is_of_service = false;
      const MaybeSet from = rule.peer == inventory::PeerKind::prefix_list
                                ? filters_.prefix_list(rule.reference, family, is_of_service)
                                : addresses_of({.items = {rule.block}}, family);
      // A rule for all protocols is for all ports.
      const bool has_all_ports = rule.protocol.match([](int known) { return known == inventory::kAnyProtocol; },
                                                     [](const Unknown&) { return true; });
      const bool is_sure =
          counts == Truth::yes &&
          (has_all_ports || rule.ports.match([](const Ports&) { return true; }, [](const Unknown&) { return false; }));
      const Ports ports = has_all_ports ? Ports{}
                                        : rule.ports.match([](const Ports& known) { return known; },
                                                           [](const Unknown&) { return Ports{}; });
      add(protocol, ports, is_sure ? from : from.doubted());
    }
  }
  return at->second = laid_out(all);
}

}  // namespace kakoi::reachability
