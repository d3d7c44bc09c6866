#include "sim/services/batch/definitions.hpp"

#include "sim/services/names.hpp"

#include <algorithm>

namespace kakoi::sim::services::batch {
namespace {

constexpr const char* kUsualCpu = "256";
constexpr const char* kUsualMemory = "512";
constexpr double kUnitsOfCpu = 1024;

/// `VCPU` or `MEMORY` of the requirements.
std::string requirement(const Value& part, std::string_view type) {
  for (const Value& it : part["resourceRequirements"].items()) {
    if (it.text("type") == type) return it.text("value");
  }
  return {};
}

std::string cpu_of(const std::string& vcpus) {
  const auto number = Value(vcpus).as_number();
  return number ? std::to_string(static_cast<std::int64_t>(*number * kUnitsOfCpu)) : kUsualCpu;
}

Value container_of(const Value& part, const std::string& name, const Value& command) {
  Value container = Value::object({{"name", part.text("name", name)}, {"image", part["image"]}, {"essential", true}});
  for (const char* member :
       {"environment", "secrets", "logConfiguration", "mountPoints", "user", "repositoryCredentials"}) {
    if (part.has(member)) container.set(member, part[member]);
  }
  container.set("command", command.is_null() ? part["command"] : command);
  // Batch sends the output of what says nothing else to CloudWatch.
  if (!part.has("logConfiguration")) {
    container.set(
        "logConfiguration",
        Value::object({{"logDriver", "awslogs"}, {"options", Value::object({{"awslogs-group", "/aws/batch/job"}})}}));
  }
  return container;
}

}  // namespace

world::JobDefinition* find_definition(world::Region& region, const std::string& name) {
  const std::string part = short_name(name, region.arn("batch", "job-definition/"));
  const std::size_t colon = part.rfind(':');
  const auto found = region.batch.definitions.find(part.substr(0, colon));
  if (found == region.batch.definitions.end()) return nullptr;
  auto& revisions = found->second;
  const auto wanted = std::find_if(revisions.rbegin(), revisions.rend(), [&](const world::JobDefinition& it) {
    return colon == std::string::npos ? it.status == "ACTIVE" : std::to_string(it.revision) == part.substr(colon + 1);
  });
  return wanted != revisions.rend() ? &*wanted : nullptr;
}

bool is_for_fargate(const Value& registered) {
  const auto capabilities = registered.texts_of("platformCapabilities");
  return std::ranges::find(capabilities, "FARGATE") != capabilities.end();
}

const Value& task_part(const Value& registered) {
  const Value& tasks = registered["ecsProperties"]["taskProperties"];
  return tasks.items().empty() ? registered["containerProperties"] : tasks.items()[0];
}

Value task_definition_of(const world::JobDefinition& definition, const Value& submitted) {
  const Value& part = task_part(definition.registered);
  Value containers = Value::array();
  if (part.has("containers")) {
    for (const Value& container : part["containers"].items()) containers.append(container_of(container, "default", {}));
  } else {
    containers.append(container_of(part, "default", submitted["containerOverrides"]["command"]));
  }
  const Value& sized = part.has("containers") ? part["containers"].items()[0] : part;
  const std::string memory = requirement(sized, "MEMORY");
  Value form = Value::object({{"family", definition.name + "_" + std::to_string(definition.revision)},
                              {"networkMode", "awsvpc"},
                              {"requiresCompatibilities", Value::texts({"FARGATE"})},
                              {"cpu", cpu_of(requirement(sized, "VCPU"))},
                              {"memory", memory.empty() ? kUsualMemory : memory},
                              {"containerDefinitions", std::move(containers)}});
  if (part.has("executionRoleArn")) form.set("executionRoleArn", part["executionRoleArn"]);
  const Value& role = part.has("taskRoleArn") ? part["taskRoleArn"] : part["jobRoleArn"];
  if (!role.is_null()) form.set("taskRoleArn", role);
  return form;
}

}  // namespace kakoi::sim::services::batch
