#include "sources/plan/launchers.hpp"

#include "sources/embedded_json.hpp"
#include "sources/launches/batch.hpp"
#include "sources/launches/launch_words.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/launches/state_machine.hpp"
#include "sources/network/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace kakoi::sources::plan {
namespace {

using base::Known;
using base::Phrase;
using base::TrailId;
using inventory::Existence;
using inventory::LauncherKind;
using values::Kind;
using values::Value;

constexpr Phrase kExpressDefinition{"kakoi does not read from a plan what an Express Mode service needs",
                                    "Express Mode のサービスが必要とするものはプランから読み取りません"};
constexpr std::string_view kVersion = "platform_version";
constexpr Phrase kSeveralBlocks{"there are several {} blocks", "{} ブロックが複数あります"};

/// The ways through the configuration to what a launch is joined with.
struct Launching {
  std::vector<std::string_view> around{};  ///< the blocks that it is written in
  std::vector<std::string_view> task_definition{"task_definition"};
  std::vector<std::string_view> cluster{"cluster"};
};

class Reader;

struct LauncherType {
  std::string_view type;
  bool is_data = false;
  void (Reader::*read)(const At& at) = nullptr;
};

class Reader {
 public:
  explicit Reader(const Context& context)
      : document_(context.document),
        configuration_(context.configuration),
        clusters_(context.clusters),
        task_definitions_(context.task_definitions),
        identities_(context.identities),
        into_(context.into) {}

  void service(const At& at) {
    const Value controller = nested(at.resource.attribute("deployment_controller"), "type");
    into_.services.push_back({.id = at.id,
                              .location = {.header = at.header, .setting = std::nullopt},
                              .existence = Known<Existence>::defaulted(at.existence),
                              .launch = {},
                              .controller = controller_of(text_field(controller))});
    inventory::Service& service = into_.services.back();
    service.launch = top_level(at, service.location);
  }

  void task_set(const At& at) {
    into_.task_sets.push_back({.id = at.id,
                               .location = {.header = at.header, .setting = std::nullopt},
                               .existence = Known<Existence>::defaulted(at.existence),
                               .launch = {}});
    inventory::TaskSet& task_set = into_.task_sets.back();
    task_set.launch = top_level(at, task_set.location);
  }

  void task_execution(const At& at) {
    inventory::Launcher launcher = launcher_at(LauncherKind::task_execution, at);
    launcher.launch = top_level(at, launcher.location);
    into_.launchers.push_back(std::move(launcher));
  }

  void express_service(const At& at) {
    inventory::Launcher launcher = launcher_at(LauncherKind::express_service, at);
    launcher.launch = express_launch();
    express_network(at, launcher.launch);
    into_.launchers.push_back(std::move(launcher));
  }

  // A target that is no ECS task has no such block.
  void event_target(const At& at) {
    in_block(LauncherKind::rule_target, at, "ecs_target", block(at.resource.attribute("ecs_target")),
             at.resource.attribute("arn"),
             {.around = {"ecs_target"}, .task_definition = {"ecs_target", "task_definition_arn"}, .cluster = {"arn"}});
  }

  void schedule(const At& at) {
    const Value target = block(at.resource.attribute("target"));
    const Value arn = nested(target, "arn");
    const Value parameters = block(nested(target, "ecs_parameters"));
    if (!parameters.is_null()) {
      in_block(LauncherKind::schedule, at, "target", parameters, arn,
               {.around = {"target", "ecs_parameters"},
                .task_definition = {"target", "ecs_parameters", "task_definition_arn"},
                .cluster = {"target", "arn"}});
    } else if (const auto action = ecs_action(with_holes(arn))) {
      universal_target(at, nested(target, "input"), *action, std::nullopt);
    } else if (registers_job(with_holes(arn))) {
      add_batch(at, "target", batch_job_parts(json(nested(target, "input"))), {});
    } else if (target.is_unknown() || (arn.is_unknown() && !is_of_a_resource(at, {"target", "arn"}))) {
      universal_target(at, nested(target, "input"), EcsAction::run_task, unknown_of(arn));
    }
  }

  void pipe(const At& at) {
    const Value parameters = block(at.resource.attribute("target_parameters"));
    const Value task = block(nested(parameters, "ecs_task_parameters"));
    in_block(LauncherKind::pipe, at, "target_parameters", task, at.resource.attribute("target"),
             {.around = {"target_parameters", "ecs_task_parameters"},
              .task_definition = {"target_parameters", "ecs_task_parameters", "task_definition_arn"},
              .cluster = {"target"}},
             {"aws_vpc_configuration"});
  }

