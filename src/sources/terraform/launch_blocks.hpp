// A launch that is written in blocks and arguments, as nearly all of them are.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/terraform/clusters.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/fields.hpp"
#include "sources/terraform/task_definitions.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kakoi::sources::terraform {

/// What a resource type calls things.
struct LaunchNames {
  std::vector<std::string_view> network{"network_configuration"};  ///< blocks, from the outside in
  std::string_view task_definition = "task_definition";
  std::string_view cluster = "cluster";
};

class LaunchBlocks {
 public:
  explicit LaunchBlocks(Evaluator& evaluator)
      : evaluator_(evaluator), fields_(evaluator), clusters_(evaluator), task_definitions_(evaluator) {}

  /// The first block of `type` in `body`; nothing when there is none.
  struct Found {
    Ref body;
    Scope scope;
    /// It is not known whether there is one: then why. This is the one that there may be.
    std::optional<values::Value> maybe{};
    /// Terraform refuses what stands there, or around it: then why.
    std::optional<values::Value> refused{};

    [[nodiscard]] Body view() const { return {.parts = std::span(&body, 1), .scope = scope}; }
  };
  std::optional<Found> block(const Body& body, std::string_view type);
  std::optional<Found> block(const Found& in, std::string_view type);

  /// The launch in `body`, which is part of `launcher`. `cluster` is given where it stands elsewhere than in the body.
  /// Sets `location.setting`.
  inventory::Launch read(const ResourceInstance& launcher, const Body& body, const LaunchNames& names,
                         inventory::Location& location, const std::optional<values::Value>& cluster = std::nullopt);
  inventory::Launch read(const ResourceInstance& launcher, const Found& in, const LaunchNames& names,
                         inventory::Location& location, const values::Value& cluster);

  /// The key of the task definition that `reference` names.
  inventory::Reference definition_of(const values::Value& reference, const ResourceInstance& launcher) {
    return task_definitions_.meant(reference, launcher).key;
  }

  /// What an Express Mode service in `body` runs; sets where. Its logs go to CloudWatch whatever it says.
  inventory::TaskDefinition read_express(const ResourceInstance& launcher, const Body& body, inventory::Launch& launch);

  Fields& fields() { return fields_; }

 private:
  void read_task(const Body& body, const values::Value& definition, const ResourceInstance& launcher,
                 inventory::Launch& launch);
  void read_network(const Body& body, const LaunchNames& names, inventory::Launch& launch,
                    inventory::Location& location);
  base::Known<bool> flag(const Body& block, bool is_certain);

  Evaluator& evaluator_;
  Fields fields_;
  Clusters clusters_;
  TaskDefinitions task_definitions_;
};

}  // namespace kakoi::sources::terraform
