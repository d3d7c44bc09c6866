// CodeDeploy at work: how traffic moves, what is seen meanwhile, and what becomes of what goes wrong.
#include "delivery.hpp"

#include "sim/orchestration/traffic.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::services {
namespace {

double green_share(Delivery& estate) {
  const world::Elbv2& elbv2 = estate.world.account(estate.account).region(estate.region).elbv2;
  return orchestration::traffic_share(elbv2, estate.listener, estate.green);
}

std::string public_ip(Delivery& estate) {
  return estate.service("web")["networkConfiguration"]["awsvpcConfiguration"].text("assignPublicIp");
}

TEST(BlueGreen, BothSetsAreThereUntilTheTerminationWaitIsOver) {
  Delivery estate;
  estate.add_code_deploy(5);
  const std::string id = estate.deploy(estate.private_subnet, false);
  estate.pass(60);
  EXPECT_EQ(public_ip(estate), "DISABLED");
  EXPECT_EQ(green_share(estate), 100);
  const Value waiting = estate.service("web");
  ASSERT_EQ(waiting["taskSets"].items().size(), 2U);
  EXPECT_EQ(waiting["taskSets"].items()[0].text("status"), "ACTIVE");
  EXPECT_EQ(waiting["taskSets"].items()[1].text("status"), "PRIMARY");
  EXPECT_EQ(estate.public_ips("web").size(), 2U);
  EXPECT_EQ(estate.deployment(id).text("status"), "InProgress");
  estate.pass(400);
  EXPECT_EQ(estate.deployment(id).text("status"), "Succeeded");
  EXPECT_EQ(estate.public_ips("web"), std::vector<std::string>{""});
}

TEST(BlueGreen, ACanaryWaitsWithTenPercent) {
  Delivery estate;
  estate.add_code_deploy(0);
  estate.deploy(estate.private_subnet, false, "ECSCanary10Percent5Minutes");
  estate.pass(90);
  EXPECT_EQ(green_share(estate), 10);
  EXPECT_EQ(public_ip(estate), "ENABLED");
  estate.pass(300);
  EXPECT_EQ(green_share(estate), 100);
}

TEST(BlueGreen, ALinearOneGoesTenByTen) {
  Delivery estate;
  estate.add_code_deploy(0);
  estate.deploy(estate.private_subnet, false, "ECSLinear10PercentEvery1Minutes");
  estate.pass(90);
  double before = green_share(estate);
  EXPECT_GE(before, 10);
  for (int minute = 0; minute < 8 && before < 100; ++minute) {
    estate.pass(60);
    EXPECT_EQ(green_share(estate), before + 10);
    before = green_share(estate);
  }
}

TEST(BlueGreen, ALinearOneDoesNotMoveTrafficToTargetsThatFail) {
  Delivery estate;
  estate.add_code_deploy(0);
  // A group that the load balancer is not let into.
  const std::string id = estate.deploy(estate.private_subnet, false, "ECSLinear10PercentEvery1Minutes", estate.front);
  estate.pass(1800);
  EXPECT_EQ(green_share(estate), 0);
  EXPECT_EQ(estate.deployment(id).text("status"), "InProgress");
  estate.pass(1900);
  EXPECT_EQ(estate.deployment(id)["errorInformation"].text("code"), "TIMEOUT");
  EXPECT_EQ(estate.service("web")["taskSets"].items().size(), 1U);
  EXPECT_EQ(public_ip(estate), "ENABLED");
  EXPECT_EQ(estate.states(estate.blue), std::vector<std::string>{"healthy"});
}

TEST(BlueGreen, AllAtOnceMovesItUncheckedUnlessTheQuirkSaysOtherwise) {
  for (const bool goes_unchecked : {true, false}) {
    Delivery estate;
    estate.world.quirks.all_at_once_shifts_unchecked = goes_unchecked;
    estate.add_code_deploy(60);
    estate.deploy(estate.private_subnet, false, "ECSAllAtOnce", estate.front);
    estate.pass(120);
    EXPECT_EQ(green_share(estate), goes_unchecked ? 100 : 0);
  }
}

TEST(BlueGreen, WhatAStoppedOneLeavesIsClearedByTheNextUnlessTheQuirkSaysOtherwise) {
  for (const bool clears : {true, false}) {
    Delivery estate;
    estate.world.quirks.deployment_clears_leftovers = clears;
    estate.add_code_deploy(0);
    const std::string stopped = estate.deploy(estate.isolated_subnet, false);
    estate.pass(30);
    estate.ok("codedeploy", "StopDeployment", "{'deploymentId':'" + stopped + "'}");
    estate.pass(200);
    EXPECT_EQ(estate.deployment(stopped).text("status"), "Stopped");
    EXPECT_EQ(estate.service("web")["taskSets"].items().size(), 2U);
    estate.deploy(estate.private_subnet, false);
    estate.pass(120);
    EXPECT_EQ(estate.service("web")["taskSets"].items().size(), clears ? 1U : 2U);
    EXPECT_EQ(public_ip(estate), "DISABLED");
  }
}

TEST(BlueGreen, OneAtATime) {
  Delivery estate;
  estate.add_code_deploy();
  const std::string first = estate.deploy(estate.private_subnet, false);
  EXPECT_EQ(estate.deploy(estate.private_subnet, false),
            "The Deployment Group 'web' already has an active Deployment '" + first + "'");
}

TEST(BlueGreen, AServiceThatIsDeletedMeanwhileFailsIt) {
  Delivery estate;
  estate.add_code_deploy();
  const std::string id = estate.deploy(estate.isolated_subnet, false);
  estate.pass(30);
  estate.ok("ecs", "DeleteService", "{'cluster':'c','service':'web','force':true}");
  estate.pass(120);
  EXPECT_EQ(estate.deployment(id)["errorInformation"].text("code"), "INVALID_ECS_SERVICE");
  EXPECT_EQ(estate.service("web").text("status"), "INACTIVE");
}

}  // namespace
}  // namespace kakoi::sim::services
