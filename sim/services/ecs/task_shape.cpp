#include "sim/services/ecs/shapes.hpp"

#include "sim/services/tags.hpp"

namespace kakoi::sim::services::ecs {
namespace {

using value::Timestamp;

void add_detail(Value& details, const char* name, const std::string& text) {
  if (!text.empty()) details.append(Value::object({{"name", name}, {"value", text}}));
}

/// Before it is attached, only the subnet is known.
Value attachments_shape(const world::Task& task) {
  Value attachments = Value::array();
  if (task.attachment_id.empty()) return attachments;
  Value details = Value::array();
  add_detail(details, "subnetId", task.subnet_id);
  add_detail(details, "networkInterfaceId", task.interface_id);
  add_detail(details, "macAddress", task.mac);
  if (!task.private_ip.empty()) {
    std::string name = task.private_ip;
    for (char& c : name) {
      if (c == '.') c = '-';
    }
    add_detail(details, "privateDnsName", "ip-" + name + ".ec2.internal");
  }
  add_detail(details, "privateIPv4Address", task.private_ip);
  attachments.append(Value::object({{"id", task.attachment_id},
                                    {"type", "ElasticNetworkInterface"},
                                    {"status", task.attachment_status},
                                    {"details", std::move(details)}}));
  return attachments;
}

Value container_shape(const world::Task& task, const Value& definition) {
  Value shape =
      Value::object({{"containerArn", task.arn + "/" + definition.text("name")},
                     {"taskArn", task.arn},
                     {"name", definition.text("name")},
                     {"image", definition.text("image")},
                     {"lastStatus", task.is_running() || task.status == "STOPPED" ? task.status : "PENDING"}});
  if (task.exit_code) shape.set("exitCode", *task.exit_code);
  if (!task.container_reason.empty()) shape.set("reason", task.container_reason);
  Value interfaces = Value::array();
  if (!task.private_ip.empty() || !task.ipv6.empty()) {
    Value addresses = Value::object({{"attachmentId", task.attachment_id}});
    if (!task.private_ip.empty()) addresses.set("privateIpv4Address", task.private_ip);
    if (!task.ipv6.empty()) addresses.set("ipv6Address", task.ipv6);
    interfaces.append(std::move(addresses));
  }
  shape.set("networkInterfaces", std::move(interfaces));
  shape.set("healthStatus", "UNKNOWN");
  shape.set("cpu", definition["cpu"].is_null() ? Value("0") : Value(std::to_string(definition.integer("cpu"))));
  return shape;
}

Value containers_shape(const Context& context, const world::Task& task) {
  Value containers = Value::array();
  if (const world::TaskDefinition* definition = context.region.ecs.definition(task.launch.task_definition)) {
    for (const Value& container : definition->registered["containerDefinitions"].items()) {
      containers.append(container_shape(task, container));
    }
  }
  return containers;
}

/// What a strategy comes down to.
std::string_view kind_of(const Context& context, const world::Launch& launch) {
  if (launch.is_fargate()) return "FARGATE";
  const auto& providers = context.region.ecs.providers;
  const auto found = providers.find(launch.capacity_providers.items()[0].text("capacityProvider"));
  return found != providers.end() && found->second.type == "MANAGED_INSTANCES" ? "MANAGED_INSTANCES" : "EC2";
}

Value instance_arn(const Context& context, const world::Task& task) {
  if (task.container_instance.empty()) return {};
  return context.region.arn("ecs", "container-instance/" + task.cluster + "/" + task.container_instance);
}

void show_time(Value& shape, const char* name, world::Time time) {
  if (time > 0) shape.set(name, Timestamp{time});
}

}  // namespace

Value shape_of(Context& context, const world::Task& task, bool with_tags) {
  Value shape = Value::object({{"attachments", attachments_shape(task)},
                               {"attributes", Value::array()},
                               {"availabilityZone", task.zone.empty() ? Value() : Value(task.zone)},
                               {"clusterArn", context.region.arn("ecs", "cluster/" + task.cluster)},
                               {"containerInstanceArn", instance_arn(context, task)},
                               {"connectivity", task.is_running() ? Value("CONNECTED") : Value()},
                               {"containers", containers_shape(context, task)}});
  if (const world::TaskDefinition* definition = context.region.ecs.definition(task.launch.task_definition)) {
    shape.set("cpu", definition->registered["cpu"]);
    shape.set("memory", definition->registered["memory"]);
  }
  show_time(shape, "createdAt", task.created);
  shape.set("desiredStatus", task.desired_status);
  shape.set("enableExecuteCommand", task.enables_execute_command);
  shape.set("group", task.group);
  shape.set("healthStatus", "UNKNOWN");
  shape.set("lastStatus", task.status);
  shape.set("overrides",
            task.overrides.is_null() ? Value::object({{"containerOverrides", Value::array()}}) : task.overrides);
  if (!task.launch.launch_type.empty()) {
    shape.set("launchType", task.launch.launch_type);
  } else {
    shape.set("launchType", kind_of(context, task.launch));
    shape.set("capacityProviderName", task.launch.capacity_providers.items()[0].text("capacityProvider"));
  }
  if (task.launch.is_fargate()) {
    shape.set("platformVersion", task.launch.platform_version);
    shape.set("platformFamily", "Linux");
  }
  if (!task.started_by.empty()) shape.set("startedBy", task.started_by);
  show_time(shape, "pullStartedAt", task.pull_started);
  show_time(shape, "pullStoppedAt", task.pull_stopped);
  show_time(shape, "startedAt", task.started);
  show_time(shape, "stoppingAt", task.stopping);
  show_time(shape, "stoppedAt", task.stopped);
  if (!task.stop_code.empty()) shape.set("stopCode", task.stop_code);
  if (!task.stopped_reason.empty()) shape.set("stoppedReason", task.stopped_reason);
  shape.set("tags", with_tags ? tag_list(task.tags) : Value::array());
  shape.set("taskArn", task.arn);
  shape.set("taskDefinitionArn", task.launch.task_definition);
  shape.set("version", task.version);
  return shape;
}

}  // namespace kakoi::sim::services::ecs
