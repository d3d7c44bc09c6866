#include "sources/plan/launchers.hpp"

#include "sources/embedded_json.hpp"
#include "sources/launches/batch.hpp"
#include "sources/launches/launch_words.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/launches/state_machine.hpp"
#include "sources/plan/clusters.hpp"
#include "sources/plan/configuration.hpp"
#include "sources/plan/resource.hpp"
#include "sources/plan/task_definitions.hpp"
#include "sources/plan/types.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
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

constexpr Phrase kForgotten{"Terraform forgets it, and it stays as it is",
                            "Terraform の管理から外れますが、リソースはそのまま残ります"};
constexpr Phrase kFlat{"the state of {} is written in the form of Terraform 0.11 and before; not read",
                       "{} のステートが Terraform 0.11 以前の形式のため、読み取りません"};
constexpr Phrase kSeveralBlocks{"there are several {} blocks", "{} ブロックが複数あります"};

/// A resource on its way into the inventory.
struct At {
  Resource& resource;
  inventory::Identity id;
  base::Range header;
  Existence existence = Existence::exists;
  base::Message basis{};
};

/// The ways through the configuration to what a launch is joined with.
struct Launching {
  std::vector<std::string_view> task_definition{"task_definition"};
  std::vector<std::string_view> cluster{"cluster"};
};

class Reader;

struct LauncherType {
  std::string_view type;
  bool is_data = false;
  void (Reader::*read)(const At& at) = nullptr;
};

/// Which of the actions a change has.
struct Actions {
  bool deletes = false;
  bool forgets = false;
  bool makes = false;  ///< there is something after it

  Actions(const Part& part, bool has_after) : makes(has_after) {
    for (const NodeId action : part.children(part.root())) {
      deletes = deletes || part.text(action) == "delete";
      forgets = forgets || part.text(action) == "forget";
    }
  }
};

class Reader {
 public:
  Reader(Document& document, const Outline& outline, inventory::Identity id, inventory::Inventory& into,
         std::vector<base::Range>& secret)
      : document_(document),
        outline_(outline),
        id_(std::move(id)),
        is_state_(id_.source == "state"),
        into_(into),
        secret_(secret),
        configuration_(document, outline),
        clusters_(configuration_),
        task_definitions_(configuration_) {}

