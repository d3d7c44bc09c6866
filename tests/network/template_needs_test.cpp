// What tasks need, from a template to the way through the network.
#include "network/needs.hpp"
#include "sources/cloudformation/root.hpp"
#include "support/memory_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi {
namespace {

// A private subnet with endpoints for images of ECR and for logs.
constexpr std::string_view kVpc = R"(
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Image: {Type: String}
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}
  Private:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24}
  Table:
    Type: AWS::EC2::RouteTable
    Properties: {VpcId: !Ref Vpc}
  Association:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: {SubnetId: !Ref Private, RouteTableId: !Ref Table}
  Tasks:
    Type: AWS::EC2::SecurityGroup
    Properties: {VpcId: !Ref Vpc, GroupDescription: tasks}
  Endpoints:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
      GroupDescription: endpoints
      SecurityGroupIngress:
        - {IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: !GetAtt Tasks.GroupId}
  Api:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub com.amazonaws.${AWS::Region}.ecr.api
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      SubnetIds: [!Ref Private]
      SecurityGroupIds: [!GetAtt Endpoints.GroupId]
  Images:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub com.amazonaws.${AWS::Region}.ecr.dkr
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      SubnetIds: [!Ref Private]
      SecurityGroupIds: [!GetAtt Endpoints.GroupId]
  Logs:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub com.amazonaws.${AWS::Region}.logs
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      SubnetIds: [!Ref Private]
      SecurityGroupIds: [!GetAtt Endpoints.GroupId]
  S3:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub com.amazonaws.${AWS::Region}.s3
      RouteTableIds: [!Ref Table]
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: {VpcId: !Ref Vpc, Port: 8080, Protocol: HTTP, TargetType: ip}
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: {Scheme: internal, Subnets: [!Ref Private], SecurityGroups: [!GetAtt Endpoints.GroupId]}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      DefaultActions:
        - Type: forward
          ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref Group, Weight: 1}]}
)";

constexpr std::string_view kOwnImage = "!Sub \"${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app:1\"";

std::string task(std::string_view image, std::string_view more = "", std::string_view around = "") {
  return "  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n" + std::string(around) +
         "      ContainerDefinitions:\n        - Name: app\n          Image: " + std::string(image) + "\n" +
         std::string(more);
}

constexpr std::string_view kNetwork = R"(
        AwsvpcConfiguration: {Subnets: [!Ref Private], SecurityGroups: [!GetAtt Tasks.GroupId]}
)";

std::string service(std::string_view properties = "") {
  return "  Web:\n    Type: AWS::ECS::Service\n    Properties:\n      LaunchType: FARGATE\n      TaskDefinition: !Ref "
         "Task\n      LoadBalancers: [{ContainerName: app, ContainerPort: 80, TargetGroupArn: !Ref Group}]\n" +
         std::string(properties) + "      NetworkConfiguration:" + std::string(kNetwork);
}

/// What was read of one template with one launch.
class Read {
 public:
  explicit Read(const std::string& text) {
    files_.add("/r/stack.yaml", text);
    const sources::Input input{.reader = files_, .numbers = numbers_, .boundary = "/r"};
    base::Diagnostics diagnostics;
    auto of = sources::cloudformation::read_template(input, "/r/stack.yaml", base::EntryKind::file, diagnostics);
    EXPECT_NE(of, nullptr) << text;
    root_ = std::make_unique<sources::cloudformation::Root>(input, std::move(of), ".",
                                                            std::span<const sources::cloudformation::ParameterSource>(),
                                                            std::span<const sources::cloudformation::ParameterFile>());
    root_->add_network();
  }

  [[nodiscard]] const inventory::Inventory& inventory() const { return root_->inventory(); }

  [[nodiscard]] std::string needs() const {
    const inventory::Inventory& all = inventory();
    if (!all.services.empty()) {
      return test::needs_of(all, all.services.front().launch);
    }
    if (!all.launchers.empty()) {
      return test::needs_of(all, all.launchers.front().launch);
    }
    return all.batch_jobs.empty() ? "no launch" : test::needs_of(all, all.batch_jobs.front().launch);
  }

 private:
  test::MemoryFiles files_;
  sources::FileNumbers numbers_;
  std::unique_ptr<sources::cloudformation::Root> root_;
};

struct Row {
  std::string name;
  std::string text;
  std::string needs;
};

