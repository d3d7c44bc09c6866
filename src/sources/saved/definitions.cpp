#include "sources/saved/definitions.hpp"

#include "sources/api/join.hpp"
#include "sources/api/members.hpp"
#include "sources/launches/fields.hpp"
#include "sources/launches/launch_words.hpp"
#include "sources/launches/run_task.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace kakoi::sources::saved {

using base::Known;
using base::TrailId;
using inventory::Launch;
using inventory::NetworkMode;
using values::Value;
using NodeId = Document::NodeId;
constexpr NodeId kNone = Document::kNone;

namespace {

constexpr std::string_view kAppSpecType = "AWS::ECS::Service";

// The members of CreateService, UpdateService and CreateTaskSet; the first ones are of no other kind of file.
constexpr auto kServiceKeys = std::to_array<std::string_view>({"desiredCount",
                                                               "schedulingStrategy",
                                                               "deploymentConfiguration",
                                                               "launchType",
                                                               "serviceName",
                                                               "service",
                                                               "cluster",
                                                               "taskDefinition",
                                                               "capacityProviderStrategy",
                                                               "deploymentController",
                                                               "loadBalancers",
                                                               "platformVersion",
                                                               "enableExecuteCommand",
                                                               "enableECSManagedTags",
                                                               "propagateTags",
                                                               "healthCheckGracePeriodSeconds",
                                                               "placementStrategy",
                                                               "placementConstraints",
                                                               "serviceRegistries",
                                                               "networkConfiguration"});
constexpr std::size_t kTelling = 4;

bool has(const Document& document, std::string_view key) { return document.find(document.root(), key) != nullptr; }

bool has_any(const Document& document, std::initializer_list<std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return has(document, key); });
}

bool is_target_service(const Document& document, NodeId value) {
  const NodeId type = document.value(value, "Type");
  return document.is_scalar(type) && document.text(type) == kAppSpecType;
}

// `Resources` is a list here; a template of CloudFormation has a map.
NodeId app_spec_resources(const Document& document) {
  const NodeId list = document.value(document.root(), "Resources");
  return list != kNone ? list : document.value(document.root(), "resources");
}

bool is_app_spec(const Document& document) {
  const auto resources = document.items(app_spec_resources(document));
  return std::any_of(resources.begin(), resources.end(), [&](NodeId item) {
    const auto entries = document.entries(item);
    return std::any_of(entries.begin(), entries.end(),
                       [&](const Document::Entry& entry) { return is_target_service(document, entry.value); });
  });
}

bool is_ecs_params(const Document& document) {
  const NodeId run = document.value(document.root(), "run_params");
  return document.is_map(run) ||
         document.find(document.value(document.root(), "task_definition"), "ecs_network_mode") != nullptr;
}

bool is_service(const Document& document) {
  const NodeId network = document.value(document.root(), "networkConfiguration");
  if (document.is_map(document.value(network, "awsvpcConfiguration"))) {
    return true;
  }
  const auto count = [&](std::span<const std::string_view> keys) {
    return std::count_if(keys.begin(), keys.end(), [&](std::string_view key) { return has(document, key); });
  };
  const std::span all(kServiceKeys);
  return count(all) >= 3 && count(all.first(kTelling)) >= 1;
}

// UpdateService takes no launch type; CreateTaskSet takes neither a desired count nor a deployment configuration.
Form form_of_call(const Document& document) {
  if (has(document, "serviceName")) {
    return Form::create_service;
  }
  if (has(document, "service")) {
    return has_any(document, {"scale", "externalId", "launchType"}) ? Form::create_task_set : Form::update_service;
  }
  if (has(document, "taskDefinition") &&
      !has_any(document, {"desiredCount", "deploymentConfiguration", "schedulingStrategy", "deploymentController"})) {
    return Form::run_task;
  }
  return Form::update_service;
}

std::string last_part(const std::string& path, char separator) { return path.substr(path.rfind(separator) + 1); }

