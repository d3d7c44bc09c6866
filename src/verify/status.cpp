#include "verify/status.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace kakoi::verify {
namespace {

using base::Message;
using base::Phrase;
using findings::Finding;
using findings::Status;
using findings::Verdict;
using inventory::Revision;

constexpr Phrase kSettingOn{"its setting gives each task a public IP address",
                            "設定が有効で、各タスクにパブリック IP が割り当てられます"};
constexpr Phrase kPrimaryOn{"its primary task set gives each task a public IP address",
                            "プライマリのタスクセットの設定が有効で、各タスクにパブリック IP が割り当てられます"};
constexpr Phrase kAnyTaskSetOn{
    "a task set gives each of its tasks a public IP address, and there is no primary one",
    "タスクセットの設定が有効で、各タスクにパブリック IP が割り当てられます。プライマリのタスクセットはありません"};
constexpr Phrase kSettingUnknown{"its setting is not known", "設定が分かりません"};
constexpr Phrase kTasksLeft{"{} running tasks still have a public IP address",
                            "実行中のタスク {} 件にパブリック IP が残っています"};
constexpr Phrase kRevisionsLeft{"{} deployments or task sets still have the setting on",
                                "設定が有効なままのデプロイまたはタスクセットが {} 件あります"};
constexpr Phrase kInProgress{"a deployment is in progress: what it replaces comes back if it fails",
                             "デプロイが進行中です。失敗すると元の設定に戻ることがあります"};
constexpr Phrase kFailedRollout{"a deployment has failed: a rollback may bring the setting back",
                                "デプロイが失敗しています。ロールバックで元の設定に戻ることがあります"};
constexpr Phrase kNothingRuns{"its setting is off, and no task runs that could show it",
                              "設定は無効ですが、それを示すタスクが動いていません"};
constexpr Phrase kTasksUnknown{"of {} tasks it is not known whether they have a public IP address",
                               "パブリック IP の有無が分からないタスクが {} 件あります"};
constexpr Phrase kRevisionsUnknown{"of {} deployments or task sets the setting is not known",
                                   "設定が分からないデプロイまたはタスクセットが {} 件あります"};
constexpr Phrase kNotListed{"not everything of it could be listed", "一覧を取得できないものがあります"};
constexpr Phrase kTasksUnread{"{} tasks of its cluster could not be read, and may belong to it",
                              "このサービスのものかもしれない、読み取れないタスクがクラスターに {} 件あります"};
constexpr Phrase kStarting{"its setting is off, and {} of its tasks are starting and have no network interface yet",
                           "設定は無効で、起動中のタスク {} 件にはまだネットワークインターフェイスがありません"};
constexpr Phrase kFewerSeen{"{} tasks are running, and {} were seen",
                            "{} 件のタスクが実行中のはずですが、確認できたのは {} 件です"};
constexpr Phrase kClosed{
    "its setting is off, no other revision runs, and none of its {} tasks has a public IP address",
    "設定は無効で、ほかのリビジョンは動いておらず、タスク {} 件のいずれにもパブリック IP がありません"};
constexpr Phrase kNoInterfaces{"the setting does not apply to it", "この設定の対象ではありません"};

// `arn:…:service/CLUSTER/…` or `arn:…:task/CLUSTER/*` -> CLUSTER; empty in the form without one.
std::string_view cluster_in(std::string_view arn) {
  const std::size_t begin = arn.find('/');
  const std::size_t end = begin != std::string_view::npos ? arn.find('/', begin + 1) : begin;
  return end != std::string_view::npos ? arn.substr(begin + 1, end - begin - 1) : std::string_view{};
}

template <typename Range, typename Of>
std::size_t count(const Range& range, Verdict verdict, const Of& finding_of) {
  return static_cast<std::size_t>(std::count_if(range.begin(), range.end(), [&](const auto& each) {
    const Finding* finding = finding_of(each);
    return finding != nullptr && finding->verdict == verdict;
  }));
}

std::size_t count_tasks(const ServiceState& state, Verdict verdict) {
  return count(state.tasks, verdict, [](const auto& each) { return each.finding; });
}

std::size_t count_revisions(const ServiceState& state, Verdict verdict) {
  const auto self = [](const Finding* finding) { return finding; };
  return count(state.deployments, verdict, self) + count(state.task_sets, verdict, self);
}

bool is_off(const Revision& revision) {
  return revision.assigns.match([](bool on) { return !on; }, [](const base::Unknown&) { return false; });
}

// Does a deployment go on, or has one failed, that may give way to one with the setting on? A rollback goes to the last
// one that was completed, which may be gone from what ECS shows.
bool may_come_back(const ServiceState& state, std::string_view rollout) {
  const auto& revisions = state.service->revisions;
  const bool is_known = std::any_of(revisions.begin(), revisions.end(),
                                    [](const Revision& each) { return each.is_first || each.rollout == "COMPLETED"; });
  return std::any_of(revisions.begin(), revisions.end(),
                     [&](const Revision& each) { return each.rollout == rollout; }) &&
         !(is_known && std::all_of(revisions.begin(), revisions.end(), is_off));
}

// What a service with task sets is going to: its primary one; where there is none, any of them may become it.
std::optional<Phrase> task_set_on(const ServiceState& state) {
  const auto& revisions = state.service->revisions;
  const bool has_primary = std::any_of(revisions.begin(), revisions.end(),
                                       [](const Revision& each) { return each.is_task_set && each.is_primary; });
  const bool is_on = std::any_of(revisions.begin(), revisions.end(), [&](const Revision& each) {
    return each.is_task_set && (each.is_primary || !has_primary) &&
           each.assigns.match([](bool on) { return on; }, [](const base::Unknown&) { return false; });
  });
  return is_on ? std::optional(has_primary ? kPrimaryOn : kAnyTaskSetOn) : std::nullopt;
}

using Decided = std::pair<Status, Message>;

// What the settings alone say.
std::optional<Decided> by_setting(const ServiceState& state) {
  const Verdict verdict = state.setting != nullptr ? state.setting->verdict : Verdict::unknown;
  if (verdict == Verdict::fail) {
    return Decided{Status::exposed, kSettingOn};
  }
  if (verdict == Verdict::unknown) {
    return Decided{Status::unknown, kSettingUnknown};
  }
  const auto on = task_set_on(state);
  return on.has_value() && count_revisions(state, Verdict::fail) > 0 ? std::optional(Decided{Status::exposed, *on})
                                                                     : std::nullopt;
}

// What still runs, or may come back.
std::optional<Decided> by_what_is_left(const ServiceState& state) {
  if (const std::size_t tasks = count_tasks(state, Verdict::fail); tasks > 0) {
    return Decided{Status::closing, Message(kTasksLeft, {std::to_string(tasks)})};
  }
  if (const std::size_t revisions = count_revisions(state, Verdict::fail); revisions > 0) {
    return Decided{Status::closing, Message(kRevisionsLeft, {std::to_string(revisions)})};
  }
  return std::nullopt;
}

std::optional<Decided> by_what_is_not_known(const ServiceState& state, bool is_listed) {
  if (const std::size_t tasks = count_tasks(state, Verdict::unknown); tasks > 0) {
    return Decided{Status::unknown, Message(kTasksUnknown, {std::to_string(tasks)})};
  }
  if (const std::size_t revisions = count_revisions(state, Verdict::unknown); revisions > 0) {
    return Decided{Status::unknown, Message(kRevisionsUnknown, {std::to_string(revisions)})};
  }
  if (state.unread_tasks > 0) {
    return Decided{Status::unknown, Message(kTasksUnread, {std::to_string(state.unread_tasks)})};
  }
  return is_listed ? std::nullopt : std::optional(Decided{Status::unknown, kNotListed});
}

std::size_t count_starting(const ServiceState& state) {
  return static_cast<std::size_t>(std::count_if(state.tasks.begin(), state.tasks.end(),
                                                [](const auto& each) { return each.task->awaits_interface; }));
}

// One that only starts proves nothing: it may never come to run.
bool has_run(const ServiceState& state) {
  return std::any_of(state.tasks.begin(), state.tasks.end(), [](const auto& each) {
    return each.task->is_running && each.finding != nullptr && each.finding->verdict == Verdict::pass;
  });
}

Decided by_what_runs(const ServiceState& state) {
  const std::size_t seen = count_tasks(state, Verdict::pass);
  const auto running = static_cast<std::size_t>(std::max<std::int64_t>(state.service->running.value_or(0), 0));
  if (seen < running) {
    return {Status::unknown, Message(kFewerSeen, {std::to_string(running), std::to_string(seen)})};
  }
  if (may_come_back(state, "IN_PROGRESS") && seen > 0) {
    return {Status::closing, kInProgress};
  }
  if (may_come_back(state, "FAILED") && seen > 0) {
    return {Status::closing, kFailedRollout};
  }
  if (const std::size_t starting = count_starting(state); starting > 0) {
    return {Status::not_yet_run, Message(kStarting, {std::to_string(starting)})};
  }
  return has_run(state) ? Decided{Status::closed, Message(kClosed, {std::to_string(seen)})}
                        : Decided{Status::not_yet_run, kNothingRuns};
}

Decided decide(const ServiceState& state, bool is_listed) {
  if (const auto decided = by_setting(state)) {
    return *decided;
  }
  if (const auto decided = by_what_is_left(state)) {
    return *decided;
  }
  // What has no interfaces of its own can have no address on one; an EXTERNAL service has those of its task sets.
  const bool does_not_apply = state.setting->verdict == Verdict::not_applicable &&
                              count_tasks(state, Verdict::pass) == 0 && count_tasks(state, Verdict::unknown) == 0 &&
                              count_starting(state) == 0 && count_revisions(state, Verdict::pass) == 0;
  if (does_not_apply) {
    return {Status::not_applicable, kNoInterfaces};
  }
  if (const auto decided = by_what_is_not_known(state, is_listed)) {
    return *decided;
  }
  return by_what_runs(state);
}

bool concerns(const inventory::Unlisted& listing, const inventory::Service& service) {
  using inventory::ListingKind;
  switch (listing.kind) {
    case ListingKind::region:
    case ListingKind::clusters:
      return true;
    case ListingKind::tasks:
      return cluster_in(service.id.address).empty() || cluster_in(listing.id.address) == cluster_in(service.id.address);
    case ListingKind::task_sets:
      return listing.id.address.ends_with(service.id.address.substr(service.id.address.rfind('/')) + "/*");
    default:
      return false;
  }
}

// A task that was not read shows no group: it may be of any service of its cluster.
std::size_t count_unread(const inventory::Inventory& inventory, const inventory::Service& service) {
  const std::string_view cluster = cluster_in(service.id.address);
  return static_cast<std::size_t>(
      std::count_if(inventory.tasks.begin(), inventory.tasks.end(), [&](const inventory::Task& task) {
        const std::string_view of = cluster_in(task.id.address);
        return !task.is_read && task.service.empty() && (of.empty() || cluster.empty() || of == cluster);
      }));
}

}  // namespace

