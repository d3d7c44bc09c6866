// Definitions of services and of single calls, in the form that a tool sends to AWS. What they are called: by the name
// that they give the service; else by the thing in them that launches, as an AppSpec's `TargetService`; else by the
// file.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/api/answers.hpp"
#include "sources/document.hpp"
#include "values/arena.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kakoi::sources::saved {

enum class Form : std::uint8_t {
  none,
  app_spec,        ///< of CodeDeploy, for ECS
  ecs_params,      ///< of the Amazon ECS CLI
  create_service,  ///< `--cli-input-json`, as the following
  update_service,  ///< also ecspresso's definition, which names no service
  create_task_set,
  run_task,
  network_configuration,  ///< what `--network-configuration file://…` takes
};

Form form_of(const Document& document);

/// Adds what `document`, which is of a form, launches. `file_name` is without its folder. Of one that breaks off
/// nothing is known.
void read_definition(values::Arena& arena, const Document& document, const std::string& root,
                     const std::string& file_name, inventory::Inventory& into);

}  // namespace kakoi::sources::saved
