// The ECS controller: what can be seen of a service while its rollout goes on.
#include "estate.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kakoi::sim::services {
namespace {

constexpr const char* kBreaker =
    ",'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true,'rollback':false}}";
constexpr const char* kRollback =
    ",'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true,'rollback':true}}";
// Long enough for three tasks to fail, one after the other.
constexpr double kThreeFailures = 400;

std::string public_ip_of(const Value& deployment) {
  return deployment["networkConfiguration"]["awsvpcConfiguration"].text("assignPublicIp");
}

const Value& deployment(const Value& service, std::size_t index) { return service["deployments"].items().at(index); }

void close_network(Estate& estate, const std::string& name, const std::string& subnet) {
  estate.ok("ecs", "UpdateService", "{'cluster':'c','service':'" + name + "'," + estate.network(subnet, false) + "}");
}

TEST(Rollout, ANewServiceComesUpInItsTime) {
  Estate estate;
  const Value created = estate.create_service("web", estate.public_subnet, true, 2)["service"];
  EXPECT_EQ(created.integer("runningCount"), 0);
  EXPECT_EQ(deployment(created, 0).text("rolloutState"), "IN_PROGRESS");
  estate.pass(5);
  EXPECT_EQ(estate.service("web").integer("pendingCount"), 2);
  estate.pass(60);
  const Value service = estate.service("web");
  EXPECT_EQ(service.integer("runningCount"), 2);
  EXPECT_EQ(deployment(service, 0).text("rolloutState"), "COMPLETED");
  EXPECT_EQ(deployment(service, 0).text("rolloutStateReason"),
            "ECS deployment " + deployment(service, 0).text("id") + " completed.");
  EXPECT_EQ(deployment(service, 0).text("platformVersion"), "1.4.0");
  EXPECT_EQ(service.text("platformVersion"), "LATEST");
  EXPECT_EQ(estate.events("web").front(), "(service web) has reached a steady state.");
  EXPECT_EQ(estate.public_ips("web").size(), 2U);
  EXPECT_FALSE(estate.public_ips("web").front().empty());
}

TEST(Rollout, TheOldDeploymentStaysEnabledWhileTheNewOneComesUp) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1);
  estate.pass(60);
  close_network(estate, "web", estate.private_subnet);
  estate.pass(8);
  const Value service = estate.service("web");
  ASSERT_EQ(service["deployments"].items().size(), 2U);
  EXPECT_EQ(service["networkConfiguration"]["awsvpcConfiguration"].text("assignPublicIp"), "DISABLED");
  EXPECT_EQ(deployment(service, 0).text("status"), "PRIMARY");
  EXPECT_EQ(public_ip_of(deployment(service, 0)), "DISABLED");
  EXPECT_EQ(deployment(service, 1).text("status"), "ACTIVE");
  EXPECT_EQ(public_ip_of(deployment(service, 1)), "ENABLED");
  EXPECT_EQ(deployment(service, 1).integer("runningCount"), 1);
  estate.pass(120);
  EXPECT_EQ(estate.service("web")["deployments"].items().size(), 1U);
  EXPECT_EQ(estate.public_ips("web"), std::vector<std::string>{""});
}

TEST(Rollout, WithoutEgressTasksFailAndTheOldOneStays) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1);
  estate.pass(60);
  // The classic mistake: the address is taken away in a subnet whose only way out is the internet gateway.
  close_network(estate, "web", estate.public_subnet);
  estate.pass(kThreeFailures);
  const Value service = estate.service("web");
  EXPECT_EQ(deployment(service, 0).text("rolloutState"), "IN_PROGRESS");
  EXPECT_GE(deployment(service, 0).integer("failedTasks"), 3);
  EXPECT_EQ(deployment(service, 1).integer("runningCount"), 1);
  EXPECT_FALSE(estate.public_ips("web").front().empty());
}

TEST(Rollout, ATaskThatCannotReachItsRegistrySaysSo) {
  Estate estate;
  estate.create_service("web", estate.isolated_subnet, false, 1);
  estate.pass(90);
  const Value stopped = estate.ok("ecs", "ListTasks", "{'cluster':'c','desiredStatus':'STOPPED'}");
  const std::string arn = stopped["taskArns"].items().at(0).as_text().value_or("");
  const Value task =
      estate.ok("ecs", "DescribeTasks", "{'cluster':'c','tasks':['" + arn + "']}")["tasks"].items().at(0);
  EXPECT_EQ(task.text("stopCode"), "TaskFailedToStart");
  EXPECT_TRUE(
      task.text("stoppedReason")
          .starts_with("ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull "
                       "registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR."))
      << task.text("stoppedReason");
}

TEST(Rollout, TheOldPlatformFailsInItsOwnWords) {
  Estate estate;
  estate.create_service("web", estate.isolated_subnet, false, 1, ",'platformVersion':'1.3.0'");
  estate.pass(90);
  const Value stopped = estate.ok("ecs", "ListTasks", "{'cluster':'c','desiredStatus':'STOPPED'}");
  const std::string arn = stopped["taskArns"].items().at(0).as_text().value_or("");
  const Value task =
      estate.ok("ecs", "DescribeTasks", "{'cluster':'c','tasks':['" + arn + "']}")["tasks"].items().at(0);
  EXPECT_EQ(task.text("stoppedReason"), "Task failed to start");
  EXPECT_TRUE(
      task["containers"].items().at(0).text("reason").starts_with("CannotPullContainerError: API error (500): Get"));
}

