#include "sim/control/faults.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakoi::sim::control {
namespace {

using value::Value;

constexpr std::array<std::pair<std::string_view, FaultKind>, 10> kNames = {{
    {"denied", FaultKind::denied},
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

bool covers(const std::string& pattern, std::string_view name) { return pattern == "*" || pattern == name; }

}  // namespace

std::optional<Fault> Faults::take(std::string_view service, std::string_view action) {
  for (Fault& fault : faults_) {
    if (!covers(fault.service, service) || !covers(fault.action, action) || fault.times == 0) continue;
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
    list.append(Value::object({{"service", fault.service},
                               {"action", fault.action},
                               {"kind", name->first},
                               {"times", fault.times},
                               {"after", fault.after},
                               {"delay_ms", std::int64_t{fault.delay.count()}}}));
  }
  return list;
}

std::optional<Fault> fault_from(const Value& it) {
  const std::string kind = it.text("kind");
  const auto name = std::ranges::find(kNames, std::string_view(kind), [](const auto& entry) { return entry.first; });
  if (name == kNames.end()) return std::nullopt;
  return Fault{.service = it.text("service", "*"),
               .action = it.text("action", "*"),
               .kind = name->second,
               .times = it.integer("times", 1),
               .after = it.integer("after"),
               .delay = std::chrono::milliseconds(it.integer("delay_ms"))};
}

}  // namespace kakoi::sim::control
