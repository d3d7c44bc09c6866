// What ECS and EC2 refuse, batch and page limits, tokens, and that accounts and regions are apart.
#include "estate.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kakoi::sim::services {
namespace {

std::string run_task(Estate& estate, const std::string& more) {
  return estate.refusal("ecs", "RunTask", "{'cluster':'c','taskDefinition':'app'" + more + "}");
}

TEST(Refusals, OfNetworksAndLaunchTypes) {
  Estate estate;
  estate.ok("ecs", "RegisterTaskDefinition",
            "{'family':'bridged','containerDefinitions':[{'name':'a','image':'nginx'}]}");
  const std::string open = "," + estate.network(estate.public_subnet, true);
  EXPECT_EQ(
      run_task(estate, ",'launchType':'FARGATE'"),
      "InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  EXPECT_EQ(run_task(estate, ",'launchType':'EC2'" + open),
            "InvalidParameterException: Assign public IP is not supported for this launch type.");
  EXPECT_EQ(run_task(estate, open),
            "InvalidParameterException: Assign public IP is not supported for this launch type.");
  const std::string spot = ",'capacityProviderStrategy':[{'capacityProvider':'FARGATE_SPOT'}]";
  EXPECT_EQ(run_task(estate, spot + open).substr(0, 25), "InvalidParameterException");
  estate.ok("ecs", "PutClusterCapacityProviders",
            "{'cluster':'c','capacityProviders':['FARGATE_SPOT'],'defaultCapacityProviderStrategy':[]}");
  EXPECT_EQ(run_task(estate, spot + open), "");
  EXPECT_EQ(
      estate.refusal("ecs", "RunTask", "{'cluster':'c','taskDefinition':'bridged','launchType':'EC2'" + open + "}"),
      "InvalidParameterException: Network Configuration is not valid for the given networkMode of this task "
      "definition.");
}

TEST(Refusals, OfWhatIsNotThere) {
  Estate estate;
  EXPECT_EQ(estate.refusal("ecs", "ListServices", "{'cluster':'no'}"), "ClusterNotFoundException: Cluster not found.");
  EXPECT_EQ(estate.refusal("ecs", "DescribeServices", "{'services':['a']}"),
            "ClusterNotFoundException: Cluster not found.");
  EXPECT_EQ(estate.refusal("ecs", "UpdateService", "{'cluster':'c','service':'no'}"),
            "ServiceNotFoundException: Service not found.");
  const Value output = estate.ok("ecs", "DescribeServices", "{'cluster':'c','services':['no']}");
  EXPECT_EQ(value::to_json(output["failures"]),
            R"([{"arn":"arn:aws:ecs:us-east-1:111122223333:service/c/no","reason":"MISSING"}])");
  EXPECT_EQ(estate.refusal("ec2", "DescribeNetworkInterfaces", "{'NetworkInterfaceId':['eni-1']}"),
            "InvalidNetworkInterfaceID.NotFound: The networkInterface ID 'eni-1' does not exist");
}

TEST(Limits, OfTags) {
  Estate estate;
  estate.ok("codedeploy", "CreateApplication", "{'applicationName':'a','computePlatform':'ECS'}");
  estate.ok("scheduler", "CreateScheduleGroup", "{'Name':'g'}");
  std::string tags;
  for (int i = 0; i < 50; ++i) {
    tags += (tags.empty() ? "" : ",") + ("{'Key':'k" + std::to_string(i) + "','Value':'v'}");
  }
  const std::string arns[] = {"arn:aws:codedeploy:us-east-1:111122223333:application:a",
                              "arn:aws:scheduler:us-east-1:111122223333:schedule-group/g"};
  for (const std::string& arn : arns) {
    const char* service = arn.find(":codedeploy:") != std::string::npos ? "codedeploy" : "scheduler";
    const std::string named = "{'ResourceArn':'" + arn + "','Tags':[";
    estate.ok(service, "TagResource", named + tags + "]}");
    EXPECT_NE(estate.refusal(service, "TagResource", named + "{'Key':'one-more','Value':'v'}]}"), "") << arn;
  }
}

TEST(Limits, OfBatchesAndPages) {
  Estate estate;
  EXPECT_NE(estate.refusal("ecs", "DescribeServices",
                           "{'cluster':'c','services':['1','2','3','4','5','6','7','8','9','10','11']}"),
            "");
  EXPECT_NE(estate.refusal("ecs", "ListServices", "{'cluster':'c','maxResults':101}"), "");
  EXPECT_NE(estate.refusal("ecs", "ListServices", "{'cluster':'c','maxResults':0}"), "");
  EXPECT_NE(estate.refusal("ec2", "DescribeRouteTables", "{'MaxResults':'101'}"), "");
  EXPECT_NE(estate.refusal("ec2", "DescribeNetworkInterfaces", "{'MaxResults':'4'}"), "");
}

TEST(Limits, OfNumbersThatNobodyMeans) {
  Estate estate;
  estate.create_service("web", estate.private_subnet, false, 1);
  const auto update = [&](const std::string& more) {
    return estate.refusal("ecs", "UpdateService", "{'cluster':'c','service':'web'," + more + "}");
  };
  EXPECT_NE(update("'desiredCount':5001"), "");
  EXPECT_NE(update("'desiredCount':-1"), "");
  EXPECT_EQ(
      update(
          "'deploymentConfiguration':{'maximumPercent':1e300,'minimumHealthyPercent':'nan'},'forceNewDeployment':true"),
      "");
  estate.pass(120);
  EXPECT_EQ(estate.service("web").integer("runningCount"), 1);
  for (const char* cidr : {"0.0.0.0/0", "10.0.0.0/30", "10.0.0.0", "::/0"}) {
    EXPECT_NE(estate.refusal("ec2", "CreateVpc", std::string("{'CidrBlock':'") + cidr + "'}"), "") << cidr;
  }
}

TEST(Pages, GoThroughEverythingOnce) {
  Estate estate;
  for (int i = 0; i < 25; ++i) {
    estate.create_service("s" + std::to_string(i), estate.private_subnet, false, 0);
  }
  std::set<std::string> seen;
  std::string token;
  int pages = 0;
  do {
    const Value output = estate.ok("ecs", "ListServices",
                                   "{'cluster':'c'" + (token.empty() ? "" : ",'nextToken':'" + token + "'") + "}");
    for (const Value& arn : output["serviceArns"].items()) {
      EXPECT_TRUE(seen.insert(arn.as_text().value_or("")).second);
    }
    token = output.text("nextToken");
    ++pages;
  } while (!token.empty());
  EXPECT_EQ(seen.size(), 25U);
  EXPECT_EQ(pages, 3);
}

TEST(Pages, TokensAreForOneListAndSomeTime) {
  Estate estate;
  for (int i = 0; i < 11; ++i) {
    estate.create_service("s" + std::to_string(i), estate.private_subnet, false, 0);
  }
  const std::string token = estate.ok("ecs", "ListServices", "{'cluster':'c'}").text("nextToken");
  const auto with = [&](const std::string& it, const std::string& more = "") {
    return estate.refusal("ecs", "ListServices", "{'cluster':'c','nextToken':'" + it + "'" + more + "}");
  };
  EXPECT_EQ(with(token), "");
  EXPECT_NE(with("made-up"), "");
  EXPECT_NE(with(token.substr(0, token.size() - 4) + "AAAA"), "");
  EXPECT_NE(with(token, ",'launchType':'EC2'"), "");
  EXPECT_NE(estate.refusal("ecs", "ListTasks", "{'cluster':'c','nextToken':'" + token + "'}"), "");
  estate.region = "eu-west-1";
  estate.ok("ecs", "CreateCluster", "{'clusterName':'c'}");
  EXPECT_NE(with(token), "");
  estate.region = "us-east-1";
  estate.pass(3600);
  EXPECT_NE(with(token), "");
}

TEST(Accounts, SeeNothingOfEachOther) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 1);
  estate.pass(60);
  const std::string cluster = "arn:aws:ecs:us-east-1:111122223333:cluster/c";
  const Value task = estate.ok("ecs", "ListTasks", "{'cluster':'c'}")["taskArns"].items().at(0);
  for (const auto& [account, region] :
       {std::pair("444455556666", "us-east-1"), std::pair("111122223333", "eu-west-1")}) {
    estate.account = account;
    estate.region = region;
    EXPECT_EQ(estate.ok("ecs", "ListClusters", "{}")["clusterArns"].items().size(), 0U);
    EXPECT_EQ(estate.refusal("ecs", "ListServices", "{'cluster':'" + cluster + "'}"),
              "ClusterNotFoundException: Cluster not found.");
    estate.ok("ecs", "CreateCluster", "{'clusterName':'c'}");
    const Value output =
        estate.ok("ecs", "DescribeTasks", "{'cluster':'c','tasks':['" + task.as_text().value_or("") + "']}");
    EXPECT_EQ(output["failures"].items().size(), 1U);
    EXPECT_EQ(estate.ok("ec2", "DescribeNetworkInterfaces", "{}")["networkInterfaceSet"].items().size(), 0U);
    EXPECT_NE(estate.refusal("ecs", "ListTagsForResource", "{'resourceArn':'" + cluster + "'}"), "");
  }
}

