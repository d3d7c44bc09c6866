// ECS Exec. No container runs here that a command could be carried out in: what is asked is checked, and a session that
// leads nowhere is answered.
#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/texts.hpp"

#include <algorithm>

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::size_t kIdLength = 17;

/// The only one of the task when the request names none. InvalidParameterException.
Expected<std::string> container_of(Context& context, const world::Task& task, const Value& input) {
  const world::TaskDefinition* definition = context.region.ecs.definition(task.launch.task_definition);
  const Value::Array none;
  const Value::Array& containers =
      definition != nullptr ? definition->registered["containerDefinitions"].items() : none;
  const std::string wanted = input.text("container");
  if (wanted.empty() && containers.size() != 1) {
    return invalid("A container name must be specified for a task with several containers.");
  }
  const auto found =
      std::ranges::find_if(containers, [&](const Value& it) { return wanted.empty() || it.text("name") == wanted; });
  if (found == containers.end()) return invalid("The container was not found in the task.");
  return found->text("name");
}

}  // namespace

Outcome execute_command(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const std::string command = input.text("command");
  if (command.empty()) return invalid("Command cannot be empty.");
  if (!input.boolean("interactive")) return invalid("Interactive is the only mode supported currently.");
  const world::Task* task = find_task(context, **cluster, input.text("task"));
  if (task == nullptr) return invalid(kTaskNotFound);
  const auto container = container_of(context, *task, input);
  if (!container) return tl::unexpected(container.error());
  // No agent runs in a task that has only IPv6 addresses.
  const bool has_agent = task->enables_execute_command && (task->ipv6.empty() || !task->private_ip.empty());
  if (!task->is_running() || !has_agent) return invalid(kExecDisabled);
  const std::string session = "ecs-execute-command-0" + context.world.ids.hex(kIdLength - 1);
  return Value::object({{"clusterArn", (*cluster)->arn},
                        {"containerArn", task->arn + "/" + *container},
                        {"containerName", *container},
                        {"interactive", true},
                        {"session", Value::object({{"sessionId", session},
                                                   {"streamUrl", "wss://ssmmessages." + context.region.name +
                                                                     ".amazonaws.com/v1/data-channel/" + session},
                                                   {"tokenValue", context.world.ids.hex(kIdLength)}})},
                        {"taskArn", task->arn}});
}

}  // namespace kakoi::sim::services::ecs
