#include "sim/scenario/launchers.hpp"

#include "sim/value/json.hpp"

#include <utility>

namespace kakoi::sim::scenario {
namespace {

// Once a year: what is generated stands still.
constexpr const char* kYearly = "cron(0 3 1 1 ? *)";

Value network_configuration(const std::string& subnet, bool is_public) {
  return Value::object(
      {{"awsvpcConfiguration",
        Value::object({{"subnets", Value::texts({subnet})}, {"assignPublicIp", is_public ? "ENABLED" : "DISABLED"}})}});
}

/// Exactly so many of a hundred, spread evenly.
bool is_chosen(std::int64_t number, std::int64_t percent) {
  return (number + 1) * percent / 100 > number * percent / 100;
}

/// The cluster of one of `count` things.
std::string cluster_of(const Estate& estate, std::int64_t number, std::int64_t count) {
  return numbered("cluster-", number * estate.clusters / count);
}

std::string arn(const std::string& service, const std::string& resource) {
  const std::string region = service == "iam" ? "" : "us-east-1";
  return "arn:aws:" + service + ":" + region + ":" + std::string(kAccount) + ":" + resource;
}

/// `EcsParameters`, as rules, schedules and pipes have them.
Value task_of(const Estate& estate, std::int64_t number) {
  const bool is_public = is_chosen(number, estate.public_percent);
  const std::string& subnet = is_public ? estate.network.public_subnet : estate.network.private_subnet;
  Value awsvpc =
      Value::object({{"Subnets", Value::texts({subnet})}, {"AssignPublicIp", is_public ? "ENABLED" : "DISABLED"}});
  return Value::object({{"TaskDefinitionArn", arn("ecs", "task-definition/app:1")},
                        {"TaskCount", 1},
                        {"LaunchType", "FARGATE"},
                        {"NetworkConfiguration", Value::object({{"awsvpcConfiguration", std::move(awsvpc)}})}});
}

}  // namespace

std::string numbered(const char* name, std::int64_t number) {
  const std::string digits = std::to_string(number);
  return name + std::string(digits.size() < 5 ? 5 - digits.size() : 0, '0') + digits;
}

void add_services(Builder& make, const Estate& estate, std::int64_t count, std::int64_t tasks) {
  for (std::int64_t i = 0; i < count; ++i) {
    const bool is_public = is_chosen(i, estate.public_percent);
    make("ecs", "CreateService",
         Value::object({{"cluster", cluster_of(estate, i, count)},
                        {"serviceName", numbered("service-", i)},
                        {"taskDefinition", "app"},
                        {"desiredCount", tasks},
                        {"launchType", "FARGATE"},
                        {"networkConfiguration",
                         network_configuration(is_public ? estate.network.public_subnet : estate.network.private_subnet,
                                               is_public)}}));
  }
}

void add_rules(Builder& make, const Estate& estate, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    const std::string name = numbered("rule-", i);
    make("events", "PutRule", Value::object({{"Name", name}, {"ScheduleExpression", kYearly}}));
    Value target = Value::object({{"Id", "task"},
                                  {"Arn", arn("ecs", "cluster/" + cluster_of(estate, i, count))},
                                  {"RoleArn", arn("iam", "role/events")},
                                  {"EcsParameters", task_of(estate, i)}});
    make("events", "PutTargets", Value::object({{"Rule", name}, {"Targets", Value(Value::Array{std::move(target)})}}));
  }
}

void add_schedules(Builder& make, const Estate& estate, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    make("scheduler", "CreateSchedule",
         Value::object({{"Name", numbered("schedule-", i)},
                        {"ScheduleExpression", kYearly},
                        {"FlexibleTimeWindow", Value::object({{"Mode", "OFF"}})},
                        {"Target", Value::object({{"Arn", arn("ecs", "cluster/" + cluster_of(estate, i, count))},
                                                  {"RoleArn", arn("iam", "role/scheduler")},
                                                  {"EcsParameters", task_of(estate, i)}})}}));
  }
}

void add_pipes(Builder& make, const Estate& estate, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    make("pipes", "CreatePipe",
         Value::object({{"Name", numbered("pipe-", i)},
                        {"Source", arn("sqs", "queue")},
                        {"Target", arn("ecs", "cluster/" + cluster_of(estate, i, count))},
                        {"RoleArn", arn("iam", "role/pipes")},
                        {"TargetParameters", Value::object({{"EcsTaskParameters", task_of(estate, i)}})}}));
  }
}

void add_state_machines(Builder& make, const Estate& estate, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    const bool open = is_chosen(i, estate.public_percent);
    const Value awsvpc =
        Value::object({{"Subnets", Value::texts({open ? estate.network.public_subnet : estate.network.private_subnet})},
                       {"AssignPublicIp", open ? "ENABLED" : "DISABLED"}});
    const Value parameters =
        Value::object({{"Cluster", cluster_of(estate, i, count)},
                       {"TaskDefinition", "app"},
                       {"LaunchType", "FARGATE"},
                       {"NetworkConfiguration", Value::object({{"AwsvpcConfiguration", awsvpc}})}});
    const Value run = Value::object({{"Type", "Task"},
                                     {"Resource", "arn:aws:states:::ecs:runTask.sync"},
                                     {"Parameters", parameters},
                                     {"End", true}});
    const Value definition = Value::object({{"StartAt", "Run"}, {"States", Value::object({{"Run", run}})}});
    make("states", "CreateStateMachine",
         Value::object({{"name", numbered("machine-", i)},
                        {"definition", value::to_json(definition)},
                        {"roleArn", arn("iam", "role/states")}}));
  }
}

void add_job_definitions(Builder& make, const Estate& estate, std::int64_t count) {
  const auto requirement = [](const char* type, const char* value) {
    return Value::object({{"type", type}, {"value", value}});
  };
  for (std::int64_t i = 0; i < count; ++i) {
    const Value container = Value::object(
        {{"image", "public.ecr.aws/docker/library/busybox:stable"},
         {"executionRoleArn", arn("iam", "role/execution")},
         {"resourceRequirements", Value(Value::Array{requirement("VCPU", "0.25"), requirement("MEMORY", "512")})},
         {"networkConfiguration",
          Value::object({{"assignPublicIp", is_chosen(i, estate.public_percent) ? "ENABLED" : "DISABLED"}})}});
    make("batch", "RegisterJobDefinition",
         Value::object({{"jobDefinitionName", numbered("job-", i)},
                        {"type", "container"},
                        {"platformCapabilities", Value::texts({"FARGATE"})},
                        {"containerProperties", container}}));
  }
}

}  // namespace kakoi::sim::scenario
