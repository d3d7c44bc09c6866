#include "sources/terraform/launchers.hpp"

#include "sources/embedded_json.hpp"
#include "sources/harmless_modules.hpp"
#include "sources/launches/batch.hpp"
#include "sources/launches/launch_words.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/launches/state_machine.hpp"
#include "sources/network/words.hpp"
#include "sources/paths.hpp"
#include "sources/terraform/bodies.hpp"
#include "sources/terraform/fields.hpp"
#include "sources/terraform/launch_blocks.hpp"
#include "sources/terraform/lifecycle.hpp"
#include "sources/terraform/own_region.hpp"
#include "sources/terraform/registry_modules.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using base::Phrase;
using base::TrailId;
using inventory::Existence;
using inventory::LauncherKind;
using values::Kind;
using values::Value;

/// A resource instance on its way into the inventory.
struct At {
  const ResourceInstance& instance;
  Body body;
  inventory::Identity id;
  inventory::Location location;
  Known<Existence> existence;
  inventory::Lifecycle lifecycle;
};

class Reader;

struct LauncherType {
  std::string_view type;
  bool is_data = false;
  void (Reader::*read)(At& at) = nullptr;
  std::array<std::string_view, 3> settings{};  ///< where assign_public_ip may stand, or the argument that it is part of
};

// Walks the module tree and reads each launcher in it.
class Reader {
 public:
  Reader(Evaluator& evaluator, const std::string& root, inventory::Inventory& into)
      : evaluator_(evaluator), blocks_(evaluator), root_(root), into_(into) {}

  LaunchersRead take() { return std::move(read_); }

  // Modules nest no deeper than the evaluator lets them.
  void module(ModuleInstance& module);

  void service(At& at) {
    inventory::Launch launch = blocks_.read(at.instance, at.body, {}, at.location);
    launch.lifecycle = at.lifecycle;
    into_.services.push_back({.id = std::move(at.id),
                              .location = at.location,
                              .existence = at.existence,
                              .launch = std::move(launch),
                              .controller = controller(at.body),
                              .replacing = replacing(at)});
  }

  Known<inventory::DeploymentController> controller(const Body& body) {
    using Controller = Known<inventory::DeploymentController>;
    const auto block = blocks_.block(body, "deployment_controller");
    if (!block.has_value()) {
      return Controller::defaulted(inventory::DeploymentController::ecs);
    }
    if (block->refused.has_value()) {
      return Controller::unknown(unknown_of(*block->refused));
    }
    const Controller written = controller_of(fields().text(block->view(), "type"));
    const bool is_default = written.match(
        [](inventory::DeploymentController known) { return known == inventory::DeploymentController::ecs; },
        [](const base::Unknown&) { return false; });
    return block->maybe.has_value() && !is_default ? Controller::unknown(unknown_of(*block->maybe)) : written;
  }

  // A block for the deployment may say that all tasks are started beside the old ones.
  std::optional<inventory::Replacing> replacing(const At& at) {
    constexpr Phrase kNoCount{"desired_count is left out: something else scales the service",
                              "desired_count がないため、台数は別のものが決めます"};
    constexpr int kAll = 100;
    constexpr int kTwice = 200;
    if (blocks_.block(at.body, "deployment_configuration").has_value()) {
      return std::nullopt;
    }
    const Value count = fields().value(at.body, "desired_count");
    return inventory::Replacing{
        .desired = count.is_null() ? Known<int>::unknown({.reason = kNoCount}) : network::number_of(count, 0),
        .minimum_percent = network::number_of(fields().value(at.body, "deployment_minimum_healthy_percent"), kAll),
        .maximum_percent = network::number_of(fields().value(at.body, "deployment_maximum_percent"), kTwice)};
  }

  void task_set(At& at) {
    inventory::Launch launch = blocks_.read(at.instance, at.body, {}, at.location);
    launch.lifecycle = at.lifecycle;
    into_.task_sets.push_back(
        {.id = std::move(at.id), .location = at.location, .existence = at.existence, .launch = std::move(launch)});
  }

