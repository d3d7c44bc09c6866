// Container instances, in the least form that tasks of launch type EC2 need, and their attributes.
#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/instances.hpp"
#include "sim/services/ecs/lists.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"
#include "sim/services/names.hpp"
#include "sim/services/tags.hpp"
#include "sim/value/json.hpp"

#include "sim/orchestration/placement.hpp"
#include "sim/orchestration/tasks.hpp"

#include <algorithm>

namespace kakoi::sim::services::ecs {
namespace {

using value::Timestamp;

constexpr std::size_t kMostDescribed = 100;
constexpr std::size_t kMostUpdated = 10;

struct Counts {
  std::int64_t running = 0;
  std::int64_t pending = 0;
};

Counts counts_of(const world::Ecs& ecs, const world::ContainerInstance& instance) {
  Counts counts;
  for (const auto& [id, task] : ecs.tasks) {
    if (task.container_instance != instance.id) continue;
    counts.running += task.is_running() ? 1 : 0;
    counts.pending += task.is_coming() ? 1 : 0;
  }
  return counts;
}

Value attributes_shape(const world::ContainerInstance& instance) {
  Value attributes = Value::array();
  for (const auto& [name, text] : instance.attributes) {
    Value attribute = Value::object({{"name", name}});
    if (!text.empty()) attribute.set("value", text);
    attributes.append(std::move(attribute));
  }
  return attributes;
}

Value shape_of(const Context& context, const world::ContainerInstance& instance, bool with_tags) {
  const Counts counts = counts_of(context.region.ecs, instance);
  Value shape = Value::object({{"containerInstanceArn", instance.arn}, {"ec2InstanceId", instance.ec2_instance_id}});
  if (!instance.capacity_provider.empty()) shape.set("capacityProviderName", instance.capacity_provider);
  shape.set("version", 1);
  shape.set("versionInfo", instance.version_info);
  shape.set("remainingResources", instance.resources);
  shape.set("registeredResources", instance.resources);
  shape.set("status", instance.status);
  shape.set("agentConnected", instance.status != "INACTIVE");
  shape.set("runningTasksCount", counts.running);
  shape.set("pendingTasksCount", counts.pending);
  shape.set("attributes", attributes_shape(instance));
  shape.set("registeredAt", Timestamp{instance.registered});
  shape.set("attachments", Value::array());
  shape.set("tags", with_tags ? tag_list(instance.tags) : Value::array());
  return shape;
}

Value answer(const Context& context, const world::ContainerInstance& instance) {
  return Value::object({{"containerInstance", shape_of(context, instance, true)}});
}

/// Stops what runs on it.
void stop_tasks(Context& context, const std::string& instance) {
  for (auto& [id, task] : context.region.ecs.tasks) {
    if (task.container_instance == instance) {
      orchestration::stop_task(context.here(), task, "ServiceSchedulerInitiated", "Container instance deregistered.");
    }
  }
}

}  // namespace

world::ContainerInstance* find_instance(Context& context, const world::Cluster& cluster, const std::string& name) {
  const std::string prefix = context.region.arn("ecs", "container-instance/" + cluster.name + "/");
  const auto found = context.region.ecs.instances.find(short_name(name, prefix));
  const bool is_it = found != context.region.ecs.instances.end() && found->second.cluster == cluster.name;
  return is_it ? &found->second : nullptr;
}

Outcome register_container_instance(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  // The document that the instance's own metadata service signs.
  const auto document = value::parse_json(input.text("instanceIdentityDocument"));
  const std::string id = document ? document->text("instanceId") : "";
  if (id.empty()) return error("ClientException", "Unable to parse the instance identity document.");
  world::ContainerInstance& made = orchestration::register_instance(context.here(), (*cluster)->name, id);
  if (input.has("totalResources")) made.resources = input["totalResources"];
  made.version_info = input["versionInfo"];
  for (const Value& attribute : input["attributes"].items()) {
    made.attributes[attribute.text("name")] = attribute.text("value");
  }
  put_tags(made.tags, input["tags"]);
  orchestration::instances_changed(context.here(), (*cluster)->name);
  return answer(context, made);
}

Outcome deregister_container_instance(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  world::ContainerInstance* found = find_instance(context, **cluster, input.text("containerInstance"));
  if (found == nullptr) return invalid(kInstanceNotFound);
  const Counts counts = counts_of(context.region.ecs, *found);
  if (counts.running + counts.pending > 0 && !input.boolean("force")) return invalid(kInstanceHasTasks);
  found->status = "INACTIVE";
  stop_tasks(context, found->id);
  Value output = answer(context, *found);
  context.region.ecs.instances.erase(std::string(found->id));
  orchestration::instances_changed(context.here(), (*cluster)->name);
  return output;
}

Outcome list_container_instances(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const std::string status = input.text("status");
  std::vector<std::string> arns;
  for (const auto& [id, instance] : context.region.ecs.instances) {
    if (instance.cluster == (*cluster)->name && (status.empty() || instance.status == status)) {
      arns.push_back(instance.arn);
    }
  }
  std::ranges::sort(arns);
  return list_page(context, input, arns, {.member = "containerInstanceArns"});
}

Outcome describe_container_instances(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const std::vector<std::string> names = input.texts_of("containerInstances");
  if (names.empty()) return invalid("Container instances cannot be empty.");
  if (names.size() > kMostDescribed) return invalid("containerInstances can have at most 100 items.");
  Value instances = Value::array();
  Value failures = Value::array();
  for (const std::string& name : names) {
    const world::ContainerInstance* found = find_instance(context, **cluster, name);
    found != nullptr ? instances.append(shape_of(context, *found, includes(input, "TAGS")))
                     : failures.append(missing(name));
  }
  return Value::object({{"containerInstances", std::move(instances)}, {"failures", std::move(failures)}});
}

Outcome update_container_instances_state(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const std::string status = input.text("status");
  if (status != "ACTIVE" && status != "DRAINING")
    return invalid("Container instance status should be one of [ACTIVE, DRAINING]");
  const std::vector<std::string> names = input.texts_of("containerInstances");
  if (names.empty()) return invalid("Container instances cannot be empty.");
  if (names.size() > kMostUpdated) return invalid("containerInstances can have at most 10 items.");
  Value instances = Value::array();
  Value failures = Value::array();
  for (const std::string& name : names) {
    world::ContainerInstance* found = find_instance(context, **cluster, name);
    if (found == nullptr) {
      failures.append(missing(name));
      continue;
    }
    found->status = status;
    instances.append(shape_of(context, *found, true));
  }
  orchestration::instances_changed(context.here(), (*cluster)->name);
  return Value::object({{"containerInstances", std::move(instances)}, {"failures", std::move(failures)}});
}

}  // namespace kakoi::sim::services::ecs
