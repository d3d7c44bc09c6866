// Parts of a network as Terraform and templates write them: the targets of routes, and load balancers.
#include "inventory/network.hpp"
#include "sources/cloudformation/root.hpp"
#include "sources/terraform/root.hpp"
#include "support/memory_files.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace kakoi {
namespace {

using inventory::TargetKind;

inventory::Network of_terraform(const std::string& text) {
  test::MemoryFiles files;
  files.add("/r/main.tf", text);
  sources::FileNumbers numbers;
  sources::terraform::ModuleCache cache;
  const sources::Input input{.reader = files, .numbers = numbers, .boundary = "/r"};
  return sources::terraform::Root(input, cache, sources::terraform::Inputs{}, "/r", ".").network();
}

inventory::Network of_template(const std::string& text) {
  test::MemoryFiles files;
  files.add("/r/stack.yaml", text);
  sources::FileNumbers numbers;
  const sources::Input input{.reader = files, .numbers = numbers, .boundary = "/r"};
  base::Diagnostics diagnostics;
  auto of = sources::cloudformation::read_template(input, "/r/stack.yaml", base::EntryKind::file, diagnostics);
  return sources::cloudformation::Root(input, std::move(of), ".",
                                       std::span<const sources::cloudformation::ParameterSource>(),
                                       std::span<const sources::cloudformation::ParameterFile>())
      .network();
}

/// The target of the only route; `local` where it is not known.
TargetKind target_in(const inventory::Network& network, std::string_view table) {
  for (const inventory::RouteTable& each : network.route_tables) {
    if (each.thing.key == table && each.routes.items.size() == 1) {
      return each.routes.items.front().target.match([](const inventory::Target& target) { return target.kind; },
                                                    [](const base::Unknown&) { return TargetKind::local; });
    }
  }
  return TargetKind::local;
}

struct Written {
  std::string_view terraform;
  std::string_view property;
  TargetKind kind = TargetKind::local;
};

TEST(RouteTargets, AreOfTheirKindInBothLanguages) {
  const Written all[] = {
      {"gateway_id = aws_internet_gateway.x.id", "GatewayId: igw-1", TargetKind::internet_gateway},
      {"gateway_id = aws_vpn_gateway.x.id", "GatewayId: vgw-1", TargetKind::virtual_private_gateway},
      {"nat_gateway_id = \"nat-1\"", "NatGatewayId: nat-1", TargetKind::nat_gateway},
      {"egress_only_gateway_id = \"eigw-1\"", "EgressOnlyInternetGatewayId: eigw-1", TargetKind::egress_only_gateway},
      {"transit_gateway_id = \"tgw-1\"", "TransitGatewayId: tgw-1", TargetKind::transit_gateway},
      {"vpc_peering_connection_id = \"pcx-1\"", "VpcPeeringConnectionId: pcx-1", TargetKind::peering},
      {"network_interface_id = \"eni-1\"", "NetworkInterfaceId: eni-1", TargetKind::interface},
      {"vpc_endpoint_id = \"vpce-1\"", "VpcEndpointId: vpce-1", TargetKind::load_balancer_endpoint},
      {"carrier_gateway_id = \"cagw-1\"", "CarrierGatewayId: cagw-1", TargetKind::other},
      {"local_gateway_id = \"lgw-1\"", "LocalGatewayId: lgw-1", TargetKind::other},
      {"core_network_arn = \"arn:aws:networkmanager::1:core-network/c\"",
       "CoreNetworkArn: arn:aws:networkmanager::1:core-network/c", TargetKind::other},
  };
  for (const Written& one : all) {
    const std::string terraform =
        "resource \"aws_internet_gateway\" \"x\" {}\nresource \"aws_vpn_gateway\" \"x\" {}\n"
        "resource \"aws_route_table\" \"t\" { vpc_id = \"vpc-1\" }\nresource \"aws_route\" \"r\" {\n route_table_id = "
        "aws_route_table.t.id\n destination_cidr_block = \"0.0.0.0/0\"\n " +
        std::string(one.terraform) + "\n}\n";
    EXPECT_EQ(target_in(of_terraform(terraform), "aws_route_table.t"), one.kind) << one.terraform;
    const std::string yaml =
        "AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  Table:\n    Type: AWS::EC2::RouteTable\n    "
        "Properties: {VpcId: vpc-1}\n  Route:\n    Type: AWS::EC2::Route\n    Properties:\n      RouteTableId: !Ref "
        "Table\n      DestinationCidrBlock: 0.0.0.0/0\n      " +
        std::string(one.property) + "\n";
    EXPECT_EQ(target_in(of_template(yaml), "Table"), one.kind) << one.property;
  }
}

std::size_t open_routes(const inventory::Network& network) {
  std::size_t count = 0;
  for (const inventory::RouteTable& table : network.route_tables) {
    for (const inventory::Route& route : table.routes.items) {
      count += route.is_propagated ? 1U : 0U;
    }
  }
  return count;
}

TEST(RouteTables, WhatIsPropagatedIsNotInTheCode) {
  EXPECT_EQ(open_routes(of_terraform("resource \"aws_route_table\" \"t\" { vpc_id = \"vpc-1\" }\n"
                                     "resource \"aws_vpn_gateway_route_propagation\" \"p\" {\n vpn_gateway_id = "
                                     "\"vgw-1\"\n route_table_id = aws_route_table.t.id\n}\n")),
            1U);
  EXPECT_EQ(open_routes(of_template("AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  Table:\n    Type: "
                                    "AWS::EC2::RouteTable\n    Properties: {VpcId: vpc-1}\n  Propagation:\n    Type: "
                                    "AWS::EC2::VPNGatewayRoutePropagation\n    Properties: {VpnGatewayId: vgw-1, "
                                    "RouteTableIds: [!Ref Table]}\n")),
            1U);
}

std::string key_of(const inventory::Reference& reference) {
  return reference.match([](const std::string& key) { return key; },
                         [](const base::Unknown&) { return std::string("?"); });
}

TEST(Balancers, ListenersAndTheirRulesLeadToTargetGroups) {
  const inventory::Network network = of_terraform(R"(
variable "listener" {}
resource "aws_lb" "web" {
  internal = true
  subnet_mapping { subnet_id = aws_subnet.a.id }
}
resource "aws_subnet" "a" { vpc_id = "vpc-1" }
resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  default_action {
    type = "forward"
    forward {
      target_group { arn = aws_lb_target_group.a.arn }
    }
  }
}
resource "aws_lb_listener_rule" "web" {
  listener_arn = aws_lb_listener.web.arn
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.b.arn
  }
}
resource "aws_lb_listener_rule" "other" {
  listener_arn = var.listener
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.b.arn
  }
}
resource "aws_lb_target_group" "a" {
  vpc_id = "vpc-1"
  port   = 8080
}
resource "aws_lb_target_group" "b" { vpc_id = "vpc-1" }
)");
  ASSERT_EQ(network.load_balancers.size(), 1U);
  ASSERT_EQ(network.load_balancers[0].subnets.items.size(), 1U);
  EXPECT_EQ(key_of(network.load_balancers[0].subnets.items[0]), "aws_subnet.a");
  ASSERT_EQ(network.target_groups.size(), 2U);
  ASSERT_EQ(network.target_groups[0].load_balancers.items.size(), 1U);
  EXPECT_EQ(key_of(network.target_groups[0].load_balancers.items[0]), "aws_lb.web");
  EXPECT_EQ(network.target_groups[0].port.match([](int port) { return port; }, [](const base::Unknown&) { return 0; }),
            8080);
  ASSERT_EQ(network.target_groups[1].load_balancers.items.size(), 2U);
  EXPECT_EQ(key_of(network.target_groups[1].load_balancers.items[0]), "aws_lb.web");
  EXPECT_EQ(key_of(network.target_groups[1].load_balancers.items[1]), "?");
}

}  // namespace
}  // namespace kakoi
