// Scenarios: how a world comes to be what a test or a demonstration needs. A scenario is a list of ordinary calls, so
// that whatever a service can do, a scenario can. The format is said in sim/README.md.
#pragma once

#include "base/result.hpp"
#include "sim/value/value.hpp"
#include "sim/world/world.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::scenario {

/// The account and the key that are there without any scenario.
inline constexpr std::string_view kAccount = "111122223333";
inline constexpr std::string_view kAccessKey = "AKIAIOSFODNN7EXAMPLE";
inline constexpr std::string_view kSecret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

void add_default_account(world::World& world);

struct Played {
  value::Value faults = {};                   ///< what is to go wrong from then on; null when nothing is
  std::vector<std::size_t> fault_lines = {};  ///< where each of them stands
};

/// Plays `text` into an empty world, so that it ends at the time `now`. An error names the step that was refused.
base::Result<Played> play(world::World& world, std::string_view text, double now);

/// The text of a scenario that comes with the program; empty when there is none of that name.
std::string_view shipped(std::string_view name);
/// Their names.
std::vector<std::string> shipped_names();

/// `services=10000,clusters=100,tasks=1,rules=100,schedules=100,pipes=10,state_machines=50,job_definitions=50,public=30`:
/// a large estate in the default account, `public` in percent of the services, rules and so on. It is as it would be
/// two minutes after the last call, which is `now`.
base::Result<void> generate(world::World& world, std::string_view sizes, double now);

}  // namespace kakoi::sim::scenario