  void state_machine(const At& at) {
    constexpr std::string_view kHolder = "definition";
    const Value definition = json(at.resource.attribute(kHolder));
    std::optional<Value> unknown = definition.is_unknown() ? std::optional(definition) : std::nullopt;
    const bool hidden = at.resource.is_sensitive(kHolder);
    std::size_t number = 0;
    for (const LaunchingState& state : launching_states(document_.arena(), definition, unknown)) {
      const std::string name = hidden ? "#" + std::to_string(++number) : state.name;
      if (state.is_batch) {
        add_batch(at, kHolder, batch_job_parts(state.parameters), name);
        continue;
      }
      inventory::Launcher launcher = launcher_at(LauncherKind::state, at);
      launcher.id.target = name;
      std::optional<TrailId> setting;
      launcher.launch = with_basis(run_task_launch(document_.arena(), state.parameters, setting, state.action), at);
      launcher.location.setting = inside(at, kHolder, setting);
      hide(hidden, launcher.launch);
      into_.launchers.push_back(std::move(launcher));
    }
    if (unknown.has_value() && at.existence == Existence::exists) {
      into_.unread_definitions.push_back(
          {.id = at.id, .location = {.header = at.header, .setting = std::nullopt}, .why = unknown_of(*unknown)});
    }
  }

  void batch_job(const At& at) {
    const Platform platform = batch_platform(at.resource.attribute("platform_capabilities"));
    for (const std::string_view holder : {"container_properties", "ecs_properties", "node_properties"}) {
      add_batch(at, holder, batch_parts(holder, json(at.resource.attribute(holder)), platform), {});
    }
  }

  // `within` is what they are a part of in the resource.
  void add_batch(const At& at, std::string_view holder, std::vector<BatchPart> parts, const std::string& within) {
    const bool hidden = at.resource.is_sensitive(holder);
    std::size_t number = 0;
    for (BatchPart& part : parts) {
      inventory::BatchJob job{.id = at.id,
                              .location = {.header = at.header, .setting = inside(at, holder, part.setting)},
                              .existence = Known<Existence>::defaulted(at.existence),
                              .launch = with_basis(std::move(part.launch), at)};
      const std::string target =
          hidden && !part.target.empty() ? "#" + std::to_string(++number) : std::move(part.target);
      job.id.target = within;
      job.id.target += within.empty() || target.empty() ? "" : " ";
      job.id.target += target;
      hide(hidden, job.launch);
      if (!hidden) {
        part.definition.thing = {.key = job.id.address + " " + job.id.target, .header = at.header};
        part.definition.region = configuration_.region(at.resource);
        job.launch.definition = inventory::Reference::defaulted(part.definition.thing.key);
        into_.task_definitions.push_back(std::move(part.definition));
      }
      into_.batch_jobs.push_back(std::move(job));
    }
  }

 private:
  [[nodiscard]] inventory::Launcher launcher_at(LauncherKind kind, const At& at) const {
    return {.kind = kind,
            .id = at.id,
            .location = {.header = at.header, .setting = std::nullopt},
            .existence = Known<Existence>::defaulted(at.existence),
            .launch = {}};
  }

  // A block is a list of one; what a newer provider has for it is an object.
  [[nodiscard]] static Value block(const Value& value) {
    if (!value.is(Kind::list)) {
      return value;
    }
    return value.items().empty() ? Value::null(TrailId::none) : value.items().front();
  }
  /// What `key` says in a block; what the block itself is where that is not known.
  [[nodiscard]] static Value nested(const Value& list, std::string_view key) {
    const Value map = block(list);
    const Value* found = member(map, key);
    return found != nullptr ? *found : map.is_unknown() ? map : Value::null(TrailId::none);
  }

  [[nodiscard]] Value json(const Value& text) {
    return text.is_null() ? text : decode_json(document_.arena(), text, text.trail());
  }

  [[nodiscard]] static inventory::Launch with_basis(inventory::Launch launch, const At& at) {
    launch.basis = at.basis;
    return launch;
  }

  static void hide(bool hidden, inventory::Launch& launch) {
    if (hidden) {
      launch.security_groups.clear();
    }
  }

  /// Where a setting inside the text of `holder` stands.
  [[nodiscard]] std::optional<base::Range> inside(const At& at, std::string_view holder,
                                                  std::optional<TrailId> setting) const {
    const base::Range whole = at.resource.range(holder);
    if (!setting.has_value() || whole.length == 0) {
      return std::nullopt;
    }
    const base::Range range = *setting != TrailId::none ? document_.arena().trails()[*setting].range : base::Range{};
    return lies_in(range, whole) ? range : whole;
  }

  /// Whether the configuration takes it from a resource, such as a cluster: then it is no ARN of a service's own.
  [[nodiscard]] bool is_of_a_resource(const At& at, const std::vector<std::string_view>& path) {
    const Meant meant = configuration_.meant_by(at.resource, path);
    return !meant.targets.empty() && !meant.is_open;
  }

