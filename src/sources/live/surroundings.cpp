#include "sources/live/surroundings.hpp"

#include "sources/api/task_definitions.hpp"

#include <utility>

namespace kakoi::sources::live {

void Surroundings::hold(const std::string& name, Names& held) {
  if (!name.empty() && held.insert(name).second) {
    definitions.hold(name);
  }
}

void Surroundings::complete(Shard& shard, Names held, const std::function<void()>& done) {
  if (!selection.with_network) {
    definitions.release(held);
    done();
    return;
  }
  const Names named = selection.with_definitions ? api::named_definitions(shard.inventory()) : Names{};
  for (const std::string& name : named) {
    hold(name, held);
  }
  definitions.want(named, [this, &shard, named, held = std::move(held), done] {
    network.then([this, &shard, named, held, done] {
      shard.surround(network.network(), definitions.facts(named));
      definitions.release(held);
      done();
    });
  });
}

}  // namespace kakoi::sources::live
