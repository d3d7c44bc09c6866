#include "unit/syntax/hcl_trees.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::hcl {
namespace {

using Lines = std::vector<std::string>;

// The nodes of an expression that stands alone.
Lines nodes_of(std::string_view expression) {
  const Tree tree = parse_expression(expression);
  expect_sound(tree);
  EXPECT_EQ(problems(tree), Lines{}) << expression;
  return nodes(tree);
}

TEST(HclTree, GivesTheByteRangesOfABody) {
  const Tree tree = parse(" a = 1 # one\nb \"c\" d { e = f }\n\ng {\n  h {}\n}\n");
  expect_sound(tree);
  const Lines expected{
      "body  a = 1 # one\nb \"c\" d { e = f }\n\ng {\n  h {}\n}\n",
      "attribute a = 1",
      "identifier a",
      "number 1",
      "block b \"c\" d { e = f }",
      "identifier b",
      "quoted \"c\"",
      "literal_part c",
      "identifier d",
      "body e = f",
      "attribute e = f",
      "identifier e",
      "variable f",
      "block g {\n  h {}\n}",
      "identifier g",
      "body \n  h {}\n",
      "block h {}",
      "identifier h",
      "body ",
  };
  EXPECT_EQ(nodes(tree), expected);
}

TEST(HclTree, GivesTheByteRangesOfLiterals) {
  EXPECT_EQ(nodes_of(" 1.5e-3 "), Lines{"number 1.5e-3"});
  EXPECT_EQ(nodes_of(" true "), Lines{"boolean true"});
  EXPECT_EQ(nodes_of(" null "), Lines{"null null"});
  EXPECT_EQ(nodes_of(R"( "" )"), Lines{R"(quoted "")"});
  EXPECT_EQ(nodes_of(R"( "a\"b" )"), (Lines{R"(quoted "a\"b")", R"(literal_part a\"b)"}));
}

TEST(HclTree, GivesTheByteRangesOfATemplate) {
  const Lines expected{
      R"(quoted "a${ b }$${c}%{ if d }e%{ else }%{ endif }%{ for f, g in h }${f}%{ endfor }")",
      "literal_part a",
      "interpolation ${ b }",
      "variable b",
      "literal_part $${c}",
      "if_directive %{ if d }e%{ else }%{ endif }",
      "variable d",
      "branch e",
      "literal_part e",
      "branch ",
      "for_directive %{ for f, g in h }${f}%{ endfor }",
      "identifier f",
      "identifier g",
      "variable h",
      "branch ${f}",
      "interpolation ${f}",
      "variable f",
  };
  EXPECT_EQ(nodes_of(R"("a${ b }$${c}%{ if d }e%{ else }%{ endif }%{ for f, g in h }${f}%{ endfor }")"), expected);
}

TEST(HclTree, GivesTheByteRangesOfAHeredoc) {
  const Tree tree = parse("a = <<-EOT\n  one ${b}\n\n  two\n  EOT \nc = 1\n");
  expect_sound(tree);
  EXPECT_TRUE(tree.problems.empty());
  const Lines expected{
      "heredoc <<-EOT\n  one ${b}\n\n  two\n  EOT",
      "literal_part   one ",
      "interpolation ${b}",
      "variable b",
      "literal_part \n",
      "literal_part \n",
      "literal_part   two\n",
  };
  const Lines all = nodes(tree);
  EXPECT_EQ(Lines(all.begin() + 3, all.begin() + 10), expected);
}

TEST(HclTree, GivesTheByteRangesOfTraversals) {
  const Lines expected{
      "get_attribute a . b[0].*.c[*].1.d",
      "legacy_index a . b[0].*.c[*].1",
      "full_splat a . b[0].*.c[*]",
      "get_attribute a . b[0].*.c",
      "attribute_splat a . b[0].*",
      "index a . b[0]",
      "get_attribute a . b",
      "variable a",
      "identifier b",
      "number 0",
      "identifier c",
      "number 1",
      "identifier d",
  };
  EXPECT_EQ(nodes_of(" a . b[0].*.c[*].1.d "), expected);
}

TEST(HclTree, GivesTheByteRangesOfCollections) {
  const Lines expected{
      "tuple [ 1, { a = 2, (b) : 3 } , ]",
      "number 1",
      "object { a = 2, (b) : 3 }",
      "item a = 2",
      "variable a",
      "number 2",
      "item (b) : 3",
      "parentheses (b)",
      "variable b",
      "number 3",
  };
  EXPECT_EQ(nodes_of(" [ 1, { a = 2, (b) : 3 } , ] "), expected);
}

TEST(HclTree, GivesTheByteRangesOfForExpressions) {
  const Lines list{
      "for_tuple [for a in b : c if d ]", "identifier a", "variable b", "variable c", "condition if d", "variable d",
  };
  EXPECT_EQ(nodes_of(" [for a in b : c if d ] "), list);
  const Lines object{
      "for_object {for a, b in c : d => e...}",
      "identifier a",
      "identifier b",
      "variable c",
      "variable d",
      "variable e",
  };
  EXPECT_EQ(nodes_of(" {for a, b in c : d => e...} "), object);
}

TEST(HclTree, GivesTheByteRangesOfOperators) {
  const Lines expected{
      "conditional !a ? b + 1 : (c)",
      "unary !a",
      "variable a",
      "binary b + 1",
      "variable b",
      "number 1",
      "parentheses (c)",
      "variable c",
  };
  EXPECT_EQ(nodes_of(" !a ? b + 1 : (c) /* end */ "), expected);
}