  inventory::Launch top_level(const At& at, inventory::Location& location) {
    constexpr std::string_view kNetwork = "network_configuration";
    constexpr std::string_view kStrategy = "capacity_provider_strategy";
    inventory::Launch launch = with_basis({}, at);
    network(at, at.resource.attribute(kNetwork), {kNetwork}, launch, location);
    balancers(at, launch);
    launch.has_exec = network::flag_of(at.resource.attribute("enable_execute_command"), false);
    launch.platform_version = version_in(at.resource, at.resource.attribute(kVersion), {kVersion});
    hide(at.resource.is_sensitive(kNetwork), launch);
    launch.compute.launch_type = launch_type_of(text_field(at.resource.attribute("launch_type")));
    launch.compute.capacity_providers =
        providers_in(at.resource.attribute(kStrategy), at.resource.is_sensitive(kStrategy));
    join(at, at.resource.attribute("cluster"), at.resource.attribute("task_definition"), {}, launch);
    return launch;
  }

  /// A launch that is written in a block of `holder`; none where there is no block.
  void in_block(LauncherKind kind, const At& at, std::string_view holder, const Value& body, const Value& cluster,
                const Launching& names, const std::vector<std::string_view>& inner = {}) {
    if (body.is_null()) {
      return;
    }
    inventory::Launcher launcher = launcher_at(kind, at);
    inventory::Launch& launch = launcher.launch;
    launch = with_basis({}, at);
    const bool hidden = at.resource.is_sensitive(holder);
    std::vector<std::string_view> way = names.around;
    way.emplace_back("network_configuration");
    way.insert(way.end(), inner.begin(), inner.end());
    network(at, nested(body, "network_configuration"), way, launch, launcher.location, names.around.size());
    launch.has_exec = network::flag_of(nested(body, "enable_execute_command"), false);
    std::vector<std::string_view> version = names.around;
    version.emplace_back(kVersion);
    launch.platform_version = version_in(at.resource, nested(body, kVersion), version);
    hide(hidden, launch);
    launch.compute.launch_type = launch_type_of(text_field(nested(body, "launch_type")));
    launch.compute.capacity_providers = providers_in(nested(body, "capacity_provider_strategy"), hidden);
    join(at, cluster, nested(body, "task_definition_arn"), names, launch);
    into_.launchers.push_back(std::move(launcher));
  }

  void join(const At& at, const Value& cluster, const Value& task_definition, const Launching& names,
            inventory::Launch& launch) {
    launch.compute.cluster_default = clusters_.default_strategy(cluster, at.resource, names.cluster);
    TaskDefinitions::Meant meant = task_definitions_.meant(task_definition, at.resource, names.task_definition);
    launch.network_mode = std::move(meant.mode);
    launch.compute.is_not_for_fargate = meant.is_not_for_fargate;
    launch.definition = std::move(meant.key);
  }

  // What the configuration leaves out, AWS or the provider fills in: with the latest.
  static Known<std::string> version_in(const Resource& resource, const Value& version,
                                       const std::vector<std::string_view>& path) {
    const bool is_left_out = version.is_unknown() && resource.configuration().root() != kNoNode &&
                             !Configuration::is_written(resource, path);
    return is_left_out ? Known<std::string>::defaulted({}) : network::word_of(version, "");
  }

  void balancers(const At& at, inventory::Launch& launch) {
    const Value list = at.resource.attribute("load_balancer");
    if (!list.is(Kind::list)) {
      launch.target_groups = network::references_of(list);
      return;
    }
    for (const Value& balancer : list.items()) {
      const Value group = nested(balancer, "target_group_arn");
      if (!group.is_null()) {
        launch.target_groups.items.push_back(
            network::reference_of(identities_.resolved(group, at.resource, {"load_balancer", "target_group_arn"})));
      }
    }
  }

  /// `way` leads to the block with the setting; `outer` of its blocks stand around the network configuration.
  void network(const At& at, const Value& written, const std::vector<std::string_view>& way, inventory::Launch& launch,
               inventory::Location& location, std::size_t outer = 0);
  void express_network(const At& at, inventory::Launch& launch) {
    constexpr Phrase kByDefault{"it names none, and Express Mode takes those of the default VPC",
                                "指定がなく、Express Mode がデフォルト VPC のものを使います"};
    const std::vector<std::string_view> way{"network_configuration"};
    const Value network = block(at.resource.attribute(way.front()));
    const auto read = [&](std::string_view argument, inventory::References& into) {
      into = named(at, network, way, argument);
      if (into.items.empty() && !into.more.has_value()) {
        into.more = base::Unknown{.reason = kByDefault};
      }
    };
    read("subnets", launch.subnets);
    read("security_groups", launch.groups);
    launch.definition = inventory::Reference::unknown({.reason = kExpressDefinition});
  }
  [[nodiscard]] inventory::References named(const At& at, const Value& block, std::vector<std::string_view> way,
                                            std::string_view argument) const {
    way.push_back(argument);
    return network::references_of(identities_.resolved(nested(block, argument), at.resource, way));
  }
  void universal_target(const At& at, const Value& written, EcsAction action,
                        const std::optional<base::Unknown>& unless);

