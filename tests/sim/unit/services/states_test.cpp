// Executions of state machines: what happens by itself.
#include "estate.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kakoi::sim::services {
namespace {

struct Machines : Estate {
  /// Runs the machine, whose definition has `'` for `"`, with that input; the ARN of the execution.
  std::string run(std::string definition, const std::string& input = "{}") {
    std::ranges::replace(definition, '\'', '"');
    const std::string name = "m" + std::to_string(++count_);
    const auto made =
        call("states", "CreateStateMachine",
             Value::object(
                 {{"name", name}, {"definition", definition}, {"roleArn", "arn:aws:iam::111122223333:role/states"}}));
    EXPECT_TRUE(made) << (made ? "" : made.error().message);
    const auto started =
        call("states", "StartExecution",
             Value::object({{"stateMachineArn", made ? made->text("stateMachineArn") : ""}, {"input", input}}));
    EXPECT_TRUE(started);
    return started ? started->text("executionArn") : "";
  }

  Value execution(const std::string& arn) {
    return ok("states", "DescribeExecution", "{'executionArn':'" + arn + "'}");
  }

  std::string task(const std::string& subnet, const std::string& more, bool sync = true) const {
    return "{'Type':'Task','Resource':'arn:aws:states:::ecs:runTask" + std::string(sync ? ".sync" : "") +
           "','Parameters':{'Cluster':'c','TaskDefinition':'app','LaunchType':'FARGATE','NetworkConfiguration':{"
           "'AwsvpcConfiguration':{'Subnets':['" +
           subnet + "'],'AssignPublicIp':'ENABLED'}}}," + more + "}";
  }

  [[nodiscard]] std::size_t tasks_with(const std::string& desired) {
    const auto& tasks = world.account(account).region(region).ecs.tasks;
    return static_cast<std::size_t>(
        std::ranges::count_if(tasks, [&](const auto& it) { return it.second.desired_status == desired; }));
  }

