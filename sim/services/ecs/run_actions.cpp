// RunTask, which finds a place for tasks, and StartTask, which is told one.
#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/instances.hpp"
#include "sim/services/ecs/launches.hpp"
#include "sim/services/ecs/settings.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"
#include "sim/services/ecs/tokens.hpp"

#include "sim/orchestration/placement.hpp"
#include "sim/orchestration/tasks.hpp"
#include "sim/services/tags.hpp"

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::int64_t kMostRun = 10;
constexpr std::size_t kMostPlaced = 10;
constexpr std::size_t kLongestStartedBy = 128;

world::Task wanted_task(const Context& context, const world::Cluster& cluster, const world::Launch& launch,
                        const Value& input) {
  const std::string definition = last_part(launch.task_definition);
  world::Task wanted{.cluster = cluster.name,
                     .group = input.text("group", "family:" + definition.substr(0, definition.rfind(':'))),
                     .started_by = input.text("startedBy"),
                     .launch = launch,
                     .wants_ipv6 = has_dual_stack(context),
                     .overrides = input["overrides"],
                     .enables_execute_command = input.boolean("enableExecuteCommand")};
  if (input.text("propagateTags") == "TASK_DEFINITION") {
    wanted.tags = orchestration::definition_tags(context.region.ecs, launch);
  }
  put_tags(wanted.tags, input["tags"]);
  if (input.boolean("enableECSManagedTags")) orchestration::add_managed_tags(wanted.tags, cluster.name, "");
  return wanted;
}

Expected<bool> check_started_by(const Value& input) {
  if (input.text("startedBy").size() > kLongestStartedBy) {
    return invalid("startedBy can have at most 128 characters.");
  }
  return true;
}

/// The same token with the same parameters: the tasks that it started, as they are now.
Outcome answered_before(Context& context, const world::TokenUse& use) {
  Value tasks = Value::array();
  for (const std::string& id : use.made) {
    const auto found = context.region.ecs.tasks.find(id);
    if (found != context.region.ecs.tasks.end()) tasks.append(shape_of(context, found->second, true));
  }
  return Value::object({{"tasks", std::move(tasks)}, {"failures", Value::array()}});
}

/// What has been started by one request.
struct Started {
  Value tasks = Value::array();
  std::vector<std::string> ids = {};

  void add(Context& context, world::Task wanted) {
    const world::Task& task = orchestration::start_task(context.here(), std::move(wanted));
    tasks.append(shape_of(context, task, true));
    ids.push_back(task.id);
  }
};

}  // namespace

Outcome run_task(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const auto use = token_use(context, input);
  if (!use) return tl::unexpected(use.error());
  if (*use != nullptr) return answered_before(context, **use);
  const std::int64_t count = input.integer("count", 1);
  if (count < 1 || count > kMostRun) return invalid("count must be between 1 and 10.");
  if (const auto checked = check_started_by(input); !checked) return tl::unexpected(checked.error());
  const auto launch = launch_of(context, **cluster, input);
  if (!launch) return tl::unexpected(launch.error());
  const bool is_placed = orchestration::needs_instance(context.region.ecs, *launch);
  Started started;
  for (std::int64_t i = 0; i < count; ++i) {
    world::Task wanted = wanted_task(context, **cluster, *launch, input);
    if (is_placed) {
      wanted.container_instance = orchestration::place(context.here(), (*cluster)->name, *launch, nullptr, "");
      if (wanted.container_instance.empty()) return invalid(kNoInstances);
    }
    started.add(context, std::move(wanted));
  }
  remember_token(context, input, started.ids);
  return Value::object({{"tasks", std::move(started.tasks)}, {"failures", Value::array()}});
}

Outcome start_task(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const std::vector<std::string> names = input.texts_of("containerInstances");
  if (names.empty()) return invalid("Container instances cannot be empty.");
  if (names.size() > kMostPlaced) return invalid("containerInstances can have at most 10 items.");
  if (const auto checked = check_started_by(input); !checked) return tl::unexpected(checked.error());
  // Whatever the cluster's default strategy is: only instances can be named.
  Value asked = input;
  asked.set("launchType", "EC2");
  const auto launch = launch_of(context, **cluster, asked);
  if (!launch) return tl::unexpected(launch.error());
  Started started;
  Value failures = Value::array();
  for (const std::string& name : names) {
    const world::ContainerInstance* instance = find_instance(context, **cluster, name);
    if (instance == nullptr) {
      failures.append(missing(name));
      continue;
    }
    world::Task wanted = wanted_task(context, **cluster, *launch, input);
    wanted.container_instance = instance->id;
    started.add(context, std::move(wanted));
  }
  return Value::object({{"tasks", std::move(started.tasks)}, {"failures", std::move(failures)}});
}

}  // namespace kakoi::sim::services::ecs
