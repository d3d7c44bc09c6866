#include "sim/services/batch/actions.hpp"
#include "sim/services/batch/common.hpp"
#include "sim/services/batch/jobs.hpp"
#include "sim/services/ecs/actions.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sim::services::batch {
namespace {

constexpr std::size_t kMostEnvironments = 50;
constexpr std::array<std::string_view, 4> kTypes = {"EC2", "SPOT", "FARGATE", "FARGATE_SPOT"};

Value shape_of(const Context& context, const world::ComputeEnvironment& environment) {
  Value shape =
      Value::object({{"computeEnvironmentName", environment.name},
                     {"computeEnvironmentArn", environment.arn},
                     {"ecsClusterArn", context.region.arn("ecs", "cluster/" + environment.cluster)},
                     {"tags", tag_map(environment.tags)},
                     {"type", environment.created.text("type")},
                     {"state", environment.state},
                     {"status", environment.status},
                     {"statusReason", environment.status == "VALID" ? Value("ComputeEnvironment Healthy") : Value()},
                     {"computeResources", environment.created["computeResources"]},
                     {"serviceRole", environment.created["serviceRole"]},
                     {"updatePolicy", environment.created["updatePolicy"]},
                     {"containerOrchestrationType", "ECS"},
                     {"uuid", environment.uuid}});
  if (environment.created.text("type") == "UNMANAGED") {
    shape.set("unmanagedvCpus", environment.created.integer("unmanagedvCpus"));
  }
  return shape;
}

Expected<bool> check_resources(Context& context, const Value& input) {
  const std::string type = input.text("type");
  if (type != "MANAGED" && type != "UNMANAGED") return refused(context, "type must be MANAGED or UNMANAGED");
  const Value& resources = input["computeResources"];
  if (type == "UNMANAGED") return true;
  if (resources.is_null())
    return refused(context, "computeResources must be provided for a MANAGED compute environment");
  const std::string kind = resources.text("type");
  if (std::ranges::find(kTypes, kind) == kTypes.end()) {
    return refused(context, "computeResources.type must be one of [EC2, SPOT, FARGATE, FARGATE_SPOT]");
  }
  if (!resources.has("maxvCpus")) return refused(context, "Resource maxvCpus is required.");
  if (resources.texts_of("subnets").empty()) return refused(context, "Resource subnets is required.");
  const bool is_fargate = kind.starts_with("FARGATE");
  for (const char* member :
       {"minvCpus", "desiredvCpus", "instanceTypes", "instanceRole", "allocationStrategy", "tags"}) {
    if (is_fargate && resources.has(member))
      return refused(context, std::string(member) + " is not applicable for Fargate.");
  }
  if (!is_fargate && !resources.has("instanceRole")) return refused(context, "Instance role is required.");
  if (is_fargate && resources.texts_of("securityGroupIds").empty()) {
    return refused(context, "Resource securityGroupIds is required.");
  }
  for (const std::string& subnet : resources.texts_of("subnets")) {
    if (!context.region.ec2.subnets.contains(subnet)) return refused(context, "Subnet " + subnet + " does not exist");
  }
  for (const std::string& group : resources.texts_of("securityGroupIds")) {
    if (!context.region.ec2.groups.contains(group))
      return refused(context, "Security group " + group + " does not exist");
  }
  return true;
}

Expected<world::ComputeEnvironment*> environment_of(Context& context, const Value& input) {
  const std::string name = input.text("computeEnvironment");
  world::ComputeEnvironment* found = find_environment(context.region, name);
  if (found == nullptr) return refused(context, name + " does not exist");
  return found;
}

Value named(const world::ComputeEnvironment& environment) {
  return Value::object({{"computeEnvironmentName", environment.name}, {"computeEnvironmentArn", environment.arn}});
}

void settle(Context& context, const std::string& name) {
  context.world.after(context.world.pace.react, [here = context.here(), name] {
    const auto found = here.region.batch.environments.find(name);
    if (found == here.region.batch.environments.end() || found->second.status == "DELETING") return;
    found->second.status = "VALID";
    place_jobs(here);
  });
}

}  // namespace

