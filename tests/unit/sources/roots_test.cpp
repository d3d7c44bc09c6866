// Which folders are root modules.
#include "sources/terraform/survey.hpp"

#include "sources/walk.hpp"
#include "support/memory_files.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

constexpr std::string_view kService = "resource \"aws_ecs_service\" \"web\" {}\n";

std::string call(std::string_view source) {
  static int number = 0;
  return "module \"m" + std::to_string(++number) + "\" {\n  source = \"" + std::string(source) + "\"\n}\n";
}

class Roots : public testing::Test {
 protected:
  void add(const std::string& folder, const std::string& text) { files_.add("/r/" + folder + "/main.tf", text); }

  std::vector<Survey> surveyed(const std::string& start) {
    test::SerialExecutor executor;
    folders_.clear();
    for (const FoundFolder& one : walk(files_, executor, start, "/r", {}).folders) {
      folders_.push_back(one.path);
    }
    return survey_all({.reader = files_, .numbers = numbers_, .boundary = "/r"}, executor, folders_);
  }

  // The roots, relative to /r.
  std::vector<std::string> roots(const std::string& start = "/r") {
    const std::vector<Survey> all = surveyed(start);
    std::vector<std::string> names;
    for (const std::size_t root : launching_roots(all, folders_)) {
      names.push_back(all[root].folder.substr(3));
    }
    return names;
  }

  using Names = std::vector<std::string>;
  test::MemoryFiles files_;
  FileNumbers numbers_;
  Names folders_;
};

TEST_F(Roots, AreTheFoldersThatNoOtherCalls) {
  add("envs/prod", call("../../modules/web"));
  add("envs/dev", call("../../modules/web"));
  add("modules/web", std::string(kService));
  EXPECT_EQ(roots(), (Names{"envs/dev", "envs/prod"}));
}

TEST_F(Roots, LaunchSomethingOrCallWhatCannotBeRead) {
  add("empty", "");
  add("vpc", "resource \"aws_vpc\" \"main\" {}\n");
  add("calls-empty", call("../empty"));
  add("launches", std::string(kService));
  add("calls-registry", call("acme/web/aws"));
  add("calls-nothing", call("../gone"));
  add("calls-itself", call("."));
  add("calls-out", call("../../elsewhere"));
  files_.add("/elsewhere/main.tf", std::string(kService));
  EXPECT_EQ(roots(), (Names{"calls-itself", "calls-nothing", "calls-out", "calls-registry", "launches"}));
}

TEST_F(Roots, ReachWhatTheyLaunchThroughModulesAtAnyDepth) {
  add("top", call("../a"));
  add("a", call("../b"));
  add("b", call("../c"));
  add("c", std::string(kService));
  EXPECT_EQ(roots(), Names{"top"});
}

TEST_F(Roots, OfARingOfCallsAreTheFirstOfItsFolders) {
  add("b", call("../c"));
  add("c", call("../a") + std::string(kService));
  add("a", call("../b"));
  EXPECT_EQ(roots(), Names{"a"});
}

TEST_F(Roots, OfTwoRingsAreTheFirstOfEach) {
  add("a", call("../b") + std::string(kService));
  add("b", call("../a"));
  add("c", call("../d"));
  add("d", call("../c") + std::string(kService));
  EXPECT_EQ(roots(), (Names{"a", "c"}));
}

TEST_F(Roots, ThatLeadIntoARingStandForIt) {
  add("top", call("../a"));
  add("a", call("../b"));
  add("b", call("../a") + std::string(kService));
  EXPECT_EQ(roots(), Names{"top"});
}

TEST_F(Roots, LieInWhatIsScannedThoughTheyCallWhatDoesNot) {
  add("envs/prod", call("../../modules/web"));
  add("modules/web", std::string(kService));
  EXPECT_EQ(roots("/r/envs"), Names{"envs/prod"});
}

TEST_F(Roots, AreFoldersWhoseCallersAreNotScanned) {
  add("envs/prod", call("../../modules/web"));
  add("modules/web", std::string(kService));
  EXPECT_EQ(roots("/r/modules"), Names{"modules/web"});
}

TEST_F(Roots, SeeThroughLinksInTheSourceOfAModule) {
  add("envs/prod", call("../../linked"));
  add("modules/web", std::string(kService));
  files_.link("/r/linked", "/r/modules/web");
  EXPECT_EQ(roots(), Names{"envs/prod"});
}

TEST_F(Roots, TakeASourceThatIsNoLiteralForAModuleThatCannotBeRead) {
  add("a", "module \"m\" {\n  source = var.source\n}\n");
  EXPECT_EQ(roots(), Names{"a"});
}

TEST_F(Roots, AreSurveyedWithEachFolderTheyCallOnce) {
  add("a", call("../b") + call("../b") + call("../c"));
  add("b", call("../c"));
  add("c", std::string(kService));
  std::vector<std::string> folders;
  for (const Survey& survey : surveyed("/r/a")) {
    folders.push_back(survey.folder);
    EXPECT_EQ(survey.files, 1U);
  }
  EXPECT_EQ(folders, (Names{"/r/a", "/r/b", "/r/c"}));
  EXPECT_EQ(files_.reads().size(), 3U);
}

}  // namespace
}  // namespace kakoi::sources::terraform
