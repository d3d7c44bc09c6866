#include "controls/egress.hpp"

#include "controls/around.hpp"
#include "controls/starters.hpp"
#include "findings/finding.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace kakoi::controls {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::Launch;
using inventory::Reference;
using reachability::Evidence;
using reachability::Need;
using reachability::NeedKind;
using reachability::Outcome;

constexpr Phrase kNoDefinition{"what its task definition needs is not known",
                               "タスク定義が何を必要とするか分かりません"};
constexpr Phrase kWitnessed{"a task without a public address runs here and fetched it",
                            "パブリック IP のないタスクがここで動いており、取得に成功しています"};
constexpr Phrase kAsserted{"{} answers for it until {}: {}", "{} が {} まで申告: {}"};
constexpr Phrase kAgainst{"what was read leads nowhere", "読み取った範囲に経路はありません"};
constexpr std::string_view kFileSystem = "nfs";

std::string place_of(const Reference& subnet, const inventory::References& groups) {
  std::vector<std::string> keys;
  const auto add = [&](const Reference& reference) {
    keys.push_back(
        reference.match([](const std::string& key) { return key; }, [](const Unknown&) { return std::string(); }));
  };
  std::for_each(groups.items.begin(), groups.items.end(), add);
  std::sort(keys.begin(), keys.end());
  add(subnet);
  const bool is_known = std::none_of(keys.begin(), keys.end(), [](const std::string& key) { return key.empty(); });
  std::string place;
  for (const std::string& key : keys) {
    place += key + " ";
  }
  return is_known && !groups.more.has_value() ? place : std::string();
}

// What another task fetched is the same only from the same Region, and by a cache only where that had it.
std::string name_of_need(const Need& need) {
  const auto sure = [](const Known<bool>& value) {
    return value.match([](bool known) { return known ? "yes" : "no"; }, [](const Unknown&) { return "?"; });
  };
  return std::string(name_of(need.kind)) + " " + need.destination.service + " " + need.host + " " +
         sure(need.destination.is_in_region) + " " + sure(need.is_cached);
}

Outcome witnessed(Outcome outcome) {
  outcome.evidence = Evidence::witnessed;
  outcome.why = kWitnessed;
  return outcome;
}

std::string vpc_of(const Subject& subject, const Reference& subnet) {
  const inventory::Subnet* found = subject.reach->posture.index().subnet(subnet);
  return found == nullptr ? std::string()
                          : found->vpc.match([](const std::string& key) { return key; },
                                             [](const Unknown&) { return std::string(); });
}

// What is read to be shut stays in the row, beside who says otherwise.
Outcome answered_for(Outcome outcome, const Assertion& by) {
  const Message who(kAsserted, {by.owner, findings::text_of(by.until), by.reason});
  outcome.why = outcome.evidence != Evidence::missing ? who
                : outcome.why.empty()                 ? who.also(kAgainst)
                                                      : who.also(Message(kAgainst).then(outcome.why));
  outcome.evidence = Evidence::asserted;
  return outcome;
}

// What is known to be in another Region has a name of its own: who answers for `ecr.api` does not mean that.
std::string asked_name(const Need& need) {
  return reachability::truth_of(need.destination.is_in_region) == reachability::Truth::no ? name_of(need)
                                                                                          : destination_of(need);
}

// Ways that nobody has seen, by what the user answers for.
void add_assertions(const Subject& subject, const Launch& launch, std::string_view launcher, NeedFromSubnets& row) {
  row.asserted.resize(row.ways.size());
  if (subject.assertions == nullptr) {
    return;
  }
  for (std::size_t i = 0; i < row.ways.size(); ++i) {
    if (row.ways[i].evidence > Evidence::plausible) {
      continue;
    }
    const bool is_named = i < launch.subnets.items.size();
    const std::string subnet = is_named ? text_of(launch.subnets.items[i]) : std::string(kNotKnown);
    const std::string vpc = is_named ? vpc_of(subject, launch.subnets.items[i]) : std::string();
    const std::string need = asked_name(row.need);
    const Assertion* found =
        find_assertion(*subject.assertions, {.need = need, .launcher = launcher, .subnet = subnet, .vpc = vpc});
    if (found != nullptr) {
      row.asserted[i] = found;
      row.is_contradicted = row.is_contradicted || row.ways[i].evidence == Evidence::missing;
      row.ways[i] = answered_for(std::move(row.ways[i]), *found);
    }
  }
}

}  // namespace

