#include "estate.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::network {
namespace {

constexpr const char* kS3List = "pl-63a5400a";

/// A gateway endpoint for S3 on the table `main`.
Estate with_gateway_endpoint() {
  Estate estate;
  estate.ec2.endpoints["vpce-s3"] = {
      .id = "vpce-s3", .vpc_id = "vpc", .service_name = "com.amazonaws.us-east-1.s3", .route_tables = {"main"}};
  estate.ec2.route_tables["main"].routes.push_back({.destination = kS3List, .target = "vpce-s3"});
  return estate;
}

TEST(Endpoints, OneServesItsServiceOnlyFromEverySubnetOfItsVpc) {
  Estate estate;
  estate.add_endpoint("ecr.api");
  EXPECT_TRUE(estate.reaches("closed", false, "ecr.api"));
  EXPECT_TRUE(estate.reaches("open", false, "ecr.api"));
  EXPECT_FALSE(estate.reaches("closed", false, "logs"));
}

TEST(Endpoints, OneWithoutPrivateNamesIsNotUsed) {
  Estate estate;
  estate.add_endpoint("ecr.api");
  estate.ec2.vpcs["vpc"].dns_hostnames = false;
  EXPECT_FALSE(estate.reaches("closed", false, "ecr.api"));
  EXPECT_TRUE(estate.reaches("natted", false, "ecr.api"));
}

TEST(Endpoints, OneThatLetsNothingInIsStillWhereTheNameLeads) {
  Estate estate;
  estate.add_endpoint("ecr.api");
  estate.ec2.groups["e"].rules.clear();
  EXPECT_FALSE(estate.reaches("natted", false, "ecr.api"));
}

TEST(Endpoints, AGroupMayNameTheGroupOfTheTask) {
  Estate estate;
  estate.add_endpoint("ecr.api");
  estate.ec2.groups["e"].rules = {{.protocol = "tcp", .from_port = 443, .to_port = 443, .group = "other"}};
  EXPECT_FALSE(estate.reaches("closed", false, "ecr.api"));
  estate.ec2.groups["e"].rules[0].group = "g";
  EXPECT_TRUE(estate.reaches("closed", false, "ecr.api"));
}

TEST(Endpoints, LayersComeThroughAnInterfaceEndpointOfS3OrNot) {
  Estate estate;
  estate.add_endpoint("s3");
  EXPECT_TRUE(estate.reaches("closed", false, "s3"));
  estate.quirks.layers_by_interface_endpoint = false;
  EXPECT_FALSE(estate.reaches("closed", false, "s3"));
  EXPECT_FALSE(estate.reaches("open", false, "s3"));
}

TEST(Endpoints, ThoseOfTheRegistryHaveIpv6OrNot) {
  Estate estate;
  estate.add_endpoint("ecr.api");
  for (auto& [id, interface] : estate.ec2.interfaces) interface.ipv6 = "2001:db8::99";
  const world::NetworkInterface& interface = estate.ec2.interfaces.begin()->second;
  const Source source{.subnet_id = interface.subnet_id, .private_ip = "", .ipv6 = "2001:db8::5", .groups = {"g"}};
  estate.ec2.groups["g"].rules.push_back({.is_egress = true, .protocol = "-1", .ipv6_cidr = "::/0"});
  estate.ec2.groups["e"].rules.push_back({.protocol = "-1", .ipv6_cidr = "::/0"});
  for (auto& [id, table] : estate.ec2.route_tables) {
    table.routes.push_back({.destination = "2001:db8::/56", .target = "local"});
  }
  const Destination registry{.service = "ecr.api", .has_ipv6 = true};
  EXPECT_FALSE(reach(estate.view(), source, registry).arrives());  // it has IPv4 addresses alone
  for (auto& [id, endpoint] : estate.ec2.endpoints) endpoint.address_type = "dualstack";
  EXPECT_TRUE(reach(estate.view(), source, registry).arrives());
  estate.quirks.ecr_endpoint_has_ipv6 = false;
  EXPECT_FALSE(reach(estate.view(), source, registry).arrives());
}

TEST(Endpoints, AnInterfaceWithoutGroupsLetsEverythingInAndOut) {
  Estate estate;
  world::NetworkInterface& here = estate.add_public_interface();
  world::NetworkInterface there = here;
  there.id = "eni-there";
  there.private_ip = "10.0.0.99";
  here.groups.clear();
  there.groups.clear();
  EXPECT_TRUE(reach_interface(estate.view(), source_of(here), there, 80).arrives());
  there.vpc_id = "another";
  EXPECT_FALSE(reach_interface(estate.view(), source_of(here), there, 80).arrives());
}

TEST(Endpoints, ACustomResolverKnowsTheirNamesOrNot) {
  Estate estate;
  estate.add_endpoint("ecr.api");
  estate.ec2.dhcp_options["dopt-1"] = {.id = "dopt-1", .configurations = {{"domain-name-servers", {"10.0.0.2"}}}};
  estate.ec2.vpcs["vpc"].dhcp_options = "dopt-1";
  EXPECT_FALSE(estate.reaches("closed", false, "ecr.api"));
  estate.quirks.custom_dns_knows_private_names = true;
  EXPECT_TRUE(estate.reaches("closed", false, "ecr.api"));
}

TEST(Endpoints, AGatewayOneServesTheTablesThatItIsIn) {
  const Estate estate = with_gateway_endpoint();
  EXPECT_TRUE(estate.reaches("closed", false, "s3"));
  EXPECT_FALSE(estate.reaches("open", false, "s3"));
  EXPECT_FALSE(estate.reaches("closed", false, "logs"));
}

TEST(Endpoints, AGatewayOneNeedsAGroupThatLetsTheListOut) {
  Estate estate = with_gateway_endpoint();
  estate.ec2.groups["g"].rules = {{.is_egress = true, .cidr = "10.0.0.0/8"}};
  EXPECT_FALSE(estate.reaches("closed", false, "s3"));
  estate.ec2.groups["g"].rules = {{.is_egress = true, .prefix_list = kS3List}};
  EXPECT_TRUE(estate.reaches("closed", false, "s3"));
}

TEST(Endpoints, APolicyMayRefuse) {
  Estate estate = with_gateway_endpoint();
  estate.ec2.endpoints["vpce-s3"].policy =
      R"({"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:Get*","Resource":["arn:aws:s3:::b/*"]}]})";
  EXPECT_TRUE(estate.reaches("closed", false, "s3"));
  estate.ec2.endpoints["vpce-s3"].policy =
      R"({"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:PutObject","Resource":"*"}})";
  EXPECT_EQ(estate.answer("closed", false, "s3").arrival, Arrival::refused);
}

TEST(Endpoints, BehindAFirewallTheWayGoesOn) {
  Estate estate;
  estate.ec2.endpoints["vpce-f"] = {
      .id = "vpce-f", .vpc_id = "vpc", .type = "GatewayLoadBalancer", .subnets = {"natted"}};
  estate.table("main", "", {{.destination = "0.0.0.0/0", .target = "vpce-f"}});
  EXPECT_TRUE(estate.reaches("closed", false));
  estate.ec2.endpoints["vpce-f"].subnets = {"closed"};
  EXPECT_FALSE(estate.reaches("closed", false));
}

}  // namespace
}  // namespace kakoi::sim::network
