#include "verify/evidence.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace kakoi::verify {
namespace {

using findings::Finding;

Judged judged_of(const Finding* finding) {
  return finding != nullptr
             ? Judged{.verdict = finding->verdict, .message = finding->message, .reason = finding->reason}
             : Judged{};
}

RevisionEvidence revision_of(const inventory::Revision& from) {
  return {.id = from.id,
          .is_task_set = from.is_task_set,
          .is_primary = from.is_primary,
          .rollout = from.rollout,
          .assigns = from.assigns.match([](bool on) { return std::optional(on); },
                                        [](const base::Unknown&) { return std::optional<bool>(); }),
          .desired = from.desired,
          .running = from.running,
          .pending = from.pending};
}

TaskEvidence task_of(const inventory::Task& from, const Finding* finding) {
  TaskEvidence task{.root = from.id.root,
                    .arn = from.id.address,
                    .group = from.group,
                    .started_by = from.started_by,
                    .interfaces = from.interfaces,
                    .judged = judged_of(finding)};
  from.addresses.match(
      [&](const inventory::Addresses& addresses) {
        task.public_ipv4 = addresses.public_ipv4;
        task.ipv6 = addresses.ipv6;
        return true;
      },
      [](const base::Unknown&) { return false; });
  return task;
}

}  // namespace

std::vector<ServiceEvidence> evidence_of(const inventory::Inventory& inventory, const std::vector<Finding>& all) {
  std::vector<ServiceEvidence> services;
  for (const auto& [arn, state] : states_of(inventory, all)) {
    ServiceEvidence& service = services.emplace_back(ServiceEvidence{.root = state.service->id.root,
                                                                     .arn = arn,
                                                                     .status = state.status,
                                                                     .reason = state.reason,
                                                                     .setting = judged_of(state.setting),
                                                                     .desired = state.service->desired,
                                                                     .running = state.service->running});
    for (const inventory::Revision& revision : state.service->revisions) {
      service.revisions.push_back(revision_of(revision));
    }
    for (const ServiceState::RunningTask& task : state.tasks) {
      service.tasks.push_back(task_of(*task.task, task.finding));
    }
  }
  return services;
}

std::vector<TaskEvidence> others_of(const inventory::Inventory& inventory, const std::vector<Finding>& all) {
  std::map<std::string_view, const Finding*> findings;
  for (const Finding& finding : all) {
    if (finding.control == "ecs-task-public-ip") {
      findings[finding.id.address] = &finding;
    }
  }
  std::set<std::string_view> services;
  for (const inventory::Service& service : inventory.services) {
    services.insert(service.id.address);
  }
  std::vector<TaskEvidence> others;
  for (const inventory::Task& task : inventory.tasks) {
    const auto found = findings.find(task.id.address);
    if (!services.contains(task.service) && !task.has_stopped && found != findings.end()) {
      others.push_back(task_of(task, found->second));
    }
  }
  std::sort(others.begin(), others.end(), [](const auto& a, const auto& b) { return a.arn < b.arn; });
  return others;
}

std::vector<UnlistedEvidence> unlisted_of(const inventory::Inventory& inventory, const std::vector<Finding>& all) {
  std::vector<UnlistedEvidence> unlisted;
  for (const inventory::Unlisted& listing : inventory.unlisted) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Finding& each) { return each.id.address == listing.id.address; });
    if (found != all.end()) {
      unlisted.push_back({.root = listing.id.root, .arn = listing.id.address, .judged = judged_of(&*found)});
    }
  }
  return unlisted;
}

}  // namespace kakoi::verify
