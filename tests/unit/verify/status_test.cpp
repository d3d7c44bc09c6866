#include "verify/status.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kakoi::verify {
namespace {

using findings::Finding;
using findings::Status;
using findings::Verdict;

constexpr const char* kArn = "arn:aws:ecs:r:1:service/demo/web";

/// A service, and what was found about it.
struct Estate {
  inventory::Inventory inventory;
  std::vector<Finding> findings;

  explicit Estate(Verdict setting, std::int64_t running = 0) {
    inventory::Service service{
        .id = {.source = "aws", .root = "1/r", .address = kArn, .target = {}}, .location = {}, .launch = {}};
    service.running = running;
    service.revisions.push_back({.id = "ecs-svc/1", .is_primary = true, .rollout = "COMPLETED"});
    inventory.services.push_back(service);
    find("ecs-service-public-ip", kArn, setting);
  }

  Estate& find(const std::string& control, const std::string& arn, Verdict verdict) {
    Finding& finding = findings.emplace_back();
    finding.control = control;
    finding.id.address = arn;
    finding.verdict = verdict;
    return *this;
  }
  Estate& task(const std::string& name, Verdict verdict) {
    inventory::Task task{
        .id = {.source = "aws", .root = "1/r", .address = "arn:aws:ecs:r:1:task/demo/" + name, .target = {}}};
    task.service = kArn;
    task.is_running = true;
    inventory.tasks.push_back(task);
    return find("ecs-task-public-ip", task.id.address, verdict);
  }
  Estate& rollout(const std::string& state) {
    inventory.services.front().revisions.front().rollout = state;
    return *this;
  }
  Estate& unlisted(inventory::ListingKind kind, const std::string& arn) {
    inventory.unlisted.push_back(
        {.kind = kind, .id = {.source = "aws", .root = "1/r", .address = arn, .target = {}}, .why = {}});
    return *this;
  }
  [[nodiscard]] Status status() const { return states_of(inventory, findings).at(kArn).status; }
};

TEST(Status, IsExposedBySettingWhateverRuns) {
  EXPECT_EQ(Estate(Verdict::fail).status(), Status::exposed);
  EXPECT_EQ(Estate(Verdict::fail, 1).task("a", Verdict::pass).status(), Status::exposed);
}

TEST(Status, IsClosedOnlyWithATaskThatShowsIt) {
  EXPECT_EQ(Estate(Verdict::pass, 1).task("a", Verdict::pass).status(), Status::closed);
  EXPECT_EQ(Estate(Verdict::pass, 0).status(), Status::not_yet_run);
}

TEST(Status, IsClosingAsLongAsAnythingIsLeft) {
  EXPECT_EQ(Estate(Verdict::pass, 2).task("a", Verdict::pass).task("b", Verdict::fail).status(), Status::closing);
  EXPECT_EQ(
      Estate(Verdict::pass, 1).task("a", Verdict::pass).find("ecs-deployment-public-ip", kArn, Verdict::fail).status(),
      Status::closing);
  for (const char* rollout : {"IN_PROGRESS", "FAILED"}) {
    EXPECT_EQ(Estate(Verdict::pass, 1).task("a", Verdict::pass).rollout(rollout).status(), Status::closing) << rollout;
  }
}

TEST(Status, OfWhatIsLeftTheKnownCountsFirst) {
  EXPECT_EQ(Estate(Verdict::pass, 2).task("a", Verdict::unknown).task("b", Verdict::fail).status(), Status::closing);
}

TEST(Status, IsUnknownWhereSomethingWasNotSeen) {
  EXPECT_EQ(Estate(Verdict::unknown).status(), Status::unknown);
  EXPECT_EQ(Estate(Verdict::pass, 1).task("a", Verdict::unknown).status(), Status::unknown);
  EXPECT_EQ(Estate(Verdict::pass, 2).task("a", Verdict::pass).status(), Status::unknown) << "one of two tasks was seen";
  using inventory::ListingKind;
  const auto with = [](ListingKind kind, const std::string& arn) {
    return Estate(Verdict::pass, 1).task("a", Verdict::pass).unlisted(kind, arn).status();
  };
  EXPECT_EQ(with(ListingKind::tasks, "arn:aws:ecs:r:1:task/demo/*"), Status::unknown);
  EXPECT_EQ(with(ListingKind::tasks, "arn:aws:ecs:r:1:task/other/*"), Status::closed);
  EXPECT_EQ(with(ListingKind::task_sets, "arn:aws:ecs:r:1:task-set/demo/web/*"), Status::unknown);
  EXPECT_EQ(with(ListingKind::task_sets, "arn:aws:ecs:r:1:task-set/demo/api/*"), Status::closed);
  EXPECT_EQ(with(ListingKind::rules, "arn:aws:events:r:1:rule/*"), Status::closed);
}

TEST(Status, IsNotClosedWhileATaskOfItsClusterCouldNotBeRead) {
  const auto with_unread = [](Estate estate, const std::string& arn, const std::string& service) {
    inventory::Task task{.id = {.source = "aws", .root = "1/r", .address = arn, .target = {}}};
    task.is_read = false;
    task.service = service;
    estate.inventory.tasks.push_back(task);
    return estate.find("ecs-task-public-ip", arn, Verdict::unknown).status();
  };
  const Estate closed = Estate(Verdict::pass, 1).task("a", Verdict::pass);
  EXPECT_EQ(with_unread(closed, "arn:aws:ecs:r:1:task/demo/b", ""), Status::unknown);
  EXPECT_EQ(with_unread(closed, "arn:aws:ecs:r:1:task/b", ""), Status::unknown) << "the form without a cluster";
  EXPECT_EQ(with_unread(closed, "arn:aws:ecs:r:1:task/other/b", ""), Status::closed);
  EXPECT_EQ(with_unread(closed, "arn:aws:ecs:r:1:task/demo/b", kArn), Status::unknown);
  EXPECT_EQ(with_unread(closed, "arn:aws:ecs:r:1:task/demo/b", "arn:aws:ecs:r:1:service/demo/api"), Status::closed);
  EXPECT_EQ(with_unread(Estate(Verdict::pass, 0), "arn:aws:ecs:r:1:task/demo/b", ""), Status::unknown);
}

TEST(Status, IsNotClosingWhereNothingCouldComeBack) {
  for (const char* rollout : {"IN_PROGRESS", "FAILED"}) {
    Estate estate = Estate(Verdict::pass, 1).task("a", Verdict::pass).rollout(rollout);
    estate.inventory.services.front().revisions.front().is_first = true;
    EXPECT_EQ(estate.status(), Status::closed) << rollout;
    inventory::Revision before{.id = "ecs-svc/0", .rollout = "COMPLETED"};
    estate.inventory.services.front().revisions.front().is_first = false;
    estate.inventory.services.front().revisions.push_back(before);
    EXPECT_EQ(estate.status(), Status::closed) << "what it replaces has the setting off, too";
    estate.inventory.services.front().revisions.back().assigns = base::Known<bool>::defaulted(true);
    EXPECT_EQ(estate.status(), Status::closing);
  }
}

TEST(Status, IsNotClosedBeforeAStartingTaskWasSeen) {
  Estate estate = Estate(Verdict::pass, 1).task("a", Verdict::pass).task("b", Verdict::not_applicable);
  EXPECT_EQ(estate.status(), Status::closed);
  estate.inventory.tasks.back().awaits_interface = true;
  EXPECT_EQ(estate.status(), Status::not_yet_run);
}

TEST(Status, IsNotClosedByTasksThatHaveNotRunYet) {
  Estate estate = Estate(Verdict::pass, 0).task("a", Verdict::pass).rollout("IN_PROGRESS");
  estate.inventory.services.front().revisions.front().is_first = true;
  EXPECT_EQ(estate.status(), Status::closed);
  estate.inventory.tasks.front().is_running = false;
  EXPECT_EQ(estate.status(), Status::not_yet_run);
  estate.inventory.tasks.clear();
  EXPECT_EQ(estate.status(), Status::not_yet_run);
}

TEST(Status, OfTaskSetsIsThatOfThePrimaryOneOrOfAll) {
  const auto with_set = [](bool is_primary_there) {
    const std::string set = "arn:aws:ecs:r:1:task-set/demo/web/ecs-svc/2";
    Estate estate(Verdict::not_applicable);
    auto& revisions = estate.inventory.services.front().revisions;
    revisions.clear();
    if (is_primary_there) {
      revisions.push_back({.id = "ecs-svc/1", .is_task_set = true, .is_primary = true});
    }
    revisions.push_back({.id = "ecs-svc/2", .is_task_set = true, .assigns = base::Known<bool>::defaulted(true)});
    inventory::TaskSet task_set{
        .id = {.source = "aws", .root = "1/r", .address = set, .target = {}}, .location = {}, .launch = {}};
    task_set.service = kArn;
    estate.inventory.task_sets.push_back(task_set);
    return estate.find("ecs-task-set-public-ip", set, Verdict::fail).status();
  };
  EXPECT_EQ(with_set(false), Status::exposed);
  EXPECT_EQ(with_set(true), Status::closing);
}

TEST(Status, DoesNotApplyWhereNothingCouldHaveAnAddress) {
  EXPECT_EQ(Estate(Verdict::not_applicable, 1).task("a", Verdict::not_applicable).status(), Status::not_applicable);
  EXPECT_EQ(Estate(Verdict::not_applicable, 1).task("a", Verdict::fail).status(), Status::closing)
      << "a service that is deleted, with a task that still runs";
}

TEST(Status, IsWrittenIntoTheFindings) {
  Estate estate = Estate(Verdict::pass, 1).task("a", Verdict::pass);
  add_states(estate.inventory, estate.findings);
  EXPECT_EQ(estate.findings.front().status, Status::closed);
  EXPECT_FALSE(estate.findings.front().status_reason.empty());
  EXPECT_EQ(estate.findings.back().service, kArn);
  EXPECT_FALSE(estate.findings.back().status.has_value());
}

}  // namespace
}  // namespace kakoi::verify
