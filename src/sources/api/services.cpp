#include "sources/api/services.hpp"

#include "sources/api/members.hpp"
#include "sources/launches/fields.hpp"
#include "sources/launches/launch_words.hpp"
#include "sources/launches/run_task.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sources::api {
namespace {

using base::Known;
using base::Phrase;
using inventory::Existence;
using values::Value;

constexpr Phrase kOfPrimary{"the service shows no network configuration of its own; this is its primary deployment's",
                            "サービス自体にネットワーク設定がないため、プライマリのデプロイの設定を見ています"};

constexpr Phrase kExpress{"an Express Mode service: its subnets decide what ECS sets here",
                          "Express Mode のサービスです。ECS はサブネットに応じてこの値を決めます"};

bool is_zero(const Value& thing, std::string_view key) { return count_in(thing, key).value_or(1) == 0; }

bool runs_nothing(const Value& thing) {
  // What is pending comes out of nothing where that is left out, as of a task set without it.
  return is_zero(thing, "runningCount") && count_in(thing, "pendingCount").value_or(0) == 0;
}

bool is_idle(const Value& thing) {
  return runs_nothing(thing) && (is_zero(thing, "desiredCount") || is_zero(thing, "computedDesiredCount"));
}

bool is_primary(const Value& revision) { return text_in(revision, "status") == "PRIMARY"; }

const Value* network_of(const Value& thing) {
  const Value* network = member(thing, "networkConfiguration");
  return network != nullptr && !network->is_null() ? network : nullptr;
}

const Value* primary_of(const Value& service) {
  for (const std::string_view list : {"deployments", "taskSets"}) {
    for (const Value& revision : items_in(service, list)) {
      if (is_primary(revision) && network_of(revision) != nullptr) {
        return &revision;
      }
    }
  }
  return nullptr;
}

// What a verdict depends on: that subnets differ does not matter.
std::string facts(const Value& thing) {
  const bool is_deployed = text_in(thing, "status") != "DRAINING" && text_in(thing, "status") != "INACTIVE";
  return (is_deployed ? "+" : "-") + written_out(member_at(thing, {"deploymentController", "type"})) +
         written_out(member(thing, "launchType")) + written_out(member(thing, "capacityProviderStrategy")) +
         (network_of(thing) != nullptr ? "n" : "-") +
         written_out(member_at(thing, {"networkConfiguration", "awsvpcConfiguration", "assignPublicIp"}));
}

// What the network around it is judged by.
bool differ_in_network(const std::vector<Told>& answers) {
  const auto said = [](const Told& told) {
    return written_out(network_of(told.value)) + written_out(member(told.value, "taskDefinition")) +
           written_out(member(told.value, "platformVersion")) + written_out(member(told.value, "loadBalancers")) +
           written_out(member(told.value, "enableExecuteCommand"));
  };
  return std::any_of(answers.begin(), answers.end(),
                     [&](const Told& told) { return said(told) != said(answers.front()); });
}

std::string facts_of_revision(const Value& revision) {
  return facts(revision) + (runs_nothing(revision) ? "0" : "1") + text_in(revision, "status");
}

Known<Existence> deleted_if(bool is_deleted) {
  return Known<Existence>::defaulted(is_deleted ? Existence::deleted : Existence::exists);
}

class Services {
 public:
  explicit Services(Join& join) : join_(join) {}

  void service(const std::string& arn, const std::vector<Told>& answers) {
    inventory::Service service{.id = join_.id(arn), .location = {}, .launch = {}};
    service.location.header = join_.header(answers.front(), "serviceArn");
    const Told* told = settled(arn, answers, facts, join_.problems);
    if (told == nullptr) {
      service.launch = not_known(answers_differ());
    } else {
      read(*told, service);
      if (differ_in_network(answers)) {
        forget_network(service.launch, answers_differ());
      }
    }
    service.is_idle = std::all_of(answers.begin(), answers.end(), [](const Told& each) { return is_idle(each.value); });
    const bool is_gone = told != nullptr && is_deleted(told->value);
    // With the controller EXTERNAL there are task sets only.
    if (told == nullptr || !is_external(told->value) || is_gone) {
      revisions(arn, answers, is_gone ? Known<bool>::defaulted(false) : service.launch.assign_public_ip,
                service.launch);
    }
    service.desired = count_in(answers.front().value, "desiredCount");
    service.running = count_in(answers.front().value, "runningCount");
    service.revisions = running(answers.front());
    join_.into.services.push_back(std::move(service));
  }

