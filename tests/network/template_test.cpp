// A network as a template writes it, and what reaches what in it.
#include "reachability/inward.hpp"
#include "reachability/outward.hpp"
#include "sources/cloudformation/root.hpp"
#include "support/memory_files.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kakoi {
namespace {

using reachability::Evidence;

constexpr std::string_view kVpc = R"(
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Nat: {Type: String, Default: "yes"}
  Given: {Type: String}
Conditions:
  HasNat: !Equals [!Ref Nat, "yes"]
  Perhaps: !Equals [!Ref Given, "yes"]
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}
  Public:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}
  Private:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24}
  Gateway:
    Type: AWS::EC2::InternetGateway
  Attachment:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}
  PublicTable:
    Type: AWS::EC2::RouteTable
    Properties: {VpcId: !Ref Vpc}
  PublicOut:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref PublicTable, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
  PublicAssociation:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: {SubnetId: !Ref Public, RouteTableId: !Ref PublicTable}
  PrivateTable:
    Type: AWS::EC2::RouteTable
    Properties: {VpcId: !Ref Vpc}
  PrivateAssociation:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: {SubnetId: !Ref Private, RouteTableId: !Ref PrivateTable}
  Task:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
      GroupDescription: tasks
      SecurityGroupIngress:
        - {IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}
)";

std::string service(std::string_view subnet) {
  return R"(
  Web:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      NetworkConfiguration:
        AwsvpcConfiguration:
          Subnets: [!Ref )" +
         std::string(subnet) + R"(]
          SecurityGroups: [!GetAtt Task.GroupId]
)";
}

std::string nat(std::string_view condition) {
  return R"(
  NatGateway:
    Type: AWS::EC2::NatGateway
    Properties: {SubnetId: !Ref Public, AllocationId: eipalloc-1}
  PrivateOut:
    Type: AWS::EC2::Route
    Condition: )" +
         std::string(condition) + R"(
    Properties: {RouteTableId: !Ref PrivateTable, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref NatGateway}
)";
}

constexpr std::string_view kEndpoints = R"(
  EndpointGroup:
    Type: AWS::EC2::SecurityGroup
    Properties: {VpcId: !Ref Vpc, GroupDescription: endpoints}
  FromTasks:
    Type: AWS::EC2::SecurityGroupIngress
    Properties:
      GroupId: !Ref EndpointGroup
      IpProtocol: tcp
      FromPort: 443
      ToPort: 443
      SourceSecurityGroupId: !GetAtt Task.GroupId
  Logs:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub com.amazonaws.${AWS::Region}.logs
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      SubnetIds: [!Ref Private]
      SecurityGroupIds: [!GetAtt EndpointGroup.GroupId]
  S3:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub com.amazonaws.${AWS::Region}.s3
      RouteTableIds: [!Ref PrivateTable]
)";

class Templates : public testing::Test {
 protected:
  void read(const std::string& text) {
    files_.add("/r/stack.yaml", text);
    const sources::Input input{.reader = files_, .numbers = numbers_, .boundary = "/r"};
    base::Diagnostics diagnostics;
    auto of = sources::cloudformation::read_template(input, "/r/stack.yaml", base::EntryKind::file, diagnostics);
    ASSERT_NE(of, nullptr);
    root_ = std::make_unique<sources::cloudformation::Root>(input, std::move(of), ".",
                                                            std::span<const sources::cloudformation::ParameterSource>(),
                                                            std::span<const sources::cloudformation::ParameterFile>());
    root_->add_network();
    const inventory::Inventory& inventory = root_->inventory();
    network_ = *inventory.network;
    ASSERT_EQ(inventory.services.size() + inventory.batch_jobs.size(), 1U);
    launch_ = inventory.services.empty() ? inventory.batch_jobs.front().launch : inventory.services.front().launch;
    ASSERT_EQ(launch_.subnets.items.size(), 1U);
  }

