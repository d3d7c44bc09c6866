// Flow logs, as VPC modules make them. Nothing is logged.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::int64_t kDefaultInterval = 600;
constexpr std::string_view kDefaultFormat =
    "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} "
    "${bytes} ${start} ${end} ${action} ${log-status}";

constexpr std::array kFilters = {
    Filter{"deliver-log-status", "deliverLogsStatus"},
    Filter{"log-destination-type", "logDestinationType"},
    Filter{"flow-log-id", "flowLogId"},
    Filter{"log-group-name", "logGroupName"},
    Filter{"resource-id", "resourceId"},
    Filter{"traffic-type", "trafficType"},
};

Value shape(const Context& /*context*/, const world::FlowLog& log) {
  const auto some = [&](std::string_view name) { return log.asked[name]; };
  return Value::object({{"flowLogId", log.id},
                        {"flowLogStatus", "ACTIVE"},
                        {"deliverLogsStatus", "SUCCESS"},
                        {"resourceId", log.resource_id},
                        {"trafficType", some("TrafficType")},
                        {"logDestinationType", log.asked.text("LogDestinationType", "cloud-watch-logs")},
                        {"logDestination", some("LogDestination")},
                        {"logGroupName", some("LogGroupName")},
                        {"deliverLogsPermissionArn", some("DeliverLogsPermissionArn")},
                        {"logFormat", log.asked.text("LogFormat", kDefaultFormat)},
                        {"maxAggregationInterval", log.asked.integer("MaxAggregationInterval", kDefaultInterval)},
                        {"creationTime", value::Timestamp{log.created}},
                        {"tagSet", tag_set(log.tags)}});
}

constexpr Kind<world::FlowLog> kLogs{
    .naming = kFlowLog, .set = "flowLogSet", .least = 1, .filters = kFilters, .shape = shape};

Value failure(const std::string& id, const ApiError& error) {
  return Value::object(
      {{"resourceId", id}, {"error", Value::object({{"code", error.code}, {"message", error.message}})}});
}

bool is_there(const world::Ec2& ec2, const std::string& id) {
  return ec2.vpcs.contains(id) || ec2.subnets.contains(id) || ec2.interfaces.contains(id) ||
         ec2.transit_gateways.contains(id) || ec2.transit_attachments.contains(id) || ec2.nat_gateways.contains(id);
}

}  // namespace

Outcome create_flow_logs(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  Value ids = Value::array();
  Value unsuccessful = Value::array();
  for (const std::string& resource : input.texts_of("ResourceId")) {
    if (!is_there(ec2, resource)) {
      unsuccessful.append(failure(resource, {.code = "InvalidResourceId.NotFound",
                                             .message = "The resource ID '" + resource + "' does not exist"}));
      continue;
    }
    world::FlowLog log{.id = context.world.ids.resource("fl"),
                       .resource_id = resource,
                       .asked = input,
                       .created = context.world.now(),
                       .tags = tags_of(input)};
    ids.append(log.id);
    ec2.flow_logs.emplace(log.id, std::move(log));
  }
  return Value::object({{"flowLogIdSet", std::move(ids)}, {"unsuccessful", std::move(unsuccessful)}});
}

Outcome delete_flow_logs(Context& context, const Value& input) {
  Value unsuccessful = Value::array();
  for (const std::string& id : input.texts_of("FlowLogId")) {
    if (context.region.ec2.flow_logs.erase(id) == 0) unsuccessful.append(failure(id, not_found(kFlowLog, id)));
  }
  return Value::object({{"unsuccessful", std::move(unsuccessful)}});
}

Outcome describe_flow_logs(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.flow_logs, kLogs);
}

}  // namespace kakoi::sim::services::ec2