const inventory::TaskDefinition& definition_of(const Subject& subject, const Reference& reference,
                                               inventory::TaskDefinition& unread) {
  const inventory::TaskDefinition* found =
      reference.match([&](const std::string& key) { return subject.definition(key); },
                      [](const Unknown&) -> const inventory::TaskDefinition* { return nullptr; });
  if (found != nullptr) {
    return *found;
  }
  unread = inventory::unread_definition(
      {}, reference.match([](const std::string&) { return Unknown{.reason = kNoDefinition}; },
                          [](const Unknown& why) { return why; }));
  return unread;
}

Witnesses::Witnesses(const Subject& subject) {
  for (const inventory::Task& task : subject.inventory.tasks) {
    const bool has_none =
        task.addresses.match([](const inventory::Addresses& known) { return known.public_ipv4.empty(); },
                             [](const Unknown&) { return false; });
    const inventory::TaskDefinition* definition =
        task.definition.match([&](const std::string& key) { return subject.definition(key); },
                              [](const Unknown&) -> const inventory::TaskDefinition* { return nullptr; });
    const std::string place = place_of(task.subnet, task.groups);
    // Elsewhere it is the instance that pulls images and sends logs, over an interface of its own.
    const bool is_on_fargate = task.platform_version.match([](const std::string& version) { return !version.empty(); },
                                                           [](const Unknown&) { return false; });
    const bool is_whole = task.is_running && task.has_interface && has_none && is_on_fargate;
    if (!is_whole || definition == nullptr || place.empty()) {
      continue;
    }
    Launch launch;
    launch.platform_version = task.platform_version;
    for (const Need& need : reachability::needs_of(*definition, reachability::runtime_of(launch, *definition))) {
      if (need.to_start && !need.maybe.has_value()) {
        seen_[place].insert(name_of_need(need));
      }
    }
  }
}

bool Witnesses::saw(const Reference& subnet, const inventory::References& groups, const Need& need) const {
  const auto found = seen_.find(place_of(subnet, groups));
  return found != seen_.end() && found->second.contains(name_of_need(need));
}

std::vector<NeedFromSubnets> egress_of(const Subject& subject, const Witnesses& witnesses, const Launch& launch,
                                       std::string_view launcher) {
  inventory::TaskDefinition unread;
  const inventory::TaskDefinition& definition = definition_of(subject, launch.definition, unread);
  const bool is_windows =
      definition.is_windows.match([](bool windows) { return windows; }, [](const Unknown&) { return false; });
  std::vector<NeedFromSubnets> all;
  for (Need& need : reachability::needs_of(definition, reachability::runtime_of(launch, definition))) {
    NeedFromSubnets row{.need = std::move(need), .ways = {}};
    for (const Reference& subnet : launch.subnets.items) {
      Outcome way = reachability::meets(subject.reach->outward,
                                        {.subnet = subnet,
                                         .groups = &launch.groups,
                                         .has_public_ipv4 = Known<bool>::defaulted(false),
                                         .is_windows = is_windows},
                                        row.need);
      // What ran there once does not prove that a way that is read to be shut is open.
      const bool can_be_seen = way.evidence == Evidence::unknown || way.evidence == Evidence::plausible;
      row.ways.push_back(can_be_seen && witnesses.saw(subnet, launch.groups, row.need) ? witnessed(std::move(way))
                                                                                       : std::move(way));
    }
    if (launch.subnets.more.has_value()) {
      row.ways.push_back(Outcome::of(Evidence::unknown, launch.subnets.more->reason));
    }
    add_assertions(subject, launch, launcher, row);
    all.push_back(std::move(row));
  }
  return all;
}

