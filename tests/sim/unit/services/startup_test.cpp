// What a task needs before it runs, need by need, and what it says when it does not get it.
#include "estate.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::services {
namespace {

constexpr const char* kEcrImage = "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1";

struct Stop {
  std::string status = {};
  std::string task = {};       ///< stoppedReason
  std::string container = {};  ///< the first container's reason
};

/// Tasks with one container each, in subnets of an estate that can be given endpoints.
struct Start : Estate {
  Start() {
    vpc =
        ok("ec2", "DescribeSubnets", "{'SubnetId':['" + isolated_subnet + "']}")["subnetSet"].items()[0].text("vpcId");
    ok("ec2", "ModifyVpcAttribute", "{'VpcId':'" + vpc + "','EnableDnsHostnames':{'Value':true}}");
  }

  void add_endpoint(const std::string& service, const std::string& more = "") {
    ok("ec2", "CreateVpcEndpoint",
       "{'VpcId':'" + vpc + "','VpcEndpointType':'Interface','ServiceName':'com.amazonaws.us-east-1." + service +
           "','SubnetId':['" + isolated_subnet + "']" + more + "}");
  }

  void add_s3_gateway(const std::string& policy = "") {
    const Value tables =
        ok("ec2", "DescribeRouteTables", "{'Filter':[{'Name':'association.main','Value':['true']}]}")["routeTableSet"];
    Value input = Value::object({{"VpcId", vpc},
                                 {"ServiceName", "com.amazonaws.us-east-1.s3"},
                                 {"RouteTableId", Value::texts({tables.items()[0].text("routeTableId")})}});
    if (!policy.empty()) input.set("PolicyDocument", policy);
    EXPECT_TRUE(call("ec2", "CreateVpcEndpoint", input));
  }

  /// Everything that an image in the account's own registry needs.
  void add_registry_endpoints() {
    add_endpoint("ecr.api");
    add_endpoint("ecr.dkr");
    add_s3_gateway();
    pass(60);
  }

  /// What became of one task. `container` are members beside name and image, `more` members of the definition.
  Stop run(const std::string& image, const std::string& container = "", const std::string& subnet = "",
           const std::string& version = "1.4.0", const std::string& more = "") {
    ok("ecs", "RegisterTaskDefinition",
       "{'family':'t','networkMode':'awsvpc','requiresCompatibilities':['FARGATE'],'cpu':'256','memory':'512',"
       "'executionRoleArn':'arn:aws:iam::111122223333:role/execution'," +
           more + "'containerDefinitions':[{'name':'c','image':'" + image + "'" + container + "}]}");
    const Value made = ok("ecs", "RunTask",
                          "{'cluster':'c','taskDefinition':'t','launchType':'FARGATE','platformVersion':'" + version +
                              "'," + network(subnet.empty() ? isolated_subnet : subnet, false) + "}");
    const std::string arn = made["tasks"].items()[0].text("taskArn");
    pass(120);
    const Value tasks = ok("ecs", "DescribeTasks", "{'cluster':'c','tasks':['" + arn + "']}");
    const Value& task = tasks["tasks"].items()[0];
    return {.status = task.text("lastStatus"),
            .task = task.text("stoppedReason"),
            .container = task["containers"].items()[0].text("reason")};
  }

