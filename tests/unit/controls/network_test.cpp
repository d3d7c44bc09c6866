// What the network around tasks makes of a verdict, where a source in code would hide the one fact that counts.
#include "controls/controls.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kakoi::controls {
namespace {

using base::Known;
using base::Language;
using findings::Exposure;
using findings::Judgement;
using findings::Verdict;
using inventory::Reference;
using inventory::TargetKind;

constexpr base::Phrase kWhy{"nobody said so", "誰も言っていません"};

Reference named(const std::string& key) { return Reference::defaulted(key); }

inventory::Block block(const std::string& text) { return inventory::Block::defaulted(*inventory::parse_block(text)); }

inventory::Route route(const std::string& to, TargetKind kind, const std::string& key) {
  return {.block = block(to), .target = Known<inventory::Target>::defaulted({.kind = kind, .key = key})};
}

inventory::Rule rule(bool is_egress, const std::string& peer) { return {.is_egress = is_egress, .block = block(peer)}; }

/// One subnet of both families whose network ACL lets everything through, and a group that is open both ways.
class NetworkControls : public testing::Test {
 protected:
  NetworkControls() {
    network_.vpcs = {{.thing = {.key = "vpc-1"}, .blocks = {.items = {block("10.0.0.0/16"), block("2600:1f00::/56")}}}};
    network_.subnets = {{.thing = {.key = "subnet-1"},
                         .vpc = named("vpc-1"),
                         .blocks = {.items = {block("10.0.1.0/24"), block("2600:1f00::/64")}}}};
    network_.internet_gateways = {{.thing = {.key = "igw-1"}, .vpc = named("vpc-1")},
                                  {.thing = {.key = "eigw-1"}, .vpc = named("vpc-1"), .is_egress_only = true}};
    network_.route_tables = {{.thing = {.key = "rtb-1"}, .vpc = named("vpc-1")}};
    network_.associations = {{.table = named("rtb-1"), .subnet = named("subnet-1")}};
    network_.groups = {{.thing = {.key = "sg-1"},
                        .vpc = named("vpc-1"),
                        .rules = {.items = {rule(false, "0.0.0.0/0"), rule(false, "::/0"), rule(true, "0.0.0.0/0"),
                                            rule(true, "::/0")}}}};
    const auto entry = [](bool is_egress, const std::string& of) {
      return inventory::AclEntry{.is_egress = is_egress, .number = Known<int>::defaulted(100), .block = block(of)};
    };
    network_.acls = {{.thing = {.key = "acl-1"},
                      .vpc = named("vpc-1"),
                      .entries = {.items = {entry(false, "0.0.0.0/0"), entry(true, "0.0.0.0/0"), entry(false, "::/0"),
                                            entry(true, "::/0")}},
                      .subnets = {.items = {named("subnet-1")}}}};
    inventory_.task_definitions = {definition("td-1", inventory::Registry::ecr)};
  }

  static inventory::TaskDefinition definition(const std::string& key, inventory::Registry registry) {
    const inventory::Image image{.registry = Known<inventory::Registry>::defaulted(registry)};
    return {.thing = {.key = key},
            .containers = {.items = {{.name = "web", .image = Known<inventory::Image>::defaulted(image)}}}};
  }

  void leads(const inventory::Route& to) { network_.route_tables.front().routes.items.push_back(to); }

  inventory::Launch& service() {
    inventory::Service made{
        .id = {.source = "aws", .root = ".", .address = "service", .target = {}}, .location = {}, .launch = {}};
    made.launch.has_network_configuration = true;
    made.launch.compute.launch_type =
        Known<std::optional<inventory::LaunchType>>::defaulted(inventory::LaunchType::fargate);
    made.launch.subnets.items = {named("subnet-1")};
    made.launch.groups.items = {named("sg-1")};
    made.launch.definition = named("td-1");
    inventory_.services.push_back(std::move(made));
    return inventory_.services.back().launch;
  }

  /// A task without a public address where the service's are.
  inventory::Task& task() {
    inventory::Task made{.id = {.source = "aws", .root = ".", .address = "task", .target = {}}};
    made.is_running = true;
    made.subnet = named("subnet-1");
    made.groups.items = {named("sg-1")};
    made.definition = named("td-1");
    made.platform_version = Known<std::string>::defaulted("1.4.0");
    inventory_.tasks.push_back(std::move(made));
    return inventory_.tasks.back();
  }

  Judgement judged(std::string_view control) {
    inventory_.network = std::make_shared<const inventory::Network>(network_);
    std::vector<Judgement> judgements;
    find(control)->judge(Subject(inventory_), judgements);
    EXPECT_EQ(judgements.size(), 1U);
    return judgements.empty() ? Judgement{} : std::move(judgements.front());
  }
  Verdict egress() { return judged("ecs-task-missing-egress").verdict; }

