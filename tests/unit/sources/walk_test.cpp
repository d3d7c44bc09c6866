#include "sources/walk.hpp"

#include "support/memory_files.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kakoi::sources {
namespace {

class Walk : public testing::Test {
 protected:
  void add(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      files_.add(path, "");
    }
  }

  Found walk_from(const std::string& start, const WalkOptions& options = {}) {
    test::SerialExecutor executor;
    return walk(files_, executor, start, enclosing_repository(files_, start).value_or(start), options);
  }

  // The Terraform files that are found, in order.
  std::vector<std::string> found(const std::string& start, const WalkOptions& options = {}) {
    const Found all = walk_from(start, options);
    EXPECT_TRUE(all.diagnostics.empty());
    std::vector<std::string> paths;
    for (const FoundFolder& folder : all.folders) {
      for (const base::Entry& entry : folder.entries) {
        paths.push_back(folder.path + "/" + entry.name);
      }
    }
    return paths;
  }

  // What is said, as "level path: text".
  std::vector<std::string> said(const std::string& start, const WalkOptions& options = {}) {
    std::vector<std::string> lines;
    for (const base::Diagnostic& one : walk_from(start, options).diagnostics) {
      lines.push_back((one.level == base::Level::error ? "error " : "warning ") + one.place.file + ": " +
                      one.message.text(base::Language::en));
    }
    return lines;
  }

  using Paths = std::vector<std::string>;
  test::MemoryFiles files_;
};

TEST_F(Walk, FindsTheFoldersThatHoldTerraformFilesInOrder) {
  add({"/r/z.tf", "/r/b/main.tf", "/r/a/deep/er/main.tf", "/r/a/README.md", "/r/c/main.tf.txt", "/r/d/tf"});
  EXPECT_EQ(found("/r"), (Paths{"/r/z.tf", "/r/a/deep/er/main.tf", "/r/b/main.tf"}));
}

TEST_F(Walk, FindsNothingInAnEmptyFolder) {
  add({"/r/README.md"});
  EXPECT_EQ(found("/r"), Paths{});
}

TEST_F(Walk, LooksOnlyBelowItsStart) {
  add({"/r/a/main.tf", "/r/ab/main.tf", "/r/main.tf"});
  EXPECT_EQ(found("/r/a"), Paths{"/r/a/main.tf"});
}

TEST_F(Walk, LeavesHiddenFoldersOutUnlessItIsToldToLook) {
  add({"/r/.hidden/main.tf", "/r/a/.terraform/x/main.tf", "/r/.git/main.tf", "/r/main.tf", "/r/.main.tf"});
  EXPECT_EQ(found("/r"), Paths{"/r/main.tf"});
  EXPECT_EQ(found("/r", {.excludes = {}, .hidden = true}), (Paths{"/r/main.tf", "/r/.hidden/main.tf"}));
}

TEST_F(Walk, LooksIntoAHiddenFolderThatIsItsStart) {
  add({"/r/.hidden/a/main.tf"});
  EXPECT_EQ(found("/r/.hidden"), Paths{"/r/.hidden/a/main.tf"});
}

TEST_F(Walk, LeavesNodeModulesOutUnlessItIsToldToLook) {
  add({"/r/node_modules/x/main.tf", "/r/a/node_modules/main.tf", "/r/node_modules2/main.tf"});
  EXPECT_EQ(found("/r"), Paths{"/r/node_modules2/main.tf"});
  EXPECT_EQ(found("/r", {.excludes = {}, .node_modules = true}).size(), 3U);
}

TEST_F(Walk, LeavesOutWhatGitignoreNamesUnlessItIsToldToLook) {
  add({"/r/build/main.tf", "/r/a/build/main.tf", "/r/a/x.gen.tf", "/r/a/main.tf"});
  files_.add("/r/.gitignore", "build/\n*.gen.tf\n");
  EXPECT_EQ(found("/r"), Paths{"/r/a/main.tf"});
  EXPECT_EQ(found("/r", {.excludes = {}, .ignored = true}).size(), 4U);
}

