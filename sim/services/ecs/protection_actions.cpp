// Task protection: a task of a service that says it is busy is not stopped when the service is scaled in or deployed.
#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"

#include "sim/orchestration/services.hpp"

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::size_t kMostNamed = 10;
constexpr std::int64_t kDefaultMinutes = 120;
constexpr std::int64_t kMostMinutes = 2880;
constexpr double kMinute = 60;

Value protected_shape(const world::Task& task) {
  Value shape = Value::object({{"taskArn", task.arn}, {"protectionEnabled", task.is_protected}});
  if (task.is_protected) shape.set("expirationDate", value::Timestamp{task.protected_until});
  return shape;
}

Value failure(const std::string& arn, const char* reason, const char* detail) {
  return Value::object({{"arn", arn}, {"reason", reason}, {"detail", detail}});
}

/// Calls `act` for each task of the input that can be protected.
template <typename Act>
Outcome for_each(Context& context, const Value& input, const std::vector<std::string>& names, Act act) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  if (names.size() > kMostNamed) return invalid("tasks can have at most 10 items.");
  Value tasks = Value::array();
  Value failures = Value::array();
  for (const std::string& name : names) {
    world::Task* task = find_task(context, **cluster, name);
    if (task == nullptr) {
      failures.append(missing(name));
    } else if (task->service.empty()) {
      failures.append(failure(task->arn, "TASK_NOT_VALID", "The task is not part of a service."));
    } else if (task->desired_status == "STOPPED") {
      failures.append(failure(task->arn, "TASK_NOT_VALID", "The task is stopping or stopped."));
    } else {
      act(*task);
      tasks.append(protected_shape(*task));
    }
  }
  return Value::object({{"protectedTasks", std::move(tasks)}, {"failures", std::move(failures)}});
}

void end_protection(Context& context, const world::Task& task) {
  const world::Here here = context.here();
  context.world.after(task.protected_until - context.world.now(), [here, id = task.id, until = task.protected_until] {
    const auto found = here.region.ecs.tasks.find(id);
    if (found == here.region.ecs.tasks.end() || found->second.protected_until != until) return;
    found->second.is_protected = false;
    const world::Service* service = here.region.ecs.service(found->second.cluster, found->second.service);
    if (service != nullptr) orchestration::look_at(here, *service);
  });
}

}  // namespace

Outcome update_task_protection(Context& context, const Value& input) {
  const auto wanted = input["protectionEnabled"].as_boolean();
  if (!wanted) return invalid("protectionEnabled must be provided.");
  const std::int64_t minutes = input.integer("expiresInMinutes", kDefaultMinutes);
  if (minutes < 1 || minutes > kMostMinutes) return invalid("expiresInMinutes must be between 1 and 2880.");
  const std::vector<std::string> names = input.texts_of("tasks");
  if (names.empty()) return invalid("Tasks cannot be empty.");
  return for_each(context, input, names, [&](world::Task& task) {
    task.is_protected = *wanted;
    task.protected_until = *wanted ? context.world.now() + kMinute * static_cast<double>(minutes) : 0;
    if (*wanted) end_protection(context, task);
    const world::Service* service = context.region.ecs.service(task.cluster, task.service);
    if (!*wanted && service != nullptr) orchestration::look_at(context.here(), *service);
  });
}

Outcome get_task_protection(Context& context, const Value& input) {
  return for_each(context, input, input.texts_of("tasks"), [](const world::Task&) {});
}

}  // namespace kakoi::sim::services::ecs
