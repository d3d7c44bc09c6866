// What the parts of one region have in common: network interfaces, task definitions, the network.
#pragma once

#include "sources/live/asker.hpp"
#include "sources/live/definitions.hpp"
#include "sources/live/interfaces.hpp"
#include "sources/live/network.hpp"
#include "sources/live/selection.hpp"
#include "sources/live/shard.hpp"

#include <functional>
#include <set>
#include <string>

namespace kakoi::sources::live {

struct Surroundings {
  Surroundings(Asker& asker, const Selection& asked_for)
      : interfaces(asker), definitions(asker), network(asker), selection(asked_for) {}

  /// The task definitions that one part needs.
  using Names = std::set<std::string>;
  /// Begins to read the one called `name`, where `held` has it not yet.
  void hold(const std::string& name, Names& held);
  /// Puts the network into `shard`, which is joined, and the task definitions that it names, and calls `done`; at once
  /// where the network was not asked for. `held` is given back.
  void complete(Shard& shard, Names held, const std::function<void()>& done);

  Interfaces interfaces;
  Definitions definitions;
  Network network;
  const Selection& selection;
};

}  // namespace kakoi::sources::live
