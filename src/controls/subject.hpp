// What a control judges.
#pragma once

#include "controls/assertion.hpp"
#include "inventory/inventory.hpp"
#include "reachability/inward.hpp"
#include "reachability/outward.hpp"
#include "reachability/posture.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kakoi::controls {

/// What a network answers, with what was worked out of it. Not for two threads.
struct Reach {
  explicit Reach(std::shared_ptr<const inventory::Network> of)
      : network(std::move(of)), outward(*network), inward(*network), posture(*network) {}

  std::shared_ptr<const inventory::Network> network;
  reachability::Outward outward;
  reachability::Inward inward;
  reachability::Posture posture;
};

class Subject {
 public:
  /// `of` and `answered_for` have to stay. `known` is taken where it is of the same network, as parts of one region
  /// have it.
  explicit Subject(const inventory::Inventory& of, std::shared_ptr<Reach> known = nullptr,
                   const std::vector<Assertion>* answered_for = nullptr)
      : inventory(of), assertions(answered_for) {
    if (of.network != nullptr) {
      const bool is_its = known != nullptr && known->network == of.network;
      reach = is_its ? std::move(known) : std::make_shared<Reach>(of.network);
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
  std::shared_ptr<Reach> reach{};                      ///< null where the network was not read
  const std::vector<Assertion>* assertions = nullptr;  ///< null: none

 private:
  std::unordered_map<std::string_view, const inventory::TaskDefinition*> definitions_;
};

}  // namespace kakoi::controls
