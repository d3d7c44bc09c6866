#include "ops/fix.hpp"

#include "system/disk.hpp"
#include "system/disk_journal.hpp"
#include "system/disk_writer.hpp"
#include "system/threads.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

namespace kakoi::ops {
namespace {

namespace fs = std::filesystem;

constexpr const char* kService = R"(resource "aws_ecs_service" "web" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}
)";

/// A folder of code on the disk, and a journal beside it.
class Fix : public testing::Test {
 protected:
  Fix() {
    fs::create_directories(top_);
    write("main.tf", kService);
  }
  ~Fix() override { fs::remove_all(scratch_); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(top_ / name) << text; }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(top_ / name);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  [[nodiscard]] PlanOptions options() const {
    PlanOptions options;
    options.scan.paths = {top_.string()};
    return options;
  }
  Fixed fixed(std::optional<fixes::PlanBook> book = std::nullopt) {
    system::DiskJournal journal(journal_.string());
    auto result = fix({.reader = disk_, .writer = writer_, .journal = journal}, threads_,
                      {.plan = options(), .accept = fixes::Grade::blocked, .book = std::move(book)});
    EXPECT_TRUE(result.has_value());
    return result.has_value() ? std::move(*result) : Fixed{};
  }
  [[nodiscard]] std::string text_of(const base::Message& message) const { return message.text(base::Language::en); }

  system::Disk disk_;
  system::DiskWriter writer_;
  system::Threads threads_{1};
  fs::path scratch_ = fs::canonical(fs::temp_directory_path()) /
                      ("kakoi-fix-" + std::to_string(testing::UnitTest::GetInstance()->random_seed()) +
                       testing::UnitTest::GetInstance()->current_test_info()->name());
  fs::path top_ = scratch_ / "code";
  fs::path journal_ = scratch_ / "journal";
};

TEST_F(Fix, CarriesAStoredPlanOutOnlyAsFarAsTheSameIsPlannedNow) {
  const auto planned = plan(disk_, threads_, options());
  ASSERT_TRUE(planned.has_value());
  ASSERT_EQ(planned->book.plans.size(), 1U);
  ASSERT_EQ(planned->book.plans.front().edits.size(), 1U);
  write("other.txt", "true");
  const auto refused = [&](const std::function<void(fixes::Plan&)>& forge) {
    fixes::PlanBook book = planned->book;
    forge(book.plans.front());
    const Fixed result = fixed(std::move(book));
    EXPECT_EQ(result.outcome, FixOutcome::refused);
    EXPECT_EQ(text_of(result.why), "the plan is stale: what is planned for aws_ecs_service.web now is something else");
    EXPECT_EQ(read("main.tf"), kService);
    EXPECT_EQ(read("other.txt"), "true");
    EXPECT_FALSE(fs::exists(top_ / "new.sh"));
  };
  refused([&](fixes::Plan& plan) {
    plan.edits.push_back(
        {.file = (top_ / "other.txt").string(), .offset = 0, .before = "true", .after = "false", .like = {}});
  });
  refused([&](fixes::Plan& plan) {
    plan.edits.push_back({.file = (top_ / "new.sh").string(),
                          .offset = 0,
                          .before = {},
                          .after = "#!/bin/sh\n",
                          .like = (top_ / "main.tf").string()});
  });
  refused([](fixes::Plan& plan) { plan.edits.front().after = "false # and more"; });
  refused([](fixes::Plan& plan) { plan.edits.front().offset -= 1; });
  refused([](fixes::Plan& plan) { plan.grade = fixes::Grade::safe; });
  refused([](fixes::Plan& plan) { plan.targets.front().after = findings::Verdict::fail; });

  EXPECT_EQ(fixed(planned->book).outcome, FixOutcome::done);
  EXPECT_NE(read("main.tf").find("assign_public_ip = false"), std::string::npos);
}

TEST_F(Fix, IsTakenBackByUndoOnlyWhereNoneAfterItWasCutShort) {
  ASSERT_EQ(fixed().outcome, FixOutcome::done);
  const std::string after_first = read("main.tf");
  const std::string second = std::string(kService).replace(after_first.find("web"), 3, "api");
  write("api.tf", second);
  {
    // Written, and cut short before it was looked at.
    const auto planned = plan(disk_, threads_, options());
    ASSERT_TRUE(planned.has_value());
    system::DiskJournal journal(journal_.string());
    ASSERT_TRUE(journal.lock().has_value());
    ASSERT_TRUE(
        apply::write({.reader = disk_, .writer = writer_, .journal = journal}, planned->book.plans.front().edits)
            .has_value());
    ASSERT_NE(read("api.tf"), second);
  }
  {
    system::DiskJournal journal(journal_.string());
    EXPECT_EQ(apply::unfinished(journal).value(), std::vector<std::string>{(top_ / "api.tf").string()});
  }
  const auto undone_now = [&] {
    system::DiskJournal journal(journal_.string());
    return undo({.reader = disk_, .writer = writer_, .journal = journal}, top_.string());
  };
  const auto first = undone_now();
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->recovered.files, std::vector<std::string>{(top_ / "api.tf").string()});
  EXPECT_TRUE(first->restored.files.empty());
  EXPECT_EQ(read("api.tf"), second);
  EXPECT_EQ(read("main.tf"), after_first);

  const auto next = undone_now();
  ASSERT_TRUE(next.has_value());
  EXPECT_TRUE(next->recovered.files.empty());
  EXPECT_EQ(next->restored.files, std::vector<std::string>{(top_ / "main.tf").string()});
  EXPECT_EQ(read("main.tf"), kService);
}

}  // namespace
}  // namespace kakoi::ops