TEST(Filters, TakeWildcardsAndTags) {
  Estate estate;
  estate.create_service("web", estate.public_subnet, true, 2);
  estate.pass(60);
  const auto count = [&](const std::string& filter) {
    return estate.ok("ec2", "DescribeNetworkInterfaces", "{'Filter':[" + filter + "]}")["networkInterfaceSet"]
        .items()
        .size();
  };
  EXPECT_EQ(count("{'Name':'description','Value':['arn:aws:ecs:*:attachment/*']}"), 2U);
  EXPECT_EQ(count("{'Name':'association.ip-owner-id','Value':['amazon']}"), 2U);
  EXPECT_EQ(count("{'Name':'subnet-id','Value':['subnet-?']}"), 0U);
  EXPECT_EQ(count("{'Name':'tag:a','Value':['b']}"), 0U);
  EXPECT_NE(estate.refusal("ec2", "DescribeNetworkInterfaces", "{'Filter':[{'Name':'moon','Value':['a']}]}"), "");
}

TEST(Tags, ArePutShownAndTakenAway) {
  Estate estate;
  const std::string arn = "arn:aws:ecs:us-east-1:111122223333:cluster/c";
  estate.ok("ecs", "TagResource", "{'resourceArn':'" + arn + "','tags':[{'key':'a','value':'b'}]}");
  EXPECT_EQ(value::to_json(estate.ok("ecs", "ListTagsForResource", "{'resourceArn':'" + arn + "'}")),
            R"({"tags":[{"key":"a","value":"b"}]})");
  estate.ok("ecs", "UntagResource", "{'resourceArn':'" + arn + "','tagKeys':['a']}");
  EXPECT_EQ(value::to_json(estate.ok("ecs", "ListTagsForResource", "{'resourceArn':'" + arn + "'}")), R"({"tags":[]})");
}

}  // namespace
}  // namespace kakoi::sim::services
