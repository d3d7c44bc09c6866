// CODE_DEPLOY and EXTERNAL: what they refuse, and task sets.
#include "estate.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::services {
namespace {

constexpr const char* kSuffix =
    " on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.";

TEST(CodeDeploy, RefusesInItsOwnWords) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1, ",'deploymentController':{'type':'CODE_DEPLOY'}");
  const std::string prefix = "InvalidParameterException: ";
  const auto update = [&](const std::string& more) {
    return estate.refusal("ecs", "UpdateService", "{'cluster':'c','service':'web'," + more + "}");
  };
  EXPECT_EQ(update(estate.network(estate.public_subnet, true)),
            prefix + "Unable to update network parameters" + kSuffix);
  EXPECT_EQ(update("'taskDefinition':'app'"), prefix + "Unable to update task definition" + kSuffix);
  EXPECT_EQ(update("'forceNewDeployment':true"), prefix + "Cannot force a new deployment" + kSuffix);
  EXPECT_EQ(update("'desiredCount':2"), "");
}

TEST(CodeDeploy, ShowsTaskSetsAndNoDeployments) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1, ",'deploymentController':{'type':'CODE_DEPLOY'}");
  estate.pass(60);
  const Value service = estate.service("web");
  EXPECT_FALSE(service.has("deployments"));
  ASSERT_EQ(service["taskSets"].items().size(), 1U);
  const Value& set = service["taskSets"].items()[0];
  EXPECT_EQ(set.text("status"), "PRIMARY");
  EXPECT_EQ(set.text("stabilityStatus"), "STEADY_STATE");
  EXPECT_FALSE(set.has("startedBy"));
  EXPECT_EQ(service.text("platformVersion"), "1.4.0");
  EXPECT_EQ(service["networkConfiguration"]["awsvpcConfiguration"].text("assignPublicIp"), "ENABLED");
}

std::string create_set(Estate& estate, const std::string& subnet, bool is_public) {
  return estate
      .ok("ecs", "CreateTaskSet",
          "{'cluster':'c','service':'web','taskDefinition':'app','launchType':'FARGATE','scale':{'value':100,'unit':'"
          "PERCENT'}," +
              estate.network(subnet, is_public) + "}")["taskSet"]
      .text("id");
}

TEST(External, OneTaskSetIsExchangedForAnother) {
  Estate estate;
  estate.ok("ecs", "CreateService",
            "{'cluster':'c','serviceName':'web','desiredCount':2,'deploymentController':{'type':'EXTERNAL'}}");
  EXPECT_FALSE(estate.service("web").has("taskDefinition"));
  const auto with = [&](const std::string& member, const std::string& set, const std::string& more = "") {
    return "{'cluster':'c','service':'web','" + member + "':'" + set + "'" + more + "}";
  };
  const std::string old_set = create_set(estate, estate.public_subnet, true);
  estate.ok("ecs", "UpdateServicePrimaryTaskSet", with("primaryTaskSet", old_set));
  estate.pass(60);
  EXPECT_EQ(estate.service("web")["networkConfiguration"]["awsvpcConfiguration"].text("assignPublicIp"), "ENABLED");

  const std::string new_set = create_set(estate, estate.private_subnet, false);
  estate.pass(60);
  EXPECT_EQ(estate.service("web").integer("runningCount"), 4);
  estate.ok("ecs", "UpdateServicePrimaryTaskSet", with("primaryTaskSet", new_set));
  EXPECT_EQ(estate.refusal("ecs", "DeleteTaskSet", with("taskSet", old_set)).substr(0, 25),
            "InvalidParameterException");
  estate.ok("ecs", "UpdateTaskSet", with("taskSet", old_set, ",'scale':{'value':0,'unit':'PERCENT'}"));
  estate.pass(60);
  estate.ok("ecs", "DeleteTaskSet", with("taskSet", old_set));
  estate.pass(60);
  const Value service = estate.service("web");
  ASSERT_EQ(service["taskSets"].items().size(), 1U);
  EXPECT_EQ(service.integer("runningCount"), 2);
  EXPECT_EQ(service["networkConfiguration"]["awsvpcConfiguration"].text("assignPublicIp"), "DISABLED");
  EXPECT_EQ(estate.public_ips("web"), (std::vector<std::string>{"", ""}));
}

TEST(External, UpdateServiceChangesOnlyTheCount) {
  Estate estate;
  estate.ok("ecs", "CreateService",
            "{'cluster':'c','serviceName':'web','desiredCount':0,'deploymentController':{'type':'EXTERNAL'}}");
  EXPECT_NE(estate.refusal("ecs", "UpdateService",
                           "{'cluster':'c','service':'web'," + estate.network(estate.public_subnet, false) + "}"),
            "");
  estate.ok("ecs", "UpdateService", "{'cluster':'c','service':'web','desiredCount':1}");
}

TEST(TaskSets, ByHandOnCodeDeployIsAQuirk) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1, ",'deploymentController':{'type':'CODE_DEPLOY'}");
  const std::string input = "{'cluster':'c','service':'web','taskDefinition':'app','launchType':'FARGATE'," +
                            estate.network(estate.private_subnet, false) + "}";
  EXPECT_NE(estate.refusal("ecs", "CreateTaskSet", input), "");
  estate.world.quirks.task_sets_by_hand_on_code_deploy = true;
  EXPECT_EQ(estate.refusal("ecs", "CreateTaskSet", input), "");
}

}  // namespace
}  // namespace kakoi::sim::services
