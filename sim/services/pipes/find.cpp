#include "sim/services/pipes/find.hpp"

#include "sim/services/pipes/texts.hpp"

namespace kakoi::sim::services::pipes {

Expected<world::Pipe*> pipe_of(Context& context, const std::string& name) {
  const auto found = context.region.pipes.pipes.find(name);
  if (found == context.region.pipes.pipes.end()) return no_pipe(name);
  return &found->second;
}

Value tag_map(const world::Tags& tags) {
  Value map = Value::object();
  for (const auto& [key, text] : tags) {
    map.set(key, text);
  }
  return map;
}

}  // namespace kakoi::sim::services::pipes
