// Event buses and rules of a region.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/tags.hpp"
#include "sim/world/timeline.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace kakoi::sim::world {

struct EventRule {
  std::string name = {};
  std::string arn = {};
  std::string bus = {};
  std::string schedule = {};  ///< empty: by pattern alone
  std::string pattern = {};   ///< JSON; empty: by schedule alone
  std::string state = "ENABLED";
  std::string description = {};
  std::string role = {};
  std::string managed_by = {};  ///< a service; empty: by the user
  std::string created_by = {};
  std::map<std::string, value::Value> targets = {};  ///< by id
  Tags tags = {};
  std::uint64_t version = 0;  ///< counts changes, so that what was planned before one does not happen after it
  std::int64_t launches = 0;
  std::int64_t failures = 0;  ///< launches that were refused

  [[nodiscard]] bool is_enabled() const { return state != "DISABLED"; }
};

struct EventBus {
  std::string name = {};
  std::string arn = {};
  std::string description = {};
  std::string key = {};
  value::Value dead_letter = {};
  value::Value log = {};
  std::optional<Time> created = {};  ///< nothing: it has always been there
  Time modified = 0;
  std::map<std::string, EventRule> rules = {};
  Tags tags = {};
};

struct Events {
  std::map<std::string, EventBus> buses = {};
  std::uint64_t versions = 0;
  // AWS's usual quotas, which it raises on request.
  std::size_t most_rules = 300;  ///< on each bus
  std::size_t most_buses = 100;
  std::size_t most_targets = 5;  ///< of each rule
};

}  // namespace kakoi::sim::world
