// Where nobody knows what ECS does: both ways.
#include "estate.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::services {
namespace {

std::string update(Estate& estate, const std::string& more) {
  return estate.refusal("ecs", "UpdateService", "{'cluster':'c','service':'web'" + more + "}");
}

TEST(Quirks, ExternalNamesWhatItRefuses) {
  Estate estate;
  estate.ok("ecs", "CreateService",
            "{'cluster':'c','serviceName':'web','desiredCount':0,'deploymentController':{'type':'EXTERNAL'}}");
  const std::string network = "," + estate.network(estate.public_subnet, false);
  EXPECT_EQ(update(estate, network),
            "InvalidParameterException: Unable to update the given parameters on services with an EXTERNAL deployment "
            "controller. Create a new task set.");
  estate.world.quirks.external_refuses_each_by_name = true;
  EXPECT_EQ(update(estate, network),
            "InvalidParameterException: Unable to update network parameters on services with an EXTERNAL deployment "
            "controller.");
  EXPECT_EQ(update(estate, ",'loadBalancers':[]"),
            "InvalidParameterException: Unable to update load balancers on services with an EXTERNAL deployment "
            "controller.");
}

TEST(Quirks, ExternalAndWhatIsOfPlacementAndTags) {
  Estate estate;
  estate.ok("ecs", "CreateService",
            "{'cluster':'c','serviceName':'web','desiredCount':0,'deploymentController':{'type':'EXTERNAL'}}");
  for (const char* more : {",'placementStrategy':[]", ",'placementConstraints':[]", ",'enableECSManagedTags':true",
                           ",'propagateTags':'SERVICE'"}) {
    estate.world.quirks.external_takes_placement_and_tags = false;
    EXPECT_NE(update(estate, more), "") << more;
    estate.world.quirks.external_takes_placement_and_tags = true;
    EXPECT_EQ(update(estate, more), "") << more;
  }
  EXPECT_NE(update(estate, ",'deploymentConfiguration':{}"), "");
}

TEST(Quirks, APlatformVersionThatIsLeftOutStaysOrIsTheLatestAgain) {
  for (const bool resets : {false, true}) {
    Estate estate;
    estate.world.quirks.update_resets_platform_version = resets;
    estate.ok("ecs", "CreateService",
              "{'cluster':'c','serviceName':'web','taskDefinition':'app','launchType':'FARGATE','desiredCount':1,"
              "'platformVersion':'1.3.0'," +
                  estate.network(estate.private_subnet, false) + "}");
    EXPECT_EQ(update(estate, ",'desiredCount':2"), "");
    EXPECT_EQ(estate.service("web").text("platformVersion"), "1.3.0");
    EXPECT_EQ(update(estate, ",'forceNewDeployment':true"), "");
    EXPECT_EQ(estate.service("web").text("platformVersion"), resets ? "LATEST" : "1.3.0");
  }
}

TEST(Quirks, ADefinitionForInstancesOnFargate) {
  Estate estate;
  estate.ok("ecs", "RegisterTaskDefinition",
            "{'family':'own','networkMode':'awsvpc','requiresCompatibilities':['EC2'],'cpu':'256','memory':'512',"
            "'containerDefinitions':[{'name':'a','image':'nginx'}]}");
  const std::string task = "{'cluster':'c','taskDefinition':'own','launchType':'FARGATE'," +
                           estate.network(estate.private_subnet, false) + "}";
  EXPECT_EQ(estate.refusal("ecs", "RunTask", task),
            "InvalidParameterException: Task definition does not support launch_type FARGATE.");
  estate.world.quirks.fargate_takes_definitions_for_others = true;
  EXPECT_EQ(estate.refusal("ecs", "RunTask", task), "");
}

TEST(Quirks, ManyInterfaceIdsAtOnce) {
  Estate estate;
  std::string ids = "'eni-1'";
  for (int i = 0; i < 200; ++i) ids += ",'eni-1'";
  const std::string question = "{'NetworkInterfaceId':[" + ids + "]}";
  EXPECT_EQ(estate.refusal("ec2", "DescribeNetworkInterfaces", question).substr(0, 35),
            "InvalidNetworkInterfaceID.NotFound:");
  estate.world.quirks.many_interface_ids = false;
  EXPECT_EQ(estate.refusal("ec2", "DescribeNetworkInterfaces", question).substr(0, 22), "InvalidParameterValue:");
}

TEST(Quirks, TaskSetsOfCodeDeployAreDescribedOrNot) {
  Estate estate;
  estate.ok("ecs", "CreateService",
            "{'cluster':'c','serviceName':'web','taskDefinition':'app','launchType':'FARGATE','desiredCount':1,"
            "'deploymentController':{'type':'CODE_DEPLOY'}," +
                estate.network(estate.private_subnet, false) + "}");
  const std::string question = "{'cluster':'c','service':'web'}";
  EXPECT_EQ(estate.ok("ecs", "DescribeTaskSets", question)["taskSets"].items().size(), 1U);
  estate.world.quirks.code_deploy_sets_are_described = false;
  EXPECT_NE(estate.refusal("ecs", "DescribeTaskSets", question), "");
}

TEST(Quirks, TheControllerCanChangeAndTheTasksStay) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1);
  estate.pass(60);
  const std::string external = ",'deploymentController':{'type':'EXTERNAL'}";
  EXPECT_NE(update(estate, external), "");
  EXPECT_EQ(update(estate, ",'deploymentController':{'type':'ECS'}"), "");
  estate.world.quirks.controller_can_change = true;
  EXPECT_NE(update(estate, ",'deploymentController':{'type':'OTHER'}"), "");
  EXPECT_EQ(update(estate, external), "");
  estate.pass(30);
  EXPECT_EQ(estate.service("web").integer("runningCount"), 1);
  EXPECT_EQ(estate.service("web")["taskSets"].items().at(0).text("status"), "PRIMARY");
  EXPECT_EQ(update(estate, ",'deploymentController':{'type':'ECS'}"), "");
  estate.pass(30);
  EXPECT_EQ(estate.service("web").integer("runningCount"), 1);
  EXPECT_EQ(estate.service("web")["deployments"].items().at(0).text("rolloutState"), "COMPLETED");
}

