#include "findings/finding.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace kakoi::findings {
namespace {

Finding finding(const std::string& root, const std::string& address, const std::string& target = {},
                const std::string& control = "a", std::uint32_t offset = 0) {
  Finding result;
  result.id = {.source = "terraform", .root = root, .address = address, .target = target};
  result.control = control;
  result.location = {.file = "main.tf", .offset = offset};
  return result;
}

std::string name(const Finding& one) {
  return one.id.root + " " + one.id.address + " " + one.id.target + " " + one.control + " " +
         std::to_string(one.location.offset);
}

std::vector<std::string> names(const std::vector<Finding>& all) {
  std::vector<std::string> result(all.size());
  std::transform(all.begin(), all.end(), result.begin(), name);
  return result;
}

TEST(Findings, AreShownByRootThenResourceThenTargetThenControlThenPlace) {
  std::vector<Finding> sorted{
      finding(".", "z"),
      finding("a", "b"),
      finding("a", "b", "x"),
      finding("a", "b", "x", "b"),
      finding("a", "b", "x", "b", 7),
      finding("a", "c"),
      finding("b", "a"),
  };
  const std::vector<std::string> wanted = names(sorted);
  std::mt19937 random(1);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(sorted.begin(), sorted.end(), random);
    std::sort(sorted.begin(), sorted.end(), before);
    EXPECT_EQ(names(sorted), wanted);
  }
}

TEST(Findings, AreUnknownUntilSomethingElseIsSaid) {
  EXPECT_EQ(Finding().verdict, Verdict::unknown);
  EXPECT_EQ(Finding().exposure, Exposure::unknown);
  EXPECT_EQ(Judgement().verdict, Verdict::unknown);
}

TEST(Findings, HaveTheNamesOfTheReportForTheirVerdictSeverityAndExposure) {
  EXPECT_EQ(name_of(Verdict::fail), "fail");
  EXPECT_EQ(name_of(Verdict::pass), "pass");
  EXPECT_EQ(name_of(Verdict::unknown), "unknown");
  EXPECT_EQ(name_of(Verdict::not_applicable), "not_applicable");
  EXPECT_EQ(name_of(Severity::info), "info");
  EXPECT_EQ(name_of(Severity::low), "low");
  EXPECT_EQ(name_of(Severity::medium), "medium");
  EXPECT_EQ(name_of(Severity::high), "high");
  EXPECT_EQ(name_of(Severity::critical), "critical");
  EXPECT_EQ(name_of(Exposure::anywhere), "anywhere");
  EXPECT_EQ(name_of(Exposure::restricted), "restricted");
  EXPECT_EQ(name_of(Exposure::unreachable), "unreachable");
  EXPECT_EQ(name_of(Exposure::idle), "idle");
  EXPECT_EQ(name_of(Exposure::unknown), "unknown");
}

}  // namespace
}  // namespace kakoi::findings