  Document& document_;
  Configuration& configuration_;
  const Clusters& clusters_;
  const TaskDefinitions& task_definitions_;
  const Identities& identities_;
  inventory::Inventory& into_;
};

constexpr std::array kLauncherTypes = {
    LauncherType{"aws_ecs_service", false, &Reader::service},
    LauncherType{"aws_ecs_task_set", false, &Reader::task_set},
    LauncherType{"aws_ecs_task_execution", true, &Reader::task_execution},
    LauncherType{"aws_ecs_express_gateway_service", false, &Reader::express_service},
    LauncherType{"aws_cloudwatch_event_target", false, &Reader::event_target},
    LauncherType{"aws_scheduler_schedule", false, &Reader::schedule},
    LauncherType{"aws_pipes_pipe", false, &Reader::pipe},
    LauncherType{"aws_sfn_state_machine", false, &Reader::state_machine},
    LauncherType{"aws_batch_job_definition", false, &Reader::batch_job},
};

const LauncherType* launcher_type(bool is_data, std::string_view type) {
  const auto* found = std::find_if(kLauncherTypes.begin(), kLauncherTypes.end(),
                                   [&](const LauncherType& one) { return one.type == type && one.is_data == is_data; });
  return found != kLauncherTypes.end() ? found : nullptr;
}

void Reader::network(const At& at, const Value& written, const std::vector<std::string_view>& way,
                     inventory::Launch& launch, inventory::Location& location, std::size_t outer) {
  launch.has_network_configuration = !block(written).is_null();
  if (!launch.has_network_configuration) {
    launch.assign_public_ip = Known<bool>::defaulted(false);
    return;
  }
  if (written.is(Kind::list) && written.items().size() > 1) {
    launch.assign_public_ip = Known<bool>::unknown(
        {.reason = base::Message(kSeveralBlocks, {"network_configuration"}), .trail = written.trail()});
    return;
  }
  Value at_block = block(written);
  for (std::size_t i = outer + 1; i < way.size(); ++i) {
    at_block = block(nested(at_block, way[i]));
  }
  const Value* flag = member(at_block, "assign_public_ip");
  const Value setting = at_block.is_unknown() ? at_block
                        : flag != nullptr     ? *flag
                                              : at.resource.left_out("assign_public_ip");
  launch.assign_public_ip = setting_of(setting);
  launch.security_groups = names_in(nested(at_block, "security_groups"));
  launch.subnets = named(at, at_block, way, "subnets");
  launch.groups = named(at, at_block, way, "security_groups");
  if (flag != nullptr && !flag->is_unknown() && !flag->is_null() && flag->trail() != TrailId::none) {
    location.setting = document_.arena().trails()[flag->trail()].range;
  }
}

// Scheduler's universal target hides the parameters of RunTask in its input. Where it is not known whether RunTask is
// what it calls, an input that could be its parameters may turn the setting on.
void Reader::universal_target(const At& at, const Value& written, EcsAction action,
                              const std::optional<base::Unknown>& unless) {
  const Value input = json(written);
  std::optional<TrailId> setting;
  inventory::Launcher launcher = launcher_at(LauncherKind::schedule, at);
  launcher.launch = with_basis(run_task_launch(document_.arena(), input, setting, action), at);
  if (unless.has_value()) {
    std::optional<inventory::Launch> made = if_it_is_made(std::move(launcher.launch), *unless);
    if (!made.has_value()) {
      return;
    }
    launcher.launch = std::move(*made);
  }
  launcher.location.setting = input.is_unknown() ? std::nullopt : inside(at, "target", setting);
  hide(at.resource.is_sensitive("target"), launcher.launch);
  into_.launchers.push_back(std::move(launcher));
}

}  // namespace

std::string_view launcher_type_name(bool is_data, std::string_view type) {
  const LauncherType* known = launcher_type(is_data, type);
  return known != nullptr ? known->type : std::string_view{};
}

void launch(const Context& context, const At& at) {
  const LauncherType* type = launcher_type(at.resource.name().is_data, at.resource.name().type);
  Reader reader(context);
  (reader.*type->read)(at);
}

}  // namespace kakoi::sources::plan
