// Which task definition a launcher means, and what is in it.
#pragma once

#include "base/known.hpp"
#include "inventory/inventory.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/fields.hpp"

#include <map>
#include <optional>
#include <string>

namespace kakoi::sources::terraform {

class TaskDefinitions {
 public:
  explicit TaskDefinitions(Evaluator& evaluator) : evaluator_(evaluator), fields_(evaluator) {}

  /// The network mode of the task definition that `reference` names: an attribute of a resource of this root, or a
  /// family that a resource in `module` has. Nothing when the code does not show it.
  base::Known<std::optional<inventory::NetworkMode>> network_mode(const values::Value& reference,
                                                                  ModuleInstance& module);

 private:
  using Families = std::map<std::string, ResourceInstance, std::less<>>;

  [[nodiscard]] std::optional<ResourceInstance> find(const values::Value& reference, ModuleInstance& module);
  std::optional<ResourceInstance> by_family(std::string_view family, ModuleInstance& module);

  void add_families(ModuleInstance& module, const Resource& resource, Families& known);

  Evaluator& evaluator_;
  Fields fields_;
  std::map<const ModuleInstance*, Families> families_;
};

}  // namespace kakoi::sources::terraform
