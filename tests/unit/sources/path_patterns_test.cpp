// What tests/oracle/console_oracle.py cannot see of the patterns of file names: what they cost.
#include "sources/terraform/functions/path_patterns.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kakoi::sources::terraform {
namespace {

Match match(const std::string& pattern, const std::string& name, std::size_t steps = 10'000) {
  return matches_component(pattern, name, steps);
}

TEST(PathPatterns, MatchAWholeName) {
  EXPECT_EQ(match("*.json", "a.json"), Match::yes);
  EXPECT_EQ(match("*.json", "a.json5"), Match::no);
  EXPECT_EQ(match("{a,b}.[jt]*", "b.txt"), Match::yes);
}

TEST(PathPatterns, AreRefusedWhereTheyAreMalformed) {
  for (const std::string pattern : {"[", "[]", "{a", "[-a]", "[a-]", "\\"}) {
    EXPECT_EQ(match(pattern, "abc"), Match::refused) << pattern;
  }
}

TEST(PathPatterns, CostNoMoreThanTheyMay) {
  std::string stars;
  for (int i = 0; i < 100; ++i) {
    stars += "*a";
  }
  EXPECT_EQ(match(stars + "b", std::string(255, 'a')), Match::too_costly);
  EXPECT_EQ(match(std::string(100'000, '*'), "a"), Match::too_costly);
}

}  // namespace
}  // namespace kakoi::sources::terraform
