#include "sources/cloudformation/launchers.hpp"

#include "sources/cloudformation/definitions.hpp"
#include "sources/cloudformation/related.hpp"
#include "sources/cloudformation/task_definitions.hpp"
#include "sources/embedded_json.hpp"
#include "sources/harmless_modules.hpp"
#include "sources/launches/batch.hpp"
#include "sources/launches/express.hpp"
#include "sources/launches/fields.hpp"
#include "sources/launches/launch_words.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/launches/state_machine.hpp"
#include "sources/network/words.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakoi::sources::cloudformation {
namespace {

using base::Known;
using base::Phrase;
using base::TrailId;
using base::Unknown;
using inventory::Existence;
using inventory::LauncherKind;
using values::Kind;
using values::Value;
using NodeId = Document::NodeId;

constexpr Phrase kModule{"it is a module of the CloudFormation registry, whose code is not here",
                         "CloudFormation レジストリのモジュールで、そのコードがここにありません"};

/// A resource on its way into the inventory.
struct At {
  const Resource& resource;
  Stack& stack;
  inventory::Identity id;
  inventory::Location location;
  Known<Existence> existence;
};

class Reader;

struct LauncherType {
  std::string_view type;
  void (Reader::*read)(At& at) = nullptr;
};

class Reader {
 public:
  Reader(Evaluator& evaluator, const std::string& root, inventory::Inventory& into)
      : evaluator_(evaluator), clusters_(evaluator), root_(root), into_(into) {}

  LaunchersRead take() { return std::move(read_); }

  // Stacks nest as deep as their files do, and none nests itself.
  void stack(Stack& stack);
  void unread_parts();

  void service(At& at) {
    const Value properties = evaluator_.properties(at.resource);
    inventory::Launch launch = launch_of(properties, at);
    const Value controller = step_into(step_into(properties, "DeploymentController"), "Type");
    related(launch, step_into(properties, "Cluster"), step_into(properties, "TaskDefinition"));
    into_.services.push_back({.id = std::move(at.id),
                              .location = at.location,
                              .existence = at.existence,
                              .launch = std::move(launch),
                              .controller = controller_of(text_field(controller)),
                              .replacing = replacing_of(properties)});
  }

  void task_set(At& at) {
    const Value properties = evaluator_.properties(at.resource);
    inventory::Launch launch = launch_of(properties, at);
    related(launch, step_into(properties, "Cluster"), step_into(properties, "TaskDefinition"));
    into_.task_sets.push_back(
        {.id = std::move(at.id), .location = at.location, .existence = at.existence, .launch = std::move(launch)});
  }

  void express_service(At& at) {
    inventory::Launch launch = express_launch();
    const Value network = evaluator_.property(at.resource, "NetworkConfiguration");
    read_express_network(network, launch);
    inventory::TaskDefinition definition =
        express_definition(evaluator_.property(at.resource, "PrimaryContainer"), code_reader(evaluator_));
    definition.thing = {.key = at.id.address, .header = at.location.header};
    definition.region = own_region(evaluator_);
    read_.task_definitions.push_back(std::move(definition));
    launch.definition = inventory::Reference::defaulted(at.id.address);
    add(LauncherKind::express_service, at, std::move(launch));
  }

  // Each target that is an ECS task is a launcher; where the list itself is not known, there may be one.
  void rule(At& at) {
    const Value targets = evaluator_.property(at.resource, "Targets");
    if (targets.is_unknown()) {
      unread(at, inventory::UnreadKind::rule, targets);
      return;
    }
    if (!targets.is(Kind::list)) {
      return;
    }
    for (const Value& target : targets.items()) {
      for (const Value& possible : evaluator_.possible(target)) {
        rule_target(at, possible, target);
      }
    }
  }

  // `written` is what it is one possibility of.
  void rule_target(const At& at, const Value& target, const Value& written) {
    At one = at;
    if (written.is_unknown() && !target.is_unknown()) {
      one.existence = Known<Existence>::unknown(unknown_of(written));
    }
    const Value* id = member(target, "Id");
    one.id.target = id != nullptr ? with_holes(*id) : std::string{};
    one.location.header = place_of(target).value_or(at.location.header);
    const Value parameters = target.is_unknown() ? target : step_into(target, "EcsParameters");
    if (!parameters.is_null()) {
      ecs_parameters(LauncherKind::rule_target, one, parameters, step_into(target, "Arn"));
    }
  }

