// Does a scenario say only what scenarios can say? Looked at before anything of it is played, so that a mistake is not
// taken for something that was left out.
#pragma once

#include "base/result.hpp"
#include "sim/value/value.hpp"
#include "sim/value/yaml.hpp"

#include <string>
#include <vector>

namespace kakoi::sim::scenario {

/// The first mistake: its line, the word that is wrong, and what it was probably meant to be.
base::Result<void> check(const value::Value& scenario, const value::Places& places);

/// The names of the settings, for messages.
std::vector<std::string> pace_names();
std::vector<std::string> quirk_names();

}  // namespace kakoi::sim::scenario
