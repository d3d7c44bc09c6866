#include "estate.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::network {
namespace {

TEST(Reach, AnInternetGatewayServesOnlyPublicAddresses) {
  EXPECT_TRUE(Estate().reaches("open", true));
  EXPECT_FALSE(Estate().reaches("open", false));
}

TEST(Reach, ANatGatewayServesPrivateAddresses) {
  EXPECT_TRUE(Estate().reaches("natted", false));
  EXPECT_EQ(Estate().answer("natted", false).way, "nat-1");
}

TEST(Reach, ANatGatewayThatIsPrivateOrHasNoWayItselfServesNobody) {
  Estate estate;
  estate.ec2.nat_gateways["nat-1"].connectivity = "private";
  EXPECT_FALSE(estate.reaches("natted", false));
  estate = {};
  estate.ec2.nat_gateways["nat-1"].subnet_id = "closed";
  EXPECT_FALSE(estate.reaches("natted", false));
  estate = {};
  estate.ec2.nat_gateways["nat-1"].state = "pending";
  EXPECT_FALSE(estate.reaches("natted", false));
}

TEST(Reach, ARegionalNatGatewayNeedsOnlyItsVpcsInternetGateway) {
  Estate estate;
  estate.ec2.nat_gateways["nat-1"].subnet_id.clear();
  estate.ec2.nat_gateways["nat-1"].is_regional = true;
  EXPECT_TRUE(estate.reaches("natted", false));
  estate.ec2.internet_gateways["igw-1"].vpc_id.clear();
  EXPECT_FALSE(estate.reaches("natted", false));
}

TEST(Reach, APrivateNatGatewayLeadsWhereItsSubnetDoes) {
  Estate estate;
  estate.ec2.nat_gateways["nat-2"] = {.id = "nat-2", .subnet_id = "natted", .vpc_id = "vpc", .connectivity = "private"};
  estate.table("main", "", {{.destination = "0.0.0.0/0", .target = "nat-2"}});
  EXPECT_TRUE(estate.reaches("closed", false));
}

TEST(Reach, WithoutARouteThereIsNoWay) { EXPECT_FALSE(Estate().reaches("closed", true)); }

TEST(Reach, TwoHalvesMakeAWholeInternetAndOneDoesNot) {
  Estate estate;
  estate.table("to-igw", "open", {{.destination = "0.0.0.0/1", .target = "igw-1"}});
  EXPECT_FALSE(estate.reaches("open", true));
  estate.ec2.route_tables["to-igw"].routes.push_back({.destination = "128.0.0.0/1", .target = "igw-1"});
  EXPECT_TRUE(estate.reaches("open", true));
}

TEST(Reach, TheLongestPrefixDecidesEvenIfItIsABlackHole) {
  Estate estate;
  estate.ec2.route_tables["to-igw"].routes.push_back({.destination = "203.0.113.0/24", .target = "nat-gone"});
  EXPECT_FALSE(estate.reaches("open", true));
}

TEST(Reach, APrefixListRoutesWhatIsInIt) {
  Estate estate;
  estate.ec2.prefix_lists["pl-1"] = {
      .id = "pl-1", .versions = {{{.cidr = "0.0.0.0/1"}}, {{.cidr = "0.0.0.0/1"}, {.cidr = "128.0.0.0/1"}}}};
  estate.table("to-igw", "open", {{.destination = "pl-1", .target = "igw-1"}});
  EXPECT_TRUE(estate.reaches("open", true));
  estate.ec2.prefix_lists["pl-1"].versions.pop_back();
  EXPECT_FALSE(estate.reaches("open", true));
}

TEST(Reach, AGatewayThatIsDetachedLeadsNowhere) {
  Estate estate;
  estate.ec2.internet_gateways["igw-1"].vpc_id.clear();
  EXPECT_FALSE(estate.reaches("open", true));
  EXPECT_FALSE(is_public(estate.ec2, "open"));
}

TEST(Reach, PeeringIsNoWayToTheInternet) {
  Estate estate;
  estate.ec2.peerings["pcx-1"] = {.id = "pcx-1", .status = "active"};
  estate.table("main", "", {{.destination = "0.0.0.0/0", .target = "pcx-1"}});
  EXPECT_FALSE(estate.reaches("closed", false));
}

TEST(Reach, ATransitGatewayLeadsOutWhereTheFarSideHasInternetAndTheZoneIsAttached) {
  Estate estate;
  estate.ec2.transit_attachments["at"] = {.id = "at", .gateway_id = "tgw-1", .vpc_id = "vpc", .subnets = {"closed"}};
  estate.table("main", "", {{.destination = "0.0.0.0/0", .target = "tgw-1"}});
  EXPECT_FALSE(estate.reaches("closed", false));
  estate.quirks.far_networks_have_internet = true;
  EXPECT_TRUE(estate.reaches("closed", false));
  estate.ec2.transit_attachments["at"].subnets = {"open"};
  EXPECT_FALSE(estate.reaches("closed", false));
}

TEST(Reach, AnInstanceForwardsOnlyWhenItIsTold) {
  Estate estate;
  world::NetworkInterface& instance = estate.add_public_interface();
  estate.ec2.groups["g"].rules.push_back({.group = "g"});
  estate.table("main", "", {{.destination = "0.0.0.0/0", .target = "eni-p"}});
  EXPECT_FALSE(estate.reaches("closed", false));
  instance.checks_source = false;
  EXPECT_TRUE(estate.reaches("closed", false));
}

TEST(Reach, ASecurityGroupMustLetItOut) {
  Estate estate;
  estate.ec2.groups["g"].rules.clear();
  EXPECT_FALSE(estate.reaches("open", true));
}

TEST(Reach, WithoutNamesNothingIsFound) {
  Estate estate;
  estate.ec2.vpcs["vpc"].dns_support = false;
  EXPECT_EQ(estate.answer("open", true).arrival, Arrival::unresolved);
}

TEST(Reach, AnAclForgetsAndNeedsTheWayBackToo) {
  Estate estate;
  estate.ec2.acls["acl"] = {.id = "acl",
                            .vpc_id = "vpc",
                            .entries = {{.number = 100, .is_egress = true, .cidr = "0.0.0.0/0"},
                                        {.number = 100, .is_egress = false, .cidr = "0.0.0.0/0"}},
                            .subnets = {{"open", "a"}}};
  EXPECT_TRUE(estate.reaches("open", true));
  world::AclEntry& inward = estate.ec2.acls["acl"].entries[1];
  inward.protocol = "6";
  inward.from_port = 32768;
  inward.to_port = 50000;
  EXPECT_FALSE(estate.reaches("open", true));
  estate.ec2.acls["acl"].entries.push_back(
      {.number = 110, .protocol = "6", .cidr = "0.0.0.0/0", .from_port = 50001, .to_port = 65535});
  EXPECT_TRUE(estate.reaches("open", true));
}

TEST(Reach, AnAclOfTheNatGatewaysSubnetCountsToo) {
  Estate estate;
  estate.ec2.acls["acl"] = {.id = "acl",
                            .vpc_id = "vpc",
                            .entries = {{.number = 100, .is_egress = true, .cidr = "0.0.0.0/0"}},
                            .subnets = {{"open", "a"}}};
  EXPECT_FALSE(estate.reaches("natted", false));
}

TEST(Reach, Ipv6GoesOutByTheInternetGatewayOrTheEgressOnlyOne) {
  Estate estate;
  EXPECT_FALSE(estate.answer6("open").arrives());
  estate.ec2.route_tables["to-igw"].routes.push_back({.destination = "::/0", .target = "igw-1"});
  EXPECT_TRUE(estate.answer6("open").arrives());
  estate.ec2.egress_only_gateways["eigw-1"] = {.id = "eigw-1", .vpc_id = "vpc"};
  estate.table("main", "", {{.destination = "::/0", .target = "eigw-1"}});
  EXPECT_TRUE(estate.answer6("closed").arrives());
}

TEST(Reach, Nat64TakesIpv6ToIpv4) {
  Estate estate;
  estate.table("main", "", {{.destination = "64:ff9b::/96", .target = "nat-1"}});
  const Source source{.subnet_id = "closed", .ipv6 = "2600:1f18:1:100::9", .groups = {"g"}};
  EXPECT_FALSE(reach(estate.view(), source, {}).arrives());
  estate.ec2.subnets["closed"].dns64 = true;
  EXPECT_TRUE(reach(estate.view(), source, {}).arrives());
}

}  // namespace
}  // namespace kakoi::sim::network