  void task_execution(At& at) {
    inventory::Launch launch = blocks_.read(at.instance, at.body, {}, at.location);
    add(LauncherKind::task_execution, std::move(at), std::move(launch));
  }

  // A target that is no ECS task has no such block.
  void event_target(At& at) {
    if (const auto target = blocks_.block(at.body, "ecs_target")) {
      const LaunchNames names{.network = {"network_configuration"}, .task_definition = "task_definition_arn"};
      inventory::Launch launch = blocks_.read(at.instance, *target, names, at.location, fields().value(at.body, "arn"));
      add(LauncherKind::rule_target, std::move(at), std::move(launch));
    }
  }

  void schedule(At& at) {
    const auto target = blocks_.block(at.body, "target");
    if (!target.has_value()) {
      return;
    }
    const Value arn = fields().value(target->view(), "arn");
    if (const auto parameters = blocks_.block(*target, "ecs_parameters")) {
      const LaunchNames names{.network = {"network_configuration"}, .task_definition = "task_definition_arn"};
      inventory::Launch launch = blocks_.read(at.instance, *parameters, names, at.location, arn);
      add(LauncherKind::schedule, std::move(at), std::move(launch));
    } else if (const auto action = ecs_action(with_holes(arn))) {
      universal_target(std::move(at), target->view(), *action, std::nullopt);
    } else if (registers_job(with_holes(arn))) {
      add_batch(at, argument(target->view().parts, "input"), batch_job_parts(json_argument(target->view(), "input")));
    } else if (arn.is_unknown() && arn.reason().stands_for.empty()) {
      universal_target(std::move(at), target->view(), EcsAction::run_task, unknown_of(arn));
    }
  }

  void pipe(At& at) {
    const auto target = blocks_.block(at.body, "target_parameters");
    const auto task = target.has_value() ? blocks_.block(*target, "ecs_task_parameters") : std::nullopt;
    if (task.has_value()) {
      const LaunchNames names{.network = {"network_configuration", "aws_vpc_configuration"},
                              .task_definition = "task_definition_arn"};
      inventory::Launch launch =
          blocks_.read(at.instance, *task, names, at.location, fields().value(at.body, "target"));
      add(LauncherKind::pipe, std::move(at), std::move(launch));
    }
  }

  void express_service(At& at) {
    inventory::Launch launch = express_launch();
    read_.task_definitions.push_back(blocks_.read_express(at.instance, at.body, launch));
    read_.task_definitions.back().thing = {.key = at.id.address, .header = at.location.header};
    launch.definition = inventory::Reference::defaulted(at.id.address);
    add(LauncherKind::express_service, std::move(at), std::move(launch));
  }

  void state_machine(At& at) {
    const Ref written = argument(at.body.parts, "definition");
    const Value definition = json_argument(at.body, "definition");
    std::optional<Value> unknown = definition.is_unknown() ? std::optional(definition) : std::nullopt;
    for (const LaunchingState& state : launching_states(evaluator_.arena, definition, unknown)) {
      At one = at;
      one.id.target = state.name;
      if (state.is_batch) {
        add_batch(one, written, batch_job_parts(state.parameters, code_reader(evaluator_, at.instance)));
        continue;
      }
      std::optional<TrailId> setting;
      inventory::Launch launch = run_task_launch(evaluator_.arena, state.parameters, setting, state.action);
      name_definition(state.parameters, at, launch);
      one.location.setting = setting_place(at, written, setting);
      add(LauncherKind::state, std::move(one), std::move(launch));
    }
    if (unknown.has_value() && inventory::may_exist(at.existence)) {
      into_.unread_definitions.push_back(
          {.id = at.id,
           .location = {.header = at.location.header,
                        .setting = written.exists() ? std::optional(written.range()) : std::nullopt},
           .why = unknown_of(*unknown)});
    }
  }

  void batch_job(At& at);

 private:
  Fields& fields() { return blocks_.fields(); }

  void add(LauncherKind kind, At at, inventory::Launch launch) {
    launch.lifecycle = std::move(at.lifecycle);
    into_.launchers.push_back({.kind = kind,
                               .id = std::move(at.id),
                               .location = at.location,
                               .existence = at.existence,
                               .launch = std::move(launch)});
  }