TEST_F(Walk, LaysAGitignoreOverThoseAbove) {
  add({"/r/a/keep/main.tf", "/r/a/drop/main.tf", "/r/keep/main.tf"});
  files_.add("/r/.gitignore", "keep\n");
  files_.add("/r/a/.gitignore", "!keep\ndrop\n");
  EXPECT_EQ(found("/r"), Paths{"/r/a/keep/main.tf"});
}

TEST_F(Walk, CannotTakeBackInWhatLiesInAFolderThatIsLeftOut) {
  add({"/r/out/keep/main.tf"});
  files_.add("/r/.gitignore", "/out/\n!/out/keep/\n");
  files_.add("/r/out/.gitignore", "!keep\n");
  EXPECT_EQ(found("/r"), Paths{});
}

TEST_F(Walk, HeedsTheGitignoreFilesBetweenTheRepositoryAndItsStart) {
  add({"/r/.git/HEAD", "/r/a/b/drop/main.tf", "/r/a/b/deep/main.tf", "/r/a/b/main.tf"});
  files_.add("/r/.gitignore", "drop\n");
  files_.add("/r/a/.gitignore", "/b/deep\n");
  files_.add("/.gitignore", "main.tf\n");
  EXPECT_EQ(found("/r/a/b"), Paths{"/r/a/b/main.tf"});
}

TEST_F(Walk, HeedsNoGitignoreAboveItsStartWithoutARepository) {
  add({"/r/a/main.tf"});
  files_.add("/r/.gitignore", "*.tf\n");
  EXPECT_EQ(found("/r/a"), Paths{"/r/a/main.tf"});
}

TEST_F(Walk, LeavesOutWhatIsExcludedRelativeToItsStart) {
  add({"/r/a/x/main.tf", "/r/a/y/main.tf", "/r/a/z/x/main.tf"});
  EXPECT_EQ(found("/r/a", {.excludes = {"/x", "y"}}), Paths{"/r/a/z/x/main.tf"});
  EXPECT_EQ(found("/r/a", {.excludes = {"x", "!/x"}}), (Paths{"/r/a/x/main.tf", "/r/a/y/main.tf"}));
  EXPECT_EQ(found("/r/a", {.excludes = {"main.tf"}}), Paths{});
}

TEST_F(Walk, ExcludesAlsoWhereIgnoredFilesAreLookedAt) {
  add({"/r/build/main.tf", "/r/x/main.tf"});
  files_.add("/r/.gitignore", "build\n");
  EXPECT_EQ(found("/r", {.excludes = {"x"}, .ignored = true}), Paths{"/r/build/main.tf"});
}

TEST_F(Walk, SaysWhichFolderItCannotList) {
  add({"/r/a/main.tf", "/r/b/main.tf"});
  files_.deny("/r/a");
  EXPECT_EQ(said("/r"), Paths{"error /r/a: permission denied"});
  EXPECT_EQ(walk_from("/r").folders.size(), 1U);
}

TEST_F(Walk, FindsFilesOfEverySyntax) {
  add({"/r/a.tf", "/r/b.tf.json", "/r/c.tofu", "/r/d.tofu.json", "/r/e.json", "/r/f.tfvars", "/r/g.hcl"});
  EXPECT_EQ(found("/r"), (Paths{"/r/a.tf", "/r/b.tf.json", "/r/c.tofu", "/r/d.tofu.json"}));
}

TEST_F(Walk, SaysWhichFilesOfTerragruntItDoesNotExamine) {
  add({"/r/terragrunt.hcl", "/r/terragrunt.hcl.json", "/r/terragrunt.stack.hcl", "/r/other.hcl"});
  EXPECT_EQ(said("/r"), (Paths{"warning /r/terragrunt.hcl: Terragrunt file, not examined",
                               "warning /r/terragrunt.hcl.json: Terragrunt file, not examined",
                               "warning /r/terragrunt.stack.hcl: Terragrunt file, not examined"}));
}

TEST_F(Walk, SaysNothingOfFilesThatAreLeftOut) {
  add({"/r/terragrunt.hcl", "/r/build/terragrunt.hcl"});
  files_.add("/r/.gitignore", "build\n/*.hcl\n");
  EXPECT_EQ(said("/r"), Paths{});
}

}  // namespace
}  // namespace kakoi::sources
