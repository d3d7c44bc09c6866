// What a control judges.
#pragma once

#include "inventory/inventory.hpp"
#include "reachability/inward.hpp"
#include "reachability/outward.hpp"
#include "reachability/posture.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kakoi::controls {

/// What the network of an inventory answers. Not for two threads.
struct Reach {
  /// `network` has to stay.
  explicit Reach(const inventory::Network& network) : outward(network), inward(network), posture(network) {}

  reachability::Outward outward;
  reachability::Inward inward;
  reachability::Posture posture;
};

class Subject {
 public:
  /// `of` has to stay.
  explicit Subject(const inventory::Inventory& of) : inventory(of) {
    if (of.network != nullptr) {
      reach = std::make_unique<Reach>(*of.network);
    }
    for (const inventory::TaskDefinition& one : of.task_definitions) {
      definitions_.emplace(one.thing.key, &one);
    }
  }

  /// Null where the inventory does not have it.
  [[nodiscard]] const inventory::TaskDefinition* definition(std::string_view key) const {
    const auto found = definitions_.find(key);
    return found != definitions_.end() ? found->second : nullptr;
  }

  const inventory::Inventory& inventory;
  std::unique_ptr<Reach> reach{};  ///< null where the network was not read

 private:
  std::unordered_map<std::string_view, const inventory::TaskDefinition*> definitions_;
};

}  // namespace kakoi::controls
