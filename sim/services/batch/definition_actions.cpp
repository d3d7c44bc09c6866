#include "sim/services/batch/actions.hpp"
#include "sim/services/batch/common.hpp"
#include "sim/services/batch/definitions.hpp"

#include <algorithm>

namespace kakoi::sim::services::batch {
namespace {

constexpr std::size_t kMostDescribed = 100;

Value filled_container(Value container, bool is_fargate, bool echoes) {
  for (const char* list :
       {"command", "volumes", "environment", "mountPoints", "ulimits", "resourceRequirements", "secrets"}) {
    if (!container.has(list)) container.set(list, Value::array());
  }
  if (is_fargate && !container.has("fargatePlatformConfiguration")) {
    container.set("fargatePlatformConfiguration", Value::object({{"platformVersion", "LATEST"}}));
  }
  if (is_fargate && echoes && !container.has("networkConfiguration")) {
    container.set("networkConfiguration", Value::object({{"assignPublicIp", "DISABLED"}}));
  }
  return container;
}

Value shape_of(const Context& context, const world::JobDefinition& definition) {
  const Value& registered = definition.registered;
  Value shape = registered;
  shape.set("jobDefinitionName", definition.name);
  shape.set("jobDefinitionArn", definition.arn);
  shape.set("revision", definition.revision);
  shape.set("status", definition.status);
  shape.set("containerOrchestrationType", "ECS");
  shape.set("tags", tag_map(definition.tags));
  if (!shape.has("parameters")) shape.set("parameters", Value::object());
  if (registered.has("containerProperties")) {
    shape.set("containerProperties", filled_container(registered["containerProperties"], is_for_fargate(registered),
                                                      context.world.quirks.batch_echoes_omitted_public_ip));
  }
  return shape;
}

/// Of one container or task: what the platform does not have.
Expected<bool> check_network(Context& context, const Value& part, bool is_fargate) {
  const Value& network = part["networkConfiguration"];
  if (network.is_null()) return true;
  if (!is_fargate) return refused(context, "networkConfiguration not applicable for EC2.");
  return true;
}

Expected<bool> check_fargate(Context& context, const Value& container, const Value& role) {
  if (role.is_null()) return refused(context, "Fargate requires an execution role");
  const auto has = [&](std::string_view type) {
    return std::ranges::any_of(container["resourceRequirements"].items(),
                               [&](const Value& it) { return it.text("type") == type; });
  };
  if (!has("VCPU") || !has("MEMORY")) {
    return refused(context, "Fargate requires resourceRequirements of the types VCPU and MEMORY");
  }
  return true;
}

Expected<bool> check_parts(Context& context, const Value& input) {
  const bool is_fargate = is_for_fargate(input);
  const std::string type = input.text("type");
  if (type != "container" && type != "multinode") return refused(context, "type must be container or multinode");
  if (type == "multinode") {
    if (is_fargate) return refused(context, "Multi-node parallel jobs are not supported on Fargate");
    if (input["nodeProperties"]["nodeRangeProperties"].items().empty()) {
      return refused(context, "nodeProperties must be provided for a multinode job");
    }
    for (const Value& range : input["nodeProperties"]["nodeRangeProperties"].items()) {
      if (auto checked = check_network(context, range["container"], false); !checked) return checked;
    }
    return true;
  }
  const Value& container = input["containerProperties"];
  const Value& task = task_part(input);
  if (task.is_null() && !input.has("eksProperties")) {
    return refused(context, "Either containerProperties, ecsProperties or eksProperties must be provided");
  }
  if (!container.is_null() && container.text("image").empty()) return refused(context, "Image must not be null");
  if (task.has("containers") && task["containers"].items().empty()) {
    return refused(context, "At least one container must be provided");
  }
  if (auto checked = check_network(context, task, is_fargate); !checked) return checked;
  if (!is_fargate) return true;
  return check_fargate(context, task.has("containers") ? task["containers"].items()[0] : task,
                       task["executionRoleArn"]);
}

}  // namespace

Outcome register_job_definition(Context& context, const Value& input) {
  const std::string name = input.text("jobDefinitionName");
  if (const auto checked = check_name(context, name, "jobDefinitionName"); !checked) {
    return tl::unexpected(checked.error());
  }
  if (const auto checked = check_parts(context, input); !checked) return tl::unexpected(checked.error());
  auto& revisions = context.region.batch.definitions[name];
  world::JobDefinition made{
      .name = name, .revision = static_cast<std::int64_t>(revisions.size()) + 1, .registered = input};
  made.registered.remove("tags");
  if (!made.registered.has("platformCapabilities")) {
    made.registered.set("platformCapabilities", Value::texts({"EC2"}));
  }
  made.arn = context.region.arn("batch", "job-definition/" + name + ":" + std::to_string(made.revision));
  put_tag_map(made.tags, input["tags"]);
  revisions.push_back(std::move(made));
  return Value::object({{"jobDefinitionName", name},
                        {"jobDefinitionArn", revisions.back().arn},
                        {"revision", revisions.back().revision}});
}

Outcome describe_job_definitions(Context& context, const Value& input) {
  const std::vector<std::string> wanted = input.texts_of("jobDefinitions");
  if (wanted.size() > kMostDescribed) return refused(context, "Maximum number of job definitions supported is 100");
  const std::string name = input.text("jobDefinitionName");
  const std::string status = input.text("status");
  std::map<std::string, const world::JobDefinition*> found;
  const auto take = [&](const world::JobDefinition& it) {
    if (!status.empty() && it.status != status) return;
    // The newest revision of a name first.
    constexpr std::int64_t kMostRevisions = 9'999'999'999;
    found.emplace(it.name + "\n" + std::to_string(kMostRevisions - it.revision), &it);
  };
  for (const std::string& one : wanted) {
    if (const auto* definition = find_definition(context.region, one)) take(*definition);
  }
  for (const auto& [family, revisions] : context.region.batch.definitions) {
    if (!wanted.empty() || (!name.empty() && family != name)) continue;
    for (const world::JobDefinition& it : revisions) take(it);
  }
  std::vector<std::string> keys;
  keys.reserve(found.size());
  for (const auto& [key, it] : found) keys.push_back(key);
  return list_page(context, input, keys, "jobDefinitions",
                   [&](const std::string& key) { return shape_of(context, *found.at(key)); });
}

Outcome deregister_job_definition(Context& context, const Value& input) {
  world::JobDefinition* found = find_definition(context.region, input.text("jobDefinition"));
  if (found == nullptr) return refused(context, "JobDefinition " + input.text("jobDefinition") + " does not exist");
  found->status = "INACTIVE";
  found->deregistered = context.world.now();
  return Value::object();
}

}  // namespace kakoi::sim::services::batch