 private:
  static bool is_external(const Value& service) {
    const Value* controller = member(service, "deploymentController");
    return controller != nullptr && text_in(*controller, "type") == "EXTERNAL";
  }

  static bool is_deleted(const Value& service) {
    const std::string status = text_in(service, "status");
    return status == "DRAINING" || status == "INACTIVE";
  }

  void read(const Told& told, inventory::Service& service) {
    const Value& value = told.value;
    const Value* type = member_at(value, {"deploymentController", "type"});
    service.controller = controller_of(text_field(type != nullptr ? *type : Value{}));
    service.existence = deleted_if(is_deleted(value));
    // With the controller EXTERNAL the task sets carry it, and nothing is the service's own.
    const Value* primary =
        network_of(value) == nullptr && !told.is_cut && !is_external(value) ? primary_of(value) : nullptr;
    service.launch = join_.launch(primary != nullptr ? *primary : value, "taskDefinition", text_in(value, "clusterArn"),
                                  told.is_cut, service.location);
    if (primary != nullptr) {
      add_service_facts(value, service.launch);
      service.launch.basis = kOfPrimary;
    } else if (!service.launch.has_network_configuration && !told.is_cut) {
      without_network(service.launch);
    } else if (text_in(value, "resourceManagementType") == "ECS") {
      service.launch.basis = kExpress;
    }
  }

  // AWS refuses a service in awsvpc mode without a network configuration.
  static void without_network(inventory::Launch& launch) {
    const bool is_open =
        launch.network_mode.match([](const std::optional<inventory::NetworkMode>& mode) { return !mode.has_value(); },
                                  [](const base::Unknown&) { return true; });
    if (is_open) {
      launch.network_mode = Known<std::optional<inventory::NetworkMode>>::defaulted(inventory::NetworkMode::not_awsvpc);
    }
  }

  // Those beside the one that the service is going to.
  void revisions(const std::string& arn, const std::vector<Told>& answers, const Known<bool>& service_assigns,
                 const inventory::Launch& of_service) {
    std::map<std::string, std::vector<Told>> by_id;
    for (const Told& told : answers) {
      for (const std::string_view list : {"deployments", "taskSets"}) {
        for (const Value& revision : items_in(told.value, list)) {
          // What a task set is, `ecs-task-set-public-ip` says.
          if (!text_in(revision, "taskSetArn").empty()) {
            continue;
          }
          by_id[text_in(revision, "id")].push_back(
              {.value = revision, .at = join_.place_of(revision, told.at), .is_cut = told.is_cut, .is_part = true});
        }
      }
    }
    for (const auto& [id, revision] : by_id) {
      this->revision(arn, id, revision, service_assigns, of_service);
    }
  }

  void revision(const std::string& arn, const std::string& id, const std::vector<Told>& answers,
                const Known<bool>& service_assigns, const inventory::Launch& of_service) {
    inventory::Deployment deployment{.id = join_.id(arn, id), .location = {}, .launch = {}};
    deployment.location.header = join_.header(answers.front(), "id");
    deployment.service_assigns = service_assigns;
    std::vector<Problem> said_of_service;
    const Told* told = settled(id, answers, facts_of_revision, said_of_service);
    if (told == nullptr) {
      deployment.launch = not_known(answers_differ());
    } else {
      const Value& value = told->value;
      deployment.launch =
          join_.launch(value, "taskDefinition", text_in(value, "clusterArn"), told->is_cut, deployment.location);
      deployment.launch.has_exec = of_service.has_exec;
      deployment.launch.target_groups = of_service.target_groups;
      deployment.is_idle = is_idle(value);
      const std::string status = text_in(value, "status");
      deployment.existence = deleted_if((status == "INACTIVE" || status == "DRAINING") && runs_nothing(value));
      if (is_primary(value) && !is_left_on(deployment)) {
        return;
      }
    }
    join_.into.deployments.push_back(std::move(deployment));
  }

