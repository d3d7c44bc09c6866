// Which task definition a launcher means, and its network mode.
#pragma once

#include "base/known.hpp"
#include "inventory/inventory.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/fields.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kakoi::sources::terraform {

using NetworkModeShown = base::Known<std::optional<inventory::NetworkMode>>;

/// What is known of the task definition that a launcher names.
struct MeantDefinition {
  NetworkModeShown mode = NetworkModeShown::defaulted(std::nullopt);
  /// The address of the resource; of one that the code does not show, what is written.
  inventory::Reference key = inventory::Reference::defaulted({});
  /// It is certain which it is, and that is not for Fargate.
  bool is_not_for_fargate = false;
};

class TaskDefinitions {
 public:
  explicit TaskDefinitions(Evaluator& evaluator) : evaluator_(evaluator), fields_(evaluator) {}

  /// The task definition that `reference` names, as `launcher` finds it: an ARN or a revision of a resource of this
  /// root, which means that one; or a family, which means the newest revision of it: where several resources of the
  /// module have the family, or the only one may not exist, or is made with another configuration of the provider, it
  /// is unknown which it is, and so is the mode unless that makes no difference. No mode when the code does not show
  /// the task definition: so with an ARN in plain text, which may be of another account, and with a revision, which
  /// need not be what the code says now.
  MeantDefinition meant(const values::Value& reference, const ResourceInstance& launcher);

 private:
  using Definitions = std::map<std::string, std::vector<ResourceInstance>>;  // by the text of their family

  [[nodiscard]] std::optional<ResourceInstance> instance(const values::Value& reference);
  [[nodiscard]] std::optional<ResourceInstance> by_revision(const values::Value& reference);
  MeantDefinition newest_of_family(const values::Value& family, const ResourceInstance& launcher);
  NetworkModeShown mode_of(const ResourceInstance& definition);
  bool is_not_for_fargate(const ResourceInstance& definition);
  std::optional<base::Unknown> why_absent(const ResourceInstance& definition,
                                          std::span<const ResourceInstance* const> here);
  const Definitions& definitions_in(ModuleInstance& module);
  std::string family_of(const ResourceInstance& definition);

  Evaluator& evaluator_;
  Fields fields_;
  std::map<const ModuleInstance*, Definitions> definitions_;
};

}  // namespace kakoi::sources::terraform
