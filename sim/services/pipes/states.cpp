#include "sim/services/pipes/states.hpp"

#include "sim/services/pipes/texts.hpp"

#include <cmath>

namespace kakoi::sim::services::pipes {

void move(world::Here here, world::Pipe& pipe, std::string_view state) {
  pipe.state = state;
  pipe.reason = kByUser;
  // Pipes show whole seconds.
  pipe.modified = std::floor(here.world.now());
  here.world.after(here.world.pace.move_pipe, [here, name = pipe.name] {
    const auto found = here.region.pipes.pipes.find(name);
    if (found == here.region.pipes.pipes.end()) return;
    if (found->second.state == "DELETING") {
      here.region.pipes.pipes.erase(found);
    } else if (found->second.is_moving()) {
      found->second.state = found->second.desired;
    }
  });
}

}  // namespace kakoi::sim::services::pipes
