// Targets: registered when tasks run, checked by the VPC's rules, drained before they stop.
#include "delivery.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kakoi::sim::services {
namespace {

void create(Delivery& estate, const std::string& group, const std::string& more = "") {
  estate.ok("ecs", "CreateService",
            "{'cluster':'c','serviceName':'web','taskDefinition':'app','launchType':'FARGATE','desiredCount':1," +
                estate.balanced(estate.blue) + ",'networkConfiguration':{'awsvpcConfiguration':{'subnets':['" +
                estate.private_subnet + "'],'securityGroups':['" + group + "']}}" + more + "}");
}

std::size_t count_of(const std::vector<std::string>& events, const std::string& part) {
  return static_cast<std::size_t>(
      std::ranges::count_if(events, [&](const std::string& it) { return it.find(part) != std::string::npos; }));
}

TEST(Targets, ANewTaskIsHealthyAfterOneCheck) {
  Delivery estate;
  create(estate, estate.tasks);
  estate.pass(14);
  EXPECT_EQ(estate.states(estate.blue), std::vector<std::string>{"initial"});
  EXPECT_EQ(estate.service("web")["deployments"].items().at(0).text("rolloutState"), "IN_PROGRESS");
  estate.pass(10);
  EXPECT_EQ(estate.states(estate.blue), std::vector<std::string>{"healthy"});
  EXPECT_EQ(estate.service("web")["deployments"].items().at(0).text("rolloutState"), "COMPLETED");
}

TEST(Targets, TwoTaskSetsStandBehindOneGroupOrNot) {
  for (const bool may : {true, false}) {
    Delivery estate;
    estate.world.quirks.task_sets_share_target_group = may;
    estate.ok("ecs", "CreateService",
              "{'cluster':'c','serviceName':'web','desiredCount':0,'deploymentController':{'type':'EXTERNAL'}}");
    const auto set_behind = [&](const std::string& group) {
      return estate.refusal("ecs", "CreateTaskSet",
                            "{'cluster':'c','service':'web','taskDefinition':'app','launchType':'FARGATE'," +
                                estate.balanced(group) + "," + estate.network(estate.private_subnet, false) + "}");
    };
    EXPECT_EQ(set_behind(estate.blue), "");
    EXPECT_EQ(set_behind(estate.blue).empty(), may);
  }
}

TEST(Targets, ATaskThatIsNotLetInIsReplacedAgainAndAgain) {
  Delivery estate;
  create(estate, estate.front);
  estate.pass(200);
  EXPECT_GE(count_of(estate.events("web"), "due to (reason Request timed out)"), 2U);
  EXPECT_EQ(estate.service("web")["deployments"].items().at(0).text("rolloutState"), "IN_PROGRESS");
  // It had come to run: the scheduler does not slow down.
  EXPECT_EQ(count_of(estate.events("web"), "unable to consistently start"), 0U);
}

TEST(Targets, TheGracePeriodLetsFailuresPass) {
  Delivery estate;
  create(estate, estate.front, ",'healthCheckGracePeriodSeconds':120");
  estate.pass(100);
  EXPECT_EQ(estate.states(estate.blue), std::vector<std::string>{"unhealthy"});
  EXPECT_EQ(count_of(estate.events("web"), "is unhealthy"), 0U);
  estate.pass(60);
  EXPECT_EQ(count_of(estate.events("web"), "is unhealthy"), 1U);
}

TEST(Targets, AGroupThatIsOpenedLaterHealsThem) {
  Delivery estate;
  create(estate, estate.front, ",'healthCheckGracePeriodSeconds':600");
  estate.pass(60);
  EXPECT_EQ(estate.states(estate.blue), std::vector<std::string>{"unhealthy"});
  estate.ok("ec2", "AuthorizeSecurityGroupIngress",
            "{'GroupId':'" + estate.front +
                "','IpPermissions':[{'IpProtocol':'tcp','FromPort':'80','ToPort':'80','IpRanges':[{'CidrIp':'10.0.0.0/"
                "16'}]}]}");
  estate.pass(20);
  // One that has failed has to pass five times.
  EXPECT_EQ(estate.states(estate.blue), std::vector<std::string>{"unhealthy"});
  estate.pass(40);
  EXPECT_EQ(estate.states(estate.blue), std::vector<std::string>{"healthy"});
}

TEST(Targets, AStoppedTaskDrainsBeforeItsContainersStop) {
  Delivery estate;
  create(estate, estate.tasks);
  estate.pass(60);
  estate.ok("ecs", "UpdateService", "{'cluster':'c','service':'web','desiredCount':0}");
  estate.pass(5);
  EXPECT_EQ(estate.states(estate.blue), std::vector<std::string>{"draining"});
  const Value arns = estate.ok("ecs", "ListTasks", "{'cluster':'c','desiredStatus':'STOPPED'}");
  const std::string arn = arns["taskArns"].items().at(0).as_text().value_or("");
  const auto status = [&] {
    return estate.ok("ecs", "DescribeTasks", "{'cluster':'c','tasks':['" + arn + "']}")["tasks"].items().at(0).text(
        "lastStatus");
  };
  EXPECT_EQ(status(), "DEACTIVATING");
  estate.pass(60);
  EXPECT_EQ(status(), "STOPPED");
  EXPECT_TRUE(estate.states(estate.blue).empty());
}

TEST(Targets, WithoutAListenerTheyAreUnused) {
  Delivery estate;
  create(estate, estate.tasks);
  estate.pass(60);
  estate.ok("elasticloadbalancing", "DeleteListener", "{'ListenerArn':'" + estate.listener + "'}");
  EXPECT_EQ(estate.states(estate.blue), std::vector<std::string>{"unused"});
  EXPECT_EQ(estate.service("web").integer("runningCount"), 1);
}

TEST(Targets, AnAnswerThatTheMatcherDoesNotTakeFails) {
  Delivery estate;
  estate.ok("elasticloadbalancing", "ModifyTargetGroup",
            "{'TargetGroupArn':'" + estate.blue + "','Matcher':{'HttpCode':'300-399,404'}}");
  create(estate, estate.tasks);
  estate.pass(60);
  EXPECT_GE(count_of(estate.events("web"), "due to (reason Health checks failed with these codes: [200])"), 1U);
}

TEST(Targets, CodeDeployWithoutALoadBalancerIsAQuirk) {
  Delivery estate;
  const std::string input =
      "{'cluster':'c','serviceName':'bare','taskDefinition':'app','launchType':'FARGATE','desiredCount':1,"
      "'deploymentController':{'type':'CODE_DEPLOY'}," +
      estate.network(estate.private_subnet, false) + "}";
  estate.world.quirks.code_deploy_without_load_balancer = false;
  EXPECT_NE(estate.refusal("ecs", "CreateService", input), "");
  estate.world.quirks.code_deploy_without_load_balancer = true;
  EXPECT_EQ(estate.refusal("ecs", "CreateService", input), "");
}

}  // namespace
}  // namespace kakoi::sim::services
