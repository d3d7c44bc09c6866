#include "reports/uri.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace {

using kakoi::reports::uri_of;

TEST(UriOf, KeepsAPlainPath) { EXPECT_EQ(uri_of("envs/prod/main.tf"), "envs/prod/main.tf"); }

TEST(UriOf, EncodesEveryByteThatIsNotUnreserved) {
  EXPECT_EQ(uri_of("a b/50%/c#d?e.tf"), "a%20b/50%25/c%23d%3Fe.tf");
  EXPECT_EQ(uri_of("git::https:/x"), "git%3A%3Ahttps%3A/x");
  EXPECT_EQ(uri_of("\xe5\x9b\xb2.tf"), "%E5%9B%B2.tf");
  EXPECT_EQ(uri_of("\xff\\[a].tf"), "%FF%5C%5Ba%5D.tf");
}

TEST(UriOf, WorksOutDots) {
  EXPECT_EQ(uri_of("./a//b/../c.tf"), "a/c.tf");
  EXPECT_EQ(uri_of("a/.../..b/.c"), "a/.../..b/.c");
}

TEST(UriOf, NamesNothingThatIsNotAFileBelowTheBase) {
  for (const char* path : {"", ".", "./", "a/..", "..", "../a.tf", "a/../../b.tf", "/etc/a.tf", "/"}) {
    EXPECT_EQ(uri_of(path), std::nullopt) << path;
  }
}

}  // namespace
