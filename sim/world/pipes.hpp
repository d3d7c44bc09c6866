// Pipes of a region.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/tags.hpp"
#include "sim/world/timeline.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace kakoi::sim::world {

struct Pipe {
  std::string name = {};
  std::string arn = {};
  std::string description = {};
  std::string source = {};
  std::string target = {};
  std::string enrichment = {};
  std::string role = {};
  std::string key = {};
  value::Value source_parameters = value::Value::object();
  value::Value target_parameters = value::Value::object();
  value::Value enrichment_parameters = value::Value::object();
  value::Value log = {};
  std::string desired = "RUNNING";
  std::string state = "CREATING";
  std::string reason = {};
  Time created = 0;
  Time modified = 0;
  Tags tags = {};

  /// Between two states, when it cannot be changed.
  [[nodiscard]] bool is_moving() const { return state.ends_with("ING") && state != "RUNNING"; }
};

struct Pipes {
  std::map<std::string, Pipe> pipes = {};
  std::size_t most = 1000;  ///< AWS's usual quota, which it raises on request
};

}  // namespace kakoi::sim::world
