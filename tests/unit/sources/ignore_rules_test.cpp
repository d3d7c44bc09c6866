#include "sources/ignore_rules.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace kakoi::sources {
namespace {

// Is `path` left out by a .gitignore in /r? A path that ends in a slash is a folder.
bool leaves_out(std::string_view rules, std::string_view path) {
  const IgnoreRules read(nullptr, "/r", rules);
  const bool is_folder = path.ends_with('/');
  path.remove_suffix(is_folder ? 1 : 0);
  return read.leaves_out("/r/" + std::string(path), is_folder);
}

TEST(IgnoreRules, MatchANameAtAnyDepth) {
  EXPECT_TRUE(leaves_out("build", "build"));
  EXPECT_TRUE(leaves_out("build", "a/b/build/"));
  EXPECT_TRUE(leaves_out("*.gen.tf", "a/b/x.gen.tf"));
  EXPECT_FALSE(leaves_out("build", "a/rebuild"));
  EXPECT_FALSE(leaves_out("build", "build2"));
}

TEST(IgnoreRules, MatchFromTheFolderWhereThePatternHasASlash) {
  EXPECT_TRUE(leaves_out("/build", "build"));
  EXPECT_FALSE(leaves_out("/build", "a/build"));
  EXPECT_TRUE(leaves_out("a/build", "a/build"));
  EXPECT_FALSE(leaves_out("a/build", "b/a/build"));
  EXPECT_TRUE(leaves_out("**/a/build", "b/a/build"));
}

TEST(IgnoreRules, MatchOnlyFoldersWhereThePatternEndsInASlash) {
  EXPECT_TRUE(leaves_out("build/", "build/"));
  EXPECT_TRUE(leaves_out("build/", "a/build/"));
  EXPECT_FALSE(leaves_out("build/", "build"));
  EXPECT_TRUE(leaves_out("/build/", "build/"));
  EXPECT_FALSE(leaves_out("/build/", "a/build/"));
}

TEST(IgnoreRules, TakeTheLastPatternThatMatches) {
  EXPECT_FALSE(leaves_out("*.tf\n!keep.tf", "keep.tf"));
  EXPECT_TRUE(leaves_out("*.tf\n!keep.tf", "other.tf"));
  EXPECT_TRUE(leaves_out("!keep.tf\n*.tf", "keep.tf"));
  EXPECT_TRUE(leaves_out("*.tf\n!keep.tf\n/keep.tf", "keep.tf"));
  EXPECT_FALSE(leaves_out("*.tf\n!keep.tf\n/keep.tf", "a/keep.tf"));
}

TEST(IgnoreRules, LeaveNothingOutWithoutAPattern) {
  for (const std::string_view rules : {"", "\n\n", "# build", "!", "/", "   ", "!build"}) {
    EXPECT_FALSE(leaves_out(rules, "build")) << rules;
  }
}

TEST(IgnoreRules, ReadAnEscapeAsTheCharacterItself) {
  EXPECT_TRUE(leaves_out("\\#x", "#x"));
  EXPECT_TRUE(leaves_out("\\!x", "!x"));
  EXPECT_TRUE(leaves_out("a\\*", "a*"));
  EXPECT_FALSE(leaves_out("a\\*", "ab"));
  EXPECT_TRUE(leaves_out("!a\n\\!a", "!a"));
}

TEST(IgnoreRules, DropBlanksAtTheEndOfALineUnlessTheyAreEscaped) {
  EXPECT_TRUE(leaves_out("build   ", "build"));
  EXPECT_TRUE(leaves_out("build/  ", "build/"));
  EXPECT_TRUE(leaves_out("build\\ ", "build "));
  EXPECT_FALSE(leaves_out("build\\ ", "build"));
  EXPECT_TRUE(leaves_out(" build", " build"));
  EXPECT_FALSE(leaves_out(" build", "build"));
  EXPECT_TRUE(leaves_out("build\t", "build\t"));
}

TEST(IgnoreRules, ReadLinesOfAnyKind) {
  EXPECT_TRUE(leaves_out("a\r\nbuild\r\n", "build"));
  EXPECT_TRUE(leaves_out("a\nbuild", "build"));
  EXPECT_TRUE(leaves_out("\ufeffbuild\n", "build")) << "a byte order mark belongs to no pattern";
}

TEST(IgnoreRules, AreLaidOverThoseOfTheFoldersAbove) {
  const auto outer = std::make_shared<const IgnoreRules>(nullptr, "/r", "*.tf\n!a.tf\n/inner/b.txt");
  const IgnoreRules inner(outer, "/r/inner", "!b.tf\na.tf\n/c");
  EXPECT_TRUE(inner.leaves_out("/r/inner/a.tf", false));
  EXPECT_FALSE(inner.leaves_out("/r/inner/b.tf", false));
  EXPECT_TRUE(inner.leaves_out("/r/inner/d.tf", false));
  EXPECT_TRUE(inner.leaves_out("/r/inner/b.txt", false));
  EXPECT_TRUE(inner.leaves_out("/r/inner/c", false));
  EXPECT_FALSE(inner.leaves_out("/r/inner/deep/c", false));
  EXPECT_FALSE(outer->leaves_out("/r/a.tf", false));
}

}  // namespace
}  // namespace kakoi::sources
