// Published modules whose code is not here, but whose documentation says what their arguments mean. A call is judged by
// its arguments and, where one is left out, by the documented default.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/terraform/evaluator.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kakoi::sources::terraform {

/// What the documentation of one module says.
struct RegistryModule {
  std::string_view name;  ///< in the registry, with the folder in it: "terraform-aws-modules/ecs/aws//modules/service"
  std::string_view
      services;  ///< the map argument whose values hold the arguments below; empty: they are the module's own
  std::span<const std::string_view> switches;  ///< bools, true by default: where one is false, nothing is made
  std::string_view capacity_providers;         ///< a map or list of objects with `capacity_provider`
  std::string_view controller;                 ///< an object with `type`, or the type itself
  bool has_task_sets = false;                  ///< with the controller EXTERNAL, the flag is that of its task set
};

/// The module that `source` names, whatever the form of the address: a registry's, with or without a host, or the git
/// address of its repository. Null when it is none that is known here. (Terraform language, "Module Sources".)
const RegistryModule* registry_module(std::string_view source);

/// Is it a part of a module that launches which launches nothing itself?
bool is_harmless_part(std::string_view source);

class RegistryModules {
 public:
  RegistryModules(Evaluator& evaluator, inventory::Inventory& into);

  /// The services that `call` makes of `module`, in all its instances; `id` is that of the call. Nothing, or why it is
  /// not known which services there are.
  std::optional<base::Unknown> read(ModuleInstance& caller, const Named& call, const RegistryModule& module,
                                    const inventory::Identity& id);

 private:
  std::optional<base::Unknown> read_services(const Named& call, const RegistryModule& module,
                                             const std::function<values::Value(std::string_view)>& argument_of_call,
                                             inventory::Identity id);

  Evaluator& evaluator_;
  inventory::Inventory& into_;
};

}  // namespace kakoi::sources::terraform
