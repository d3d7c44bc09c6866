#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/instances.hpp"
#include "sim/services/ecs/lists.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"
#include "sim/services/ecs/visibility.hpp"

#include "sim/orchestration/tasks.hpp"

#include <algorithm>

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::size_t kMostDescribed = 100;

struct Filter {
  std::string cluster;
  std::string family;
  std::string started_by;
  std::string service;
  std::string desired_status;
  std::string launch_type;
  std::string instance;

  [[nodiscard]] bool takes(const world::Task& task) const {
    const std::string definition = last_part(task.launch.task_definition);
    return task.cluster == cluster && task.desired_status == desired_status &&
           (family.empty() || definition.substr(0, definition.rfind(':')) == family) &&
           (started_by.empty() || task.started_by == started_by) && (service.empty() || task.service == service) &&
           (launch_type.empty() || task.launch.launch_type == launch_type) &&
           (instance.empty() || task.container_instance == instance);
  }
};

}  // namespace

Outcome stop_task(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  world::Task* task = find_task(context, **cluster, input.text("task"));
  if (task == nullptr) return invalid(kTaskNotFound);
  orchestration::stop_task(context.here(), *task, "UserInitiated", input.text("reason", "Task stopped by user"));
  return Value::object({{"task", shape_of(context, *task, true)}});
}

Outcome list_tasks(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const std::string given_service = input.text("serviceName");
  const std::string given_instance = input.text("containerInstance");
  const world::Service* service = find_service(context, **cluster, given_service);
  const world::ContainerInstance* instance = find_instance(context, **cluster, given_instance);
  if (!given_instance.empty() && instance == nullptr) return invalid(kInstanceNotFound);
  const Filter filter{.cluster = (*cluster)->name,
                      .family = input.text("family"),
                      .started_by = input.text("startedBy"),
                      .service = service != nullptr ? service->name : "",
                      .desired_status = input.text("desiredStatus", "RUNNING"),
                      .launch_type = input.text("launchType"),
                      .instance = instance != nullptr ? instance->id : ""};
  if (!filter.started_by.empty() && (!filter.family.empty() || !given_service.empty())) {
    return invalid("startedBy cannot be used together with another filter.");
  }
  world::Ecs& ecs = context.region.ecs;
  if (!given_service.empty() && service == nullptr) return error("ServiceNotFoundException", kServiceNotFound);
  std::vector<std::string> arns;
  // A service knows its own that are not stopped; looking through all would cost too much in a large region.
  if (service != nullptr && filter.desired_status == "RUNNING") {
    for (const std::string& id : service->tasks) {
      const world::Task& task = ecs.tasks.at(id);
      if (filter.takes(task) && is_visible(context, task.created)) arns.push_back(task.arn);
    }
  } else {
    for (const auto& [id, task] : ecs.tasks) {
      if (filter.takes(task) && is_visible(context, task.created)) arns.push_back(task.arn);
    }
  }
  std::ranges::sort(arns);
  return list_page(context, input, arns, {.member = "taskArns"});
}

Outcome describe_tasks(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const std::vector<std::string> names = input.texts_of("tasks");
  if (names.empty()) return invalid("Tasks cannot be empty.");
  if (names.size() > kMostDescribed) return invalid("tasks can have at most 100 items.");
  Value tasks = Value::array();
  Value failures = Value::array();
  for (const std::string& name : names) {
    const world::Task* task = find_task(context, **cluster, name);
    if (task != nullptr && is_visible(context, task->created)) {
      tasks.append(shape_of(context, *task, includes(input, "TAGS")));
    } else {
      failures.append(missing(
          name.starts_with("arn:") ? name : context.region.arn("ecs", "task/" + (*cluster)->name + "/" + name)));
    }
  }
  return Value::object({{"tasks", std::move(tasks)}, {"failures", std::move(failures)}});
}

}  // namespace kakoi::sim::services::ecs
