// BLUE_GREEN, LINEAR and CANARY: which stages are passed through and when, and the ways back.
#include "estate.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::services {
namespace {

constexpr double kMinute = 60;

std::string configuration(const std::string& members) { return ",'deploymentConfiguration':{" + members + "}"; }

const std::string kBlueGreen = configuration("'strategy':'BLUE_GREEN','bakeTimeInMinutes':10");

void close_network(Estate& estate, const std::string& subnet) {
  estate.ok("ecs", "UpdateService", "{'cluster':'c','service':'web'," + estate.network(subnet, false) + "}");
}

Value newest(Estate& estate) {
  const Value listed = estate.ok("ecs", "ListServiceDeployments", "{'cluster':'c','service':'web'}");
  const std::string arn = listed["serviceDeployments"].items().at(0).text("serviceDeploymentArn");
  return estate
      .ok("ecs", "DescribeServiceDeployments", "{'serviceDeploymentArns':['" + arn + "']}")["serviceDeployments"]
      .items()
      .at(0);
}

std::string stop(Estate& estate, const std::string& type = "ROLLBACK") {
  return estate.refusal(
      "ecs", "StopServiceDeployment",
      "{'serviceDeploymentArn':'" + newest(estate).text("serviceDeploymentArn") + "','stopType':'" + type + "'}");
}

/// Every stage that shows within so many seconds, in order.
std::vector<std::string> stages(Estate& estate, int seconds) {
  std::vector<std::string> seen;
  for (int i = 0; i < seconds; ++i) {
    const std::string stage = newest(estate).text("lifecycleStage");
    if (!stage.empty() && (seen.empty() || seen.back() != stage)) seen.push_back(stage);
    estate.pass(1);
  }
  return seen;
}

TEST(Stages, AllAreSeenInTheirOrder) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1, kBlueGreen);
  estate.pass(100);
  close_network(estate, estate.private_subnet);
  EXPECT_EQ(stages(estate, 800),
            (std::vector<std::string>{"PRE_SCALE_UP", "SCALE_UP", "POST_SCALE_UP", "TEST_TRAFFIC_SHIFT",
                                      "POST_TEST_TRAFFIC_SHIFT", "PRODUCTION_TRAFFIC_SHIFT",
                                      "POST_PRODUCTION_TRAFFIC_SHIFT", "BAKE_TIME", "CLEAN_UP"}));
  EXPECT_EQ(newest(estate).text("status"), "SUCCESSFUL");
}

TEST(Stages, WhatWasInFlightIsReconciledFirst) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1, kBlueGreen);
  estate.pass(100);
  close_network(estate, estate.private_subnet);
  estate.pass(40);
  estate.ok("ecs", "UpdateService", "{'cluster':'c','service':'web','forceNewDeployment':true}");
  EXPECT_EQ(estate.service("web")["deployments"].items().size(), 3U);
  EXPECT_EQ(stages(estate, 60).at(0), "RECONCILE_SERVICE");
  EXPECT_EQ(estate.service("web")["deployments"].items().size(), 2U);
}

TEST(Stages, AStopBringsTheOldRevisionBackAtOnce) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 2, kBlueGreen);
  estate.pass(100);
  close_network(estate, estate.private_subnet);
  estate.pass(2 * kMinute);
  EXPECT_EQ(newest(estate).text("lifecycleStage"), "BAKE_TIME");
  EXPECT_EQ(stop(estate), "");
  EXPECT_EQ(newest(estate).text("status"), "ROLLBACK_REQUESTED");
  estate.pass(kMinute);
  EXPECT_EQ(newest(estate).text("status"), "ROLLBACK_SUCCESSFUL");
  EXPECT_EQ(estate.public_ips("web").size(), 2U);
  EXPECT_FALSE(estate.public_ips("web").front().empty());
}

