#include "sources/live/launchers.hpp"

#include "sources/api/members.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/live/json_lists.hpp"

#include <utility>

namespace kakoi::sources::live {
namespace {

using api::Item;
using aws::Action;
using aws::Answer;
using aws::Failure;
using aws::Input;
using inventory::ListingKind;
using syntax::json::NodeId;

/// A list may say of a thing what it starts: then it is described only if that can be tasks.
bool may_start_tasks(const std::string& arn) {
  return arn.empty() || api::resource_type(arn) == "cluster" || ecs_action(arn).has_value() || registers_job(arn);
}

/// Does the network mode, which the task definition says, decide? Not where it is written that the tasks run on
/// Fargate.
bool is_open(const inventory::Launch& launch) {
  const bool is_off =
      launch.assign_public_ip.match([](bool on) { return !on; }, [](const base::Unknown&) { return false; });
  const bool has_type = launch.compute.launch_type.match([](const auto& type) { return type.has_value(); },
                                                         [](const base::Unknown&) { return false; });
  const bool has_providers = launch.compute.capacity_providers.match([](const auto& names) { return !names.empty(); },
                                                                     [](const base::Unknown&) { return false; });
  return !is_off && !has_type && !has_providers && !launch.task_definition.empty();
}

}  // namespace

void Launchers::read() {
  reading_.begin();
  event_buses();
  schedules();
  pipes();
  state_machines();
  job_definitions();
  reading_.end();
}

void Launchers::list(Action action, Input input, ListingKind kind, const std::string& arn,
                     const std::function<void(const Answer&, NodeId)>& each) {
  reading_.begin();
  asker_.pages(
      action, std::move(input),
      [each](const Answer& answer) {
        for (const NodeId node : elements(answer.json, aws::info(answer.action).result)) {
          each(answer, node);
        }
      },
      [self = shared_from_this()] { self->reading_.end(); },
      [self = shared_from_this(), kind, arn](const Failure& failure) {
        if (!is_gone(failure)) {
          self->shard_->unlisted(kind, arn, failure);
        }
        self->reading_.end();
      });
}

void Launchers::describe(Action action, Input input, Item item, const std::string& name) {
  reading_.begin();
  asker_.call(
      action, std::move(input),
      [self = shared_from_this(), item, name](const Answer& answer) {
        if (is_well_formed(answer.json, answer.json.root)) {
          self->shard_->tell(item, name, answer.json, answer.json.root);
        } else {
          self->shard_->unread(item, name, self->asker_.malformed(answer.action));
        }
        self->reading_.end();
      },
      [self = shared_from_this(), item, name](const Failure& failure) {
        if (!is_gone(failure)) {
          self->shard_->unread(item, name, failure);
        }
        self->reading_.end();
      });
}

void Launchers::event_buses() {
  list(Action::events_list_event_buses, {}, ListingKind::rules, asker_.arn("events", "rule/*"),
       [self = shared_from_this()](const Answer& answer, NodeId node) {
         self->rules_of(text_at(answer.json, node, "Name"));
       });
}

void Launchers::rules_of(const std::string& bus) {
  const std::string all = bus == "default" ? "rule/*" : "rule/" + bus + "/*";
  list(Action::events_list_rules, Input().set("EventBusName", bus), ListingKind::rules, asker_.arn("events", all),
       [self = shared_from_this(), bus](const Answer& answer, NodeId node) {
         self->targets_of(text_at(answer.json, node, "Arn"), text_at(answer.json, node, "Name"), bus);
       });
}

void Launchers::targets_of(const std::string& rule, const std::string& name, const std::string& bus) {
  reading_.begin();
  asker_.pages(
      Action::events_list_targets_by_rule, Input().set("Rule", name).set("EventBusName", bus),
      [self = shared_from_this(), rule](const Answer& answer) {
        for (const NodeId node : elements(answer.json, "Targets")) {
          if (is_well_formed(answer.json, node) && !text_at(answer.json, node, "Id").empty()) {
            self->shard_->tell(Item::rule_target, rule, answer.json, node, rule);
          } else {
            self->shard_->unread(Item::rule, rule, self->asker_.malformed(answer.action));
          }
        }
      },
      [self = shared_from_this()] { self->reading_.end(); },
      [self = shared_from_this(), rule](const Failure& failure) {
        if (!is_gone(failure)) {
          self->shard_->unread(Item::rule, rule, failure);
        }
        self->reading_.end();
      });
}

void Launchers::schedules() {
  list(Action::scheduler_list_schedules, {}, ListingKind::schedules, asker_.arn("scheduler", "schedule/*"),
       [self = shared_from_this()](const Answer& answer, NodeId node) {
         const NodeId target = syntax::json::find(answer.json, node, "Target");
         if (may_start_tasks(text_at(answer.json, target, "Arn"))) {
           self->schedule(text_at(answer.json, node, "Arn"), text_at(answer.json, node, "Name"),
                          text_at(answer.json, node, "GroupName"));
         }
       });
}

void Launchers::schedule(const std::string& arn, const std::string& name, const std::string& group) {
  Input input;
  input.set("Name", name);
  if (!group.empty()) {
    input.set("groupName", group);
  }
  describe(Action::scheduler_get_schedule, std::move(input), Item::schedule, arn);
}

void Launchers::pipes() {
  list(Action::pipes_list_pipes, {}, ListingKind::pipes, asker_.arn("pipes", "pipe/*"),
       [self = shared_from_this()](const Answer& answer, NodeId node) {
         if (may_start_tasks(text_at(answer.json, node, "Target"))) {
           self->pipe(text_at(answer.json, node, "Arn"), text_at(answer.json, node, "Name"));
         }
       });
}

void Launchers::pipe(const std::string& arn, const std::string& name) {
  describe(Action::pipes_describe_pipe, Input().set("Name", name), Item::pipe, arn);
}

void Launchers::state_machines() {
  list(Action::states_list_state_machines, {}, ListingKind::state_machines, asker_.arn("states", "stateMachine:*"),
       [self = shared_from_this()](const Answer& answer, NodeId node) {
         const std::string arn = text_at(answer.json, node, "stateMachineArn");
         self->state_machine(arn);
         self->versions_of(arn);
       });
}

// A version keeps the definition that it was published with, and whoever names it starts that. Aliases name versions.
void Launchers::versions_of(const std::string& machine) {
  list(Action::states_list_state_machine_versions, Input().set("stateMachineArn", machine), ListingKind::state_machines,
       machine + ":*", [self = shared_from_this()](const Answer& answer, NodeId node) {
         self->state_machine(text_at(answer.json, node, "stateMachineVersionArn"));
       });
}

void Launchers::state_machine(const std::string& arn) {
  describe(Action::states_describe_state_machine, Input().set("stateMachineArn", arn), Item::machine, arn);
}

void Launchers::job_definitions() {
  const std::string all = asker_.arn("batch", "job-definition/*");
  list(Action::batch_describe_job_definitions, Input().set("status", "ACTIVE"), ListingKind::job_definitions, all,
       [self = shared_from_this(), all](const Answer& answer, NodeId node) {
         const std::string arn = text_at(answer.json, node, "jobDefinitionArn");
         if (!arn.empty() && is_well_formed(answer.json, node)) {
           self->shard_->tell(Item::job_definition, arn, answer.json, node);
         } else {
           self->shard_->unlisted(ListingKind::job_definitions, arn.empty() ? all : arn,
                                  self->asker_.malformed(answer.action));
         }
       });
}

void Launchers::close(std::function<void(std::unique_ptr<Shard>)> done) {
  reading_.then([self = shared_from_this(), done = std::move(done)] {
    self->surroundings_.interfaces.tell_unclaimed(*self->shard_, [self, done] {
      self->shard_->join();
      self->network_modes([self, done] {
        self->surroundings_.complete(*self->shard_, {}, [self, done] { done(std::move(self->shard_)); });
      });
    });
  });
}

// Of those task definitions whose mode makes a difference.
void Launchers::network_modes(const std::function<void()>& done) {
  Surroundings::Names names;
  for (const inventory::Launcher& launcher : shard_->inventory().launchers) {
    if (is_open(launcher.launch)) {
      surroundings_.hold(launcher.launch.task_definition, names);
    }
  }
  surroundings_.definitions.want(names, [self = shared_from_this(), names, done] {
    for (const std::string& name : names) {
      self->surroundings_.definitions.tell_mode(name, *self->shard_);
    }
    self->shard_->join();
    done();
    self->surroundings_.definitions.release(names);
  });
}

}  // namespace kakoi::sources::live