  void schedule(At& at) {
    const Value target = evaluator_.property(at.resource, "Target");
    const Value arn = step_into(target, "Arn");
    const Value parameters = step_into(target, "EcsParameters");
    if (!parameters.is_null()) {
      ecs_parameters(LauncherKind::schedule, at, parameters, arn);
    } else if (const auto action = ecs_action(with_holes(arn))) {
      add(LauncherKind::schedule, at, universal_target(at, target, *action));
    } else if (registers_job(with_holes(arn))) {
      add_batch(at, batch_job_parts(input_of(target)));
    } else if (arn.is_unknown() && arn.reason().stands_for.empty()) {
      std::optional<inventory::Launch> launch =
          if_it_is_made(universal_target(at, target, EcsAction::run_task), unknown_of(arn));
      if (launch.has_value()) {
        add(LauncherKind::schedule, at, std::move(*launch));
      }
    }
  }

  inventory::Launch universal_target(At& at, const Value& target, EcsAction action) {
    return launch_of(input_of(target), at, action);
  }

  Value input_of(const Value& target) {
    const Value text = step_into(target, "Input");
    return text.is_null() ? text : decode_json(evaluator_.arena, text, text.trail());
  }

  void pipe(At& at) {
    const Value parameters = step_into(evaluator_.property(at.resource, "TargetParameters"), "EcsTaskParameters");
    if (!parameters.is_null()) {
      ecs_parameters(LauncherKind::pipe, at, parameters, evaluator_.property(at.resource, "Target"));
    }
  }

  void batch_job(At& at) {
    add_batch(at, batch_job_parts(evaluator_.properties(at.resource), code_reader(evaluator_)));
  }

  void state_machine(At& at) {
    const Value definition = definition_of(evaluator_, at.resource);
    std::optional<Value> unknown = definition.is_unknown() ? std::optional(definition) : std::nullopt;
    for (const LaunchingState& state : launching_states(evaluator_.arena, definition, unknown)) {
      At one = at;
      one.id.target = state.name;
      if (state.is_batch) {
        add_batch(one, batch_job_parts(state.parameters, code_reader(evaluator_)));
        continue;
      }
      inventory::Launch launch = launch_of(state.parameters, one, state.action);
      add(LauncherKind::state, one, std::move(launch));
    }
    if (unknown.has_value()) {
      unread(at, inventory::UnreadKind::state_machine, *unknown);
    }
  }

  // A module of the registry, which is put in its place when the stack is made.
  void module(At& at) {
    unread_part(at.id.address, at.location.header,
                {.reason = kModule, .trail = TrailId::none, .remedy = base::Remedy::get_modules});
  }

  void nested_stack(At& at) {
    if (!inventory::may_exist(at.existence)) {
      return;
    }
    const Nested inner = evaluator_.nested(at.resource, at.stack);
    if (inner.stack != nullptr) {
      stack(*inner.stack);
      return;
    }
    if (is_harmless_template(inner.source)) {
      ++read_.harmless_stacks;
      return;
    }
    const auto remedy = inner.is_remote ? base::Remedy::get_modules : base::Remedy::mend;
    into_.unread_modules.push_back({.id = at.id,
                                    .header = at.location.header,
                                    .source = inner.source,
                                    .why = {.reason = inner.why_not, .remedy = remedy},
                                    .assign_public_ip = std::nullopt});
  }

 private:
  void ecs_parameters(LauncherKind kind, At& at, const Value& parameters, const Value& cluster) {
    inventory::Launch launch = launch_of(parameters, at);
    related(launch, cluster, step_into(parameters, "TaskDefinitionArn"));
    add(kind, at, std::move(launch));
  }
  void related(inventory::Launch& launch, const Value& cluster, const Value& task_definition) {
    launch.compute.cluster_default = clusters_.default_strategy(cluster);
    launch.network_mode = network_mode(evaluator_, task_definition);
    launch.compute.is_not_for_fargate = is_not_for_fargate(evaluator_, task_definition);
  }

  static Value step_into(const Value& map, std::string_view key) {
    const Value* value = member(map, key);
    return value != nullptr ? *value : map.is_unknown() ? map : Value::null(TrailId::none);
  }

  inventory::Launch launch_of(const Value& parameters, At& at, EcsAction action = EcsAction::run_task) {
    std::optional<TrailId> setting;
    inventory::Launch launch = run_task_launch(evaluator_.arena, parameters, setting, action);
    at.location.setting = setting.has_value() ? setting_place(at, *setting) : left_out_by_choice(at);
    const bool is_known =
        launch.assign_public_ip.match([](bool) { return true; }, [](const Unknown&) { return false; });
    if (!is_known && action != EcsAction::express_service) {
      choose_all(parameters, launch);
    }
    doubt(launch, at);
    return launch;
  }

