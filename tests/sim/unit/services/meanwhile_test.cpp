// What happens by itself: events of services, tasks that exit, instances that come and go; and what is seen late.
#include "sim/services/happenings.hpp"

#include "estate.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kakoi::sim::services {
namespace {

constexpr double kHour = 3600;

std::int64_t steady_events(Estate& estate) {
  const auto events = estate.events("web");
  return std::ranges::count(events, "(service web) has reached a steady state.");
}

Outcome happen(Estate& estate, std::string event) {
  std::ranges::replace(event, '\'', '"');
  return services::happen(estate.world, *value::parse_json(event));
}

TEST(Events, ASteadyServiceSaysSoEverySixHours) {
  Estate estate;
  estate.create_service("web", estate.private_subnet, false, 1);
  estate.pass(60);
  EXPECT_EQ(steady_events(estate), 1);
  estate.pass(13 * kHour);
  EXPECT_EQ(steady_events(estate), 3);
}

TEST(Events, AHundredAreKept) {
  Estate estate;
  estate.create_service("web", estate.private_subnet, false, 1);
  EXPECT_TRUE(happen(estate, "{'event':'task_exits','cluster':'c','service':'web','every':120,'times':100}"));
  estate.pass(4 * kHour);
  EXPECT_EQ(estate.events("web").size(), 100U);
}

TEST(Events, OfScalingMoveTheCountBetweenTheBounds) {
  Estate estate;
  estate.create_service("web", estate.private_subnet, false, 2);
  EXPECT_TRUE(happen(estate, "{'event':'autoscaling','cluster':'c','service':'web','least':1,'most':3,'every':60}"));
  std::vector<std::int64_t> counts;
  for (int i = 0; i < 5; ++i) {
    estate.pass(60);
    counts.push_back(estate.service("web").integer("desiredCount"));
  }
  EXPECT_EQ(counts, (std::vector<std::int64_t>{3, 2, 1, 2, 3}));
}

TEST(Events, WrongOnesAreRefused) {
  Estate estate;
  estate.create_service("web", estate.private_subnet, false, 1);
  for (const char* event : {"{'event':'earthquake'}", "{'event':'task_exits','cluster':'c','service':'other'}",
                            "{'event':'autoscaling','cluster':'c','service':'web','least':4,'most':2}",
                            "{'event':'autoscaling','cluster':'c','service':'web','every':0}",
                            "{'event':'task_exits','cluster':'c','service':'web','account':'1'}"}) {
    EXPECT_FALSE(happen(estate, event)) << event;
  }
}

TEST(DualStack, ATaskHasAnIpv6AddressWhereTheSubnetGivesOne) {
  Estate estate;
  world::Subnet& subnet =
      estate.world.account(estate.account).region(estate.region).ec2.subnets.at(estate.private_subnet);
  subnet.ipv6_cidr = "2001:db8:0:1::/64";
  const auto address = [&](const std::string& more) {
    const Value run = estate.ok("ecs", "RunTask",
                                "{'cluster':'c','taskDefinition':'app','launchType':'FARGATE'," +
                                    estate.network(estate.private_subnet, false) + more + "}");
    const std::string arn = run["tasks"].items().at(0).text("taskArn");
    estate.pass(10);
    const Value task = estate.ok("ecs", "DescribeTasks", "{'cluster':'c','tasks':['" + arn + "']}");
    return task["tasks"].items().at(0)["containers"].items().at(0)["networkInterfaces"].items().at(0).text(
        "ipv6Address");
  };
  EXPECT_EQ(address(""), "");
  subnet.assigns_ipv6 = true;
  EXPECT_EQ(address(""), "2001:db8:0:1::4");
  EXPECT_EQ(address(",'platformVersion':'1.3.0'"), "");
  estate.ok("ecs", "PutAccountSetting", "{'name':'dualStackIPv6','value':'disabled'}");
  EXPECT_EQ(address(""), "");
  estate.ok("ecs", "DeleteAccountSetting", "{'name':'dualStackIPv6'}");
  estate.world.quirks.dual_stack_by_default = false;
  EXPECT_EQ(address(""), "");
}

TEST(DualStack, InAnIpv6OnlySubnetThereIsNoOther) {
  Estate estate;
  world::Region& region = estate.world.account(estate.account).region(estate.region);
  world::Subnet& subnet = region.ec2.subnets.at(estate.private_subnet);
  subnet.ipv6_cidr = "2001:db8:0:2::/64";
  subnet.is_ipv6_native = true;
  estate.create_service("web", estate.private_subnet, false, 1);
  estate.pass(10);
  const auto found = std::ranges::find_if(region.ec2.interfaces,
                                          [&](const auto& it) { return it.second.subnet_id == estate.private_subnet; });
  ASSERT_NE(found, region.ec2.interfaces.end());
  const world::NetworkInterface& interface = found->second;
  EXPECT_EQ(interface.private_ip, "");
  EXPECT_EQ(interface.ipv6, "2001:db8:0:2::4");
  EXPECT_EQ(estate.refusal("ecs", "UpdateService", "{'cluster':'c','service':'web','platformVersion':'1.3.0'}"),
            "InvalidParameterException: Subnets without IPv4 addresses are supported on platform version 1.4.0 or "
            "later.");
}

TEST(Consistency, WhatWasMadeOrChangedIsSeenLater) {
  Estate estate;
  estate.world.pace.visible = 5;
  const Value created = estate.create_service("web", estate.public_subnet, true, 1);
  EXPECT_EQ(created["service"].text("status"), "ACTIVE");
  const auto found = [&] {
    return estate.ok("ecs", "DescribeServices", "{'cluster':'c','services':['web']}")["services"].items().size();
  };
  EXPECT_EQ(found(), 0U);
  EXPECT_TRUE(estate.ok("ecs", "ListServices", "{'cluster':'c'}")["serviceArns"].items().empty());
  estate.pass(60);
  EXPECT_EQ(found(), 1U);
  const auto setting = [&] {
    return estate.service("web")["networkConfiguration"]["awsvpcConfiguration"].text("assignPublicIp");
  };
  estate.ok("ecs", "UpdateService",
            "{'cluster':'c','service':'web'," + estate.network(estate.private_subnet, false) + "}");
  EXPECT_EQ(setting(), "ENABLED");
  estate.pass(5);
  EXPECT_EQ(setting(), "DISABLED");
}

}  // namespace
}  // namespace kakoi::sim::services