// `web` of `web:7` and of `arn:…:task-definition/web:7`.
std::string family_of(const std::string& task_definition) {
  const std::string name = last_part(task_definition, '/');
  return name.substr(0, name.find(':'));
}

class Definitions {
 public:
  Definitions(values::Arena& arena, const Document& document, const std::string& root, const std::string& file_name,
              inventory::Inventory& into)
      : arena_(arena), document_(document), root_(root), file_name_(file_name), into_(into) {}

  void app_spec() {
    for (const NodeId item : document_.items(app_spec_resources(document_))) {
      for (const Document::Entry& entry : document_.entries(item)) {
        if (is_target_service(document_, entry.value)) {
          const NodeId properties = document_.value(entry.value, "Properties");
          const Value value = properties != kNone ? document_.to_value(arena_, properties) : Value{};
          inventory::Service service{
              .id = id(std::string(entry.key)), .location = {.header = entry.key_range, .setting = {}}, .launch = {}};
          service.launch = launch(value, service.location);
          service.launch.keeps_configuration = !service.launch.has_network_configuration;
          service.controller =
              Known<inventory::DeploymentController>::defaulted(inventory::DeploymentController::code_deploy);
          into_.services.push_back(std::move(service));
        }
      }
    }
  }

  void ecs_params() {
    const Value all = document_.to_value(arena_, document_.root());
    inventory::Service service{.id = id("run_params"),
                               .location = {.header = header({"run_params", "task_definition"}), .setting = {}},
                               .launch = {}};
    const Value* network = api::member_at(all, {"run_params", "network_configuration"});
    const Value* mode = api::member_at(all, {"task_definition", "ecs_network_mode"});
    service.launch.has_network_configuration = network != nullptr;
    service.launch.network_mode = network_mode_of(text_field(mode != nullptr ? *mode : Value{}), NetworkMode::bridge);
    if (network != nullptr && mode == nullptr) {
      service.launch.network_mode = Known<std::optional<NetworkMode>>::defaulted(std::nullopt);
    }
    const Value* awsvpc = network != nullptr ? member(*network, "awsvpc_configuration") : nullptr;
    if (const Value* flag = awsvpc != nullptr ? member(*awsvpc, "assign_public_ip") : nullptr) {
      service.launch.assign_public_ip = setting_of(*flag);
      service.location.setting = api::range_of(arena_, *flag);
    }
    if (!document_.is_whole()) {
      service.launch = api::not_known(api::cut_off());
    }
    if (const Value* groups = awsvpc != nullptr ? member(*awsvpc, "security_groups") : nullptr) {
      service.launch.security_groups = names_in(*groups);
    }
    into_.services.push_back(std::move(service));
  }

  void service(bool is_new) {
    const Value all = document_.to_value(arena_, document_.root());
    inventory::Service service{
        .id = id(name(all)),
        .location = {.header = header({"serviceName", "service", "networkConfiguration"}), .setting = {}},
        .launch = {}};
    service.launch = launch(all, service.location);
    const Value* type = api::member_at(all, {"deploymentController", "type"});
    service.controller = controller_of(text_field(type != nullptr ? *type : Value{}));
    if (!service.launch.has_network_configuration) {
      service.launch.keeps_configuration = !is_new;
      without_awsvpc(service.launch);
    }
    into_.services.push_back(std::move(service));
  }

  void task_set() {
    const Value all = document_.to_value(arena_, document_.root());
    inventory::TaskSet set{
        .id = id(name(all)), .location = {.header = header({"service"}), .setting = {}}, .launch = {}};
    set.launch = launch(all, set.location);
    if (!set.launch.has_network_configuration) {
      without_awsvpc(set.launch);
    }
    into_.task_sets.push_back(std::move(set));
  }

