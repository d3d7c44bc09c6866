// Schedules of a region and the groups that they are in.
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

struct Schedule {
  std::string name = {};
  std::string group = {};
  std::string arn = {};
  std::string description = {};
  std::string expression = {};
  std::string timezone = {};
  std::string state = {};
  std::string key = {};
  std::string after_completion = {};
  std::optional<Time> start = {};
  std::optional<Time> end = {};
  value::Value window = {};  ///< FlexibleTimeWindow
  value::Value target = {};
  std::string token = {};  ///< of the client that created it
  Time created = 0;
  Time modified = 0;
  std::uint64_t version = 0;  ///< counts changes, so that what was planned before one does not happen after it
  std::int64_t launches = 0;
  std::int64_t failures = 0;  ///< launches that were refused
};

struct ScheduleGroup {
  std::string name = {};
  std::string arn = {};
  std::string state = "ACTIVE";
  std::string token = {};
  Time created = 0;
  Time modified = 0;
  Tags tags = {};
};

struct Scheduler {
  std::map<std::string, ScheduleGroup> groups = {};
  std::map<std::string, std::map<std::string, Schedule>> schedules = {};  ///< group -> name
  std::uint64_t versions = 0;
  std::size_t most_groups = 500;  ///< AWS's usual quota, which it raises on request

  Schedule* schedule(const std::string& group, const std::string& name) {
    const auto in = schedules.find(group);
    if (in == schedules.end()) return nullptr;
    const auto found = in->second.find(name);
    return found != in->second.end() ? &found->second : nullptr;
  }
};

}  // namespace kakoi::sim::world
