// What every part of joining answers needs: the answers, and how a launch is read out of one.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/api/answers.hpp"
#include "sources/launches/run_task.hpp"
#include "values/arena.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::api {

struct Join {
  values::Arena& arena;
  const Answers& answers;
  std::string source;
  std::string root;
  inventory::Inventory& into;
  std::vector<Problem>& problems;

  [[nodiscard]] inventory::Identity id(std::string address, std::string target = {}) const {
    return {.source = source, .root = root, .address = std::move(address), .target = std::move(target)};
  }
  /// The launch that `parameters` holds in the form of ecs:RunTask, or of another `action`. `task_definition` is its
  /// member with the ARN of the task definition, whose network mode counts if that was described. Sets where the
  /// setting stands.
  [[nodiscard]] inventory::Launch launch(const values::Value& parameters, std::string_view task_definition,
                                         const std::string& cluster, bool is_cut, inventory::Location& location,
                                         EcsAction action = EcsAction::run_task) const;
  /// The text of member `name`, where it stands; else `told` itself.
  [[nodiscard]] base::Range header(const Told& told, std::string_view name) const;
  /// Where `value` stands; `otherwise` where that was not kept, as of an answer that is no file.
  [[nodiscard]] base::Range place_of(const values::Value& value, base::Range otherwise) const;
};

/// Why nothing is known: the file breaks off, two answers differ.
base::Unknown cut_off();
base::Unknown answers_differ();

/// A launch of which nothing is known, where it would run included.
inventory::Launch not_known(const base::Unknown& why);

/// Of `launch`, what a network control looks at is not known either.
void forget_network(inventory::Launch& launch, const base::Unknown& why);
/// What `service`, or a task set, says of its launch beside the network configuration: load balancers, ECS Exec.
void add_service_facts(const values::Value& service, inventory::Launch& launch);

}  // namespace kakoi::sources::api