std::vector<Row> rows() {
  const std::string vpc(kVpc);
  const std::string image = "ecr.api proven, ecr.dkr proven, s3 proven";
  const auto row = [&](std::string name, const std::string& definition, std::string needs,
                       std::string_view properties = "", std::string_view other = "") {
    return Row{std::move(name), vpc + definition + service(properties) + std::string(other), std::move(needs)};
  };
  return {
      row("an image of the own Region", task(kOwnImage), image),
      row("a repository of the template",
          "  Repository:\n    Type: AWS::ECR::Repository\n" + task("!Sub \"${Repository.RepositoryUri}:1\""), image),
      row("an image of a Region", task("123456789012.dkr.ecr.us-east-1.amazonaws.com/app"),
          "ecr.api unknown, ecr.dkr unknown, s3 unknown"),
      row("public ECR", task("public.ecr.aws/nginx/nginx"), "public.ecr.aws missing"),
      row("Docker Hub", task("nginx"), "docker.io missing"),
      row("an image that is given", task("!Ref Image"), "internet unknown"),
      row("a pull-through cache", task("!Sub \"${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/hub/nginx\""),
          "ecr.api proven, ecr.dkr plausible, s3 proven", "",
          "  Hub:\n    Type: AWS::ECR::PullThroughCacheRule\n    Properties: {EcrRepositoryPrefix: hub}\n"),
      row("awslogs",
          task(kOwnImage,
               "          LogConfiguration: {LogDriver: awslogs, Options: {awslogs-region: !Ref AWS::Region}}\n"),
          image + ", logs proven"),
      row("firelens", task(kOwnImage, "          LogConfiguration: {LogDriver: awsfirelens}\n"),
          image + ", internet later unknown"),
      row("a secret of the template",
          "  Secret:\n    Type: AWS::SecretsManager::Secret\n" +
              task(kOwnImage, "          Secrets: [{Name: A, ValueFrom: !Ref Secret}]\n"),
          image + ", secretsmanager missing"),
      row("a parameter",
          task(kOwnImage,
               "          Secrets: [{Name: A, ValueFrom: !Sub "
               "\"arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/a\"}]\n"),
          image + ", ssm missing"),
      row("environment files",
          task(kOwnImage, "          EnvironmentFiles: [{Type: s3, Value: \"arn:aws:s3:::b/a.env\"}]\n"),
          image + ", s3 proven"),
      row("a queue of the template",
          "  Queue:\n    Type: AWS::SQS::Queue\n" +
              task(kOwnImage, "          Environment: [{Name: Q, Value: !Ref Queue}]\n"),
          image + ", sqs later missing"),
      row("the URL of a service of the own Region",
          task(kOwnImage,
               "          Environment: [{Name: U, Value: !Sub \"https://s3.${AWS::Region}.amazonaws.com/b\"}]\n"),
          image + ", s3 later proven"),
      row("the daemon of X-Ray", task("public.ecr.aws/xray/aws-xray-daemon:3.x"),
          "public.ecr.aws missing, xray later missing"),
      row("a file system",
          task(kOwnImage, "", "      Volumes: [{Name: v, EFSVolumeConfiguration: {FilesystemId: fs-1}}]\n"),
          image + ", efs plausible"),
      row("exec", task(kOwnImage), image + ", ssmmessages later missing", "      EnableExecuteCommand: true\n"),
      row("an old platform", task(kOwnImage, "          Secrets: [{Name: A, ValueFrom: /a}]\n"),
          "ecr.dkr proven, s3 proven", "      PlatformVersion: 1.3.0\n"),
      {"a rule", vpc + task(kOwnImage) + R"(
  Rule:
    Type: AWS::Events::Rule
    Properties:
      Targets:
        - Id: a
          Arn: arn:aws:ecs:eu-west-1:1:cluster/c
          EcsParameters:
            TaskDefinitionArn: !GetAtt Task.TaskDefinitionArn
            NetworkConfiguration: {AwsVpcConfiguration: {Subnets: [!Ref Private], SecurityGroups: [!Ref Tasks]}}
)",
       image},
      {"a schedule", vpc + task(kOwnImage) + R"(
  Schedule:
    Type: AWS::Scheduler::Schedule
    Properties:
      Target:
        Arn: arn:aws:ecs:eu-west-1:1:cluster/c
        EcsParameters:
          TaskDefinitionArn: !Ref Task
          EnableExecuteCommand: true
          NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [!Ref Private], SecurityGroups: [!Ref Tasks]}}
)",
       image + ", ssmmessages later missing"},
      {"a state", vpc + task(kOwnImage) + R"(
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      Definition:
        States:
          Run:
            Type: Task
            Resource: arn:aws:states:::ecs:runTask.sync
            Parameters:
              TaskDefinition: !Ref Task
              NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [!Ref Private], SecurityGroups: [!Ref Tasks]}}
)",
       image},
      {"a Batch job", vpc + R"(
  Job:
    Type: AWS::Batch::JobDefinition
    Properties:
      Type: container
      PlatformCapabilities: [FARGATE]
      ContainerProperties: {Image: busybox, LogConfiguration: {LogDriver: splunk}}
)",
       "docker.io unknown, internet unknown"},
      {"an Express service", vpc + R"(
  Express:
    Type: AWS::ECS::ExpressGatewayService
    Properties:
      PrimaryContainer: {Image: nginx}
      NetworkConfiguration: {Subnets: [!Ref Private], SecurityGroups: [!Ref Tasks]}
)",
       "docker.io missing, logs proven"},
  };
}

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

std::string name_of(const testing::TestParamInfo<Row>& row) {
  std::string name;
  for (const char c : row.param.name) {
    name += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
  }
  return name;
}

class TemplateNeeds : public testing::TestWithParam<Row> {};

TEST_P(TemplateNeeds, AreAsTheRowSays) { EXPECT_EQ(Read(GetParam().text).needs(), GetParam().needs); }

INSTANTIATE_TEST_SUITE_P(Templates, TemplateNeeds, testing::ValuesIn(rows()), name_of);

std::string key_of(const inventory::Reference& reference) {
  return reference.match([](const std::string& key) { return key; },
                         [](const base::Unknown&) { return std::string("?"); });
}

TEST(TemplateBalancers, AreInFrontOfAService) {
  const Read read(std::string(kVpc) + task(kOwnImage) + service());
  const inventory::Launch& launch = read.inventory().services.front().launch;
  ASSERT_EQ(launch.target_groups.items.size(), 1U);
  const inventory::Network& network = *read.inventory().network;
  ASSERT_EQ(network.target_groups.size(), 1U);
  EXPECT_EQ(network.target_groups.front().thing.key, key_of(launch.target_groups.items.front()));
  ASSERT_EQ(network.target_groups.front().load_balancers.items.size(), 1U);
  ASSERT_EQ(network.load_balancers.size(), 1U);
  EXPECT_EQ(key_of(network.target_groups.front().load_balancers.items.front()),
            network.load_balancers.front().thing.key);
  EXPECT_TRUE(network.load_balancers.front().is_internal.match([](bool is) { return is; },
                                                               [](const base::Unknown&) { return false; }));
}

}  // namespace
}  // namespace kakoi
