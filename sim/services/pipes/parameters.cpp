#include "sim/services/pipes/parameters.hpp"

#include "sim/services/launching/ecs_target.hpp"

namespace kakoi::sim::services::pipes {
namespace {

/// Members of sources that CreatePipe takes and UpdatePipe does not.
constexpr std::string_view kForGood[] = {
    "StartingPosition", "StartingPositionTimestamp", "QueueName", "VirtualHost", "TopicName",
    "ConsumerGroupID",  "AdditionalBootstrapServers"};
constexpr std::int64_t kBatchOfQueues = 10;

Value with_carried_over(const Value& before, Value given) {
  for (const std::string_view name : kForGood) {
    if (before.has(name)) given.set(name, before[name]);
  }
  return given;
}

}  // namespace

Value source_parameters(const std::string& source, const Value& given) {
  Value parameters = given.is_object() ? given : Value::object();
  if (source.find(":sqs:") != std::string::npos) {
    Value queue = parameters["SqsQueueParameters"];
    if (!queue.has("BatchSize")) queue.set("BatchSize", kBatchOfQueues);
    parameters.set("SqsQueueParameters", std::move(queue));
  }
  return parameters;
}

Value target_parameters(const Value& given) {
  Value parameters = given.is_object() ? given : Value::object();
  if (parameters.has("EcsTaskParameters")) {
    parameters.set("EcsTaskParameters", launching::known_parameters(parameters["EcsTaskParameters"]));
  }
  return parameters;
}

Value updated(const Value& before, const Value& given) {
  Value after = before;
  for (const value::Member& it : given.members()) {
    after.set(it.name, it.value.is_object() ? with_carried_over(before[it.name], it.value) : it.value);
  }
  return after;
}

}  // namespace kakoi::sim::services::pipes
