// A trail written out for a person.
#pragma once

#include "base/diagnostic.hpp"
#include "base/message.hpp"

#include <string>
#include <vector>

namespace kakoi::base {

struct OriginStep {
  Place place;           ///< without a file where the value came from the command line or the environment
  Message what;          ///< "variable public", "local net", …
  bool decides = false;  ///< the written value that the result is a plain copy of, or the branch that was taken
};

/// Nearest first, at most kMaxOriginSteps.
using Origin = std::vector<OriginStep>;

inline constexpr std::size_t kMaxOriginSteps = 16;

}  // namespace kakoi::base
