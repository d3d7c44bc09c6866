// The part of the missing pieces that is endpoints, and the groups that let tasks through to them.
#pragma once

#include "base/result.hpp"
#include "fixes/egress.hpp"
#include "inventory/network.hpp"
#include "reachability/posture.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace kakoi::fixes {

/// What the tasks of one launcher are to have.
struct Mover {
  const Tasks* tasks = nullptr;
  std::vector<const inventory::Subnet*> subnets{};
  bool moves = false;
};

/// What is known of the tasks before their endpoints are looked for.
struct AroundEndpoints {
  const inventory::Network& network;
  Code code = Code::terraform;
  const reachability::Posture& posture;
  const inventory::Vpc& vpc;
  const std::vector<Mover>& movers;
  const std::vector<std::string>& zones;        ///< of each of the pieces' subnets; empty: not known
  const std::map<std::size_t, LetOut>& wanted;  ///< by the mover
};

/// Takes from `pieces.interfaces`, which has the services that the tasks lack, those that an endpoint is there for or a
/// NAT gateway leads to, and adds what lets the tasks through to the others. Fails, with the reason, where an endpoint
/// that is there cannot be made to let them in.
base::Result<void> add_endpoints(const AroundEndpoints& around, Pieces& pieces);

}  // namespace kakoi::fixes