  inventory::Network network_;
  inventory::Inventory inventory_;
};

TEST_F(NetworkControls, TakeAnIpv6AddressForPublicWhereTheInternetReachesIt) {
  task().addresses = Known<inventory::Addresses>::defaulted({.public_ipv4 = {}, .ipv6 = "2600:1f00::7"});
  leads(route("::/0", TargetKind::internet_gateway, "igw-1"));
  const Judgement judgement = judged("ecs-task-public-ip");
  EXPECT_EQ(judgement.verdict, Verdict::fail);
  EXPECT_EQ(judgement.exposure, Exposure::anywhere);
  EXPECT_EQ(judgement.severity, findings::Severity::critical);
  ASSERT_NE(judgement.around, nullptr);
  EXPECT_EQ(judgement.around->path, (std::vector<std::string>{"internet", "igw-1", "rtb-1 ::/0", "acl-1 ok",
                                                              "sg-1 tcp from ::/0", "2600:1f00::7", "task"}));
}

TEST_F(NetworkControls, PassAnIpv6AddressBehindAnEgressOnlyGateway) {
  task().addresses = Known<inventory::Addresses>::defaulted({.public_ipv4 = {}, .ipv6 = "2600:1f00::7"});
  leads(route("::/0", TargetKind::egress_only_gateway, "eigw-1"));
  const Judgement judgement = judged("ecs-task-public-ip");
  EXPECT_EQ(judgement.verdict, Verdict::pass);
  EXPECT_EQ(judgement.exposure, Exposure::unreachable);
  EXPECT_NE(judgement.reason.text(Language::en).find("does not reach its IPv6 address 2600:1f00::7"),
            std::string::npos);
}

TEST_F(NetworkControls, DoNotKnowAnIpv6AddressWhoseRoutesWereNotRead) {
  task().addresses = Known<inventory::Addresses>::defaulted({.public_ipv4 = {}, .ipv6 = "2600:1f00::7"});
  network_.route_tables.front().routes.more = base::Unknown{.reason = kWhy};
  const Judgement judgement = judged("ecs-task-public-ip");
  EXPECT_EQ(judgement.verdict, Verdict::unknown);
  EXPECT_NE(judgement.reason.text(Language::en).find("nobody said so"), std::string::npos);
}

TEST_F(NetworkControls, DoNotPassWhatLiesBehindATransitGateway) {
  service();
  leads(route("0.0.0.0/0", TargetKind::transit_gateway, "tgw-1"));
  EXPECT_EQ(egress(), Verdict::unknown);
}

TEST_F(NetworkControls, PassWhatARunningTaskHasFetched) {
  service();
  task();
  leads(route("0.0.0.0/0", TargetKind::transit_gateway, "tgw-1"));
  EXPECT_EQ(egress(), Verdict::pass);
}

TEST_F(NetworkControls, TakeNoWordFromATaskThatIsStarting) {
  service();
  task().is_running = false;
  leads(route("0.0.0.0/0", TargetKind::transit_gateway, "tgw-1"));
  EXPECT_EQ(egress(), Verdict::unknown);
}

TEST_F(NetworkControls, TakeNoWordFromATaskWithAPublicAddress) {
  service();
  task().addresses = Known<inventory::Addresses>::defaulted({.public_ipv4 = "198.51.100.7", .ipv6 = {}});
  leads(route("0.0.0.0/0", TargetKind::transit_gateway, "tgw-1"));
  EXPECT_EQ(egress(), Verdict::unknown);
}

TEST_F(NetworkControls, TakeNoWordFromATaskElsewhere) {
  service();
  task().subnet = named("subnet-2");
  leads(route("0.0.0.0/0", TargetKind::transit_gateway, "tgw-1"));
  EXPECT_EQ(egress(), Verdict::unknown);
}

TEST_F(NetworkControls, TakeNoWordOnALoginFromATaskThatDidNotLogInByItself) {
  service();
  task().platform_version = Known<std::string>::defaulted("1.3.0");
  leads(route("0.0.0.0/0", TargetKind::transit_gateway, "tgw-1"));
  EXPECT_EQ(egress(), Verdict::unknown);
}

TEST_F(NetworkControls, TakeNoWordOnOneRegistryFromATaskOfAnother) {
  service();
  inventory_.task_definitions.push_back(definition("td-2", inventory::Registry::ecr_public));
  task().definition = named("td-2");
  leads(route("0.0.0.0/0", TargetKind::transit_gateway, "tgw-1"));
  EXPECT_EQ(egress(), Verdict::unknown);
}

TEST_F(NetworkControls, FailWhatHasNoWayWhateverRan) {
  service();
  task();
  EXPECT_EQ(egress(), Verdict::fail);
}

// Of Windows 1.0.0 is the only version, and works as 1.4.0 of Linux does.
TEST_F(NetworkControls, LetWindowsLogInByItself) {
  service().platform_version = Known<std::string>::defaulted("1.0.0");
  inventory_.task_definitions.front().is_windows = Known<bool>::defaulted(true);
  const Judgement judgement = judged("ecs-task-missing-egress");
  EXPECT_EQ(judgement.verdict, Verdict::fail);
  EXPECT_NE(judgement.message.text(Language::en).find("ecr.api"), std::string::npos);
}

TEST_F(NetworkControls, LetOldPlatformVersionsLogInElsewhere) {
  service().platform_version = Known<std::string>::defaulted("1.3.0");
  const Judgement judgement = judged("ecs-task-missing-egress");
  EXPECT_EQ(judgement.verdict, Verdict::fail);
  EXPECT_EQ(judgement.message.text(Language::en).find("ecr.api"), std::string::npos);
}

}  // namespace
}  // namespace kakoi::controls
