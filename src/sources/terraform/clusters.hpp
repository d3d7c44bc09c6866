// The default capacity provider strategies of the clusters that the code shows.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/fields.hpp"

#include <map>
#include <string>

namespace kakoi::sources::terraform {

class Clusters {
 public:
  explicit Clusters(Evaluator& evaluator) : evaluator_(evaluator), fields_(evaluator) {}

  /// The default strategy of the cluster that `reference` names: an attribute of a resource of this root, a name or an
  /// ARN. No names when the code does not show one.
  inventory::Providers default_strategy(const values::Value& reference);

  /// The names in the blocks `type` of `body`.
  inventory::Providers strategy(const Body& body, std::string_view type);

 private:
  void read(ModuleInstance& module);
  void read_resource(const ResourceInstance& at);
  /// What a reference to a cluster comes to: the resource's address, else the name.
  [[nodiscard]] std::string key_of(const values::Value& reference) const;

  Evaluator& evaluator_;
  Fields fields_;
  bool is_read_ = false;
  std::map<std::string, std::string> addresses_by_name_;
  std::map<std::string, inventory::Providers> strategies_;
};

}  // namespace kakoi::sources::terraform
