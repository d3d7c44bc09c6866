// Random networks of some dozen parts of which everything is known, and the same with facts taken away.
#pragma once

#include "inventory/network.hpp"
#include "unit/reachability/packet_walk.hpp"

#include <functional>
#include <random>
#include <string>
#include <vector>

namespace kakoi::test {

using Random = std::mt19937_64;

inventory::Network random_network(Random& random);
Host random_host(Random& random);

/// Could there be such a network? A subnet has one route table and one network ACL, an endpoint's name is there once, …
bool is_possible(const inventory::Network& network);

/// One fact of a network that can be taken away, or be something else.
struct Fact {
  std::function<void()> forget;
  std::function<void(Random&)> change;
};
/// Of `network`, which has to stay where it is.
std::vector<Fact> facts(inventory::Network& network);

}  // namespace kakoi::test
