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
#include <string_view>
#include <utility>

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

/// A disk that is full once a file is in place.
class FullOnceWritten : public system::DiskWriter {
 public:
  base::Result<void> prepare(const std::string& path, const std::string& beside, std::string_view content) override {
    return is_full_ ? base::failure({kFull, {}}) : DiskWriter::prepare(path, beside, content);
  }
  base::Result<void> replace(const std::string& path, const std::string& beside) override {
    is_full_ = true;
    return DiskWriter::replace(path, beside);
  }
  void clear() { is_full_ = false; }

 private:
  static constexpr base::Phrase kFull{"full", "空きなし"};
  bool is_full_ = false;
};

/// One that takes entries, and nothing of them later.
class JournalOfOnePut : public system::DiskJournal {
 public:
  using DiskJournal::DiskJournal;
  base::Result<void> put(const std::string& entry, std::string_view bytes) override {
    constexpr base::Phrase kFull{"no space for it", "空きなし"};
    return std::exchange(is_full_, true) ? base::failure(kFull) : DiskJournal::put(entry, bytes);
  }

 private:
  bool is_full_ = false;
};

TEST_F(Fix, SaysWhatCouldNotBePutBackAndTriesAgain) {
  FullOnceWritten writer;
  {
    JournalOfOnePut journal(journal_.string());
    const auto result = fix({.reader = disk_, .writer = writer, .journal = journal}, threads_,
                            {.plan = options(), .accept = fixes::Grade::blocked});
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->outcome, FixOutcome::not_put_back);
    EXPECT_EQ(text_of(result->why), "no space for it");
    ASSERT_EQ(result->left.size(), 1U);
    EXPECT_EQ(result->left.front().file, (top_ / "main.tf").string());
    EXPECT_EQ(text_of(result->left.front().why), "full");
    EXPECT_NE(read("main.tf"), kService);
  }
  system::DiskJournal journal(journal_.string());
  const apply::World world{.reader = disk_, .writer = writer, .journal = journal};
  // Still full: another run is not stopped, but does not touch it either.
  const auto still = fix(world, threads_, {.plan = options(), .accept = fixes::Grade::blocked});
  ASSERT_TRUE(still.has_value());
  EXPECT_EQ(still->recovered.left.size(), 1U);
  writer.clear();
  const auto undone = ops::undo(world, top_.string());
  ASSERT_TRUE(undone.has_value());
  EXPECT_TRUE(undone->was_last_cut_short);
  EXPECT_EQ(undone->recovered.files, std::vector<std::string>{(top_ / "main.tf").string()});
  EXPECT_EQ(read("main.tf"), kService);
}

TEST_F(Fix, LeavesWhatSomebodyElseHasMadeOfAFileThatCouldNotBePutBack) {
  FullOnceWritten writer;
  {
    JournalOfOnePut journal(journal_.string());
    ASSERT_TRUE(fix({.reader = disk_, .writer = writer, .journal = journal}, threads_,
                    {.plan = options(), .accept = fixes::Grade::blocked})
                    .has_value());
  }
  const std::string second =
      read("main.tf") + std::string(kService).replace(std::string(kService).find("web"), 3, "api");
  // As the run left it, but for a service that is new: what it is now is somebody else's, and is left.
  write("main.tf", second);
  const Fixed result = fixed();
  EXPECT_EQ(result.recovered.changed, std::vector<std::string>{(top_ / "main.tf").string()});
  EXPECT_EQ(result.outcome, FixOutcome::done);
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