TEST(Stages, WithoutEgressTheScaleUpGoesOnUntilTheBreakerOpens) {
  Estate estate;
  estate.create_service(
      "web", estate.public_subnet, true, 1,
      configuration("'strategy':'CANARY','deploymentCircuitBreaker':{'enable':true,'rollback':true}"));
  estate.pass(100);
  close_network(estate, estate.isolated_subnet);
  estate.pass(kMinute);
  EXPECT_EQ(newest(estate).text("lifecycleStage"), "SCALE_UP");
  estate.pass(10 * kMinute);
  EXPECT_EQ(newest(estate).text("status"), "ROLLBACK_SUCCESSFUL");
  EXPECT_EQ(newest(estate)["deploymentCircuitBreaker"].text("status"), "TRIGGERED");
  EXPECT_EQ(newest(estate)["deploymentCircuitBreaker"].integer("failureCount"), 3);
}

TEST(Stages, APauseThatNobodyAnswersRollsBack) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1);
  estate.pass(kMinute);
  estate.ok("ecs", "UpdateService",
            "{'cluster':'c','service':'web','forceNewDeployment':true" +
                configuration("'strategy':'BLUE_GREEN','bakeTimeInMinutes':0,'lifecycleHooks':[{'targetType':'PAUSE',"
                              "'lifecycleStages':['PRE_PRODUCTION_TRAFFIC_SHIFT']}]") +
                "}");
  estate.pass(10 * kMinute);
  EXPECT_EQ(newest(estate)["lifecycleHookDetails"].items().at(0).text("status"), "AWAITING_ACTION");
  EXPECT_EQ(newest(estate).text("status"), "IN_PROGRESS");
  constexpr double kDay = 1440 * kMinute;
  estate.pass(kDay);
  EXPECT_EQ(newest(estate).text("status"), "ROLLBACK_SUCCESSFUL");
}

TEST(Stages, ScalingWhileBothRun) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1, kBlueGreen);
  estate.pass(100);
  close_network(estate, estate.private_subnet);
  estate.pass(2 * kMinute);
  estate.ok("ecs", "UpdateService", "{'cluster':'c','service':'web','desiredCount':2}");
  estate.pass(kMinute);
  EXPECT_EQ(estate.service("web").integer("runningCount"), 4);
  EXPECT_EQ(estate.public_ips("web").size(), 4U);
}

TEST(Stages, TheFirstDeploymentBakesOnlyByAQuirk) {
  const auto after_two_minutes = [](bool bakes) {
    Estate estate;
    estate.world.quirks.bakes_first_deployment = bakes;
    estate.create_service("web", estate.public_subnet, true, 1, kBlueGreen);
    estate.pass(2 * kMinute);
    return newest(estate).text("status");
  };
  EXPECT_EQ(after_two_minutes(false), "SUCCESSFUL");
  EXPECT_EQ(after_two_minutes(true), "IN_PROGRESS");
}

TEST(Stopping, WithNothingToGoBackToItFails) {
  Estate estate;
  estate.create_service("web", estate.isolated_subnet, false, 1);
  estate.pass(10);
  EXPECT_EQ(stop(estate), "");
  estate.pass(10);
  EXPECT_EQ(newest(estate).text("status"), "ROLLBACK_FAILED");
}

TEST(Stopping, AbortIsAQuirkAndLeavesThingsAsTheyAre) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1);
  estate.pass(kMinute);
  close_network(estate, estate.isolated_subnet);
  estate.pass(10);
  EXPECT_NE(stop(estate, "ABORT"), "");
  estate.world.quirks.stop_type_abort = true;
  EXPECT_EQ(stop(estate, "ABORT"), "");
  EXPECT_EQ(newest(estate).text("status"), "STOP_REQUESTED");
  estate.pass(10 * kMinute);
  EXPECT_EQ(newest(estate).text("status"), "STOPPED");
  const Value service = estate.service("web");
  EXPECT_EQ(service["deployments"].items().size(), 2U);
  EXPECT_EQ(service.integer("runningCount"), 1);
}

TEST(Stopping, TheLastServiceDeploymentIsCurrentByAQuirk) {
  Estate estate;
  estate.create_service("web", estate.private_subnet, false, 1);
  EXPECT_TRUE(estate.service("web").has("currentServiceDeployment"));
  estate.pass(kMinute);
  EXPECT_FALSE(estate.service("web").has("currentServiceDeployment"));
  estate.world.quirks.keeps_current_service_deployment = true;
  EXPECT_TRUE(estate.service("web").has("currentServiceDeployment"));
}

}  // namespace
}  // namespace kakoi::sim::services
