// What a task has to reach to start, and what it calls when it runs, by its definition.
//
// (Amazon ECS Developer Guide, "Fargate task networking", and Amazon ECR User Guide, "Interface VPC endpoints".) With
// platform version 1.3.0 and before, the login to the registry, secrets and parameters go over an interface of
// Fargate's own, and only the image and the logs over the task's.
#pragma once

#include "inventory/inventory.hpp"
#include "inventory/task_definition.hpp"
#include "reachability/outward.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::reachability {

enum class NeedKind : std::uint8_t {
  registry_api,  ///< of ECR
  registry,
  layers,
  logs,
  secrets,
  parameters,
  environment_files,
  file_system,
  exec,
  call,
};

struct Need {
  NeedKind kind = NeedKind::registry;
  Destination destination{};
  std::string region{};     ///< of a service of AWS: the one that is named, unless it is known to be the task's own
  std::string host{};       ///< of a registry that is not ECR, or that a container calls
  std::string container{};  ///< the first that needs it
  bool to_start = true;     ///< else when it runs
  /// Of an image: a pull-through cache has it only once it was pulled; the first time the cache needs the way of the
  /// task to the internet. (Amazon ECR User Guide, "Using pull through cache with VPC endpoints".)
  base::Known<bool> is_cached = base::Known<bool>::defaulted(false);
  /// Whether there is such a need is not certain, by this.
  std::optional<base::Unknown> maybe{};
};

struct Runtime {
  bool uses_own_interface = true;  ///< platform version 1.4.0 and later, and Windows
  /// Whether it does is not known, by this; then what would go over it is a need that may be.
  std::optional<base::Unknown> interface_open{};
  base::Known<bool> has_exec = base::Known<bool>::defaulted(false);
};

/// How `launch` runs `definition`.
Runtime runtime_of(const inventory::Launch& launch, const inventory::TaskDefinition& definition);

/// Each once, in the order of their kinds. What is not known of the definition is a need that may be (`maybe`): of an
/// image whose registry is not known, one to the internet.
std::vector<Need> needs_of(const inventory::TaskDefinition& definition, const Runtime& runtime);

/// Whether `sender` reaches what `need` is about. Of a need that may not be, missing becomes unknown.
Outcome meets(Outward& outward, const Sender& sender, const Need& need);

}  // namespace kakoi::reachability
