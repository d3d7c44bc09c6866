// What starts tasks in a generated estate: services, rules, schedules, pipes, state
// machines, job definitions, spread evenly over its clusters.
#pragma once

#include "sim/scenario/builder.hpp"

#include <cstdint>
#include <string>

namespace kakoi::sim::scenario {

/// The ids that services are placed with.
struct Network {
  std::string public_subnet;
  std::string private_subnet;
};

/// What the things that are made share.
struct Estate {
  Network network = {};
  std::int64_t clusters = 1;
  std::int64_t public_percent = 0;
};

/// `service-00042`.
std::string numbered(const char* name, std::int64_t number);

void add_services(Builder& make, const Estate& estate, std::int64_t count, std::int64_t tasks);
void add_rules(Builder& make, const Estate& estate, std::int64_t count);
void add_schedules(Builder& make, const Estate& estate, std::int64_t count);
void add_pipes(Builder& make, const Estate& estate, std::int64_t count);
/// Each with one state that runs a task.
void add_state_machines(Builder& make, const Estate& estate, std::int64_t count);
void add_job_definitions(Builder& make, const Estate& estate, std::int64_t count);

}  // namespace kakoi::sim::scenario
