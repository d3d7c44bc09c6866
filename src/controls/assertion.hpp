// What a user answers for: that tasks reach something, by a way that kakoi cannot read.
#pragma once

#include "base/diagnostic.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::controls {

/// It is about a need where each list that is not empty has a pattern for it: `*` stands for any characters, `?` for
/// one, all else for itself.
struct Assertion {
  std::vector<std::string> needs{};      ///< what findings call the destination: "ecr.api", "internet", a host
  std::vector<std::string> launchers{};  ///< addresses and ARNs of what starts the tasks
  std::vector<std::string> subnets{};
  std::vector<std::string> vpcs{};
  std::string owner{};
  std::chrono::year_month_day until{};  ///< the last day on which it holds
  std::string reason{};
  base::Place place{};  ///< in the configuration
};

/// What an assertion is held against.
struct Asked {
  std::string_view need;
  std::string_view launcher;
  std::string_view subnet;
  std::string_view vpc;  ///< empty where it is not known
};

/// Is it about that?
bool fits(const Assertion& assertion, const Asked& asked);

/// Whether a list of patterns has one that fits everything.
bool has_star_alone(const std::vector<std::string>& patterns);

/// The first that is about it; null where none is.
const Assertion* find_assertion(const std::vector<Assertion>& all, const Asked& asked);

}  // namespace kakoi::controls