  std::string vpc;
};

void expect_start(const std::string& text, std::string_view start) { EXPECT_EQ(text.substr(0, start.size()), start); }

TEST(Startup, EndpointsForTheRegistryAreEnoughForItsImages) {
  Start start;
  start.add_registry_endpoints();
  EXPECT_EQ(start.run(kEcrImage).status, "RUNNING");
}

TEST(Startup, WithoutALoginNothingIsPulled) {
  expect_start(
      Start().run(kEcrImage).task,
      "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth "
      "from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network "
      "configuration. RequestError: send request failed caused by: Post "
      "\"https://api.ecr.us-east-1.amazonaws.com/\": dial tcp ");
}

TEST(Startup, TheOldPlatformLogsInByItself) {
  Start start;
  start.add_endpoint("ecr.dkr");
  start.add_s3_gateway();
  start.pass(60);
  EXPECT_EQ(start.run(kEcrImage, "", "", "1.3.0").status, "RUNNING");
  expect_start(start.run(kEcrImage).task, "ResourceInitializationError: ");
}

TEST(Startup, TheOldPlatformSaysItInTheContainer) {
  const Stop stop = Start().run("nginx", "", "", "1.3.0");
  EXPECT_EQ(stop.task, "Task failed to start");
  expect_start(stop.container,
               "CannotPullContainerError: API error (500): Get https://registry-1.docker.io/v2/: net/http: request "
               "canceled while waiting for connection");
}

TEST(Startup, TheOldPlatformNamesTheBucketWithoutTheRegistrysPath) {
  Start start;
  start.add_endpoint("ecr.dkr");
  start.pass(60);
  expect_start(start.run(kEcrImage, "", "", "1.3.0").container,
               "CannotPullContainerError: API error (500): Get "
               "https://prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com/: net/http: request canceled");
}

TEST(Startup, WithIpv6OnlyItIsAnIpv6AddressThatDoesNotAnswer) {
  Start start;
  world::Subnet& subnet = start.world.account(start.account).region(start.region).ec2.subnets.at(start.isolated_subnet);
  subnet.ipv6_cidr = "2001:db8:0:3::/64";
  subnet.is_ipv6_native = true;
  const Stop stop = start.run(kEcrImage);
  EXPECT_NE(stop.task.find("dial tcp [2001:db8::10]:443: i/o timeout"), std::string::npos) << stop.task;
}

TEST(Startup, LayersComeFromS3) {
  Start start;
  start.add_endpoint("ecr.api");
  start.add_endpoint("ecr.dkr");
  start.pass(60);
  expect_start(start.run(kEcrImage).task, "CannotPullContainerError: The task cannot pull " + std::string(kEcrImage) +
                                              " from the registry. There is a connection issue");
}

TEST(Startup, APolicyOfTheGatewayEndpointMayKeepLayersBack) {
  for (const auto& [resource, status] : {std::pair("arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*", "RUNNING"),
                                         std::pair("arn:aws:s3:::mine/*", "STOPPED")}) {
    Start start;
    start.add_endpoint("ecr.api");
    start.add_endpoint("ecr.dkr");
    start.add_s3_gateway(R"({"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":")" +
                         std::string(resource) + R"("}]})");
    start.pass(60);
    const Stop stop = start.run(kEcrImage);
    EXPECT_EQ(stop.status, status);
    EXPECT_EQ(stop.status == "STOPPED", stop.task.find("403 Forbidden") != std::string::npos) << stop.task;
  }
}

TEST(Startup, OtherRegistriesNeedTheInternet) {
  for (const char* image : {"nginx", "ghcr.io/a/b:1", "public.ecr.aws/nginx/nginx:1",
                            "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1"}) {
    Start start;
    start.add_registry_endpoints();
    EXPECT_EQ(start.run(image).status, "STOPPED") << image;
    EXPECT_EQ(start.run(image, "", start.private_subnet).status, "RUNNING") << image;
  }
}

TEST(Startup, TheFirstPullThroughTheCacheNeedsTheInternetToo) {
  Start start;
  start.world.registry.pull_through = {"docker-hub"};
  start.add_registry_endpoints();
  const std::string image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/docker-hub/library/nginx:1";
  EXPECT_EQ(start.run(image).status, "STOPPED");
  EXPECT_EQ(start.run(image, "", start.private_subnet).status, "RUNNING");
  EXPECT_EQ(start.run(image).status, "RUNNING");
}

TEST(Startup, LogsAreAskedForBeforeItRuns) {
  const std::string logging =
      ",'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','awslogs-region':'us-east-1'}}";
  Start start;
  start.add_registry_endpoints();
  expect_start(
      start.run(kEcrImage, logging).task,
      "ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch "
      "log group defined in the task definition.");
  start.add_endpoint("logs");
  start.pass(60);
  EXPECT_EQ(start.run(kEcrImage, logging).status, "RUNNING");
}

