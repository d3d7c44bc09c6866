// What runs: deployments beside the one that a service is going to, and tasks.
#include "controls/controls.hpp"

#include <gtest/gtest.h>

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
using inventory::Addresses;
using inventory::Existence;

constexpr base::Phrase kWhy{"nobody said so", "誰も言っていません"};

Known<bool> unknown() { return Known<bool>::unknown({.reason = kWhy}); }

Judgement judged(std::string_view control, const inventory::Inventory& inventory) {
  std::vector<Judgement> judgements;
  find(control)->judge(Subject(inventory), judgements);
  EXPECT_EQ(judgements.size(), 1U);
  return judgements.empty() ? Judgement{} : judgements.front();
}

class DeploymentControl : public testing::Test {
 protected:
  Judgement judge() {
    inventory::Inventory inventory;
    inventory.deployments.push_back(deployment_);
    return judged("ecs-deployment-public-ip", inventory);
  }
  void is_on() { deployment_.launch.assign_public_ip = Known<bool>::defaulted(true); }

  inventory::Deployment deployment_{
      .id = {.source = "saved", .root = ".", .address = "a", .target = "d"}, .location = {}, .launch = {}};
};

TEST_F(DeploymentControl, FailsWhatIsOnWhileTheServiceIsOff) {
  is_on();
  const Judgement judgement = judge();
  EXPECT_EQ(judgement.verdict, Verdict::fail);
  EXPECT_EQ(judgement.severity, findings::Severity::medium);
  EXPECT_EQ(judgement.risks.size(), 5U);
  EXPECT_NE(judgement.advice.text(Language::en).find("services-stable"), std::string::npos);
}

TEST_F(DeploymentControl, PassesWhatIsOff) { EXPECT_EQ(judge().verdict, Verdict::pass); }

TEST_F(DeploymentControl, LeavesWhatTheServiceHasTooToTheService) {
  deployment_.service_assigns = Known<bool>::defaulted(true);
  is_on();
  EXPECT_EQ(judge().verdict, Verdict::not_applicable);
  EXPECT_TRUE(judge().risks.empty());
  deployment_.launch.assign_public_ip = unknown();
  EXPECT_EQ(judge().verdict, Verdict::not_applicable);
}

TEST_F(DeploymentControl, DoesNotKnowBesideAServiceThatIsNotKnown) {
  deployment_.service_assigns = unknown();
  is_on();
  const Judgement judgement = judge();
  EXPECT_EQ(judgement.verdict, Verdict::unknown);
  EXPECT_NE(judgement.reason.text(Language::en).find("nobody said so"), std::string::npos);
  EXPECT_TRUE(judgement.risks.empty());
}

TEST_F(DeploymentControl, PassesWhatIsOffBesideAServiceThatIsNotKnown) {
  deployment_.service_assigns = unknown();
  EXPECT_EQ(judge().verdict, Verdict::pass);
}

TEST_F(DeploymentControl, SaysThatNothingRuns) {
  is_on();
  deployment_.is_idle = true;
  EXPECT_EQ(judge().verdict, Verdict::fail);
  EXPECT_EQ(judge().exposure, Exposure::idle);
  deployment_.existence = Known<Existence>::defaulted(Existence::deleted);
  EXPECT_EQ(judge().verdict, Verdict::not_applicable);
}

class TaskControl : public testing::Test {
 protected:
  Judgement judge() {
    inventory::Inventory inventory;
    inventory.tasks.push_back(task_);
    return judged("ecs-task-public-ip", inventory);
  }
  void has(Addresses addresses) { task_.addresses = Known<Addresses>::defaulted(std::move(addresses)); }

  inventory::Task task_{.id = {.source = "saved", .root = ".", .address = "t", .target = {}},
                        .header = {.file = base::FileId{1}, .offset = 1, .length = 1},
                        .address = {.file = base::FileId{2}, .offset = 2, .length = 2}};
};

TEST_F(TaskControl, FailsAPublicAddressAndPointsAtIt) {
  has({.public_ipv4 = "198.51.100.7", .ipv6 = {}});
  task_.security_groups = {"sg-1", "sg-2"};
  const Judgement judgement = judge();
  EXPECT_EQ(judgement.verdict, Verdict::fail);
  EXPECT_EQ(judgement.location, task_.address);
  EXPECT_NE(judgement.message.text(Language::en).find("198.51.100.7"), std::string::npos);
  ASSERT_EQ(judgement.risks.size(), 5U);
  EXPECT_NE(judgement.risks[3].why.text(Language::en).find("sg-1, sg-2"), std::string::npos);
}

TEST_F(TaskControl, DoesNotKnowWhetherAnIpv6AddressIsReached) {
  has({.public_ipv4 = {}, .ipv6 = "2001:db8::1"});
  EXPECT_EQ(judge().verdict, Verdict::unknown);
  EXPECT_FALSE(judge().reason.empty());
}

TEST_F(TaskControl, PassesATaskWithoutEither) {
  EXPECT_EQ(judge().verdict, Verdict::pass);
  EXPECT_EQ(judge().location, task_.header);
}

TEST_F(TaskControl, KeepsTheReasonOfWhatIsNotKnown) {
  task_.addresses = Known<Addresses>::unknown({.reason = kWhy});
  EXPECT_EQ(judge().verdict, Verdict::unknown);
  EXPECT_EQ(judge().reason.text(Language::en), "nobody said so");
}

TEST_F(TaskControl, DoesNotApplyWithoutAnInterface) {
  task_.addresses = Known<Addresses>::unknown({.reason = kWhy});
  task_.has_interface = false;
  EXPECT_EQ(judge().verdict, Verdict::not_applicable);
  task_.has_interface = true;
  task_.has_stopped = true;
  EXPECT_EQ(judge().verdict, Verdict::not_applicable);
}

}  // namespace
}  // namespace kakoi::controls
