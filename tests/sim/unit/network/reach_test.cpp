#include "sim/network/reach.hpp"
#include "sim/network/blocks.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::network {
namespace {

/// A public subnet `open`, one behind a NAT gateway `natted`, one with no way out `closed`; group `g` lets all out.
world::Ec2 estate() {
  world::Ec2 ec2;
  ec2.vpcs["vpc"] = {.id = "vpc", .cidr = "10.0.0.0/16", .dns_hostnames = true};
  for (const char* id : {"open", "natted", "closed"}) {
    ec2.subnets[id] = {.id = id, .vpc_id = "vpc", .cidr = "10.0.1.0/24"};
  }
  ec2.internet_gateways["igw-1"] = {.id = "igw-1", .vpc_id = "vpc"};
  ec2.nat_gateways["nat-1"] = {.id = "nat-1", .subnet_id = "open", .vpc_id = "vpc"};
  const auto table = [&](const std::string& id, const std::string& subnet, std::vector<world::Route> routes) {
    ec2.route_tables[id] = {
        .id = id, .vpc_id = "vpc", .routes = std::move(routes), .associations = {{.id = "a", .subnet_id = subnet}}};
  };
  table("main", "", {});
  table("to-igw", "open", {{.destination = "0.0.0.0/0", .target = "igw-1"}});
  table("to-nat", "natted", {{.destination = "0.0.0.0/0", .target = "nat-1"}});
  ec2.groups["g"] = {.id = "g", .vpc_id = "vpc", .egress = {{.cidrs = {"0.0.0.0/0"}}}};
  return ec2;
}

bool reaches(const world::Ec2& ec2, const std::string& subnet, bool has_public_ip, const std::string& service = "") {
  return can_reach(ec2, "us-east-1",
                   {.subnet_id = subnet, .private_ip = "10.0.1.9", .has_public_ip = has_public_ip, .groups = {"g"}},
                   {.service = service});
}

void add_endpoint(world::Ec2& ec2, const std::string& service) {
  ec2.groups["e"] = {.id = "e",
                     .vpc_id = "vpc",
                     .ingress = {{.protocol = "tcp", .from_port = 443, .to_port = 443, .cidrs = {"10.0.0.0/16"}}}};
  ec2.endpoints[service] = {.id = service,
                            .vpc_id = "vpc",
                            .service_name = "com.amazonaws.us-east-1." + service,
                            .type = "Interface",
                            .subnets = {"closed"},
                            .groups = {"e"},
                            .private_dns = true};
}

TEST(Reach, AnInternetGatewayServesOnlyPublicAddresses) {
  EXPECT_TRUE(reaches(estate(), "open", true));
  EXPECT_FALSE(reaches(estate(), "open", false));
}

TEST(Reach, ANatGatewayServesPrivateAddresses) {
  EXPECT_TRUE(reaches(estate(), "natted", false));
  world::Ec2 ec2 = estate();
  ec2.nat_gateways["nat-1"].connectivity = "private";
  EXPECT_FALSE(reaches(ec2, "natted", false));
  ec2 = estate();
  ec2.nat_gateways["nat-1"].subnet_id = "closed";
  EXPECT_FALSE(reaches(ec2, "natted", false));
}

TEST(Reach, WithoutARouteThereIsNoWay) { EXPECT_FALSE(reaches(estate(), "closed", true)); }

TEST(Reach, AGatewayThatIsDetachedLeadsNowhere) {
  world::Ec2 ec2 = estate();
  ec2.internet_gateways["igw-1"].vpc_id.clear();
  EXPECT_FALSE(reaches(ec2, "open", true));
  EXPECT_FALSE(is_public(ec2, "open"));
}

TEST(Reach, ASecurityGroupMustLetItOut) {
  world::Ec2 ec2 = estate();
  ec2.groups["g"].egress.clear();
  EXPECT_FALSE(reaches(ec2, "open", true));
}

TEST(Reach, AnEndpointServesItsServiceOnly) {
  world::Ec2 ec2 = estate();
  add_endpoint(ec2, "ecr.api");
  EXPECT_TRUE(reaches(ec2, "closed", false, "ecr.api"));
  EXPECT_FALSE(reaches(ec2, "closed", false, "logs"));
}

TEST(Reach, AnEndpointWithoutPrivateNamesIsNotUsed) {
  world::Ec2 ec2 = estate();
  add_endpoint(ec2, "ecr.api");
  ec2.vpcs["vpc"].dns_hostnames = false;
  EXPECT_FALSE(reaches(ec2, "closed", false, "ecr.api"));
  EXPECT_TRUE(reaches(ec2, "natted", false, "ecr.api"));
}

TEST(Reach, AnEndpointThatLetsNothingInIsStillWhereTheNameLeads) {
  world::Ec2 ec2 = estate();
  add_endpoint(ec2, "ecr.api");
  ec2.groups["e"].ingress.clear();
  EXPECT_FALSE(reaches(ec2, "natted", false, "ecr.api"));
}

TEST(Reach, AGatewayEndpointServesTheTablesThatItIsIn) {
  world::Ec2 ec2 = estate();
  ec2.endpoints["vpce-s3"] = {
      .id = "vpce-s3", .vpc_id = "vpc", .service_name = "com.amazonaws.us-east-1.s3", .route_tables = {"main"}};
  ec2.route_tables["main"].routes.push_back({.destination = "pl-1", .target = "vpce-s3"});
  EXPECT_TRUE(reaches(ec2, "closed", false, "s3"));
  EXPECT_FALSE(reaches(ec2, "open", false, "s3"));
}

TEST(Reach, AnAclForgetsAndNeedsTheWayBackToo) {
  world::Ec2 ec2 = estate();
  world::NetworkAcl acl{.id = "acl", .vpc_id = "vpc", .subnets = {{"open", "a"}}};
  acl.entries = {{.number = 100, .is_egress = true, .cidr = "0.0.0.0/0"},
                 {.number = 100, .is_egress = false, .cidr = "0.0.0.0/0"}};
  ec2.acls["acl"] = acl;
  EXPECT_TRUE(reaches(ec2, "open", true));
  ec2.acls["acl"].entries[1].protocol = "tcp";
  ec2.acls["acl"].entries[1].from_port = 443;
  ec2.acls["acl"].entries[1].to_port = 443;
  EXPECT_FALSE(reaches(ec2, "open", true));
}

TEST(Blocks, OnlyRightOnesAreRead) {
  EXPECT_EQ(parse_block("10.0.0.0/8")->bits, 8U);
  for (const char* text : {"", "10.0.0/8", "10.0.0.0/33", "10.0.0.256/8", "10.0.0.0/", "::/0", "10.0.0.0/8x"}) {
    EXPECT_FALSE(parse_block(text)) << text;
  }
  EXPECT_TRUE(parse_block("0.0.0.0/0")->contains(*parse_address("203.0.113.1")));
  EXPECT_EQ(address_text(*parse_address("203.0.113.1")), "203.0.113.1");
}

}  // namespace
}  // namespace kakoi::sim::network