TEST(Quirks, ExternalLaunchTypeAndAwsvpc) {
  Estate estate;
  const std::string task = "{'cluster':'c','taskDefinition':'app','launchType':'EXTERNAL'," +
                           estate.network(estate.private_subnet, false) + "}";
  EXPECT_EQ(estate.refusal("ecs", "RunTask", task),
            "InvalidParameterException: The awsvpc network mode is not supported with launch type EXTERNAL.");
  estate.ok("ecs", "RegisterContainerInstance",
            R"({'cluster':'c','instanceIdentityDocument':'{\'instanceId\':\'mi-1\'}'})");
  estate.world.quirks.external_takes_awsvpc = true;
  EXPECT_EQ(estate.refusal("ecs", "RunTask", task), "");
}

TEST(Quirks, ManagedInstancesAndPublicAddresses) {
  Estate estate;
  estate.ok("ecs", "CreateCapacityProvider",
            "{'name':'mine','cluster':'c','managedInstancesProvider':{'infrastructureRoleArn':'r','"
            "instanceLaunchTemplate':{'networkConfiguration':{'subnets':['s']}}}}");
  const std::string task =
      "{'cluster':'c','taskDefinition':'app','capacityProviderStrategy':[{'capacityProvider':'mine'}]," +
      estate.network(estate.public_subnet, true) + "}";
  EXPECT_EQ(estate.refusal("ecs", "RunTask", task),
            "InvalidParameterException: Assign public IP is not supported for this launch type.");
  estate.world.quirks.managed_instances_take_public_ip = true;
  EXPECT_EQ(estate.refusal("ecs", "RunTask", task), "");
}

std::string express(const std::string& more) {
  return "{'cluster':'c','serviceName':'web','infrastructureRoleArn':'i','executionRoleArn':'e','primaryContainer':"
         "{'image':'nginx'}" +
         more + "}";
}

TEST(Express, WithoutANetworkItTakesTheDefaultVpc) {
  Estate estate;
  EXPECT_NE(estate.refusal("ecs", "CreateExpressGatewayService", express("")), "");
  world::Region& region = estate.world.account(estate.account).region(estate.region);
  region.ec2.vpcs.begin()->second.is_default = true;
  // One of its subnets is public, two are not.
  EXPECT_NE(estate.refusal("ecs", "CreateExpressGatewayService", express("")), "");
  estate.world.quirks.express_refuses_mixed_subnets = false;
  estate.ok("ecs", "CreateExpressGatewayService", express(""));
  const Value network = estate.service("web")["networkConfiguration"]["awsvpcConfiguration"];
  EXPECT_EQ(network["subnets"].items().size(), 3U);
  EXPECT_EQ(network.text("assignPublicIp"), "DISABLED");
}

TEST(Express, TheInfrastructureRoleIsNeeded) {
  Estate estate;
  EXPECT_EQ(estate.refusal("ecs", "CreateExpressGatewayService",
                           "{'cluster':'c','executionRoleArn':'e','primaryContainer':{'image':'nginx'}}"),
            "InvalidParameterException: infrastructureRoleArn cannot be empty.");
}

}  // namespace
}  // namespace kakoi::sim::services