  // Of the parameters of a call, which name it by family or ARN.
  void name_definition(const Value& parameters, const At& at, inventory::Launch& launch) {
    const Value definition = dynamic_member(evaluator_.arena, parameters, "TaskDefinition");
    if (!definition.is_null()) {
      launch.definition = blocks_.definition_of(definition, at.instance);
    }
  }

  void add_batch(const At& at, const Ref& written, std::vector<BatchPart> parts);
  void resource(ModuleInstance& module, const Resource& resource, const LauncherType& type);
  std::optional<Value> why_doubtful(ModuleInstance& module, std::span<const Ref> parts);
  /// How many of each kind have been read.
  struct Read {
    std::size_t services = 0;
    std::size_t task_sets = 0;
    std::size_t launchers = 0;
    std::size_t batch_jobs = 0;
  };
  [[nodiscard]] Read read_so_far() const;
  void take_for_doubtful(const Read& from, const base::Unknown& why);
  void universal_target(At at, const Body& target, EcsAction action, const std::optional<base::Unknown>& unless);
  void unread(ModuleInstance& module, const Named& call, const Called& called);

  /// The value of an argument that holds JSON.
  Value json_argument(const Body& body, std::string_view name) {
    constexpr Phrase kRepeated{"the property {} is repeated in this JSON; the last one counts",
                               "JSON の中でプロパティ {} が繰り返されています。最後の値を使います"};
    const Value text = fields().value(body, name);
    if (text.is_null()) {
      return text;
    }
    const DecodedJson decoded = read_json(evaluator_.arena, text, text.trail());
    for (const RepeatedKey& key : decoded.repeated) {
      if (key.trail != TrailId::none) {
        evaluator_.warn(evaluator_.arena.trails()[key.trail].range, base::Message(kRepeated, {std::string(key.name)}));
      }
    }
    return decoded.value;
  }

  /// Where a setting inside a text stands: its own bytes where they are part of the resource, else the argument that
  /// holds the text, and the trail leads on from there.
  std::optional<base::Range> setting_place(const At& at, const Ref& written, std::optional<TrailId> setting) {
    if (!setting.has_value()) {
      return std::nullopt;
    }
    if (*setting == TrailId::none) {
      return written.exists() ? std::optional(written.range()) : std::nullopt;
    }
    const base::Range range = evaluator_.arena.trails()[*setting].range;
    const bool is_inside = std::any_of(at.body.parts.begin(), at.body.parts.end(),
                                       [&](const Ref& part) { return lies_in(range, part.range()); });
    return is_inside ? std::optional(range) : written.exists() ? std::optional(written.range()) : std::nullopt;
  }

  Evaluator& evaluator_;
  LaunchBlocks blocks_;
  const std::string& root_;
  inventory::Inventory& into_;
  LaunchersRead read_;
};

// Of a service, and of what is like one.
constexpr std::string_view kOwn = "network_configuration.assign_public_ip";

constexpr std::array kLauncherTypes = {
    LauncherType{"aws_ecs_service", false, &Reader::service, {kOwn}},
    LauncherType{"aws_ecs_task_set", false, &Reader::task_set, {kOwn}},
    LauncherType{"aws_ecs_task_execution", true, &Reader::task_execution, {kOwn}},
    LauncherType{"aws_ecs_express_gateway_service", false, &Reader::express_service, {"network_configuration"}},
    LauncherType{"aws_cloudwatch_event_target",
                 false,
                 &Reader::event_target,
                 {"ecs_target.network_configuration.assign_public_ip"}},
    LauncherType{"aws_scheduler_schedule",
                 false,
                 &Reader::schedule,
                 {"target.ecs_parameters.network_configuration.assign_public_ip", "target.input"}},
    LauncherType{
        "aws_pipes_pipe",
        false,
        &Reader::pipe,
        {"target_parameters.ecs_task_parameters.network_configuration.aws_vpc_configuration.assign_public_ip"}},
    LauncherType{"aws_sfn_state_machine", false, &Reader::state_machine, {"definition"}},
    LauncherType{"aws_batch_job_definition",
                 false,
                 &Reader::batch_job,
                 {"container_properties", "ecs_properties", "node_properties"}},
};

