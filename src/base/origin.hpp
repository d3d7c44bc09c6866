// A trail written out for a person.
#pragma once

#include "base/diagnostic.hpp"
#include "base/message.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kakoi::base {

enum class OriginRole : std::uint8_t {
  passes_on,
  decides,    ///< the written value that the result is a plain copy of, or the branch that was taken
  not_known,  ///< what the result depends on and cannot be known
};

struct OriginStep {
  Place place;   ///< without a file where the value came from the command line or the environment
  Message what;  ///< "variable public", "local net", …
  OriginRole role = OriginRole::passes_on;
};

/// Nearest first, at most kMaxOriginSteps.
using Origin = std::vector<OriginStep>;

inline constexpr std::size_t kMaxOriginSteps = 16;

}  // namespace kakoi::base
