// Getting an image: the login at its registry, its manifest and its layers.
#pragma once

#include "sim/orchestration/asking.hpp"
#include "sim/orchestration/images.hpp"

#include <optional>

namespace kakoi::sim::orchestration {

/// Nothing when the task can log in, or need not.
std::optional<StartFailure> login_failure(const Asking& asking, const Image& image);

/// Nothing when the image can be pulled. `is_old`: by a platform before 1.4.0, which says it otherwise.
std::optional<StartFailure> pull_failure(const Asking& asking, const Image& image, const world::Registry& registry,
                                         bool is_old);

}  // namespace kakoi::sim::orchestration
