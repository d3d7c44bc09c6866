// Things that take a while until they are in the next state.
#pragma once

#include "sim/services/service.hpp"

#include <map>
#include <string>
#include <utility>

namespace kakoi::sim::services::ec2 {

/// Puts the state in a while, unless the thing has gone on meanwhile.
template <typename T>
void become(Context& context, std::map<std::string, T> world::Ec2::*all, const std::string& id, std::string from,
            std::string to) {
  world::Ec2* ec2 = &context.region.ec2;
  context.world.after(context.world.pace.provision, [ec2, all, id, from = std::move(from), to = std::move(to)] {
    const auto found = (ec2->*all).find(id);
    if (found != (ec2->*all).end() && found->second.state == from) found->second.state = to;
  });
}

}  // namespace kakoi::sim::services::ec2