  void read();

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
    into_.launchers.push_back(std::move(launcher));
  }

  // A target that is no ECS task has no such block.
  void event_target(const At& at) {
    in_block(LauncherKind::rule_target, at, "ecs_target", block(at.resource.attribute("ecs_target")),
             at.resource.attribute("arn"),
             {.task_definition = {"ecs_target", "task_definition_arn"}, .cluster = {"arn"}});
  }

  void schedule(const At& at) {
    const Value target = block(at.resource.attribute("target"));
    const Value arn = nested(target, "arn");
    const Value parameters = block(nested(target, "ecs_parameters"));
    if (!parameters.is_null()) {
      in_block(LauncherKind::schedule, at, "target", parameters, arn,
               {.task_definition = {"target", "ecs_parameters", "task_definition_arn"}, .cluster = {"target", "arn"}});
    } else if (const auto action = ecs_action(with_holes(arn))) {
      universal_target(at, nested(target, "input"), *action, std::nullopt);
    } else if (target.is_unknown() || (arn.is_unknown() && !is_of_a_resource(at, {"target", "arn"}))) {
      universal_target(at, nested(target, "input"), EcsAction::run_task, unknown_of(arn));
    }
  }

  void pipe(const At& at) {
    const Value parameters = block(at.resource.attribute("target_parameters"));
    const Value task = block(nested(parameters, "ecs_task_parameters"));
    in_block(
        LauncherKind::pipe, at, "target_parameters", task, at.resource.attribute("target"),
        {.task_definition = {"target_parameters", "ecs_task_parameters", "task_definition_arn"}, .cluster = {"target"}},
        {"aws_vpc_configuration"});
  }

  void state_machine(const At& at) {
    constexpr std::string_view kHolder = "definition";
    const Value definition = json(at.resource.attribute(kHolder));
    std::optional<Value> unknown = definition.is_unknown() ? std::optional(definition) : std::nullopt;
    const bool hidden = at.resource.is_sensitive(kHolder);
    std::size_t number = 0;
    for (const LaunchingState& state : launching_states(definition, unknown)) {
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
      into_.batch_jobs.push_back(std::move(job));
    }
  }

 private:
  void add_context();
  void read_shown(const Shown& shown, const Change* change);
  void read_change(const Change& change);
  void launch(Resource resource, Span deposed, Existence existence, const base::Message& basis);

  [[nodiscard]] inventory::Launcher launcher_at(LauncherKind kind, const At& at) const {
    return {.kind = kind,
            .id = at.id,
            .location = {.header = at.header, .setting = std::nullopt},
            .existence = Known<Existence>::defaulted(at.existence),
            .launch = {}};
  }

  [[nodiscard]] bool is_object(Span span) const { return document_.source(span).starts_with('{'); }

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
    network(at, at.resource.attribute(kNetwork), {}, launch, location);
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
    network(at, nested(body, "network_configuration"), inner, launch, launcher.location);
    hide(hidden, launch);
    launch.compute.launch_type = launch_type_of(text_field(nested(body, "launch_type")));
    launch.compute.capacity_providers = providers_in(nested(body, "capacity_provider_strategy"), hidden);
    join(at, cluster, nested(body, "task_definition_arn"), names, launch);
    into_.launchers.push_back(std::move(launcher));
  }

  void join(const At& at, const Value& cluster, const Value& task_definition, const Launching& names,
            inventory::Launch& launch) {
    launch.compute.cluster_default = clusters_.default_strategy(cluster, at.resource, names.cluster);
    launch.network_mode = task_definitions_.network_mode(task_definition, at.resource, names.task_definition);
  }

  /// `inner` leads from the network configuration to the block with the setting.
  void network(const At& at, const Value& written, const std::vector<std::string_view>& inner,
               inventory::Launch& launch, inventory::Location& location);
  void universal_target(const At& at, const Value& written, EcsAction action,
                        const std::optional<base::Unknown>& unless);

  Document& document_;
  const Outline& outline_;
  inventory::Identity id_;
  bool is_state_;
  inventory::Inventory& into_;
  std::vector<base::Range>& secret_;
  Configuration configuration_;
  Clusters clusters_;
  TaskDefinitions task_definitions_;
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