const LauncherType* launcher_type(bool is_data, std::string_view type) {
  const auto* found = std::find_if(kLauncherTypes.begin(), kLauncherTypes.end(),
                                   [&](const LauncherType& one) { return one.type == type && one.is_data == is_data; });
  return found != kLauncherTypes.end() ? found : nullptr;
}

void Reader::module(ModuleInstance& module) {
  for (const Resource& one : module.config->resources) {
    if (const LauncherType* type = launcher_type(one.is_data, one.type)) {
      resource(module, one, *type);
    }
  }
  for (const Named& call : module.config->calls) {
    const Called& children = evaluator_.modules.called(module, call);
    if (children.unread.has_value() || children.partly_unread.has_value()) {
      unread(module, call, children);
    }
    for (const auto& child : children.instances) {
      this->module(*child);
    }
  }
}

Reader::Read Reader::read_so_far() const {
  return {.services = into_.services.size(),
          .task_sets = into_.task_sets.size(),
          .launchers = into_.launchers.size(),
          .batch_jobs = into_.batch_jobs.size()};
}

// What is off is off whether it is there or not.
void Reader::take_for_doubtful(const Read& from, const base::Unknown& why) {
  const auto all = [&](auto& things, std::size_t first) {
    for (; first < things.size(); ++first) {
      Known<bool>& setting = things[first].launch.assign_public_ip;
      setting = setting.and_then([&](bool on) { return on ? Known<bool>::unknown(why) : setting; });
    }
  };
  all(into_.services, from.services);
  all(into_.task_sets, from.task_sets);
  all(into_.launchers, from.launchers);
  all(into_.batch_jobs, from.batch_jobs);
}

// Of the thing itself, or of a call that leads to it.
std::optional<Value> Reader::why_doubtful(ModuleInstance& module, std::span<const Ref> parts) {
  const std::optional<Value>& doubt = evaluator_.modules.instances(module, parts).doubt;
  return doubt.has_value() || module.parent == nullptr ? doubt : why_doubtful(*module.parent, module.call->parts);
}

void Reader::resource(ModuleInstance& module, const Resource& resource, const LauncherType& type) {
  const auto settings = std::span(type.settings.begin(), std::find(type.settings.begin(), type.settings.end(), ""));
  const inventory::Lifecycle lifecycle = lifecycle_of(resource.parts, settings);
  const std::optional<Value> doubt = why_doubtful(module, resource.parts);
  const auto read = [&](const Instance& instance, Existence existence) {
    evaluator_.arena.new_share();
    const ResourceInstance at{.module = &module, .resource = &resource, .instance = instance};
    At on_its_way{.instance = at,
                  .body = {.parts = resource.parts, .scope = {.module = &module, .names = instance.names}},
                  .id = {.source = "terraform", .root = root_, .address = at.address(), .target = {}},
                  .location = {.header = resource.header, .setting = std::nullopt},
                  .existence = Known<Existence>::defaulted(existence),
                  .lifecycle = lifecycle};
    const Read before = read_so_far();
    (this->*type.read)(on_its_way);
    if (doubt.has_value()) {
      take_for_doubtful(before, unknown_of(*doubt));
    }
    if (evaluator_.arena.exhausted()) {
      evaluator_.warn(resource.header, out_of_budget(at.address()));
    }
  };
  const Instances& instances = evaluator_.modules.instances(module, resource.parts);
  for (const Instance& instance : instances.all) {
    read(instance, Existence::exists);
  }
  if (instances.all.empty()) {
    read(Instance{}, Existence::absent);
  }
}

