// What is wrong with a text, where, and what is still read of it.
#include "unit/syntax/hcl_trees.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::hcl {
namespace {

using Lines = std::vector<std::string>;

// Valid and not, with every feature of the language.
constexpr std::array<std::string_view, 12> kTexts{
    "a = 1\nb \"c\" d {\n  e = [1, \"x\", null]\n  f { g = true }\n}\n",
    "a = \"x${b.c[0].*.d}y%{ if e ~}f%{ else }g%{~ endif }$${h}\\n\\u00e9\"\n",
    "a = <<EOT\none ${two}\n%{ for x in y }\n${x}\n%{ endfor }\nEOT\nb = <<-EOT\n  c\n  EOT\n",
    "a = {\n  b = 1, c : 2\n  (d) = [for e, f in g : e if f]\n  \"h\" = {for i in j : i => i...}\n}\n",
    "a = b ? -c + !d * 2 == 3 && e || f : g(h, i::j(k...), )\n",
    "# one\n// two\n/* three */ a = 1 /* four\n five */\n",
    "\xef\xbb\xbf"
    "a = 1\r\nb {\r\n}\r\n",
    "名前 \"é\" {\n  ü = \"日本語\"\n}\n",
    "a = [1, 2\nb = 3\nc {\n  d = \"e\n  f = <<EOT\n}\n",
    "} a = 1 b = 2 { ) ] \"${ %{ <<E \\ 'x' `y` ;\n",
    "\xff\xfe = \"\xc3\"\n\x00 \r a\n",
    "a = \"\\q\"\nb = 1.2.3\nc = d.0.1\ne = f.*.g.*\nh = i::j\n",
};

TEST(HclMistakes, LeaveTheTextWhole) {
  for (const std::string_view text : kTexts) {
    expect_sound(parse(text));
    expect_sound(parse_expression(text));
  }
}

TEST(HclMistakes, LeaveTheTextWholeWhereverItIsCut) {
  for (const std::string_view text : kTexts) {
    for (std::size_t length = 0; length < text.size(); ++length) {
      expect_sound(parse(text.substr(0, length)));
      expect_sound(parse(text.substr(length)));
    }
  }
}

struct Mistake {
  std::string_view text;
  std::string_view problem;
};

void expect_problems(std::span<const Mistake> mistakes) {
  for (const Mistake& mistake : mistakes) {
    EXPECT_EQ(problem(mistake.text), mistake.problem) << mistake.text;
  }
}

TEST(HclMistakes, InBodiesAreSaidWhereTheyAre) {
  constexpr std::array kMistakes{
      Mistake{"1 = a\n", "0+1 an argument or a block is expected here"},
      Mistake{"a\n", "0+1 `=` or a block is expected after this name"},
      Mistake{"a b 1 {}\n", "4+1 a block label or `{` is expected here"},
      Mistake{"a \"${b}\" {}\n", "3+4 a block label cannot hold an interpolation"},
      Mistake{"a \"b\" {\n", "0+7 this block is never closed"},
      Mistake{"a { b = 1, c = 2 }\n", "9+1 a block on one line can hold one argument at most, and no block"},
      Mistake{"a = 1 b = 2\n", "4+1 a newline is expected after this"},
      Mistake{"a {} b = 2\n", "3+1 a newline is expected after this"},
      Mistake{"}\n", "0+1 this `}` closes nothing"},
      Mistake{"a = 1\na = 2\n", "6+1 the argument `a` is set twice in one block"},
      Mistake{"a = 1 /* b\n", "6+2 this comment is never closed"},
      Mistake{"/* b\n", "0+2 this comment is never closed"},
  };
  expect_problems(kMistakes);
}

TEST(HclMistakes, InExpressionsAreSaidWhereTheyAre) {
  constexpr std::array kMistakes{
      Mistake{"a = *\n", "4+1 an expression is expected here"},
      Mistake{"a =\n", "3+1 an expression is expected here"},
      Mistake{"a = b ? c\n", "9+1 `:` is expected here: a conditional is `condition ? a : b`"},
      Mistake{"a = b.-\n", "6+1 a name, a number or `*` is expected after the dot"},
      Mistake{"a = b.0.1\n", "6+3 two indexes need brackets, like `[0][1]`"},
      Mistake{"a = b.*.c.*\n", "10+1 `.*` cannot stand behind another `.*`; write `[*]`"},
      Mistake{"a = b[*\n]\n", "7+1 `]` is expected right behind `[*`"},
      Mistake{"a = b[0\n", "5+1 this `[` is never closed"},
      Mistake{"a = (b\n", "4+1 this `(` is never closed"},
      Mistake{"a = f(b\n", "5+1 this `(` is never closed"},
      Mistake{"a = f(b c)\n", "8+1 `,` or `)` is expected here"},
      Mistake{"a = [b c]\n", "7+1 `,` or `]` is expected here"},
      Mistake{"a = { b = 1 c = 2 }\n", "12+1 a newline, `,` or `}` is expected here"},
      Mistake{"a = { b }\n", "8+1 `=` or `:` is expected after the key"},
      Mistake{"a = [for b c : d]\n", "11+1 `in` is expected here"},
      Mistake{"a = [for b in c d]\n", "16+1 `:` is expected here"},
      Mistake{"a = {for b in c : d}\n", "19+1 `=>` is expected here"},
      Mistake{"a = [for b in c : d => e]\n", "4+1 this for-expression is never closed"},
      Mistake{"a = [for 1 in c : d]\n", "9+1 a name is expected here"},
      Mistake{"a = b::c\n", "4+4 a name with `::` must be a function call"},
      Mistake{"a = 1.2.3\n", "4+5 this is not a number"},
  };
  expect_problems(kMistakes);
}

TEST(HclMistakes, InTemplatesAreSaidWhereTheyAre) {
  constexpr std::array kMistakes{
      Mistake{"a = \"b\n", "4+1 this quote is never closed on its line; use a heredoc for several lines"},
      Mistake{"a = \"b\rc\"\n", "6+1 a carriage return without a newline cannot stand in a text"},
      Mistake{"a = \"\\q\"\n", "5+2 this is no escape sequence; a backslash is written `\\\\`"},
      Mistake{"a = \"\\u12\"\n", "5+2 this is no escape sequence; a backslash is written `\\\\`"},
      Mistake{"a = \"\\ud800\"\n", "5+6 this escape sequence stands for no Unicode character"},
      Mistake{"a = \"\\U00110000\"\n", "5+10 this escape sequence stands for no Unicode character"},
      Mistake{"a = \"${b c}\"\n", "9+1 `}` is expected here: `${` is not closed"},
      Mistake{"a = \"%{ if b c }d%{ endif }\"\n", "13+1 `}` is expected here: `%{` is not closed"},
      Mistake{"a = \"%{ while b }\"\n", "8+1 `if` or `for` is expected after `%{`"},
      Mistake{"a = \"%{ endif }\"\n", "5+1 `if` or `for` is expected after `%{`"},
      Mistake{"a = \"%{ if b }c\"\n", "5+2 this `%{ if` has no `%{ endif }`"},
      Mistake{"a = \"%{ for b in c }d\"\n", "5+2 this `%{ for` has no `%{ endfor }`"},
      Mistake{"a = << EOT\n", "6+1 the name that ends the heredoc and then a newline are expected here"},
      Mistake{"a = <<EOT\n\n", "4+2 this heredoc is never closed"},
      Mistake{"a = <<EOT\nb\n  EOT", "14+3 the line that ends a heredoc needs a newline behind it"},
      Mistake{"a = <<EOT\nb\rc\nEOT\n", "11+1 a carriage return without a newline cannot stand in a text"},
  };
  expect_problems(kMistakes);
}

TEST(HclMistakes, OfBytesThatAreNotUtf8OnlyWarn) {
  const Tree tree = parse("a = \"\xff\"\nb = 1\n");
  expect_sound(tree);
  EXPECT_EQ(problems(tree), Lines{"5+1 some bytes are not valid UTF-8"});
  EXPECT_FALSE(tree.problems[0].fatal);
  EXPECT_FALSE(tree.has(tree.root, kBroken));
}

// The kinds and sources of what stands in the file's body.
Lines items(std::string_view text) {
  const Tree tree = parse(text);
  expect_sound(tree);
  EXPECT_FALSE(tree.problems.empty()) << text;
  EXPECT_TRUE(tree.has(tree.root, kBroken)) << text;
  Lines lines;
  for (const NodeId item : Children(tree, tree.root)) {
    lines.push_back(std::string(name_of(tree[item].kind)) + " " + std::string(tree.source(item)));
  }
  return lines;
}

TEST(HclMistakes, EndWithTheirLine) {
  EXPECT_EQ(items("a = *\nb = 1\n"), (Lines{"error a = *", "attribute b = 1"}));
  EXPECT_EQ(items("a = \"b\nc = 1\n"), (Lines{"error a = \"b", "attribute c = 1"}));
  EXPECT_EQ(items("a = 1\n) ]\nb = 2\n"), (Lines{"attribute a = 1", "error ) ]", "attribute b = 2"}));
}

TEST(HclMistakes, EndWithTheBracketsTheyStandIn) {
  EXPECT_EQ(items("a = [\n  1,\n  *,\n]\nb = 1\n"), (Lines{"error a = [\n  1,\n  *,\n]", "attribute b = 1"}));
  EXPECT_EQ(items("a = {\n  b = *\n  c = 1\n}\nd = 1\n"),
            (Lines{"error a = {\n  b = *\n  c = 1\n}", "attribute d = 1"}));
}

TEST(HclMistakes, EndBeforeTheNextItemWhereABracketIsMissing) {
  EXPECT_EQ(items("a = [1, 2\nb = 1\n"), (Lines{"error a = [1, 2", "attribute b = 1"}));
  EXPECT_EQ(items("a = f(1\nb \"c\" {\n}\n"), (Lines{"error a = f(1", "block b \"c\" {\n}"}));
}

TEST(HclMistakes, EndWithTheHeredocTheyStandIn) {
  EXPECT_EQ(items("a = <<EOT\nb = ${*}\nc = 1\nEOT\nd = 1\n"),
            (Lines{"error a = <<EOT\nb = ${*}\nc = 1\nEOT", "attribute d = 1"}));
}

TEST(HclMistakes, InABlockLeaveTheRestOfIt) {
  const Tree tree = parse("a {\n  b = *\n  c = 1\n}\nd = 1\n");
  expect_sound(tree);
  EXPECT_EQ(problems(tree), Lines{"10+1 an expression is expected here"});
  const NodeId content = child(tree, child(tree, tree.root, 0), 1);
  EXPECT_EQ(tree.source(child(tree, content, 0)), "b = *");
  EXPECT_EQ(tree.source(child(tree, content, 1)), "c = 1");
  EXPECT_EQ(tree.source(child(tree, tree.root, 1)), "d = 1");
  EXPECT_TRUE(tree.has(content, kBroken));
  EXPECT_TRUE(tree.has(tree.root, kBroken));
}

TEST(HclMistakes, AreCountedOnlyUpToALimit) {
  const std::string text = repeat("*\n", 200);
  const Tree tree = parse(text, Limits{.problems = 3});
  expect_sound(tree);
  ASSERT_EQ(tree.problems.size(), 4U);
  EXPECT_EQ(problems(tree)[3], "6+1 there are more problems in this file; they are not listed");
}

TEST(HclMistakes, WithoutEndMakeItGiveUp) {
  const std::string text = repeat("a = <<EOT\n", 20000);
  const Tree tree = parse(text, Limits{.problems = 1000});
  expect_sound(tree);
  EXPECT_NE(problems(tree).back().find("too much of this file cannot be read"), std::string::npos);
}

struct Nesting {
  std::string_view head;
  std::string_view opener;
  std::string_view middle;
  std::string_view closer;
};

// 1,000 levels, or one less where something else stands around them.
constexpr std::array kNestings{
    Nesting{"a = ", "[", "", "]"},
    Nesting{"a = ", "{ b = ", "1", "}"},
    Nesting{"a = ", "(", "1", ")"},
    Nesting{"a = ", "f(", "", ")"},
    Nesting{"a = ", "b[", "0", "]"},
    Nesting{"a = ", "\"${", "1", "}\""},
    Nesting{"a = ", "<<E\n${", "1", "}\nE\n"},
    Nesting{"a = ", "[for b in c : ", "b", "]"},
    Nesting{"a = b", ".c", "", ""},
    Nesting{"a = b", "[0]", "", ""},
    Nesting{"a = 1", " + 1", "", ""},
    Nesting{"a = ", "-", "1", ""},
    Nesting{"a = ", "b ? c : ", "d", ""},
    Nesting{"", "b {\n", "", "}\n"},
};

std::string nested(const Nesting& nesting, std::size_t levels) {
  return std::string(nesting.head) + repeat(nesting.opener, levels) + std::string(nesting.middle) +
         repeat(nesting.closer, levels) + "\n";
}

TEST(HclMistakes, BeginWhereATextNestsTooDeep) {
  for (const Nesting& nesting : kNestings) {
    EXPECT_TRUE(is_accepted(nested(nesting, 1000))) << nesting.opener;
    const std::string text = nested(nesting, 1001);
    const Tree tree = parse(text);
    expect_sound(tree);
    ASSERT_FALSE(tree.problems.empty()) << nesting.opener;
    EXPECT_EQ(tree.problems[0].message.text(base::Language::en), "nested more than 1000 levels deep; not read");
  }
}

TEST(HclMistakes, OfNestingLeaveTheRestOfTheFile) {
  for (const Nesting& nesting : kNestings) {
    const std::string text = nested(nesting, 20000) + "z = 1\n";
    const Tree tree = parse(text);
    expect_sound(tree);
    EXPECT_TRUE(tree.has(tree.root, kBroken)) << nesting.opener;
    EXPECT_EQ(nodes(tree).back(), "number 1") << nesting.opener;
  }
}

}  // namespace
}  // namespace kakoi::syntax::hcl
