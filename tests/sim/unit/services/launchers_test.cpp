// Rules and schedules that start tasks by themselves.
#include "estate.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kakoi::sim::services {
namespace {

constexpr const char* kCluster = "arn:aws:ecs:us-east-1:111122223333:cluster/c";
constexpr double kHour = 3600;
constexpr double kDay = 24 * kHour;

struct Launchers : testing::Test {
  Estate estate;

  [[nodiscard]] std::string parameters(const std::string& definition = "app") const {
    return "'EcsParameters':{'TaskDefinitionArn':'" + definition +
           "','LaunchType':'FARGATE','NetworkConfiguration':{'awsvpcConfiguration':{'Subnets':['" +
           estate.public_subnet + "'],'AssignPublicIp':'ENABLED'}}}";
  }
  void put_rule(const std::string& schedule, const std::string& definition = "app") {
    estate.ok("events", "PutRule", "{'Name':'r','ScheduleExpression':'" + schedule + "'}");
    estate.ok("events", "PutTargets",
              "{'Rule':'r','Targets':[{'Id':'t','Arn':'" + std::string(kCluster) +
                  "','RoleArn':'arn:aws:iam::111122223333:role/r'," + parameters(definition) + "}]}");
  }
  void create_schedule(const std::string& expression, const std::string& more = "") {
    estate.ok("scheduler", "CreateSchedule",
              "{'Name':'s','ScheduleExpression':'" + expression +
                  "','FlexibleTimeWindow':{'Mode':'OFF'},'Target':{'Arn':'" + std::string(kCluster) +
                  "','RoleArn':'arn:aws:iam::111122223333:role/r'," + parameters() + "}" + more + "}");
  }
  world::EventRule& rule() { return region().events.buses.at("default").rules.at("r"); }
  world::Schedule& schedule() { return *region().scheduler.schedule("default", "s"); }
  world::Region& region() { return estate.world.account(estate.account).region(estate.region); }
};

TEST_F(Launchers, ARateFiresEachTimeAndItsTaskHasAPublicAddress) {
  put_rule("rate(1 hour)");
  estate.pass(kHour + 30);
  ASSERT_EQ(rule().launches, 1);
  ASSERT_EQ(region().ecs.tasks.size(), 1U);
  const world::Task& task = region().ecs.tasks.begin()->second;
  EXPECT_EQ(task.started_by, "events-rule/r");
  EXPECT_EQ(task.group, "family:app");
  EXPECT_NE(region().ec2.interfaces.at(task.interface_id).public_ip, "");
  estate.pass(2 * kHour);
  EXPECT_EQ(rule().launches, 3);
}

TEST_F(Launchers, WhatIsDisabledOrChangedOrGoneDoesNotFire) {
  put_rule("rate(1 hour)");
  estate.ok("events", "DisableRule", "{'Name':'r'}");
  estate.pass(2 * kHour);
  EXPECT_EQ(rule().launches, 0);
  estate.ok("events", "EnableRule", "{'Name':'r'}");
  estate.ok("events", "PutRule", "{'Name':'r','ScheduleExpression':'rate(3 hours)'}");
  estate.pass(2 * kHour);
  EXPECT_EQ(rule().launches, 0);
  estate.ok("events", "RemoveTargets", "{'Rule':'r','Ids':['t']}");
  estate.ok("events", "DeleteRule", "{'Name':'r'}");
  put_rule("rate(10 hours)");
  estate.pass(2 * kHour);
  EXPECT_EQ(rule().launches, 0);
}

TEST_F(Launchers, AMonthOfMinutesIsNotLivedThrough) {
  put_rule("rate(1 minute)");
  estate.pass(30 * kDay);
  EXPECT_GE(rule().launches, 100);
  EXPECT_LE(rule().launches, 102);
  estate.pass(60);
  EXPECT_LE(rule().launches, 103);
}

TEST_F(Launchers, ALaunchThatIsRefusedIsCountedAndChangesNothing) {
  put_rule("rate(1 hour)", "nothing");
  estate.pass(2 * kHour + 1);
  EXPECT_EQ(rule().launches, 0);
  EXPECT_EQ(rule().failures, 2);
  EXPECT_TRUE(region().ecs.tasks.empty());
}

TEST_F(Launchers, TheQuirkOfRatesThatFireAtOnce) {
  estate.world.quirks.rate_rules_fire_at_once = true;
  put_rule("rate(1 hour)");
  estate.pass(1);
  EXPECT_EQ(rule().launches, 1);
}

TEST_F(Launchers, AScheduleWithARateFiresAtOnceOrFromItsStart) {
  create_schedule("rate(1 hour)");
  estate.pass(1);
  EXPECT_EQ(schedule().launches, 1);
  EXPECT_EQ(region().ecs.tasks.begin()->second.started_by, "chronos-schedule/s");
  estate.ok("scheduler", "DeleteSchedule", "{'Name':'s'}");
  const auto start = static_cast<std::int64_t>(estate.world.now() + 5 * kHour);
  create_schedule("rate(1 hour)", ",'StartDate':" + std::to_string(start));
  estate.pass(5 * kHour - 1);
  EXPECT_EQ(schedule().launches, 0);
  estate.pass(kHour + 2);
  EXPECT_EQ(schedule().launches, 2);
}

TEST_F(Launchers, AnEndStopsAScheduleAndMayDeleteIt) {
  const auto end = static_cast<std::int64_t>(estate.world.now() + 2.5 * kHour);
  create_schedule("rate(1 hour)", ",'ActionAfterCompletion':'DELETE','EndDate':" + std::to_string(end));
  estate.pass(kHour + 1);
  EXPECT_EQ(schedule().launches, 2);
  estate.pass(5 * kHour);
  EXPECT_EQ(region().scheduler.schedule("default", "s"), nullptr);
  EXPECT_EQ(region().ecs.tasks.size(), 0U);
}

TEST_F(Launchers, OnceIsOnce) {
  // It is the 14th of November 2023, 22:13:20.
  create_schedule("at(2023-11-15T08:00:00)", ",'ScheduleExpressionTimezone':'Asia/Tokyo'");
  estate.pass(kHour);
  EXPECT_EQ(schedule().launches, 1);
  estate.pass(kDay);
  EXPECT_EQ(schedule().launches, 1);
  estate.ok("scheduler", "DeleteSchedule", "{'Name':'s'}");
  create_schedule("at(2023-11-15T08:00:00)");
  estate.pass(2 * kDay);
  EXPECT_EQ(schedule().launches, 0);
  estate.ok("scheduler", "DeleteSchedule", "{'Name':'s'}");
  estate.world.quirks.past_schedules_fire = true;
  create_schedule("at(2023-11-15T08:00:00)", ",'ActionAfterCompletion':'DELETE'");
  estate.pass(60);
  EXPECT_EQ(region().scheduler.schedule("default", "s"), nullptr);
  EXPECT_EQ(region().ecs.tasks.size(), 1U);
}

TEST_F(Launchers, AFlexibleWindowPutsOffTheStart) {
  create_schedule("rate(1 day)");
  estate.ok("scheduler", "DeleteSchedule", "{'Name':'s'}");
  estate.ok("scheduler", "CreateSchedule",
            "{'Name':'s','ScheduleExpression':'rate(1 day)','FlexibleTimeWindow':{'Mode':'FLEXIBLE',"
            "'MaximumWindowInMinutes':60},'Target':{'Arn':'" +
                std::string(kCluster) + "','RoleArn':'arn:aws:iam::111122223333:role/r'," + parameters() + "}}");
  estate.pass(kHour);
  EXPECT_EQ(schedule().launches, 1);
}

TEST_F(Launchers, PublicAddressesNeedFargateByName) {
  const auto put = [&](const std::string& compute) {
    return estate.refusal("events", "PutTargets",
                          "{'Rule':'r','Targets':[{'Id':'t','Arn':'" + std::string(kCluster) +
                              "','RoleArn':'x','EcsParameters':{'TaskDefinitionArn':'app'," + compute +
                              "'NetworkConfiguration':{'awsvpcConfiguration':{'Subnets':['" + estate.public_subnet +
                              "'],'AssignPublicIp':'ENABLED'}}}}]}");
  };
  const std::string strategy = "'CapacityProviderStrategy':[{'capacityProvider':'FARGATE'}],";
  estate.ok("events", "PutRule", "{'Name':'r','ScheduleExpression':'rate(1 hour)'}");
  EXPECT_NE(put("'LaunchType':'EC2',"), "");
  EXPECT_NE(put(""), "");
  EXPECT_NE(put(strategy), "");
  EXPECT_EQ(put("'LaunchType':'FARGATE',"), "");
  estate.world.quirks.targets_take_public_ip_with_strategy = true;
  EXPECT_EQ(put(strategy), "");
}

TEST_F(Launchers, WhatTheModelsRefuseInTheirWords) {
  EXPECT_EQ(
      estate.refusal("events", "ListRules", "{'Limit':0}"),
      "ValidationException: 1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
      "must have value greater than or equal to 1");
  EXPECT_EQ(
      estate.refusal("events", "PutTargets", "{'Targets':[{'Id':'a','Arn':'b','EcsParameters':{}}]}"),
      "ValidationException: 2 validation errors detected: Value null at 'rule' failed to satisfy constraint: Member "
      "must not be null; Value null at 'targets.1.member.ecsParameters.taskDefinitionArn' failed to satisfy "
      "constraint: Member must not be null");
  EXPECT_EQ(estate.refusal("events", "PutRule", "{'Name':'r','State':'MAYBE','ScheduleExpression':'rate(1 hour)'}"),
            "ValidationException: 1 validation error detected: Value 'MAYBE' at 'state' failed to satisfy constraint: "
            "Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]");
  EXPECT_EQ(estate.refusal("events", "PutRule", "{'Name':['r']}"),
            "SerializationException: A member is of the wrong type.");
  EXPECT_EQ(estate.refusal("scheduler", "CreateSchedule", "{'Name':'s'}").substr(0, 50),
            "ValidationException: 3 validation errors detected:");
}

}  // namespace
}  // namespace kakoi::sim::services