TEST(Startup, SecretsComeFromTwoPlaces) {
  Start start;
  start.add_registry_endpoints();
  const std::string secret =
      ",'secrets':[{'name':'S','valueFrom':'arn:aws:secretsmanager:us-east-1:111122223333:secret:s-abcdef'}]";
  const std::string parameter = ",'secrets':[{'name':'P','valueFrom':'/app/p'}]";
  expect_start(start.run(kEcrImage, secret).task,
               "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from "
               "asm: There is a connection issue between the task and AWS Secrets Manager.");
  expect_start(start.run(kEcrImage, parameter).task,
               "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from "
               "ssm: ");
  EXPECT_EQ(start.run(kEcrImage, secret, "", "1.3.0").status, "RUNNING");
  start.add_endpoint("secretsmanager");
  start.add_endpoint("ssm");
  start.pass(60);
  EXPECT_EQ(start.run(kEcrImage, secret).status, "RUNNING");
  EXPECT_EQ(start.run(kEcrImage, parameter).status, "RUNNING");
}

TEST(Startup, EnvironmentFilesComeFromS3) {
  const std::string files = ",'environmentFiles':[{'type':'s3','value':'arn:aws:s3:::mine/app.env'}]";
  Start start;
  EXPECT_EQ(start.run("nginx", files, start.private_subnet).status, "RUNNING");
  expect_start(start.run("nginx", files).task, "ResourceInitializationError: failed to download env files: ");
}

TEST(Startup, FileSystemsAreMountedInTheTasksZone) {
  const std::string volumes = "'volumes':[{'name':'v','efsVolumeConfiguration':{'fileSystemId':'fs-1'}}],";
  Start start;
  const auto run = [&] { return start.run("nginx", "", start.private_subnet, "1.4.0", volumes); };
  expect_start(run().task,
               "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed "
               "to resolve \"fs-1.efs.us-east-1.amazonaws.com\"");
  const std::string group =
      start.ok("ec2", "CreateSecurityGroup", "{'VpcId':'" + start.vpc + "','GroupName':'efs','GroupDescription':'efs'}")
          .text("groupId");
  start.ok("ec2", "CreateNetworkInterface",
           "{'SubnetId':'" + start.isolated_subnet +
               "','Description':'EFS mount target for fs-1 (fsmt-1)',"
               "'SecurityGroupId':['" +
               group + "']}");
  EXPECT_NE(run().task.find("mount.nfs4: Connection timed out"), std::string::npos);
  start.ok("ec2", "AuthorizeSecurityGroupIngress",
           "{'GroupId':'" + group +
               "','IpPermissions':[{'IpProtocol':'tcp','FromPort':2049,'ToPort':2049,"
               "'IpRanges':[{'CidrIp':'10.0.0.0/16'}]}]}");
  EXPECT_EQ(run().status, "RUNNING");
}

TEST(Startup, WithoutNamesNothingIsFound) {
  Start start;
  start.ok("ec2", "ModifyVpcAttribute", "{'VpcId':'" + start.vpc + "','EnableDnsSupport':{'Value':false}}");
  const Stop stop = start.run(kEcrImage, "", start.private_subnet);
  EXPECT_NE(stop.task.find("no such host"), std::string::npos) << stop.task;
}

TEST(Startup, APolicyOfTheRegistrysEndpointMayRefuseTheLogin) {
  Start start;
  start.add_endpoint("ecr.api", ",'PolicyDocument':'{\\'Statement\\':[]}'");
  start.pass(60);
  const Stop stop = start.run(kEcrImage);
  EXPECT_NE(stop.task.find("no VPC endpoint policy allows the ecr:GetAuthorizationToken action"), std::string::npos)
      << stop.task;
}

}  // namespace
}  // namespace kakoi::sim::services
