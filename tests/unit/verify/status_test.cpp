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