Outcome create_compute_environment(Context& context, const Value& input) {
  const std::string name = input.text("computeEnvironmentName");
  auto& environments = context.region.batch.environments;
  if (const auto checked = check_name(context, name, "computeEnvironmentName"); !checked) {
    return tl::unexpected(checked.error());
  }
  if (environments.contains(name)) return refused(context, "Object already exists");
  if (environments.size() >= kMostEnvironments) return refused(context, "Compute environment limit exceeded");
  if (const auto checked = check_resources(context, input); !checked) return tl::unexpected(checked.error());
  const auto state = state_of(context, input, "ENABLED");
  if (!state) return tl::unexpected(state.error());
  world::ComputeEnvironment& made = environments[name];
  made.name = name;
  made.uuid = context.world.ids.uuid();
  made.arn = context.region.arn("batch", "compute-environment/" + name);
  made.state = *state;
  made.created = input;
  made.cluster = "AWSBatch-" + name + "-" + made.uuid;
  put_tag_map(made.tags, input["tags"]);
  if (const auto cluster = ecs::create_cluster(context, Value::object({{"clusterName", made.cluster}})); !cluster) {
    return tl::unexpected(cluster.error());
  }
  settle(context, name);
  return named(made);
}

Outcome describe_compute_environments(Context& context, const Value& input) {
  const auto& environments = context.region.batch.environments;
  std::vector<std::string> names;
  if (input.has("computeEnvironments") && !input["computeEnvironments"].items().empty()) {
    for (const std::string& name : input.texts_of("computeEnvironments")) {
      if (const auto* found = find_environment(context.region, name)) names.push_back(found->name);
    }
    std::ranges::sort(names);
  } else {
    for (const auto& [name, environment] : environments) names.push_back(name);
  }
  return list_page(context, input, names, "computeEnvironments",
                   [&](const std::string& name) { return shape_of(context, environments.at(name)); });
}

Outcome update_compute_environment(Context& context, const Value& input) {
  const auto found = environment_of(context, input);
  if (!found) return tl::unexpected(found.error());
  world::ComputeEnvironment& environment = **found;
  if (environment.status == "DELETING") return refused(context, "the compute environment is being deleted");
  const auto state = state_of(context, input, environment.state);
  if (!state) return tl::unexpected(state.error());
  Value changed = environment.created;
  Value resources = changed["computeResources"];
  for (const value::Member& member : input["computeResources"].members()) resources.set(member.name, member.value);
  if (!resources.is_null()) changed.set("computeResources", std::move(resources));
  if (input.has("serviceRole")) changed.set("serviceRole", input["serviceRole"]);
  if (input.has("updatePolicy")) changed.set("updatePolicy", input["updatePolicy"]);
  if (const auto checked = check_resources(context, changed); !checked) return tl::unexpected(checked.error());
  environment.created = std::move(changed);
  environment.state = *state;
  environment.status = "UPDATING";
  settle(context, environment.name);
  return named(environment);
}

Outcome delete_compute_environment(Context& context, const Value& input) {
  const auto found = environment_of(context, input);
  // What is not there is as good as deleted.
  if (!found) return Value::object();
  world::ComputeEnvironment& environment = **found;
  if (environment.state != "DISABLED") {
    return refused(context, "Cannot delete, resource is being modified or is not DISABLED");
  }
  const bool is_used = std::ranges::any_of(context.region.batch.queues, [&](const auto& it) {
    return std::ranges::find(it.second.environments, environment.name) != it.second.environments.end();
  });
  if (is_used) return refused(context, "Cannot delete, found existing JobQueue relationship");
  environment.status = "DELETING";
  context.world.after(context.world.pace.react, [here = context.here(), name = environment.name] {
    const auto gone = here.region.batch.environments.find(name);
    if (gone == here.region.batch.environments.end()) return;
    here.region.ecs.clusters[gone->second.cluster].status = "INACTIVE";
    here.region.batch.environments.erase(gone);
  });
  return Value::object();
}

}  // namespace kakoi::sim::services::batch