TEST(HclTree, GivesTheByteRangesOfCalls) {
  EXPECT_EQ(nodes_of(" a::b ( 1, c... ) "),
            (Lines{"call a::b ( 1, c... )", "identifier a::b", "number 1", "variable c"}));
  EXPECT_EQ(nodes_of("a :: b()"), (Lines{"call a :: b()", "identifier a :: b"}));
}

TEST(HclTree, EndsAnExpressionWithItsLastByte) {
  const Tree tree = parse("a = b ? c : d   # comment\ne = { f = g ? h : i\n}\n");
  expect_sound(tree);
  EXPECT_EQ(nodes(tree)[1], "attribute a = b ? c : d");
  EXPECT_EQ(nodes(tree)[3], "conditional b ? c : d");
  EXPECT_EQ(nodes(tree)[10], "item f = g ? h : i");
}

TEST(HclTree, CountsTheByteOrderMarkInOffsets) {
  const Tree tree = parse(
      "\xef\xbb\xbf"
      "a = 1\n");
  expect_sound(tree);
  EXPECT_TRUE(tree.problems.empty());
  EXPECT_EQ(tree[tree.root].offset, 0U);
  EXPECT_EQ(tree[child(tree, tree.root, 0)].offset, 3U);
}

TEST(HclTree, ReadsLineEndsOfBothKinds) {
  const Tree tree = parse("a = [\r\n  1,\r\n]\r\nb = <<EOT\r\nc\r\nEOT\r\nd {\r\n}\r\n");
  expect_sound(tree);
  EXPECT_TRUE(tree.problems.empty());
  EXPECT_EQ(nodes(tree)[8], "literal_part c\r\n");
}

TEST(HclTree, BindsOperatorsByPrecedenceAndFromTheLeft) {
  EXPECT_EQ(structure("1 + 2 * 3 - 4"), "((1 + (2 * 3)) - 4)");
  EXPECT_EQ(structure("a || b && c == d < e + f * g"), "(a || (b && (c == (d < (e + (f * g))))))");
  EXPECT_EQ(structure("a * b + c < d == e && f || g"), "((((((a * b) + c) < d) == e) && f) || g)");
  EXPECT_EQ(structure("-a.b * !c[0] % 2"), "(((-(a.b)) * (!(c[0]))) % 2)");
  EXPECT_EQ(structure("(a + b) * c"), "((a + b) * c)");
}

TEST(HclTree, BindsConditionalsToTheRight) {
  EXPECT_EQ(structure("a ? b : c ? d : e"), "(a ? b : (c ? d : e))");
  EXPECT_EQ(structure("a ? b ? c : d : e"), "(a ? (b ? c : d) : e)");
  EXPECT_EQ(structure("a || b ? c + d : e"), "((a || b) ? (c + d) : e)");
}

TEST(HclTree, MarksWhatTheTextSays) {
  const auto flags = [](std::string_view expression) {
    const Tree tree = parse_expression(expression);
    const NodeId part = child(tree, tree.root, 0);
    return tree[tree.root].flags | (part == kNone || tree[part].kind != Kind::interpolation ? 0 : tree[part].flags);
  };
  EXPECT_EQ(flags("<<E\nE\n"), 0);
  EXPECT_EQ(flags("<<-E\nE\n"), kFlush);
  EXPECT_EQ(flags("f(a...)"), kExpand);
  EXPECT_EQ(flags("{for a in b : c => d...}"), kGroup);
  EXPECT_EQ(flags("[for a, b in c : d]"), kTwoNames);
  EXPECT_EQ(flags("\"${~a}\""), kTrimBefore);
  EXPECT_EQ(flags("\"${a~}\""), kTrimAfter);
}

TEST(HclTree, ResolvesEscapesInTexts) {
  EXPECT_EQ(literal_text(R"(\n\r\t\"\\\u00e9\U0001f600$${%%{$${~)", false), "\n\r\t\"\\é😀${%{${~");
  EXPECT_EQ(literal_text(R"(\n$${%%{$$%)", true), R"(\n${%{$$%)");
  EXPECT_EQ(literal_text("e\xcc\x81", true), "\xc3\xa9");
}

TEST(HclTree, KeepsLabelsAsTheyAreWritten) {
  const Tree tree = parse("a \"e\xcc\x81\\n\" b {}\n");
  const NodeId block = child(tree, tree.root, 0);
  EXPECT_EQ(label_text(tree, child(tree, block, 1)), "e\xcc\x81\n");
  EXPECT_EQ(label_text(tree, child(tree, block, 2)), "b");
}

TEST(HclTree, ReadsAnExpressionOverSeveralLinesWhereItStandsAlone) {
  EXPECT_EQ(structure("\n a\n + b\n"), "(a + b)");
  const Tree tree = parse_expression("a b");
  EXPECT_EQ(problems(tree), Lines{"2+1 there is more text after the value"});
  EXPECT_EQ(nodes(tree), Lines{"error a b"});
}

TEST(HclTree, UsesTheMemoryOfAnotherTreeAgain) {
  Tree tree = parse("a = [1, 2, 3");
  EXPECT_FALSE(tree.problems.empty());
  parse("b = 1\n", tree);
  EXPECT_TRUE(tree.problems.empty());
  EXPECT_EQ(nodes(tree), (Lines{"body b = 1\n", "attribute b = 1", "identifier b", "number 1"}));
}

}  // namespace
}  // namespace kakoi::syntax::hcl