TEST(Rollout, TheBreakerWithoutRollbackLeavesAFailedDeployment) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1, kBreaker);
  estate.pass(60);
  close_network(estate, "web", estate.isolated_subnet);
  estate.pass(kThreeFailures);
  const Value service = estate.service("web");
  EXPECT_EQ(deployment(service, 0).text("rolloutState"), "FAILED");
  EXPECT_EQ(deployment(service, 0).text("rolloutStateReason"),
            "ECS deployment circuit breaker: tasks failed to start.");
  EXPECT_EQ(deployment(service, 1).integer("runningCount"), 1);
}

TEST(Rollout, TheBreakerWithRollbackBringsThePublicAddressBack) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1, kRollback);
  estate.pass(60);
  const std::string first = deployment(estate.service("web"), 0).text("id");
  close_network(estate, "web", estate.isolated_subnet);
  estate.pass(kThreeFailures);
  const Value service = estate.service("web");
  ASSERT_EQ(service["deployments"].items().size(), 1U);
  EXPECT_EQ(deployment(service, 0).text("id"), first);
  EXPECT_EQ(service["networkConfiguration"]["awsvpcConfiguration"].text("assignPublicIp"), "ENABLED");
  const auto events = estate.events("web");
  EXPECT_NE(std::find(events.begin(), events.end(), "(service web) rolling back to deployment " + first + "."),
            events.end());
  EXPECT_EQ(events.front(), "(service web) has reached a steady state.");
}

TEST(Rollout, NothingRunsAtDesiredCountNought) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 0);
  estate.pass(10);
  const Value service = estate.service("web");
  EXPECT_EQ(service.integer("runningCount"), 0);
  EXPECT_EQ(deployment(service, 0).text("rolloutState"), "COMPLETED");
  EXPECT_EQ(public_ip_of(deployment(service, 0)), "ENABLED");
}

TEST(Rollout, ScalingStartsNoDeployment) {
  Estate estate;
  estate.create_service("web", estate.private_subnet, false, 1);
  estate.pass(60);
  const std::string before = deployment(estate.service("web"), 0).text("id");
  estate.ok("ecs", "UpdateService", "{'cluster':'c','service':'web','desiredCount':3}");
  estate.pass(60);
  EXPECT_EQ(estate.service("web").integer("runningCount"), 3);
  EXPECT_EQ(deployment(estate.service("web"), 0).text("id"), before);
  estate.ok("ecs", "UpdateService", "{'cluster':'c','service':'web','desiredCount':1}");
  estate.pass(60);
  EXPECT_EQ(estate.service("web").integer("runningCount"), 1);
}

TEST(Rollout, TheSameNetworkAgainIsNoChange) {
  Estate estate;
  estate.create_service("web", estate.private_subnet, false, 1);
  estate.pass(60);
  close_network(estate, "web", estate.private_subnet);
  EXPECT_EQ(estate.service("web")["deployments"].items().size(), 1U);
  estate.world.quirks.same_network_starts_deployment = true;
  close_network(estate, "web", estate.private_subnet);
  EXPECT_EQ(estate.service("web")["deployments"].items().size(), 2U);
}

TEST(Rollout, ADeletedServiceDrainsAndIsInactive) {
  Estate estate;
  estate.create_service("web", estate.private_subnet, false, 1);
  estate.pass(60);
  EXPECT_EQ(estate.refusal("ecs", "DeleteService", "{'cluster':'c','service':'web'}"),
            "InvalidParameterException: The service cannot be stopped while it is scaled above 0.");
  estate.ok("ecs", "DeleteService", "{'cluster':'c','service':'web','force':true}");
  EXPECT_EQ(estate.service("web").text("status"), "DRAINING");
  estate.pass(60);
  EXPECT_EQ(estate.service("web").text("status"), "INACTIVE");
  EXPECT_EQ(estate.refusal("ecs", "UpdateService", "{'cluster':'c','service':'web','desiredCount':1}"),
            "ServiceNotActiveException: Service was not ACTIVE.");
  estate.create_service("web", estate.private_subnet, false, 1);
}

TEST(Rollout, AStoppedTaskOfAServiceIsReplaced) {
  Estate estate;
  estate.create_service("web", estate.private_subnet, false, 1);
  estate.pass(60);
  const Value tasks = estate.ok("ecs", "ListTasks", "{'cluster':'c','serviceName':'web'}");
  const std::string arn = tasks["taskArns"].items().at(0).as_text().value_or("");
  estate.ok("ecs", "StopTask", "{'cluster':'c','task':'" + arn + "'}");
  estate.pass(60);
  const Value now = estate.ok("ecs", "ListTasks", "{'cluster':'c','serviceName':'web'}");
  ASSERT_EQ(now["taskArns"].items().size(), 1U);
  EXPECT_NE(now["taskArns"].items().at(0).as_text(), arn);
}

}  // namespace
}  // namespace kakoi::sim::services
