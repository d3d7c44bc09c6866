#include "sources/ignore_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

namespace kakoi::sources {
namespace {

struct Row {
  std::string_view pattern;
  std::string_view matching;  // separated by blanks
  std::string_view others;
};

// As gitignore(5) and git's own wildmatch have it; tests/cli/test_ignored.py holds the same against git.
constexpr std::array kRows{
    Row{"foo", "foo", "fo fooo Foo a/foo"},
    Row{"*", "a foo .x", "a/b"},
    Row{"*.tf", "a.tf .tf x.y.tf", "a.tfx a/b.tf"},
    Row{"a*c", "ac abc abbc", "abcd a/c bac"},
    Row{"*a*b*", "ab xaxbx aab", "ba a"},
    Row{"a*a*a", "aaa axaxa aaaaaaa", "aa axa"},
    Row{"?", "a .", "ab /"},
    Row{"a?c", "abc a.c", "ac abbc a/c"},
    Row{"[abc]x", "ax bx cx", "dx x abx"},
    Row{"[a-c]", "a b c", "d -"},
    Row{"[!a-c]", "d -", "a b /"},
    Row{"[^a]", "b ^", "a"},
    Row{"[]a]", "] a", "b"},
    Row{"[!]a]", "b", "] a"},
    Row{"[a-]", "a -", "b"},
    Row{"[-a]", "a -", "b"},
    Row{"[a-cx-z]", "b y", "d w -"},
    Row{"a[/]b", "", "a/b"},
    Row{"[a", "", "a [a"},
    Row{"[\\]]", "]", "\\"},
    Row{"[\\-a]", "- a", "\\ b"},
    Row{"[[:alpha:]]", "a Z", "1 : [ a]"},
    Row{"[[:digit:]-]x", "1x -x", "ax :x"},
    Row{"\\*", "*", "a \\*"},
    Row{"\\?a\\[b]", "?a[b]", "xa[b] ?ab"},
    Row{"\\a", "a", "\\a"},
    Row{"a\\\\b", "a\\b", "ab"},
    Row{"a\\", "", "a a\\"},
    Row{"a/b", "a/b", "ab a/c x/a/b"},
    Row{"a/*", "a/b a/.x", "a a/b/c"},
    Row{"a/*/c", "a/b/c", "a/c a/b/b/c"},
    Row{"**/foo", "foo a/foo a/b/foo", "afoo a/bfoo"},
    Row{"a/**", "a/b a/b/c", "a ab"},
    Row{"a/**/b", "a/b a/x/b a/x/y/b", "ab axb a/xb a/bx"},
    Row{"**", "a a/b", ""},
    Row{"**/a/**/b", "a/b x/a/b a/y/b x/a/y/z/b", "a b x/ab"},
    Row{"a/**/*.tf", "a/x.tf a/b/c/x.tf", "a.tf b/x.tf"},
    // Where no other wildcard stands before it, git takes `**` for the start of a pattern.
    Row{"a**/b", "a/b ax/b ab a/x/b ax/y/b", "b xa/b"},
    Row{"?**/b", "a/b ax/b", "ab ax/y/b"},
    Row{"a**", "a ax a/x", "b"},
    Row{"**a", "a xa", "x/a ax"},
    Row{"x/**y", "x/y x/zy", "x/z/y xy"},
    Row{"網*", "網 網é", "é"},
    Row{"é", "é", "e"},
};

void expect_each(const Row& row, std::string_view texts, bool matches) {
  while (!texts.empty()) {
    const std::size_t blank = std::min(texts.find(' '), texts.size());
    const std::string_view text = texts.substr(0, blank);
    EXPECT_EQ(matches_glob(row.pattern, text), matches) << "`" << row.pattern << "` on `" << text << "`";
    texts.remove_prefix(std::min(blank + 1, texts.size()));
  }
}

TEST(Glob, MatchesAsGitDoes) {
  for (const Row& row : kRows) {
    expect_each(row, row.matching, true);
    expect_each(row, row.others, false);
  }
}

TEST(Glob, MatchesTheEmptyTextByStarsOnly) {
  EXPECT_TRUE(matches_glob("", ""));
  EXPECT_TRUE(matches_glob("*", ""));
  EXPECT_FALSE(matches_glob("?", ""));
  EXPECT_FALSE(matches_glob("a", ""));
  EXPECT_FALSE(matches_glob("", "a"));
}

// Not twice the time for each star more.
TEST(Glob, TakesNoMoreThanQuadraticTime) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) {
    pattern += "a*";
  }
  EXPECT_FALSE(matches_glob(pattern + "b", std::string(2'000, 'a')));
  std::string folders;
  for (int i = 0; i < 200; ++i) {
    folders += "**/a/";
  }
  std::string path;
  for (int i = 0; i < 1'000; ++i) {
    path += "a/";
  }
  EXPECT_FALSE(matches_glob(folders + "b", path + "c"));
}

}  // namespace
}  // namespace kakoi::sources
