#include "sim/world/ecs.hpp"

#include <algorithm>

namespace kakoi::sim::world {

const TaskDefinition* Ecs::definition(std::string_view arn) const {
  // arn:aws:ecs:R:A:task-definition/FAMILY:REVISION
  const std::size_t slash = arn.rfind('/');
  const std::size_t colon = arn.rfind(':');
  if (slash == std::string_view::npos || colon == std::string_view::npos || colon < slash) return nullptr;
  const auto family = families.find(std::string(arn.substr(slash + 1, colon - slash - 1)));
  if (family == families.end()) return nullptr;
  const auto found =
      std::ranges::find(family->second, arn, [](const TaskDefinition& it) { return std::string_view(it.arn); });
  return found != family->second.end() ? &*found : nullptr;
}

}  // namespace kakoi::sim::world