  // All revisions that the answer shows, with what runs of each.
  [[nodiscard]] std::vector<inventory::Revision> running(const Told& told) const {
    std::vector<inventory::Revision> all;
    for (const std::string_view list : {"deployments", "taskSets"}) {
      for (const Value& value : items_in(told.value, list)) {
        inventory::Location nowhere;
        inventory::Revision& revision = all.emplace_back();
        revision.id = text_in(value, "id");
        revision.is_task_set = list == "taskSets";
        revision.is_primary = is_primary(value);
        const std::string made = text_in(value, "createdAt");
        revision.is_first = !made.empty() && made == text_in(told.value, "createdAt");
        revision.rollout = text_in(value, "rolloutState");
        revision.assigns =
            join_.launch(value, "taskDefinition", text_in(value, "clusterArn"), told.is_cut, nowhere).assign_public_ip;
        revision.desired = count_in(value, revision.is_task_set ? "computedDesiredCount" : "desiredCount");
        revision.running = count_in(value, "runningCount");
        revision.pending = count_in(value, "pendingCount");
      }
    }
    return all;
  }

  static bool is_off(const Known<bool>& setting) {
    return setting.match([](bool on) { return !on; }, [](const base::Unknown&) { return false; });
  }
  static bool is_on(const Known<bool>& setting) {
    return setting.match([](bool on) { return on; }, [](const base::Unknown&) { return false; });
  }
  static bool is_left_on(const inventory::Deployment& deployment) {
    return is_on(deployment.launch.assign_public_ip) && is_off(deployment.service_assigns);
  }

  Join& join_;
};

// `arn:…:task-set/CLUSTER/SERVICE/…` -> `arn:…:service/CLUSTER/SERVICE`
std::string service_of(const std::string& task_set) {
  constexpr std::string_view kTaskSet = ":task-set/";
  const std::size_t at = task_set.find(kTaskSet);
  const std::size_t cluster_end = at != std::string::npos ? task_set.find('/', at + kTaskSet.size()) : at;
  const std::size_t service_end = cluster_end != std::string::npos ? task_set.find('/', cluster_end + 1) : cluster_end;
  return service_end != std::string::npos
             ? task_set.substr(0, at) + ":service/" +
                   task_set.substr(at + kTaskSet.size(), service_end - at - kTaskSet.size())
             : std::string();
}

// It is the service's own, whichever of its task sets a task is of.
Known<bool> exec_of(const Value& service) {
  inventory::Launch launch;
  add_service_facts(service, launch);
  return launch.has_exec;
}

Things all_task_sets(const Join& join) {
  Things all = join.answers.task_sets;
  for (const auto& [arn, answers] : join.answers.services) {
    for (const Told& service : answers) {
      for (const Value& set : items_in(service.value, "taskSets")) {
        const std::string name = text_in(set, "taskSetArn");
        if (!name.empty()) {
          all[name].push_back(
              {.value = set, .at = join.place_of(set, service.at), .is_cut = service.is_cut, .is_part = true});
        }
      }
    }
  }
  return all;
}

}  // namespace

void read_services(Join& join) {
  Services services(join);
  for (const auto& [arn, answers] : join.answers.services) {
    services.service(arn, answers);
  }
}

void read_task_sets(Join& join) {
  for (const auto& [arn, answers] : all_task_sets(join)) {
    inventory::TaskSet set{.id = join.id(arn), .location = {}, .launch = {}};
    set.location.header = join.header(answers.front(), "taskSetArn");
    set.service = service_of(arn);
    if (const Told* told = settled(arn, answers, facts_of_revision, join.problems)) {
      set.launch =
          join.launch(told->value, "taskDefinition", text_in(told->value, "clusterArn"), told->is_cut, set.location);
      if (const auto service = join.answers.services.find(set.service); service != join.answers.services.end()) {
        set.launch.has_exec = exec_of(service->second.front().value);
      }
      set.is_idle = is_idle(told->value);
      set.is_primary = is_primary(told->value);
      set.existence = deleted_if(text_in(told->value, "status") == "DRAINING" && runs_nothing(told->value));
    } else {
      set.launch = not_known(answers_differ());
    }
    join.into.task_sets.push_back(std::move(set));
  }
}

}  // namespace kakoi::sources::api