  // Where it is open which branch is taken, but all of them come to the same setting.
  void choose_all(const Value& parameters, inventory::Launch& launch) {
    std::vector<Value> all = evaluator_.possible(parameters);
    const auto go_into = [&](std::string_view key) {
      std::vector<Value> inner;
      for (const Value& each : all) {
        const std::vector<Value> more = evaluator_.possible(dynamic_member(evaluator_.arena, each, key));
        inner.insert(inner.end(), more.begin(), more.end());
      }
      all = std::move(inner);
    };
    for (const std::string_view key : {"NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"}) {
      go_into(key);
    }
    std::optional<Known<bool>> common;
    for (const Value& each : all) {
      const Known<bool> one = setting_of(each);
      const bool is_same =
          !common.has_value() || zip(*common, one)
                                     .match([](const std::pair<bool, bool>& both) { return both.first == both.second; },
                                            [](const Unknown&) { return false; });
      if (!is_same) {
        return;
      }
      if (common.has_value()) {
        launch.other_branches.push_back(each.trail());
      }
      common = common.has_value() ? common : one;
    }
    launch.assign_public_ip = common.value_or(launch.assign_public_ip);
  }

  // What is written may not be what is deployed.
  void doubt(inventory::Launch& launch, const At& at) const {
    const std::optional<Unknown>& why = evaluator_.doubt(at.stack, at.resource);
    if (!why.has_value()) {
      return;
    }
    const bool is_mended = why->remedy == base::Remedy::mend;
    // What could not be read may turn it on, and not off. What is not known anyway has a reason of its own.
    const bool is_open =
        launch.assign_public_ip.match([&](bool on) { return !on || !is_mended; }, [](const Unknown&) { return false; });
    if (is_open) {
      launch.assign_public_ip = Known<bool>::unknown(
          {.reason = why->reason, .trail = launch.assign_public_ip.trail(), .remedy = why->remedy});
    }
  }

  void add_batch(const At& at, std::vector<BatchPart> parts) {
    for (BatchPart& part : parts) {
      inventory::Identity id = at.id;
      id.target += (id.target.empty() || part.target.empty() ? "" : " ") + part.target;
      doubt(part.launch, at);
      name_definition(part, id, at.location.header);
      part.definition.region = own_region(evaluator_);
      read_.task_definitions.push_back(std::move(part.definition));
      into_.batch_jobs.push_back(
          {.id = std::move(id),
           .location = {.header = at.location.header,
                        .setting = part.setting.has_value() ? setting_place(at, *part.setting) : std::nullopt},
           .existence = at.existence,
           .launch = std::move(part.launch)});
    }
  }

  std::optional<base::Range> place_of(const Value& value) const {
    return value.trail() == TrailId::none ? std::nullopt
                                          : std::optional(evaluator_.arena.trails()[value.trail()].range);
  }

  // The place itself where it is part of the resource, else what stands there for the file that holds it.
  std::optional<base::Range> setting_place(const At& at, TrailId setting) const {
    if (setting == TrailId::none) {
      return std::nullopt;
    }
    const Document& document = at.resource.written_in->document();
    const base::Range range = evaluator_.arena.trails()[setting].range;
    if (lies_in(range, document.range(at.resource.body))) {
      return range;
    }
    const NodeId properties = document.value(at.resource.body, "Properties");
    for (const std::string_view holder : kDefinitionProperties) {
      if (const NodeId written = document.value(properties, holder); written != Document::kNone) {
        return document.range(written);
      }
    }
    return std::nullopt;
  }

  // With another strategy all tasks are started beside the old ones.
  static std::optional<inventory::Replacing> replacing_of(const Value& service) {
    constexpr int kAll = 100;
    constexpr int kTwice = 200;
    const Value deployment = step_into(service, "DeploymentConfiguration");
    if (!step_into(deployment, "Strategy").is_null()) {
      return std::nullopt;
    }
    return inventory::Replacing{
        .desired = network::number_of(step_into(service, "DesiredCount"), 1),
        .minimum_percent = network::number_of(step_into(deployment, "MinimumHealthyPercent"), kAll),
        .maximum_percent = network::number_of(step_into(deployment, "MaximumPercent"), kTwice)};
  }

  // What is written in the place of the setting and comes to nothing: `!If [Public, ENABLED, !Ref AWS::NoValue]`.
  static std::optional<base::Range> left_out_by_choice(const At& at) {
    const Document& document = at.resource.written_in->document();
    NodeId node = document.value(at.resource.body, "Properties");
    for (const std::string_view key : {"NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"}) {
      const NodeId next = document.value(node, key);
      node =
          next == Document::kNone && key == "AwsvpcConfiguration" ? document.value(node, "AwsVpcConfiguration") : next;
    }
    return node != Document::kNone ? std::optional(document.range(node)) : std::nullopt;
  }

