#include "sim/scenario/scenario.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::scenario {
namespace {

std::string mistake(std::string_view text) {
  world::World world;
  const auto played = play(world, text, 1000);
  return played ? "" : played.error().message.text(base::Language::en);
}

std::string shipped_list() {
  std::string text;
  for (const std::string& name : shipped_names()) text += (text.empty() ? "" : ", ") + name;
  return text;
}

TEST(Scenario, KeepsPartsOfAnswersAndEndsInThePresent) {
  world::World world;
  const auto played = play(world, R"(
steps:
  - call: ec2 CreateVpc
    with: {CidrBlock: 10.0.0.0/16}
    keep: {vpc: vpc.vpcId}
  - wait: 100
  - call: ec2 CreateSubnet
    with: {VpcId: "${vpc}", CidrBlock: 10.0.0.0/24}
)",
                           1000);
  ASSERT_TRUE(played) << played.error().message.text(base::Language::en);
  EXPECT_EQ(world.now(), 1000);
  const world::Ec2& ec2 = world.account(std::string(kAccount)).region("us-east-1").ec2;
  ASSERT_EQ(ec2.subnets.size(), 1U);
  EXPECT_EQ(ec2.subnets.begin()->second.vpc_id, ec2.vpcs.begin()->first);
}

TEST(Scenario, MistakesNameTheStep) {
  EXPECT_EQ(mistake("steps: [{call: ecs CreateMoon}]"), "line 1: step 1: there is no action ecs CreateMoon");
  EXPECT_EQ(mistake("steps: [{wait: 1}, {call: ecs ListTasks}]"),
            "line 1: step 2: ecs ListTasks answered ClusterNotFoundException: Cluster not found.");
  EXPECT_EQ(mistake("steps: [{call: ecs CreateCluster, with: {clusterName: \"${x}\"}}]"),
            "line 1: step 1: nothing is kept under the name x");
  EXPECT_EQ(mistake("steps: [{call: ecs CreateCluster, keep: {a: cluster.b}}]"),
            "line 1: step 1: the answer has no cluster.b");
  EXPECT_EQ(mistake("steps: [{in: {account: \"999999999999\"}}]"),
            "line 1: step 1: no account has the id 999999999999");
  EXPECT_NE(mistake("a: [b"), "");
  EXPECT_EQ(mistake("from: nowhere"),
            "line 1: from is the name of a scenario that is shipped (" + shipped_list() + "), and is nowhere");
  EXPECT_NE(mistake(""), "");
}

TEST(Scenario, MistakesNameTheLineAndTheWord) {
  EXPECT_EQ(mistake("steps: [{jump: 1}]"), "line 1: jump is none of in, call, event, wait, with, keep");
  EXPECT_EQ(mistake("\n\nstepz: []"), "line 3: stepz is none of the words here; steps was probably meant");
  EXPECT_EQ(mistake("pace:\n  strat: 1"), "line 2: strat is none of the words here; start was probably meant");
  EXPECT_EQ(mistake("pace:\n  start: soon").substr(0, 58),
            "line 2: start has to be a number of seconds from 0 to ten ");
  EXPECT_EQ(mistake("roles: [{trusts: []}]"), "line 1: there is no arn here");
  EXPECT_EQ(mistake("steps:\n- {wait: 1, in: {}}"), "line 2: a step is one of in, call, event and wait");
}

TEST(Scenario, TheShippedOnesPlay) {
  EXPECT_EQ(shipped_names().size(), 12U);
  for (const std::string& name : shipped_names()) {
    ASSERT_FALSE(shipped(name).empty()) << name;
    EXPECT_EQ(mistake(shipped(name)), "") << name;
  }
  EXPECT_TRUE(shipped("no-such").empty());
}

TEST(Generate, MakesWhatItIsAskedForAndLetsItSettle) {
  world::World world;
  ASSERT_TRUE(generate(world, "services=20,clusters=3,tasks=2,public=50", 1000));
  const world::Ecs& ecs = world.account(std::string(kAccount)).region("us-east-1").ecs;
  EXPECT_EQ(ecs.clusters.size(), 3U);
  EXPECT_EQ(ecs.tasks.size(), 40U);
  int open = 0;
  for (const auto& [cluster, services] : ecs.services) {
    for (const auto& [name, service] : services) {
      EXPECT_EQ(service.deployments.front().rollout, world::Rollout::completed);
      open += service.launch.wants_public_ip() ? 1 : 0;
    }
  }
  EXPECT_EQ(open, 10);
}

TEST(Generate, LaunchersBesideServices) {
  world::World world;
  ASSERT_TRUE(generate(world, "services=1,state_machines=10,job_definitions=4,public=50", 1000));
  const world::Region& here = world.account(std::string(kAccount)).region("us-east-1");
  EXPECT_EQ(here.states.machines.size(), 10U);
  int open = 0;
  for (const auto& [name, machine] : here.states.machines) {
    open += machine.now.definition.find("ENABLED") != std::string::npos ? 1 : 0;
  }
  EXPECT_EQ(open, 5);
  EXPECT_EQ(here.batch.definitions.size(), 4U);
}

TEST(Scenario, AccountsOfAnOrganizationAndTheirKeys) {
  world::World world;
  ASSERT_TRUE(play(world, shipped("organization"), 1000));
  const world::Organization& organization = world.organization;
  EXPECT_EQ(organization.management_account, "111122223333");
  EXPECT_EQ(organization.accounts.size(), 5U);
  EXPECT_EQ(organization.units.size(), 4U);
  EXPECT_EQ(organization.accounts.at("333344445555").joined, 1000);
  // An account that names no key does not take the one of the first.
  EXPECT_EQ(world.credentials.find(kAccessKey)->second.account, "111122223333");
  EXPECT_EQ(mistake("credentials: {acount: \"111122223333\"}"),
            "line 1: acount is none of the words here; account was probably meant");
}

TEST(Generate, MakesWhatStartsTasksByItself) {
  world::World world;
  ASSERT_TRUE(generate(world, "services=0,rules=400,schedules=10,pipes=10,public=50", 1000));
  world::Region& region = world.account(std::string(kAccount)).region("us-east-1");
  EXPECT_EQ(region.events.buses.at("default").rules.size(), 400U);
  EXPECT_EQ(region.scheduler.schedules.at("default").size(), 10U);
  int open = 0;
  for (const auto& [name, pipe] : region.pipes.pipes) {
    EXPECT_EQ(pipe.state, "RUNNING");
    const value::Value& network = pipe.target_parameters["EcsTaskParameters"]["NetworkConfiguration"];
    open += network["awsvpcConfiguration"].text("AssignPublicIp") == "ENABLED" ? 1 : 0;
  }
  EXPECT_EQ(open, 5);
  EXPECT_TRUE(region.ecs.tasks.empty());
}

TEST(Generate, RefusesWhatItDoesNotKnow) {
  world::World world;
  EXPECT_FALSE(generate(world, "moons=1", 1000));
  EXPECT_FALSE(generate(world, "services=many", 1000));
  EXPECT_FALSE(generate(world, "services=1,services=2", 1000));
  EXPECT_FALSE(generate(world, "public=101", 1000));
  EXPECT_FALSE(generate(world, "clusters=0", 1000));
}

}  // namespace
}  // namespace kakoi::sim::scenario