// Scheduler's universal target hides the parameters of RunTask in its input. Where it is not known whether RunTask is
// what it calls, an input that could be its parameters may turn the setting on.
void Reader::universal_target(At at, const Body& target, EcsAction action, const std::optional<base::Unknown>& unless) {
  const Ref written = argument(target.parts, "input");
  const Value input = json_argument(target, "input");
  std::optional<TrailId> setting;
  inventory::Launch launch = run_task_launch(evaluator_.arena, input, setting, action);
  name_definition(input, at, launch);
  if (unless.has_value()) {
    std::optional<inventory::Launch> made = if_it_is_made(std::move(launch), *unless);
    if (!made.has_value()) {
      return;
    }
    launch = std::move(*made);
  }
  at.location.setting = setting.has_value()                      ? setting_place(at, written, setting)
                        : input.is_unknown() && written.exists() ? std::optional(written.range())
                                                                 : std::nullopt;
  add(LauncherKind::schedule, std::move(at), std::move(launch));
}

// A module that is not called at all is not missed.
void Reader::unread(ModuleInstance& module, const Named& call, const Called& called) {
  const Ref count = argument(call.parts, "count");
  const Ref for_each = argument(call.parts, "for_each");
  const bool may_be_none = count.exists() || for_each.exists() || enabled_in(call.parts).exists();
  if (may_be_none && evaluator_.modules.instances(module, call.parts).all.empty()) {
    return;
  }
  const Ref hint = argument(call.parts, "assign_public_ip");
  const bool is_seen = called.partly_unread.has_value();
  // It may be given as part of an object.
  const bool is_given = call.parts.back().source().find("assign_public_ip") != std::string_view::npos;
  if (!is_given && called.is_remote && !is_seen &&
      (is_harmless_module(call.name, called.source) || is_harmless_part(called.source))) {
    ++read_.harmless_modules;
    return;
  }
  const inventory::Identity id{
      .source = "terraform", .root = root_, .address = module.prefix + "module." + call.name, .target = {}};
  std::optional<base::Unknown> why =
      base::Unknown{.reason = is_seen ? *called.partly_unread : *called.unread,
                    .remedy = called.is_remote ? base::Remedy::get_modules : base::Remedy::mend};
  if (const RegistryModule* known = called.is_remote ? registry_module(called.source) : nullptr) {
    why = RegistryModules(evaluator_, into_).read(module, call, *known, id);
    if (!why.has_value()) {
      return;
    }
  }
  inventory::UnreadModule unread{.id = id,
                                 .header = call.header,
                                 .source = without_secrets(called.source),
                                 .why = *std::move(why),
                                 .assign_public_ip = std::nullopt};
  if (hint.exists()) {
    const Value value = to_boolean(evaluator_.arena, evaluator_.evaluate(hint, {.module = &module}));
    const bool is_shown = value.is(Kind::boolean) && !value.is_sensitive();
    unread.assign_public_ip = is_shown ? (value.boolean() ? "true" : "false") : "";
  }
  into_.unread_modules.push_back(std::move(unread));
}

void Reader::batch_job(At& at) {
  const Platform platform = batch_platform(fields().value(at.body, "platform_capabilities"));
  for (const std::string_view holder : {"container_properties", "ecs_properties", "node_properties"}) {
    add_batch(at, argument(at.body.parts, holder),
              batch_parts(holder, json_argument(at.body, holder), platform, code_reader(evaluator_, at.instance)));
  }
}

void Reader::add_batch(const At& at, const Ref& written, std::vector<BatchPart> parts) {
  for (BatchPart& part : parts) {
    inventory::Identity id = at.id;
    id.target += (id.target.empty() || part.target.empty() ? "" : " ") + part.target;
    part.launch.lifecycle = at.lifecycle;
    sources::name_definition(part, id, at.location.header);
    part.definition.region = own_region_name(evaluator_, at.instance);
    read_.task_definitions.push_back(std::move(part.definition));
    into_.batch_jobs.push_back(
        {.id = std::move(id),
         .location = {.header = at.location.header, .setting = setting_place(at, written, part.setting)},
         .existence = at.existence,
         .launch = std::move(part.launch)});
  }
}

}  // namespace

bool is_launcher(bool is_data, std::string_view resource_type) {
  return launcher_type(is_data, resource_type) != nullptr;
}

LaunchersRead read_launchers(Evaluator& evaluator, const std::string& root, inventory::Inventory& into) {
  Reader reader(evaluator, root, into);
  reader.module(evaluator.modules.root());
  return reader.take();
}

}  // namespace kakoi::sources::terraform