Evidence weakest_to_start(const std::vector<NeedFromSubnets>& needs) {
  Evidence weakest = Evidence::proven;
  for (const NeedFromSubnets& row : needs) {
    for (const Outcome& way : row.ways) {
      weakest = row.need.to_start ? std::min(weakest, way.evidence) : weakest;
    }
  }
  return weakest;
}

std::set<std::size_t> assertions_about(const Subject& subject) {
  std::set<std::size_t> about;
  if (subject.assertions == nullptr || subject.assertions->empty() || subject.reach == nullptr) {
    return about;
  }
  for (const Starter& starter : starters_of(subject.inventory)) {
    inventory::TaskDefinition unread;
    const inventory::TaskDefinition& definition = definition_of(subject, starter.launch.definition, unread);
    std::vector<std::pair<std::string, std::string>> places;
    for (const Reference& subnet : starter.launch.subnets.items) {
      places.emplace_back(text_of(subnet), vpc_of(subject, subnet));
    }
    if (starter.launch.subnets.more.has_value()) {
      places.emplace_back(kNotKnown, std::string());
    }
    for (const Need& need : reachability::needs_of(definition, reachability::runtime_of(starter.launch, definition))) {
      const std::string name = asked_name(need);
      for (std::size_t i = 0; i < subject.assertions->size(); ++i) {
        const Assertion& one = (*subject.assertions)[i];
        const bool is_about = std::any_of(places.begin(), places.end(), [&](const auto& place) {
          return fits(one, {.need = name, .launcher = starter.id.address, .subnet = place.first, .vpc = place.second});
        });
        if (is_about) {
          about.insert(i);
        }
      }
    }
  }
  return about;
}

std::string destination_of(const Need& need) {
  if (need.kind == NeedKind::file_system) {
    return std::string(kFileSystem);
  }
  if (need.kind == NeedKind::call && !need.host.empty()) {
    return "internet";
  }
  return !need.destination.service.empty() ? need.destination.service : need.host.empty() ? "internet" : need.host;
}

std::string name_of(const Need& need) {
  const std::string& where = need.kind == NeedKind::call && !need.host.empty() ? need.host : need.region;
  return where.empty() ? destination_of(need) : destination_of(need) + " (" + where + ")";
}

std::vector<findings::EgressNeed> table_of(const std::vector<NeedFromSubnets>& needs, const Launch& launch) {
  std::vector<findings::EgressNeed> table;
  for (const NeedFromSubnets& row : needs) {
    findings::EgressNeed shown{.need = std::string(name_of(row.need.kind)),
                               .destination = destination_of(row.need),
                               .region = row.need.region,
                               .host = row.need.kind == NeedKind::call ? row.need.host : std::string(),
                               .container = row.need.container,
                               .to_start = row.need.to_start,
                               .ways = {}};
    for (std::size_t i = 0; i < row.ways.size(); ++i) {
      const Outcome& way = row.ways[i];
      const Assertion* by = i < row.asserted.size() ? row.asserted[i] : nullptr;
      shown.ways.push_back({.subnet = i < launch.subnets.items.size() ? text_of(launch.subnets.items[i]) : kNotKnown,
                            .evidence = std::string(name_of(way.evidence)),
                            .hops = texts_of(way.hops),
                            .why = way.why,
                            .asserted_by = by != nullptr ? by->owner : std::string(),
                            .until = by != nullptr ? findings::text_of(by->until) : std::string()});
    }
    table.push_back(std::move(shown));
  }
  return table;
}

}  // namespace kakoi::controls
