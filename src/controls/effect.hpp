// Whether the setting takes effect where the tasks run: on Fargate it does, elsewhere AWS refuses it.
#pragma once

#include "base/known.hpp"
#include "inventory/inventory.hpp"

#include <cstdint>
#include <string>

namespace kakoi::controls {

enum class Effect : std::uint8_t {
  takes_effect,
  refused,
  not_written,  ///< nothing that is shown says where the tasks run
};

struct Refusal {
  Effect effect = Effect::not_written;
  std::string where;  ///< where it is refused: a launch type or a capacity provider
};

/// By the launch type, the capacity providers, or the cluster's default strategy where there is neither. Unknown only
/// where what is not known could make it refused or not.
base::Known<Refusal> effect_of(const inventory::Compute& compute);

}  // namespace kakoi::controls