  void add(LauncherKind kind, At& at, inventory::Launch launch) {
    into_.launchers.push_back({.kind = kind,
                               .id = std::move(at.id),
                               .location = at.location,
                               .existence = at.existence,
                               .launch = std::move(launch)});
  }

  void unread(const At& at, inventory::UnreadKind kind, const Value& unknown) {
    if (inventory::may_exist(at.existence)) {
      into_.unread_definitions.push_back(
          {.kind = kind,
           .id = at.id,
           .location = {.header = at.location.header, .setting = setting_place(at, unknown.trail())},
           .why = unknown_of(unknown)});
    }
  }

  void resource(const Resource& resource, Stack& stack, const LauncherType& type);
  void unread_part(std::string address, base::Range header, base::Unknown why);

  Evaluator& evaluator_;
  Clusters clusters_;
  const std::string& root_;
  inventory::Inventory& into_;
  LaunchersRead read_;
};

constexpr std::array kLauncherTypes = {
    LauncherType{"AWS::ECS::Service", &Reader::service},
    LauncherType{"AWS::ECS::TaskSet", &Reader::task_set},
    LauncherType{"AWS::ECS::ExpressGatewayService", &Reader::express_service},
    LauncherType{"AWS::Events::Rule", &Reader::rule},
    LauncherType{"AWS::Scheduler::Schedule", &Reader::schedule},
    LauncherType{"AWS::Pipes::Pipe", &Reader::pipe},
    LauncherType{"AWS::StepFunctions::StateMachine", &Reader::state_machine},
    LauncherType{"AWS::Serverless::StateMachine", &Reader::state_machine},
    LauncherType{"AWS::Batch::JobDefinition", &Reader::batch_job},
    LauncherType{"AWS::CloudFormation::Stack", &Reader::nested_stack},
    LauncherType{"AWS::Serverless::Application", &Reader::nested_stack},
};

void Reader::stack(Stack& stack) {
  for (const Resource& one : stack.resources) {
    const std::string_view written = Evaluator::type_of(one);
    const auto type = std::find_if(kLauncherTypes.begin(), kLauncherTypes.end(),
                                   [&](const LauncherType& each) { return each.type == written; });
    if (type != kLauncherTypes.end()) {
      resource(one, stack, *type);
    } else if (written.empty() && one.doubt.has_value()) {
      // What it is stands elsewhere, or a program says it.
      unread_part(stack.prefix + one.logical_id, one.header, *one.doubt);
    } else if (written.ends_with("::MODULE")) {
      resource(one, stack, {"", &Reader::module});
    }
  }
}

void Reader::resource(const Resource& resource, Stack& stack, const LauncherType& type) {
  evaluator_.arena.new_share();
  At at{.resource = resource,
        .stack = stack,
        .id = {.source = "cloudformation", .root = root_, .address = stack.prefix + resource.logical_id, .target = {}},
        .location = {.header = resource.header, .setting = std::nullopt},
        .existence = evaluator_.existence_of(resource)};
  const std::string address = at.id.address;
  (this->*type.read)(at);
  if (evaluator_.arena.exhausted()) {
    evaluator_.warn(resource.header, out_of_budget(address));
  }
}

void Reader::unread_parts() {
  for (const Evaluator::Unread& part : evaluator_.unread()) {
    unread_part(part.stack->prefix + std::string(part.name), part.at, part.why);
  }
}

void Reader::unread_part(std::string address, base::Range header, base::Unknown why) {
  into_.unread_definitions.push_back(
      {.kind = inventory::UnreadKind::part,
       .id = {.source = "cloudformation", .root = root_, .address = std::move(address), .target = {}},
       .location = {.header = header, .setting = std::nullopt},
       .why = std::move(why)});
}

}  // namespace

bool may_launch(std::string_view text) {
  constexpr auto kSigns = std::to_array<std::string_view>(
      {"AWS::ECS::", "EcsParameters", "AWS::Scheduler::", "EcsTaskParameters", "::StateMachine",
       "AWS::Batch::JobDefinition", "AWS::CloudFormation::Stack", "AWS::Serverless::Application", "::MODULE"});
  return text.find("Transform") != std::string_view::npos ||
         std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

LaunchersRead read_launchers(Evaluator& evaluator, const std::string& root, inventory::Inventory& into) {
  Reader reader(evaluator, root, into);
  reader.stack(evaluator.root());
  reader.unread_parts();
  return reader.take();
}

}  // namespace kakoi::sources::cloudformation
