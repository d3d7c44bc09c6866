#include "estate.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::network {
namespace {

using Blocks = std::vector<std::string>;

/// An interface with a public address, whose group lets `cidr` in on port 80.
Estate let_in(const std::string& cidr) {
  Estate estate;
  estate.add_public_interface();
  estate.ec2.groups["g"].rules.push_back({.protocol = "tcp", .from_port = 80, .to_port = 80, .cidr = cidr});
  return estate;
}

Inward on(const Estate& estate, std::int64_t port) {
  return from_internet(estate.view(), estate.ec2.interfaces.at("eni-p"), port);
}

TEST(Inward, AnywhereOnThePortsThatAreOpen) {
  const Estate estate = let_in("0.0.0.0/0");
  EXPECT_EQ(on(estate, 80).exposure, Exposure::anywhere);
  EXPECT_EQ(on(estate, 81).exposure, Exposure::unreachable);
}

TEST(Inward, OnlyFromWhereTheRulesSay) {
  const Inward inward = on(let_in("198.51.100.0/24"), 80);
  EXPECT_EQ(inward.exposure, Exposure::restricted);
  EXPECT_EQ(inward.from, Blocks{"198.51.100.0/24"});
}

TEST(Inward, PrivateBlocksAreNotTheInternet) {
  EXPECT_EQ(on(let_in("10.0.0.0/8"), 80).exposure, Exposure::unreachable);
}

TEST(Inward, NobodyWithoutAnAddressOrAGateway) {
  Estate estate = let_in("0.0.0.0/0");
  estate.ec2.interfaces["eni-p"].public_ip.clear();
  EXPECT_EQ(on(estate, 80).exposure, Exposure::unreachable);
  estate = let_in("0.0.0.0/0");
  estate.ec2.internet_gateways["igw-1"].vpc_id.clear();
  EXPECT_EQ(on(estate, 80).exposure, Exposure::unreachable);
}

TEST(Inward, AnAclMayStopEitherDirection) {
  for (const bool is_egress : {true, false}) {
    Estate estate = let_in("0.0.0.0/0");
    estate.ec2.acls["acl"] = {.id = "acl",
                              .vpc_id = "vpc",
                              .entries = {{.number = 100, .is_egress = is_egress, .cidr = "0.0.0.0/0"}},
                              .subnets = {{"open", "a"}}};
    EXPECT_EQ(on(estate, 80).exposure, Exposure::unreachable);
  }
}

TEST(Inward, OverIpv6ByTheInternetGatewayAndNeverByTheEgressOnlyOne) {
  Estate estate;
  world::NetworkInterface& interface = estate.add_public_interface();
  interface.public_ip.clear();
  interface.ipv6 = "2600:1f18:1:100::9";
  estate.ec2.groups["g"].rules.push_back({.protocol = "tcp", .from_port = 80, .to_port = 80, .ipv6_cidr = "::/0"});
  EXPECT_EQ(on(estate, 80).exposure, Exposure::unreachable);
  estate.ec2.egress_only_gateways["eigw-1"] = {.id = "eigw-1", .vpc_id = "vpc"};
  estate.ec2.route_tables["to-igw"].routes.push_back({.destination = "::/0", .target = "eigw-1"});
  EXPECT_EQ(on(estate, 80).exposure, Exposure::unreachable);
  estate.ec2.route_tables["to-igw"].routes.back().target = "igw-1";
  EXPECT_EQ(on(estate, 80).exposure, Exposure::anywhere);
}

TEST(PublicAccess, EachModeAndExclusionLeavesItsOwn) {
  struct Row {
    const char* mode;
    const char* exclusion;
    bool in;
    bool out_by_address;
    bool out_by_nat;
  };
  for (const Row& row : {Row{"off", "", true, true, true}, Row{"block-bidirectional", "", false, false, false},
                         Row{"block-ingress", "", false, false, true},
                         Row{"block-bidirectional", "allow-bidirectional", true, true, true},
                         Row{"block-bidirectional", "allow-egress", false, false, true},
                         Row{"block-ingress", "allow-bidirectional", true, true, true}}) {
    Estate estate = let_in("0.0.0.0/0");
    estate.ec2.public_access.mode = row.mode;
    if (*row.exclusion != '\0') {
      estate.ec2.exclusions["x"] = {.id = "x", .resource_id = "open", .mode = row.exclusion};
    }
    EXPECT_EQ(on(estate, 80).exposure == Exposure::anywhere, row.in) << row.mode << row.exclusion;
    EXPECT_EQ(estate.reaches("open", true), row.out_by_address) << row.mode << row.exclusion;
    EXPECT_EQ(estate.reaches("natted", false), row.out_by_nat) << row.mode << row.exclusion;
  }
}

TEST(PublicAccess, APublicAddressMayGoOutWhereAwsLetsIt) {
  Estate estate;
  estate.ec2.public_access.mode = "block-ingress";
  estate.quirks.outward_only_lets_public_addresses_out = true;
  EXPECT_TRUE(estate.reaches("open", true));
}

}  // namespace
}  // namespace kakoi::sim::network
