// Files that functions read: what is said of those that cannot be read, and what they cost.
#include "unit/ops/scans.hpp"

#include <algorithm>

namespace kakoi::ops {
namespace {

using Lines = std::vector<std::string>;

class ScanFiles : public testing::Test {
 protected:
  ScanFiles() { files_.add("/w/.git/HEAD", ""); }

  findings::Report report() { return scan_all(files_, std::vector<std::string>{"/w"}).report; }

  static Lines verdicts(const findings::Report& report) {
    Lines lines;
    for (const findings::Finding& one : report.findings) {
      lines.push_back(std::string(findings::name_of(one.verdict)) + " " + one.reason.text(base::Language::en));
    }
    return lines;
  }
  static Lines diagnostics(const findings::Report& report) {
    Lines lines;
    for (const base::Diagnostic& one : report.diagnostics) {
      lines.push_back(written(one.place) + " " + one.message.text(base::Language::en));
    }
    return lines;
  }

  test::MemoryFiles files_;
};

TEST_F(ScanFiles, SayWhichFileCouldNotBeRead) {
  files_.add("/w/main.tf", service(R"(file("secret.txt"))"));
  files_.add("/w/secret.txt", "true");
  files_.deny("/w/secret.txt");
  const findings::Report all = report();
  EXPECT_EQ(verdicts(all), (Lines{"unknown the file secret.txt could not be read"}));
  EXPECT_EQ(diagnostics(all), (Lines{"secret.txt:0:0 permission denied"}));
}

TEST_F(ScanFiles, DoNotTakeAFileForMissingInAFolderThatCannotBeListed) {
  files_.add("/w/main.tf", service(R"(fileexists("closed/on.txt"))", "exists") +
                               service(R"(try(file("closed/on.txt"), false))", "tries"));
  files_.add("/w/closed/other.txt", "");
  files_.deny("/w/closed");
  EXPECT_EQ(verdicts(report()), (Lines{"unknown the file closed/on.txt could not be read",
                                       "unknown the file closed/on.txt could not be read"}));
}

TEST_F(ScanFiles, AreNotMissingBehindALinkThatLeadsOut) {
  files_.add("/w/main.tf", service(R"(fileexists("linked/nosuch.txt"))"));
  files_.add("/outside/other.txt", "");
  files_.link("/w/linked", "/outside");
  EXPECT_EQ(verdicts(report()), (Lines{"unknown the file linked/nosuch.txt lies outside of the repository"}));
}

TEST_F(ScanFiles, DoNotReadWhatIsTooLarge) {
  files_.add("/w/main.tf", service(R"(jsondecode(file("large.json")).public)"));
  files_.add("/w/large.json", "{\"public\": true}" + std::string(std::size_t{17} << 20U, ' '));
  const findings::Report all = report();
  EXPECT_EQ(verdicts(all), (Lines{"unknown the file large.json could not be read"}));
  EXPECT_EQ(diagnostics(all), (Lines{"large.json:0:0 too large"}));
}

TEST_F(ScanFiles, SayWhereATemplateIsBroken) {
  files_.add("/w/main.tf", service(R"(templatefile("broken.tpl", {}))"));
  files_.add("/w/broken.tpl", "one\n%{ if }");
  const findings::Report all = report();
  EXPECT_EQ(verdicts(all), (Lines{"unknown the template could not be read"}));
  ASSERT_EQ(all.diagnostics.size(), 1U);
  EXPECT_EQ(all.diagnostics.front().place.file, "broken.tpl");
  EXPECT_EQ(all.diagnostics.front().place.line, 2U);
}

TEST_F(ScanFiles, AreReadOnceForARoot) {
  std::string code;
  for (int i = 0; i < 5; ++i) {
    code += service(R"(templatefile("on.tftpl", { on = jsondecode(file("on.js")).on }))", "s" + std::to_string(i));
  }
  files_.add("/w/main.tf", code);
  files_.add("/w/on.js", R"({"on": true})");
  files_.add("/w/on.tftpl", "${on}");
  const findings::Report all = report();
  EXPECT_EQ(all.summary.fail, 5U);
  EXPECT_EQ(all.summary.files, 3U);
  for (const std::string file : {"/w/on.js", "/w/on.tftpl"}) {
    EXPECT_EQ(std::count(files_.reads().begin(), files_.reads().end(), file), 1) << file;
  }
}

TEST_F(ScanFiles, KeepTheirPlacesThroughNormalization) {
  files_.add("/w/main.tf", service(R"(jsondecode(file("on.json")).on)"));
  files_.add("/w/on.json", "{\n  \"e\u0301\": 1,\n  \"on\": true\n}");
  const findings::Report all = report();
  ASSERT_EQ(all.findings.size(), 1U);
  ASSERT_FALSE(all.findings.front().origin.empty());
  EXPECT_EQ(written(all.findings.front().origin.front().place), "on.json:3:9");
}

TEST_F(ScanFiles, RunOutOfBudgetAndNotOfMemory) {
  files_.add("/w/main.tf", service(R"(length(join("", [for i in range(10000) : file("large.txt")])) > 0)"));
  files_.add("/w/large.txt", std::string(std::size_t{1} << 20U, 'a'));
  EXPECT_EQ(report().summary.unknown, 1U);
}

TEST_F(ScanFiles, AreNotKeptWithoutEnd) {
  files_.add("/w/main.tf", service(R"(length([for f in fileset("large", "*") : filesha1("large/${f}")]) > 0)"));
  for (int i = 0; i < 10; ++i) {
    files_.add("/w/large/" + std::to_string(i), std::string(std::size_t{8} << 20U, 'a'));
  }
  const findings::Report all = report();
  EXPECT_EQ(diagnostics(all), (Lines{"large/8:0:0 too much is read by functions; this file is left out",
                                     "large/9:0:0 too much is read by functions; this file is left out"}));
}

TEST_F(ScanFiles, EndWhereLinksGoRoundInACircle) {
  files_.add("/w/main.tf", service(R"(length(fileset("a", "**")) > 0)"));
  files_.add("/w/a/one.txt", "");
  files_.link("/w/a/again", "/w/a");
  EXPECT_EQ(report().findings.size(), 1U);
}

TEST_F(ScanFiles, AreReadFromDiskOnlyAsFarAsTheyDecide) {
  files_.add("/w/main.tf", "locals {\n  unused = file(\"unused.txt\")\n}\n" + service("false"));
  files_.add("/w/unused.txt", "true");
  EXPECT_EQ(report().summary.pass, 1U);
  EXPECT_EQ(std::count(files_.reads().begin(), files_.reads().end(), "/w/unused.txt"), 0);
}

}  // namespace
}  // namespace kakoi::ops
