// What each type of resource that starts ECS tasks says of them, in a plan or state.
#pragma once

#include "base/message.hpp"
#include "base/range.hpp"
#include "inventory/inventory.hpp"
#include "sources/plan/clusters.hpp"
#include "sources/plan/configuration.hpp"
#include "sources/plan/document.hpp"
#include "sources/plan/identities.hpp"
#include "sources/plan/resource.hpp"
#include "sources/plan/task_definitions.hpp"

#include <string_view>

namespace kakoi::sources::plan {

/// A resource on its way into the inventory.
struct At {
  Resource& resource;
  inventory::Identity id;
  base::Range header;
  inventory::Existence existence = inventory::Existence::exists;
  base::Message basis{};
};

/// What launches are joined with, and where they go.
struct Context {
  Document& document;
  Configuration& configuration;
  const Clusters& clusters;
  const TaskDefinitions& task_definitions;
  const Identities& identities;
  inventory::Inventory& into;
};

/// The same text as `type`, which stays; empty when a resource, or data source, of this type launches nothing.
std::string_view launcher_type_name(bool is_data, std::string_view type);

/// Reads what `at`, which is of a type that launches, starts.
void launch(const Context& context, const At& at);

}  // namespace kakoi::sources::plan
