// How far each service is with having no public addresses, by what its settings and what runs of it say together. Does
// not read anything: it joins what was read and judged.
#pragma once

#include "base/message.hpp"
#include "findings/finding.hpp"
#include "inventory/inventory.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace kakoi::verify {

/// One service with all that was looked at. What it points at lives as long as what `states_of` was given.
struct ServiceState {
  const inventory::Service* service = nullptr;
  const findings::Finding* setting = nullptr;
  std::vector<const findings::Finding*> deployments{};
  std::vector<const findings::Finding*> task_sets{};
  struct RunningTask {
    const inventory::Task* task = nullptr;
    const findings::Finding* finding = nullptr;
  };
  std::vector<RunningTask> tasks{};
  std::size_t unread_tasks = 0;  ///< of its cluster, that may be its
  findings::Status status = findings::Status::unknown;
  base::Message reason{};
};

/// The services of `inventory`, by their ARNs, judged by `all`: every finding about it. Closing is never called closed,
/// and what could not be looked at is unknown.
std::map<std::string, ServiceState> states_of(const inventory::Inventory& inventory,
                                              std::span<const findings::Finding> all);

/// Writes the status of each service into the finding about its setting, and the service that they belong to into those
/// about tasks and task sets.
void add_states(const inventory::Inventory& inventory, std::vector<findings::Finding>& all);

}  // namespace kakoi::verify