 private:
  int count_ = 0;
};

TEST(StateMachines, ATaskEndsByItselfAndTheExecutionWithIt) {
  Machines sim;
  const std::string arn = sim.run("{'StartAt':'R','States':{'R':" + sim.task(sim.public_subnet, "'End':true") + "}}");
  sim.pass(sim.world.pace.work / 2);
  EXPECT_EQ(sim.execution(arn).text("status"), "RUNNING");
  EXPECT_EQ(sim.public_ips("").size(), 1U);
  sim.pass(sim.world.pace.work);
  EXPECT_EQ(sim.execution(arn).text("status"), "SUCCEEDED");
}

TEST(StateMachines, ATaskThatCannotStartFailsItsExecution) {
  Machines sim;
  const std::string arn = sim.run("{'StartAt':'R','States':{'R':" + sim.task(sim.isolated_subnet, "'End':true") + "}}");
  sim.pass(200);
  const Value failed = sim.execution(arn);
  EXPECT_EQ(failed.text("status"), "FAILED");
  EXPECT_EQ(failed.text("error"), "States.TaskFailed");
  EXPECT_NE(failed.text("cause").find("TaskFailedToStart"), std::string::npos);
}

TEST(StateMachines, RetryTriesAgainAndCatchGoesOn) {
  Machines sim;
  const std::string rules =
      "'Retry':[{'ErrorEquals':['States.TaskFailed'],'IntervalSeconds':1,'MaxAttempts':2}],"
      "'Catch':[{'ErrorEquals':['States.ALL'],'ResultPath':'$.failed','Next':'S'}],'End':true";
  const std::string arn = sim.run("{'StartAt':'R','States':{'R':" + sim.task(sim.isolated_subnet, rules) +
                                      ",'S':{'Type':'Pass','OutputPath':'$.failed.Error','End':true}}}",
                                  R"({"kept":1})");
  sim.pass(600);
  const Value done = sim.execution(arn);
  EXPECT_EQ(done.text("status"), "SUCCEEDED");
  EXPECT_EQ(done.text("output"), "\"States.TaskFailed\"");
  EXPECT_EQ(sim.tasks_with("STOPPED"), 3U);
}

TEST(StateMachines, ABranchThatFailsStopsTheOthers) {
  Machines sim;
  const std::string arn = sim.run(
      "{'StartAt':'P','States':{'P':{'Type':'Parallel','End':true,'Branches':["
      "{'StartAt':'A','States':{'A':" +
      sim.task(sim.public_subnet, "'End':true") +
      "}},"
      "{'StartAt':'B','States':{'B':{'Type':'Wait','Seconds':30,'Next':'C'},'C':{'Type':'Fail','Error':'E'}}}]}}}");
  sim.pass(20);
  EXPECT_EQ(sim.tasks_with("RUNNING"), 1U);
  sim.pass(20);
  EXPECT_EQ(sim.execution(arn).text("error"), "E");
  EXPECT_EQ(sim.tasks_with("RUNNING"), 0U);
}

TEST(StateMachines, AMapKeepsTheOrderOfItsItems) {
  Machines sim;
  const std::string arn = sim.run(
      "{'StartAt':'M','States':{'M':{'Type':'Map','ItemsPath':'$.items','MaxConcurrency':2,'End':true,"
      "'ItemSelector':{'at.$':'$$.Map.Item.Index','it.$':'$$.Map.Item.Value','all.$':'$.name'},'ItemProcessor':{"
      "'StartAt':'W','States':{'W':{'Type':'Wait','SecondsPath':'$.it','Next':'P'},'P':{'Type':'Pass','End':true}}}}}}",
      R"({"items":[3,1,2],"name":"x"})");
  sim.pass(20);
  EXPECT_EQ(sim.execution(arn).text("output"),
            R"([{"at":0,"it":3,"all":"x"},{"at":1,"it":1,"all":"x"},{"at":2,"it":2,"all":"x"}])");
}

TEST(StateMachines, ChoicesCompare) {
  const auto goes = [](const std::string& rule, const std::string& input) {
    Machines sim;
    const std::string arn = sim.run("{'StartAt':'C','States':{'C':{'Type':'Choice','Choices':[{" + rule +
                                        ",'Next':'Y'}],'Default':'N'},'Y':{'Type':'Pass','Result':'yes','End':true},"
                                        "'N':{'Type':'Pass','Result':'no','End':true}}}",
                                    input);
    sim.pass(5);
    const Value done = sim.execution(arn);
    return done.has("output") ? done.text("output") : done.text("error");
  };
  EXPECT_EQ(goes("'Variable':'$.a','NumericGreaterThan':1", R"({"a":2})"), "\"yes\"");
  EXPECT_EQ(goes("'Variable':'$.a','NumericGreaterThan':1", R"({"a":"2"})"), "\"no\"");
  EXPECT_EQ(goes("'Variable':'$.a','StringMatches':'x*z'", R"({"a":"xyz"})"), "\"yes\"");
  EXPECT_EQ(goes("'Variable':'$.a','IsPresent':false", "{}"), "\"yes\"");
  EXPECT_EQ(goes("'Not':{'Variable':'$.a','BooleanEquals':true}", R"({"a":false})"), "\"yes\"");
  EXPECT_EQ(goes("'And':[{'Variable':'$.a','StringEquals':'x'},{'Variable':'$.b','StringEqualsPath':'$.a'}]",
                 R"({"a":"x","b":"x"})"),
            "\"yes\"");
  EXPECT_EQ(goes("'Variable':'$.a','StringEquals':'x'", "{}"), "States.Runtime");
}

TEST(StateMachines, WhatGoesRoundForEverIsEnded) {
  Machines sim;
  const std::string arn = sim.run("{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'A'}}}");
  sim.pass(10'000);
  const Value done = sim.execution(arn);
  EXPECT_EQ(done.text("status"), "FAILED");
  EXPECT_NE(done.text("cause").find("25000"), std::string::npos);
}

TEST(StateMachines, TimeLimitsOfAStateAndOfAMachine) {
  Machines sim;
  const std::string state =
      sim.run("{'StartAt':'R','States':{'R':" + sim.task(sim.public_subnet, "'TimeoutSeconds':40,'End':true") + "}}");
  const std::string machine =
      sim.run("{'TimeoutSeconds':40,'StartAt':'R','States':{'R':" + sim.task(sim.public_subnet, "'End':true") + "}}");
  sim.pass(60);
  EXPECT_EQ(sim.execution(state).text("error"), "States.Timeout");
  EXPECT_EQ(sim.execution(state).text("status"), "FAILED");
  EXPECT_EQ(sim.execution(machine).text("status"), "TIMED_OUT");
  EXPECT_EQ(sim.tasks_with("RUNNING"), 0U);
}

TEST(StateMachines, PathsThatAreNotThereAreNamed) {
  Machines sim;
  const std::string arn =
      sim.run("{'StartAt':'P','States':{'P':{'Type':'Pass','Parameters':{'a.$':'$.b'},'End':true}}}");
  sim.pass(5);
  EXPECT_EQ(
      sim.execution(arn).text("cause"),
      "An error occurred while executing the state 'P' (entered at the event id #2). The JSONPath '$.b' specified "
      "for the field 'a.$' could not be found in the input '{}'");
}

TEST(StateMachines, AMachineThatIsDeletedEndsWhatItRuns) {
  Machines sim;
  const std::string arn = sim.run("{'StartAt':'R','States':{'R':" + sim.task(sim.public_subnet, "'End':true") + "}}");
  sim.pass(20);
  sim.ok("states", "DeleteStateMachine", "{'stateMachineArn':'" + sim.execution(arn).text("stateMachineArn") + "'}");
  sim.pass(20);
  EXPECT_EQ(sim.execution(arn).text("status"), "ABORTED");
  EXPECT_EQ(sim.tasks_with("RUNNING"), 0U);
}

}  // namespace
}  // namespace kakoi::sim::services
