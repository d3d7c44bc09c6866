#include "sim/services/states/history.hpp"

#include <utility>

namespace kakoi::sim::services::states {

using value::Value;

std::int64_t record(world::World& world, world::Execution& execution, std::int64_t previous, std::string_view type,
                    std::string_view details, Value content) {
  const auto id = static_cast<std::int64_t>(execution.history.size()) + 1;
  Value event = Value::object({{"timestamp", value::Timestamp{world.now()}}, {"type", type}, {"id", id}});
  event.set("previousEventId", previous);
  if (!details.empty()) event.set(details, std::move(content));
  execution.history.push_back(std::move(event));
  return id;
}

}  // namespace kakoi::sim::services::states
