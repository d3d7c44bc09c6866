#include "ops/scan.hpp"

#include "sources/paths.hpp"

#include "unit/ops/scans.hpp"

namespace kakoi::ops {
namespace {

using Lines = std::vector<std::string>;

// Where each finding stands, and of which root it is.
Lines places(const Scanned& scanned) {
  Lines lines;
  for (const findings::Finding& one : scanned.report.findings) {
    lines.push_back(one.location.file + " in " + one.id.root);
  }
  return lines;
}

class Scan : public testing::Test {
 protected:
  Scan() {
    files_.add("/w/a/main.tf", service("true"));
    files_.add("/w/a/deep/main.tf", service("true"));
    files_.add("/w/b/main.tf", service("true"));
    files_.add("/w/ab/README", "");
  }
  test::MemoryFiles files_;
};

TEST_F(Scan, NamesFilesAndRootsRelativeToWhatIsScanned) {
  EXPECT_EQ(places(scan_all(files_, {"/w/a"})), (Lines{"main.tf in .", "deep/main.tf in deep"}));
}

TEST_F(Scan, TakesAFileForItsFolder) {
  EXPECT_EQ(places(scan_all(files_, {"/w/b/main.tf"})), Lines{"main.tf in ."});
  EXPECT_EQ(scan_all(files_, {"/w/b/main.tf"}).folder, "/w/b");
}

TEST_F(Scan, NamesFilesRelativeToTheCommonParentOfSeveralPaths) {
  EXPECT_EQ(places(scan_all(files_, {"/w/b", "/w/a/deep"})), (Lines{"a/deep/main.tf in a/deep", "b/main.tf in b"}));
}

TEST_F(Scan, LooksAtEachFolderOnceThoughSeveralPathsHoldIt) {
  EXPECT_EQ(places(scan_all(files_, {"/w/a", "/w/a/deep", "/w/a", "/w/a/main.tf"})).size(), 2U);
}

TEST_F(Scan, NamesFilesRelativeToTheBaseEvenAboveIt) {
  ScanOptions options = options_of({"/w/a/deep"});
  options.base = "/w/b";
  EXPECT_EQ(places(scan_all(files_, options)), Lines{"../a/deep/main.tf in ."});
}

TEST_F(Scan, NamesFilesRelativeToWhereItIsNearOnlyWhenThatHoldsThem) {
  ScanOptions options = options_of({"/w/a/deep"});
  options.near = "/w";
  EXPECT_EQ(places(scan_all(files_, options)), Lines{"a/deep/main.tf in ."});
  options.near = "/w/b";
  EXPECT_EQ(places(scan_all(files_, options)), Lines{"main.tf in ."});
}

TEST_F(Scan, FailsForAPathThatIsNotThere) {
  test::SerialExecutor executor;
  const auto scanned = scan(files_, executor, options_of({"/w/a", "/w/gone"}));
  ASSERT_FALSE(scanned.has_value());
  EXPECT_EQ(scanned.error().message.text(base::Language::en), "/w/gone: no such file or folder");
}

TEST_F(Scan, HasASourceWhereThereIsAFileOfTerraformEvenAnEmptyOne) {
  EXPECT_TRUE(scan_all(files_, {"/w/a"}).has_source);
  EXPECT_FALSE(scan_all(files_, {"/w/ab"}).has_source);
  files_.add("/w/ab/main.tf", "");
  EXPECT_TRUE(scan_all(files_, {"/w/ab"}).has_source);
}

TEST_F(Scan, CountsWhatItSays) {
  files_.add("/w/b/more.tf", "variable \"open\" {}\n" + service("var.open", "u") + service("false", "p"));
  const findings::Summary summary = scan_all(files_, {"/w/b"}).report.summary;
  EXPECT_EQ(summary.fail, 1U);
  EXPECT_EQ(summary.pass, 1U);
  EXPECT_EQ(summary.unknown, 1U);
  EXPECT_EQ(summary.not_applicable, 0U);
  EXPECT_EQ(summary.files, 2U);
  EXPECT_EQ(summary.unreadable, 0U);
}

TEST_F(Scan, CountsAFileThatIsNotReadWholeOnceHoweverMuchIsWrongInIt) {
  files_.add("/w/b/broken.tf", "a = [\nb = }\nc = (\n");
  const Scanned scanned = scan_all(files_, {"/w/b"});
  EXPECT_EQ(scanned.report.summary.unreadable, 1U);
  EXPECT_EQ(scanned.report.summary.fail, 1U) << "the other file is judged all the same";
}

std::string fingerprint_of(const Scanned& scanned) {
  EXPECT_EQ(scanned.report.findings.size(), 1U);
  return scanned.report.findings.empty() ? "none" : scanned.report.findings.front().fingerprint;
}

TEST_F(Scan, GivesAFingerprintThatDoesNotDependOnWhichFolderIsScanned) {
  files_.add("/r/.git/HEAD", "");
  files_.add("/r/envs/prod/main.tf", service("true"));
  const std::string wanted = fingerprint_of(scan_all(files_, {"/r"}));
  EXPECT_EQ(fingerprint_of(scan_all(files_, {"/r/envs"})), wanted);
  EXPECT_EQ(fingerprint_of(scan_all(files_, {"/r/envs/prod/main.tf"})), wanted);
}

TEST_F(Scan, GivesAFingerprintThatDoesNotDependOnLinesOrTextOrFile) {
  const std::string wanted = fingerprint_of(scan_all(files_, {"/w/b"}));
  test::MemoryFiles moved;
  moved.add("/w/b/other.tf", "# moved\n\n\n" + service("1 == 1"));
  EXPECT_EQ(fingerprint_of(scan_all(moved, {"/w/b"})), wanted);
}

TEST_F(Scan, TellsTwoResourcesOfOneNameApart) {
  files_.add("/w/b/more.tf", service("false"));
  const Scanned scanned = scan_all(files_, {"/w/b"});
  ASSERT_EQ(scanned.report.findings.size(), 2U);
  EXPECT_NE(scanned.report.findings[0].fingerprint, scanned.report.findings[1].fingerprint);
}

struct Row {
  std::string path;
  std::string base;
  std::string relative;
};

TEST(RelativePath, GoesUpAsFarAsItMust) {
  for (const Row& row :
       {Row{"/a/b", "/a", "b"}, Row{"/a/b/c", "/a", "b/c"}, Row{"/a", "/a", "."}, Row{"/a", "/a/b", ".."},
        Row{"/a/c", "/a/b", "../c"}, Row{"/ab", "/a", "../ab"}, Row{"/a/x", "/b/c", "../../a/x"}, Row{"/a", "/", "a"},
        Row{"/", "/a/b", "../.."}, Row{"/", "/", "."}}) {
    EXPECT_EQ(sources::relative_path(row.path, row.base), row.relative) << row.path << " from " << row.base;
  }
}

}  // namespace
}  // namespace kakoi::ops