std::map<std::string, ServiceState> states_of(const inventory::Inventory& inventory, std::span<const Finding> all) {
  std::map<std::string, ServiceState> states;
  for (const inventory::Service& service : inventory.services) {
    states[service.id.address].service = &service;
  }
  const auto state_of = [&](const std::string& arn) {
    const auto found = states.find(arn);
    return found != states.end() ? &found->second : nullptr;
  };
  std::map<std::string_view, const Finding*> of_tasks;
  std::map<std::string_view, const Finding*> of_task_sets;
  for (const Finding& finding : all) {
    if (finding.control == "ecs-task-public-ip") {
      of_tasks[finding.id.address] = &finding;
    } else if (finding.control == "ecs-task-set-public-ip") {
      of_task_sets[finding.id.address] = &finding;
    } else if (ServiceState* state = state_of(finding.id.address)) {
      if (finding.control == "ecs-service-public-ip") {
        state->setting = &finding;
      } else if (finding.control == "ecs-deployment-public-ip") {
        state->deployments.push_back(&finding);
      }
    }
  }
  for (const inventory::Task& task : inventory.tasks) {
    if (ServiceState* state = state_of(task.service)) {
      const auto found = of_tasks.find(task.id.address);
      state->tasks.push_back({.task = &task, .finding = found != of_tasks.end() ? found->second : nullptr});
    }
  }
  for (const inventory::TaskSet& set : inventory.task_sets) {
    const auto found = of_task_sets.find(set.id.address);
    if (ServiceState* state = state_of(set.service); state != nullptr && found != of_task_sets.end()) {
      state->task_sets.push_back(found->second);
    }
  }
  for (auto& [arn, state] : states) {
    const inventory::Service& service = *state.service;
    state.unread_tasks = count_unread(inventory, service);
    const bool is_listed = std::none_of(inventory.unlisted.begin(), inventory.unlisted.end(),
                                        [&](const auto& listing) { return concerns(listing, service); });
    std::tie(state.status, state.reason) = decide(state, is_listed);
  }
  return states;
}

void add_states(const inventory::Inventory& inventory, std::vector<Finding>& all) {
  std::map<std::string_view, std::string> services;
  for (const inventory::Task& task : inventory.tasks) {
    services.emplace(task.id.address, task.service);
  }
  for (const inventory::TaskSet& set : inventory.task_sets) {
    services.emplace(set.id.address, set.service);
  }
  std::map<std::string, ServiceState> states = states_of(inventory, all);
  for (Finding& finding : all) {
    if (const auto found = services.find(finding.id.address); found != services.end()) {
      finding.service = found->second;
    }
    const auto state = states.find(finding.id.address);
    if (state != states.end() && finding.control == "ecs-service-public-ip") {
      finding.status = state->second.status;
      finding.status_reason = std::move(state->second.reason);
    }
  }
}

}  // namespace kakoi::verify