void Reader::network(const At& at, const Value& written, const std::vector<std::string_view>& inner,
                     inventory::Launch& launch, inventory::Location& location) {
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
  for (const std::string_view type : inner) {
    at_block = block(nested(at_block, type));
  }
  const Value* flag = member(at_block, "assign_public_ip");
  const Value setting = at_block.is_unknown() ? at_block
                        : flag != nullptr     ? *flag
                                              : at.resource.left_out("assign_public_ip");
  launch.assign_public_ip = setting_of(setting);
  launch.security_groups = names_in(nested(at_block, "security_groups"));
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

void Reader::read() {
  add_context();
  // Those of one address in the order in which they stand: a text that has two of them has two changes.
  std::unordered_map<std::string_view, std::vector<const Change*>> changes;
  for (const Change& change : outline_.changes) {
    if (!change.deposed.exists()) {
      changes[document_.source(change.of.address)].push_back(&change);
    }
  }
  std::unordered_map<std::string_view, std::size_t> taken;
  for (const Shown& shown : outline_.shown) {
    const std::string_view address = document_.source(shown.of.address);
    const auto found = changes.find(address);
    const Change* change = nullptr;
    if (found != changes.end()) {
      change = found->second[std::min(taken[address], found->second.size() - 1)];
    }
    // Planned values list what Terraform forgets, without its values.
    const bool is_forgotten = change != nullptr && !is_object(shown.values) && !is_object(change->after);
    if (!is_forgotten) {
      ++taken[address];
      read_shown(shown, change);
    }
  }
  for (const Change& change : outline_.changes) {
    const auto was_taken = taken.find(document_.source(change.of.address));
    if (change.deposed.exists() || was_taken == taken.end() || was_taken->second == 0) {
      read_change(change);
    }
  }
  for (const Shown& shown : outline_.data_read) {
    if (!changes.contains(document_.source(shown.of.address))) {
      read_shown(shown, nullptr);
    }
  }
}

// What says how others launch comes first, wherever it stands.
void Reader::add_context() {
  const auto add = [&](const Shown& shown, const Change* change) {
    const std::string_view type = shown.of.type;
    if ((type != kTaskDefinition && type != kCluster && type != kClusterProviders) || shown.deposed.exists()) {
      return;
    }
    document_.arena().new_share();
    Resource resource(document_, &shown, change, is_state_);
    configuration_.configure(resource);
    type == kTaskDefinition ? task_definitions_.add(resource) : clusters_.add(resource);
  };
  std::unordered_map<std::string_view, const Change*> changes;
  for (const Change& change : outline_.changes) {
    if (!change.deposed.exists()) {
      changes.emplace(document_.source(change.of.address), &change);
    }
  }
  for (const Shown& shown : outline_.shown) {
    const auto change = changes.find(document_.source(shown.of.address));
    add(shown, change != changes.end() ? change->second : nullptr);
  }
  for (const Shown& shown : outline_.data_read) {
    add(shown, nullptr);
  }
}

void Reader::read_shown(const Shown& shown, const Change* change) {
  if (launcher_type(shown.of.is_data, shown.of.type) == nullptr) {
    return;
  }
  document_.arena().new_share();
  Resource resource(document_, &shown, change, is_state_);
  if (shown.is_flat) {
    document_.problem(base::Level::error, shown.values, base::Message(kFlat, {resource.address()}));
    return;
  }
  launch(std::move(resource), shown.deposed, Existence::exists, {});
}

// What planned values do not show: what goes, and all of it where a text has no planned values.
void Reader::read_change(const Change& change) {
  if (launcher_type(change.of.is_data, change.of.type) == nullptr) {
    return;
  }
  document_.arena().new_share();
  const Actions actions(document_.part(change.actions), is_object(change.after));
  if (actions.makes) {
    launch(Resource(document_, nullptr, &change, false), change.deposed, Existence::exists, {});
  } else if (is_object(change.before)) {
    const bool stays = actions.forgets || !actions.deletes;
    launch(Resource::before(document_, change), change.deposed, stays ? Existence::exists : Existence::deleted,
           actions.forgets ? base::Message(kForgotten) : base::Message());
  }
}

void Reader::launch(Resource resource, Span deposed, Existence existence, const base::Message& basis) {
  configuration_.configure(resource);
  inventory::Identity id = id_;
  id.address = resource.address();
  id.arn = resource.arn();
  if (deposed.exists()) {
    id.target = "deposed " + document_.text(deposed);
  }
  for (const std::string_view holder : {"network_configuration", "ecs_target", "target", "target_parameters",
                                        "definition", "container_properties", "ecs_properties", "node_properties"}) {
    const base::Range range = resource.range(holder);
    if (range.length > 0 && resource.is_sensitive(holder)) {
      secret_.push_back(range);
    }
  }
  const LauncherType* type = launcher_type(resource.name().is_data, resource.name().type);
  const base::Range header = resource.header();
  (this->*type->read)(
      {.resource = resource, .id = std::move(id), .header = header, .existence = existence, .basis = basis});
}

}  // namespace

std::string_view known_type(bool is_data, std::string_view type) {
  if (const LauncherType* launcher = launcher_type(is_data, type)) {
    return launcher->type;
  }
  for (const std::string_view known : {kTaskDefinition, kCluster, kClusterProviders}) {
    if (type == known) {
      return known;
    }
  }
  return {};
}

void read_launchers(Document& document, const Outline& outline, const std::string& source, const std::string& root,
                    inventory::Inventory& into, std::vector<base::Range>& secret) {
  const inventory::Identity id{.source = source, .root = root, .address = {}, .target = {}};
  Reader(document, outline, id, into, secret).read();
  std::sort(secret.begin(), secret.end(), [](base::Range a, base::Range b) { return a.offset < b.offset; });
}

}  // namespace kakoi::sources::plan