  [[nodiscard]] Evidence evidence(const std::string& service) const {
    reachability::Outward outward(network_);
    return outward.reach({.subnet = launch_.subnets.items.front(), .groups = &launch_.groups}, {.service = service})
        .evidence;
  }

  [[nodiscard]] reachability::ExposureKind exposure() const {
    reachability::Inward inward(network_);
    return inward
        .exposure({.subnet = launch_.subnets.items.front(),
                   .groups = &launch_.groups,
                   .has_public_ipv4 = base::Known<bool>::defaulted(true)})
        .kind;
  }

 private:
  test::MemoryFiles files_;
  sources::FileNumbers numbers_;
  std::unique_ptr<sources::cloudformation::Root> root_;
  inventory::Network network_;
  inventory::Launch launch_;
};

TEST_F(Templates, ANatGatewayLeadsOut) {
  read(std::string(kVpc) + nat("HasNat") + service("Private"));
  EXPECT_EQ(evidence(""), Evidence::proven);
  EXPECT_EQ(evidence("ecr.api"), Evidence::proven);
  EXPECT_EQ(exposure(), reachability::ExposureKind::unreachable);
}

TEST_F(Templates, ARouteThatMayBeIsNotKnown) {
  read(std::string(kVpc) + nat("Perhaps") + service("Private"));
  EXPECT_EQ(evidence(""), Evidence::unknown);
}

TEST_F(Templates, EndpointsLeadToTheirServices) {
  read(std::string(kVpc) + std::string(kEndpoints) + service("Private"));
  EXPECT_EQ(evidence("logs"), Evidence::proven);
  EXPECT_EQ(evidence("s3"), Evidence::proven);
  EXPECT_EQ(evidence("ecr.api"), Evidence::missing);
  EXPECT_EQ(evidence(""), Evidence::missing);
}

TEST_F(Templates, APublicSubnetIsOpen) {
  read(std::string(kVpc) + service("Public"));
  EXPECT_EQ(exposure(), reachability::ExposureKind::anywhere);
  EXPECT_EQ(evidence(""), Evidence::missing);
}

TEST_F(Templates, ARuleForWhatGoesOutTakesTheDefaultOneAway) {
  read(std::string(kVpc) + nat("HasNat") + service("Private") + R"(
  OnlyDatabase:
    Type: AWS::EC2::SecurityGroupEgress
    Properties: {GroupId: !GetAtt Task.GroupId, IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/16}
)");
  EXPECT_EQ(evidence(""), Evidence::missing);
}

TEST_F(Templates, JobsStartWhereTheComputeEnvironmentForFargateSays) {
  read(std::string(kVpc) + nat("HasNat") + R"(
  Fargate:
    Type: AWS::Batch::ComputeEnvironment
    Properties:
      Type: MANAGED
      ComputeResources: {Type: FARGATE_SPOT, MaxvCpus: 4, Subnets: [!Ref Private], SecurityGroupIds: [!GetAtt Task.GroupId]}
  Instances:
    Type: AWS::Batch::ComputeEnvironment
    Properties:
      Type: MANAGED
      ComputeResources: {Type: EC2, MaxvCpus: 4, Subnets: [!Ref Public], SecurityGroupIds: [!GetAtt Task.GroupId]}
  Job:
    Type: AWS::Batch::JobDefinition
    Properties:
      Type: container
      PlatformCapabilities: [FARGATE]
      ContainerProperties: {Image: nginx}
)");
  EXPECT_EQ(evidence(""), Evidence::proven);
  EXPECT_EQ(exposure(), reachability::ExposureKind::unreachable);
}

TEST_F(Templates, AStackThatIsNotHereMayAddWhatIsMissing) {
  read(std::string(kVpc) + service("Private") + R"(
  More:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: https://example.com/more.yaml}
)");
  EXPECT_EQ(evidence("logs"), Evidence::unknown);
}

}  // namespace
}  // namespace kakoi