  void run_task() {
    const Value all = document_.to_value(arena_, document_.root());
    inventory::Launcher call{.kind = inventory::LauncherKind::run_task,
                             .id = id(name(all)),
                             .location = {.header = header({"taskDefinition", "networkConfiguration"}), .setting = {}},
                             .launch = {}};
    call.launch = launch(all, call.location);
    if (!call.launch.has_network_configuration) {
      without_awsvpc(call.launch);
    }
    into_.launchers.push_back(std::move(call));
  }

  void network_configuration() {
    const Value all = document_.to_value(arena_, document_.root());
    inventory::Launcher call{.kind = inventory::LauncherKind::run_task,
                             .id = id(file_name_),
                             .location = {.header = header({"awsvpcConfiguration"}), .setting = {}},
                             .launch = {}};
    const Value wrapped = arena_.map({{.key = "networkConfiguration", .value = all}}, all.trail());
    call.launch = launch(wrapped, call.location);
    into_.launchers.push_back(std::move(call));
  }

 private:
  [[nodiscard]] inventory::Identity id(std::string address) const {
    return {.source = "saved", .root = root_, .address = std::move(address), .target = {}};
  }

  Launch launch(const Value& parameters, inventory::Location& location) {
    std::optional<TrailId> setting;
    Launch launch = run_task_launch(arena_, parameters, setting);
    if (setting.has_value() && *setting != TrailId::none) {
      location.setting = arena_.trails()[*setting].range;
    }
    if (!document_.is_whole()) {
      launch = api::not_known(api::cut_off());
    }
    return launch;
  }

  // AWS refuses to start anything in awsvpc mode without a network configuration.
  static void without_awsvpc(Launch& launch) {
    launch.network_mode = Known<std::optional<NetworkMode>>::defaulted(NetworkMode::not_awsvpc);
  }

  [[nodiscard]] std::string name(const Value& all) const {
    for (const std::string_view key : {"serviceName", "service"}) {
      const std::string given = api::text_in(all, key);
      if (!given.empty()) {
        return last_part(given, '/');
      }
    }
    const std::string family = family_of(api::text_in(all, "taskDefinition"));
    return family.empty() ? file_name_ : family;
  }

  // The first of `keys` that there is, with its value; else the first key.
  [[nodiscard]] base::Range header(std::initializer_list<std::string_view> keys) const {
    for (const std::string_view key : keys) {
      const Document::Entry* entry = document_.find(document_.root(), key);
      if (entry != nullptr) {
        return document_.is_scalar(entry->value) ? document_.range(entry->value) : entry->key_range;
      }
    }
    return document_.entries(document_.root()).front().key_range;
  }

  values::Arena& arena_;
  const Document& document_;
  const std::string& root_;
  const std::string& file_name_;
  inventory::Inventory& into_;
};

}  // namespace

Form form_of(const Document& document) {
  if (!document.is_map(document.root())) {
    return Form::none;
  }
  if (is_app_spec(document)) {
    return Form::app_spec;
  }
  if (is_ecs_params(document)) {
    return Form::ecs_params;
  }
  if (document.is_map(document.value(document.root(), "awsvpcConfiguration"))) {
    return Form::network_configuration;
  }
  return is_service(document) ? form_of_call(document) : Form::none;
}

void read_definition(values::Arena& arena, const Document& document, const std::string& root,
                     const std::string& file_name, inventory::Inventory& into) {
  Definitions definitions(arena, document, root, file_name, into);
  arena.new_share();
  switch (form_of(document)) {
    case Form::none:
      break;
    case Form::app_spec:
      definitions.app_spec();
      break;
    case Form::ecs_params:
      definitions.ecs_params();
      break;
    case Form::create_service:
      definitions.service(true);
      break;
    case Form::update_service:
      definitions.service(false);
      break;
    case Form::create_task_set:
      definitions.task_set();
      break;
    case Form::run_task:
      definitions.run_task();
      break;
    case Form::network_configuration:
      definitions.network_configuration();
      break;
  }
}

}  // namespace kakoi::sources::saved
