#include "sources/walk.hpp"

#include "support/memory_files.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace kakoi::sources {
namespace {

class WalkLinks : public testing::Test {
 protected:
  // The folders that are found, then what is said.
  std::vector<std::string> walked(const std::string& start) {
    test::SerialExecutor executor;
    const Found found = walk(files_, executor, start, enclosing_repository(files_, start).value_or(start), {});
    std::vector<std::string> lines;
    for (const FoundFolder& folder : found.folders) {
      lines.push_back(folder.path);
    }
    for (const base::Diagnostic& one : found.diagnostics) {
      EXPECT_EQ(one.level, base::Level::warning);
      lines.push_back(one.place.file + ": " + one.message.text(base::Language::en));
    }
    return lines;
  }

  using Lines = std::vector<std::string>;
  test::MemoryFiles files_;
};

TEST_F(WalkLinks, AreNotFollowedOutOfTheRepository) {
  files_.add("/elsewhere/main.tf", "");
  files_.add("/r/main.tf", "");
  files_.link("/r/out", "/elsewhere");
  EXPECT_EQ(walked("/r"), (Lines{"/r", "/r/out: link to a folder outside of the repository, not followed"}));
}

TEST_F(WalkLinks, LeadToFoldersElsewhereInTheRepository) {
  files_.add("/r/.git/config", "");
  files_.add("/r/shared/prod/main.tf", "");
  files_.add("/r/shared/prod/deep/main.tf", "");
  files_.add("/r/envs/main.tf", "");
  files_.link("/r/envs/prod", "/r/shared/prod");
  files_.link("/r/envs/again", "/r/shared/prod");
  files_.link("/r/envs/deep", "/r/shared/prod/deep");
  EXPECT_EQ(walked("/r/envs"), (Lines{"/r/envs", "/r/shared/prod", "/r/shared/prod/deep"}));
}

TEST_F(WalkLinks, AreNotFollowedToAFolderThatHoldsThem) {
  files_.add("/r/a/main.tf", "");
  files_.link("/r/a/up", "/r");
  files_.link("/r/a/self", "/r/a");
  EXPECT_EQ(walked("/r"), (Lines{"/r/a", "/r/a/self: link to a folder that holds it, not followed",
                                 "/r/a/up: link to a folder that holds it, not followed"}));
}

TEST_F(WalkLinks, ToAFolderThatIsScannedAnywayAreNoSecondFolder) {
  files_.add("/r/a/main.tf", "");
  files_.link("/r/b", "/r/a");
  EXPECT_EQ(walked("/r"), Lines{"/r/a"});
}

TEST_F(WalkLinks, ToFilesCountAsFiles) {
  files_.add("/r/main.txt", "");
  files_.link("/r/main.tf", "/r/main.txt");
  EXPECT_EQ(walked("/r"), Lines{"/r"});
}

TEST_F(WalkLinks, ThatLeadNowhereAreLeftToTheReader) {
  files_.add("/r/a/x", "");
  files_.link("/r/a/main.tf", "/r/a/gone.tf");
  files_.link("/r/a/gone", "/r/nowhere");
  test::SerialExecutor executor;
  const Found found = walk(files_, executor, "/r", "/r", {});
  ASSERT_EQ(found.folders.size(), 1U);
  ASSERT_EQ(found.folders[0].entries.size(), 1U);
  EXPECT_EQ(found.folders[0].entries[0].name, "main.tf");
  EXPECT_EQ(found.folders[0].entries[0].kind, base::EntryKind::broken_link);
}

TEST(EnclosingRepository, IsTheNearestFolderAboveThatHoldsGit) {
  test::MemoryFiles files;
  files.add("/r/.git/HEAD", "");
  files.add("/r/a/b/main.tf", "");
  files.add("/r/module/.git", "gitdir: ../.git/modules/module");
  files.add("/r/module/a/main.tf", "");
  EXPECT_EQ(enclosing_repository(files, "/r/a/b"), "/r");
  EXPECT_EQ(enclosing_repository(files, "/r"), "/r");
  EXPECT_EQ(enclosing_repository(files, "/r/module/a"), "/r/module");
}

TEST(EnclosingRepository, IsNothingWhereThereIsNone) {
  test::MemoryFiles files;
  files.add("/a/b/main.tf", "");
  files.link("/a/.git", "/nowhere");
  EXPECT_EQ(enclosing_repository(files, "/a/b"), std::nullopt);
  EXPECT_EQ(enclosing_repository(files, "/"), std::nullopt);
}

}  // namespace
}  // namespace kakoi::sources
