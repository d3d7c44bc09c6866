#include "sim/control/faults.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace kakoi::sim::control {
namespace {

using value::Value;

constexpr std::array<std::pair<std::string_view, FaultKind>, 12> kNames = {{
    {"denied", FaultKind::denied},
    {"closed", FaultKind::closed},
    {"not_enabled", FaultKind::not_enabled},
    {"throttled", FaultKind::throttled},
    {"server_error", FaultKind::server_error},
    {"cut_before", FaultKind::cut_before},
    {"cut_after", FaultKind::cut_after},
    {"truncated", FaultKind::truncated},
    {"mistyped", FaultKind::mistyped},
    {"endless_paging", FaultKind::endless_paging},
    {"slow", FaultKind::slow},
    {"entries", FaultKind::entries},
}};

constexpr std::array<std::string_view, 9> kMembers = {"account", "region", "service", "action",  "input",
                                                      "kind",    "times",  "after",   "delay_ms"};

bool covers(const std::string& pattern, std::string_view name) { return pattern == "*" || pattern == name; }

bool covers(const Fault& fault, const Asked& asked) {
  return covers(fault.service, asked.service) && covers(fault.action, asked.action) &&
         (asked.has_pages || fault.kind != FaultKind::endless_paging) && covers(fault.account, asked.account) &&
         covers(fault.region, asked.region) &&
         std::ranges::all_of(fault.input.members(), [&](const value::Member& member) {
           return asked.input.text(member.name) == member.value.as_text();
         });
}

}  // namespace

std::optional<Fault> Faults::take(const Asked& asked) {
  for (Fault& fault : faults_) {
    if (fault.times == 0 || !covers(fault, asked)) continue;
    if (fault.after > 0) {
      --fault.after;
      continue;
    }
    if (fault.times > 0) --fault.times;
    return fault;
  }
  return std::nullopt;
}

Value Faults::shape() const {
  Value list = Value::array();
  for (const Fault& fault : faults_) {
    const auto name = std::ranges::find(kNames, fault.kind, [](const auto& it) { return it.second; });
    list.append(Value::object({{"account", fault.account},
                               {"region", fault.region},
                               {"service", fault.service},
                               {"action", fault.action},
                               {"input", fault.input},
                               {"kind", name->first},
                               {"times", fault.times},
                               {"after", fault.after},
                               {"delay_ms", std::int64_t{fault.delay.count()}}}));
  }
  return list;
}

std::vector<std::string> fault_kinds() {
  std::vector<std::string> kinds;
  std::ranges::transform(kNames, std::back_inserter(kinds), [](const auto& it) { return std::string(it.first); });
  return kinds;
}

std::vector<std::string> fault_members() { return {kMembers.begin(), kMembers.end()}; }

std::optional<Fault> fault_from(const Value& it) {
  const std::string kind = it.text("kind");
  const auto name = std::ranges::find(kNames, std::string_view(kind), [](const auto& entry) { return entry.first; });
  const bool is_known = std::ranges::all_of(it.members(), [](const value::Member& member) {
    return std::ranges::find(kMembers, member.name) != kMembers.end();
  });
  if (name == kNames.end() || !is_known) return std::nullopt;
  return Fault{.account = it.text("account", "*"),
               .region = it.text("region", "*"),
               .service = it.text("service", "*"),
               .action = it.text("action", "*"),
               .input = it["input"],
               .kind = name->second,
               .times = it.integer("times", 1),
               .after = it.integer("after"),
               .delay = std::chrono::milliseconds(it.integer("delay_ms"))};
}

}  // namespace kakoi::sim::control
