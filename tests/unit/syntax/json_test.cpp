#include "syntax/json/tree.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::json {
namespace {

using namespace std::string_literals;

constexpr std::string_view kSample = R"({"name": "網 \"a\"", "ports": [80, -1.5e+3, {"x": null}],
 "open": true, "none": {}, "empty": [], "deep": [[[false]]], "escaped \u00e9": "\ud83d\ude00"})";

std::string name_of(Kind kind) {
  constexpr std::array<std::string_view, 7> kNames{"null", "boolean", "number", "string", "array", "object", "member"};
  return std::string(kNames.at(static_cast<std::size_t>(kind)));
}

// Every node in the order of the text, as "kind source".
std::vector<std::string> nodes(const Tree& tree) {
  std::vector<std::string> lines;
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    lines.push_back(name_of(tree.nodes[id].kind) + " " + std::string(tree.source(id)));
  }
  return lines;
}

std::vector<NodeId> children(const Tree& tree, NodeId parent) {
  std::vector<NodeId> ids;
  for (NodeId id = tree.nodes[parent].first_child; id != kNone; id = tree.nodes[id].next_sibling) {
    ids.push_back(id);
  }
  return ids;
}

std::size_t end_of(const Node& node) { return std::size_t{node.offset} + node.length; }

void expect_nesting(const Tree& tree) {
  for (NodeId parent = 0; parent < tree.nodes.size(); ++parent) {
    std::size_t at = tree.nodes[parent].offset;
    for (const NodeId child : children(tree, parent)) {
      EXPECT_GE(tree.nodes[child].offset, at);
      at = end_of(tree.nodes[child]);
    }
    EXPECT_LE(at, end_of(tree.nodes[parent]));
    EXPECT_LE(end_of(tree.nodes[parent]), tree.text.size());
    EXPECT_TRUE(tree.nodes[parent].kind != Kind::member || children(tree, parent).size() == 2);
  }
}

bool has_fatal(const Tree& tree) { return !tree.problems.empty() && tree.problems.back().fatal; }

// The only problem, as "offset+length text"; "none" when there is none.
std::string problem(const Tree& tree) {
  if (tree.problems.empty()) {
    return "none";
  }
  EXPECT_EQ(tree.problems.size(), 1U);
  const Problem& it = tree.problems.back();
  return std::to_string(it.offset) + "+" + std::to_string(it.length) + " " + it.message.text(base::Language::en);
}

// Of a text with exactly one problem, which must be fatal. The tree points into `text`, so only strings come back.
std::string fatal(std::string_view text, Limits limits = {}) {
  const Tree tree = parse(text, limits);
  EXPECT_TRUE(has_fatal(tree)) << text;
  expect_nesting(tree);
  return problem(tree);
}

std::string decoded_text(std::string_view text) {
  const Tree tree = parse(text);
  EXPECT_EQ(problem(tree), "none") << text;
  return tree.root == kNone ? "" : decoded(tree, tree.root);
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) {
    all += piece;
  }
  return all;
}

TEST(JsonTree, GivesTheByteRangeOfEveryKeyAndValue) {
  const Tree tree = parse(R"( {"a" : [1 , "b", true,null ],"c":{ } } )");
  EXPECT_EQ(problem(tree), "none");
  const std::vector<std::string> expected{
      R"(object {"a" : [1 , "b", true,null ],"c":{ } })",
      R"(member "a" : [1 , "b", true,null ])",
      R"(string "a")",
      R"(array [1 , "b", true,null ])",
      "number 1",
      R"(string "b")",
      "boolean true",
      "null null",
      R"(member "c":{ })",
      R"(string "c")",
      "object { }",
  };
  EXPECT_EQ(nodes(tree), expected);
  EXPECT_EQ(tree.nodes[tree.root].offset, 1U);
  expect_nesting(tree);
}

TEST(JsonTree, PutsChildrenBelowTheirParentsInTheOrderOfTheText) {
  const Tree tree = parse(R"({"a": [1, [2]], "b": 3})");
  const auto members = children(tree, tree.root);
  ASSERT_EQ(members.size(), 2U);
  const auto first = children(tree, members[0]);
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(tree.source(first[0]), R"("a")");
  EXPECT_EQ(tree.source(first[1]), "[1, [2]]");
  ASSERT_EQ(children(tree, first[1]).size(), 2U);
  EXPECT_EQ(tree.source(children(tree, first[1])[1]), "[2]");
  EXPECT_EQ(tree.source(members[1]), R"("b": 3)");
  EXPECT_EQ(tree.nodes[tree.root].next_sibling, kNone);
}

TEST(JsonTree, ReadsAScalarThatStandsAlone) {
  for (const std::string_view text : {"1", "true", "false", "null", "\"a\"", "-0.0E-0", "[]", "{}"}) {
    const Tree tree = parse(text);
    EXPECT_EQ(problem(tree), "none") << text;
    ASSERT_EQ(tree.nodes.size(), 1U) << text;
    EXPECT_EQ(tree.source(tree.root), text);
  }
}

TEST(JsonTree, CountsTheByteOrderMarkInOffsets) {
  const Tree tree = parse("\xef\xbb\xbf{\"a\": 1}");
  EXPECT_EQ(problem(tree), "none");
  EXPECT_EQ(tree.nodes[tree.root].offset, 3U);
  EXPECT_EQ(tree.source(find(tree, tree.root, "a")), "1");
  EXPECT_EQ(fatal("\xef\xbb\xbf{\"a\": 01}"), "9+2 this is not how JSON writes a number");
  EXPECT_EQ(fatal("\xef\xbb\xbf[\"\xff\"]"), "5+1 this byte is not valid UTF-8");
}

TEST(JsonTree, TakesASecondByteOrderMarkForText) {
  EXPECT_EQ(fatal("\xef\xbb\xbf\xef\xbb\xbf{}"), "3+3 a value is expected");
}

TEST(JsonTree, LeavesBlanksOfAnyKindOutOfRanges) {
  const Tree tree = parse("[\r\n\t1\t\r\n,\r\n2.5 \r\n, \"x\"\r\n]\r\n");
  EXPECT_EQ(problem(tree), "none");
  const std::vector<std::string> expected{"array [\r\n\t1\t\r\n,\r\n2.5 \r\n, \"x\"\r\n]", "number 1", "number 2.5",
                                          "string \"x\""};
  EXPECT_EQ(nodes(tree), expected);
}

TEST(JsonTree, CountsBytesAndNotCodePoints) {
  const Tree tree = parse("{\"網\": \"é😀\", \"z\": 1}");
  EXPECT_EQ(problem(tree), "none");
  EXPECT_EQ(tree.source(find(tree, tree.root, "網")), "\"é😀\"");
  EXPECT_EQ(tree.nodes[find(tree, tree.root, "z")].offset, 23U);
}

TEST(JsonTree, ReadsAMinifiedTextLikeABeautifulOne) {
  const Tree minified = parse(R"({"a":[1,{"b":"c"}],"d":{"e":null}})");
  const Tree beautiful = parse("{\n  \"a\" : [ 1 , { \"b\" : \"c\" } ] ,\n  \"d\" : { \"e\" : null }\n}\n");
  ASSERT_EQ(minified.nodes.size(), beautiful.nodes.size());
  for (NodeId id = 0; id < minified.nodes.size(); ++id) {
    EXPECT_EQ(minified.nodes[id].kind, beautiful.nodes[id].kind);
    EXPECT_EQ(minified.nodes[id].first_child, beautiful.nodes[id].first_child);
    EXPECT_EQ(minified.nodes[id].next_sibling, beautiful.nodes[id].next_sibling);
  }
}

TEST(JsonTree, ReadsNumbersOfAnySize) {
  const std::string text = "[1e999, -123456789012345678901234567890, 0.1e-400, 0, -0]";
  const Tree tree = parse(text);
  EXPECT_EQ(problem(tree), "none");
  EXPECT_EQ(children(tree, tree.root).size(), 5U);
}

TEST(JsonTree, RefusesNumbersThatJsonDoesNotHave) {
  for (const std::string number : {"01", "-01", "1.", "1.e1", ".5", "-", "--1", "1e", "1e+", "1E-", "+1", "1.2.3",
                                   "0x10", "1_000", "00", "-.1", "1e1.5"}) {
    const std::string place = std::to_string(number.size()) + " this is not how JSON writes a number";
    EXPECT_EQ(fatal(number), "0+" + place);
    EXPECT_EQ(fatal("[7, " + number + " ]"), "4+" + place);
    EXPECT_EQ(fatal("{\"a\":" + number + "}"), "5+" + place);
  }
}

TEST(JsonTree, RefusesWordsThatJsonDoesNotHave) {
  const std::string says = " without quotes only a number, `true`, `false` or `null` can stand here";
  EXPECT_EQ(fatal(R"({"a":tru})"), "5+3" + says);
  EXPECT_EQ(fatal("[nulll]"), "1+5" + says);
  EXPECT_EQ(fatal("True"), "0+4" + says);
  EXPECT_EQ(fatal("[NaN]"), "1+3" + says);
  EXPECT_EQ(fatal("[1, falsefalse]"), "4+10" + says);
  EXPECT_EQ(fatal("[true\0]"s), "1+5" + says);
}

TEST(JsonTree, SaysWhatIsMissing) {
  EXPECT_EQ(fatal("[1 2]"), "3+1 `,` or `]` is expected");
  EXPECT_EQ(fatal("[1}"), "2+1 `,` or `]` is expected");
  EXPECT_EQ(fatal(R"(["a":1])"), "4+1 `,` or `]` is expected");
  EXPECT_EQ(fatal(R"([["a":1],2]])"), "5+1 `,` or `]` is expected");
  EXPECT_EQ(fatal(R"({"a":1 "b":2})"), "7+3 `,` or `}` is expected");
  EXPECT_EQ(fatal(R"({"a":"b":2})"), "8+1 `,` or `}` is expected");
  EXPECT_EQ(fatal(R"({"a" 1})"), "5+1 `:` is expected");
  EXPECT_EQ(fatal(R"({"a"})"), "4+1 `:` is expected");
  EXPECT_EQ(fatal(R"({"a":1, "b", "c":2})"), "11+1 `:` is expected");
  EXPECT_EQ(fatal("{1:2}"), "1+1 a key in double quotes is expected");
  EXPECT_EQ(fatal("{a:2}"), "1+1 a key in double quotes is expected");
  EXPECT_EQ(fatal("{]"), "1+1 a key in double quotes is expected");
  EXPECT_EQ(fatal(R"({"a":})"), "5+1 a value is expected");
  EXPECT_EQ(fatal("[,1]"), "1+1 a value is expected");
  EXPECT_EQ(fatal("[1,,2]"), "3+1 a value is expected");
  EXPECT_EQ(fatal("]"), "0+1 a value is expected");
  EXPECT_EQ(fatal(" ?]"), "1+1 a value is expected");
}

TEST(JsonTree, NamesTheUsualMistakes) {
  EXPECT_EQ(fatal("[1, 2 , ]"), "6+1 no comma may stand before a closing bracket");
  EXPECT_EQ(fatal(R"({"a": 1,})"), "7+1 no comma may stand before a closing bracket");
  EXPECT_EQ(fatal("// x\n{}"), "0+2 JSON has no comments");
  EXPECT_EQ(fatal("[1, /* x */ 2]"), "4+2 JSON has no comments");
  EXPECT_EQ(fatal("{\n# x\n}"), "2+1 JSON has no comments");
  EXPECT_EQ(fatal("{} // x"), "3+2 JSON has no comments");
  EXPECT_EQ(fatal("['a']"), "1+3 JSON strings stand in double quotes");
}

TEST(JsonTree, RefusesWhatStandsBehindTheFirstValue) {
  const std::string says = " there is more text after the end of the JSON value";
  EXPECT_EQ(fatal("{} {}"), "3+1" + says);
  EXPECT_EQ(fatal("[1]]"), "3+1" + says);
  EXPECT_EQ(fatal("1 2"), "2+1" + says);
  EXPECT_EQ(fatal("{\"a\":1}\n{\"a\":2}\n"), "8+1" + says);
  EXPECT_EQ(fatal("null\n\"more text\""), "5+11" + says);
  EXPECT_EQ(fatal("[1]\n?]"), "4+1" + says);
  EXPECT_EQ(fatal("{}\0"s), "2+1" + says);
  EXPECT_EQ(nodes(parse("[1] x")), (std::vector<std::string>{"array [1]", "number 1"}));
}

TEST(JsonTree, KeepsWhatStandsBeforeAnError) {
  const Tree tree = parse(R"({"a": 1, "b": [2, {"c": 3, "d": x}], "e": 4})");
  EXPECT_TRUE(has_fatal(tree));
  const std::vector<std::string> expected{
      R"(object {"a": 1, "b": [2, {"c": 3, "d")",
      R"(member "a": 1)",
      R"(string "a")",
      "number 1",
      R"(member "b": [2, {"c": 3, "d")",
      R"(string "b")",
      R"(array [2, {"c": 3, "d")",
      "number 2",
      R"(object {"c": 3, "d")",
      R"(member "c": 3)",
      R"(string "c")",
      "number 3",
  };
  EXPECT_EQ(nodes(tree), expected);
  expect_nesting(tree);
}

TEST(JsonTree, KeepsWhatStandsBeforeABadByte) {
  const Tree tree = parse("{\"a\": 1, \"b\": \"x\xffy\"}");
  EXPECT_EQ(problem(tree), "16+1 this byte is not valid UTF-8");
  EXPECT_EQ(tree.source(find(tree, tree.root, "a")), "1");
}

TEST(JsonTree, GivesAFatalProblemForEveryTruncatedText) {
  for (std::size_t size = 0; size < kSample.size(); ++size) {
    const std::string text(kSample.substr(0, size));
    const Tree tree = parse(text);
    ASSERT_EQ(tree.problems.size(), 1U) << text;
    const Problem& last = tree.problems.back();
    EXPECT_TRUE(last.fatal) << text;
    EXPECT_LE(last.offset + last.length, size);
    EXPECT_GE(last.offset + last.length + 2, size) << text;  // two: a blank, and `\u` without its digits
    expect_nesting(tree);
  }
  EXPECT_EQ(problem(parse(kSample)), "none");
}

TEST(JsonTree, SaysHowATruncatedTextWouldGoOn) {
  EXPECT_EQ(fatal("[1, 2\n\n"), "5+0 the text ends too early: `,` or `]` is expected");
  EXPECT_EQ(fatal("[1,"), "3+0 the text ends too early: a value is expected");
  EXPECT_EQ(fatal("{"), "1+0 the text ends too early: a key in double quotes is expected");
  EXPECT_EQ(fatal(R"({"a")"), "4+0 the text ends too early: `:` is expected");
  EXPECT_EQ(fatal(R"({"a":[])"), "7+0 the text ends too early: `,` or `}` is expected");
  EXPECT_EQ(fatal(R"({"a": "bc)"), "6+3 the string is not closed before the end of the text");
  EXPECT_EQ(fatal("[\"a\\"), "1+3 the string is not closed before the end of the text");
}

TEST(JsonTree, RefusesATextWithoutAValue) {
  EXPECT_EQ(fatal(""), "0+0 the text is empty where a JSON value is expected");
  EXPECT_EQ(fatal(" \r\n\t "), "0+0 the text is empty where a JSON value is expected");
  EXPECT_EQ(fatal("\xef\xbb\xbf"), "3+0 the text is empty where a JSON value is expected");
  EXPECT_EQ(parse("").root, kNone);
  EXPECT_EQ(parse(std::string_view()).root, kNone);
}

TEST(JsonTree, RefusesTextsThatItsOffsetsCannotReach) {
  const char byte = '1';
  const std::string_view text(&byte, std::size_t{1} << 32U);  // refused by its size alone
  EXPECT_EQ(problem(parse(text)), "0+0 the text is larger than 4 GiB and was not read");
}

TEST(JsonTree, ResolvesEscapes) {
  EXPECT_EQ(decoded_text(R"("")"), "");
  EXPECT_EQ(decoded_text(R"("plain 網")"), "plain 網");
  EXPECT_EQ(decoded_text(R"("\"\\\/\b\f\n\r\t")"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(decoded_text(R"("\u0041\u00e9\u7DB2x")"), "Aé網x");
  EXPECT_EQ(decoded_text(R"("a\u0000b")"), "a\0b"s);
  EXPECT_EQ(decoded_text(R"("\\u0041")"), "\\u0041");
}

TEST(JsonTree, JoinsSurrogatePairs) {
  EXPECT_EQ(decoded_text(R"("\ud83d\ude00")"), "😀");
  EXPECT_EQ(decoded_text(R"("a\uD800\uDC00\udbff\udfffb")"),
            "a\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"
            "b");
}

TEST(JsonTree, PutsTheReplacementCharacterForALoneSurrogate) {
  EXPECT_EQ(decoded_text(R"("\ud83d")"), "\ufffd");
  EXPECT_EQ(decoded_text(R"("\ude00")"), "\ufffd");
  EXPECT_EQ(decoded_text(R"("\ud83dx\ude00")"), "\ufffdx\ufffd");
  EXPECT_EQ(decoded_text(R"("\ud83d\n")"), "\ufffd\n");
  EXPECT_EQ(decoded_text(R"("\ud83d\ud83d\ude00")"), "\ufffd😀");
  EXPECT_EQ(decoded_text(R"("\ude00\ud83d")"), "\ufffd\ufffd");
}

TEST(JsonTree, RefusesEscapesThatJsonDoesNotHave) {
  const std::string says = " JSON strings have no such escape";
  EXPECT_EQ(fatal(R"("a\x")"), "2+2" + says);
  EXPECT_EQ(fatal(R"("\u12G4")"), "1+4" + says);
  EXPECT_EQ(fatal(R"(["\u"])"), "2+2" + says);
  EXPECT_EQ(fatal(R"({"\網": 1})"), "2+4" + says);
  EXPECT_EQ(fatal("\"\\U0041\""), "1+2" + says);
}

TEST(JsonTree, RefusesControlCharactersInStrings) {
  const std::string says = " a control character in a string must be written as an escape";
  EXPECT_EQ(fatal("[\"a\tb\"]"), "3+1" + says);
  EXPECT_EQ(fatal("{\"a\0b\": 1}"s), "3+1" + says);
  EXPECT_EQ(fatal("\"\x1f\""), "1+1" + says);
  EXPECT_EQ(decoded_text("\"\x7f\""), "\x7f");
}

TEST(JsonTree, PointsFromTheQuoteToTheEndOfTheLineWhereAStringIsNotClosed) {
  const std::string says = " the string is not closed before the end of its line";
  EXPECT_EQ(fatal("{\"a\": \"b,\n \"c\": \"d\"}"), "6+3" + says);
  EXPECT_EQ(fatal("{\"a\": \"b,\r\n \"c\": \"d\"}"), "6+3" + says);
}

TEST(JsonTree, RefusesBytesThatAreNotUtf8) {
  const std::string says = "+1 this byte is not valid UTF-8";
  EXPECT_EQ(fatal("\"a\xff\""), "2" + says);
  EXPECT_EQ(fatal("[1, \x80]"), "4" + says);
  EXPECT_EQ(fatal("[tru\xc3"), "4" + says);
  EXPECT_EQ(fatal("{\"\xc0\xaf\": 1}"), "2" + says);     // overlong
  EXPECT_EQ(fatal("\"\xed\xa0\x80\""), "1" + says);      // a surrogate
  EXPECT_EQ(fatal("\"\xf4\x90\x80\x80\""), "1" + says);  // over U+10FFFF
  EXPECT_EQ(fatal("{\"a\": 1}\n\xe3\x81"), "9" + says);  // behind the value
  EXPECT_EQ(fatal("[\"\\\\\", \"\xe3\x81\x82\xe3\"]"), "11" + says);
}

TEST(JsonTree, NamesTheFirstOfTwoErrors) {
  EXPECT_EQ(fatal("[1 2, \"\xff\"]"), "3+1 `,` or `]` is expected");
  EXPECT_EQ(fatal("[\"a\nb\", \"\xff\"]"), "1+2 the string is not closed before the end of its line");
  EXPECT_EQ(fatal("[\"\xff\nb\"]"), "2+1 this byte is not valid UTF-8");
}

TEST(JsonTree, RefusesABackslashOutsideOfAString) {
  EXPECT_EQ(fatal("[1, \\\"a\"]"), "4+1 a backslash can only stand in a string");
  EXPECT_EQ(fatal("[\\u0031]"), "1+6 a value is expected");
}

TEST(JsonTree, StopsAtTheLimitOfDepth) {
  EXPECT_EQ(problem(parse("[[{\"a\":[1]}]]", Limits{.depth = 4})), "none");
  EXPECT_EQ(fatal("[[{\"a\":[1]}]]", Limits{.depth = 3}),
            "7+1 arrays and objects are nested deeper than the limit of 3; what is within was not read");
  EXPECT_EQ(fatal("[]", Limits{.depth = 0}),
            "0+1 arrays and objects are nested deeper than the limit of 0; what is within was not read");
}

TEST(JsonTree, SurvivesBracketsWithoutEnd) {
  const std::string says = " arrays and objects are nested deeper than the limit of 1000; what is within was not read";
  EXPECT_EQ(fatal(repeat("[", 50'000)), "1000+1" + says);
  EXPECT_EQ(fatal(repeat("{\"a\":", 50'000)), "5000+1" + says);
  EXPECT_EQ(fatal(repeat("[", 50'000) + repeat("]", 50'000)), "1000+1" + says);
}

TEST(JsonTree, NeedsNoStackForDepth) {
  const std::string text = repeat("[{\"a\":", 100'000) + "1" + repeat("}]", 100'000);
  const Tree tree = parse(text, Limits{.depth = 200'000});
  EXPECT_EQ(problem(tree), "none");
  EXPECT_EQ(tree.nodes.size(), 400'001U);
  EXPECT_EQ(tree.source(tree.root), text);
}

TEST(JsonTree, TakesTheLastOfTwoMembersWithOneKey) {
  const Tree tree = parse(R"({"a": 1, "b": 2, "a": 3})");
  EXPECT_EQ(tree.source(find(tree, tree.root, "a")), "3");
  EXPECT_EQ(tree.source(find(tree, tree.root, "b")), "2");
  EXPECT_EQ(children(tree, tree.root).size(), 3U);
}

TEST(JsonTree, FindsKeysByWhatTheirEscapesMean) {
  const Tree tree = parse(R"({"\u0061": 1, "b\n": 2, "": 3})");
  EXPECT_EQ(tree.source(find(tree, tree.root, "a")), "1");
  EXPECT_EQ(tree.source(find(tree, tree.root, "b\n")), "2");
  EXPECT_EQ(tree.source(find(tree, tree.root, "")), "3");
}

TEST(JsonTree, FindsNothingWhereThereIsNothing) {
  const Tree tree = parse(R"({"a": {"b": 1}, "c": [2]})");
  EXPECT_EQ(find(tree, tree.root, "b"), kNone);
  EXPECT_EQ(find(tree, find(tree, tree.root, "c"), "a"), kNone);
  EXPECT_EQ(find(tree, find(tree, tree.root, "x"), "a"), kNone);
  EXPECT_EQ(tree.source(find(tree, find(tree, tree.root, "a"), "b")), "1");
}

TEST(JsonTree, WarnsOfAKeyThatStandsTwiceInOneObject) {
  const Tree tree = parse(R"({"a": {"x": 1}, "b": {"x": 2}, "\u0061": 3})");
  EXPECT_EQ(problem(tree), "31+8 the key `a` is already in this object; most readers take only the last value");
  EXPECT_FALSE(has_fatal(tree));
  EXPECT_EQ(tree.problems.back().message.text(base::Language::ja),
            "キー `a` はこのオブジェクトに既にあります。多くの処理系は最後の値だけを使います");
}

TEST(JsonTree, WarnsOfKeysInTheOrderOfTheText) {
  const Tree tree = parse(R"({"a":1,"b":{"x":1,"x":2,"x":3},"a":2,"b":3} x)");
  std::vector<std::size_t> offsets;
  for (const Problem& it : tree.problems) {
    offsets.push_back(it.offset);
  }
  EXPECT_EQ(offsets, (std::vector<std::size_t>{18, 24, 31, 37, 44}));
  EXPECT_TRUE(has_fatal(tree));
}

TEST(JsonTree, KeepsWarningsOfAnObjectThatIsBrokenLater) {
  const Tree tree = parse(R"({"a":1,"a":2,)");
  ASSERT_EQ(tree.problems.size(), 2U);
  EXPECT_FALSE(tree.problems[0].fatal);
  EXPECT_TRUE(tree.problems[1].fatal);
}

TEST(JsonTree, ClipsALongKeyBetweenCodePoints) {
  const std::string key = "\"" + repeat("網", 1000) + "\"";
  const std::string text = "{" + key + ":1," + key + ":2}";
  EXPECT_EQ(problem(parse(text)), "3006+3002 the key `" + repeat("網", 26) +
                                      "…` is already in this object; most readers take only the last value");
}

TEST(JsonTree, CountsTheWarningsBeyondTheLimit) {
  const std::string text = "[{\"\":0" + repeat(",\"\":0", 200'000) + "}, x]";
  const Tree tree = parse(text, Limits{.problems = 3});
  ASSERT_EQ(tree.problems.size(), 5U);
  EXPECT_EQ(tree.problems[3].message.text(base::Language::en), "199997 more keys stand in their object before");
  EXPECT_FALSE(tree.problems[3].fatal);
  EXPECT_TRUE(tree.problems[4].fatal);
}

TEST(JsonTree, ReadsAnObjectWithAMillionMembers) {
  std::string text = "{";
  for (int i = 0; i < 1'000'000; ++i) {
    text += "\"key" + std::to_string(i) + "\":" + std::to_string(i) + ",";
  }
  text += "\"key77\":0}";
  const Tree tree = parse(text);
  EXPECT_EQ(tree.nodes.size(), 3'000'004U);
  EXPECT_EQ(problem(tree), std::to_string(text.size() - 10) +
                               "+7 the key `key77` is already in this object; most readers take only the last value");
  EXPECT_EQ(tree.source(find(tree, tree.root, "key999999")), "999999");
}

TEST(JsonTree, ReadsStringsAcrossEveryBlockOfTheScanner) {
  for (std::size_t pad = 0; pad < 130; ++pad) {
    const std::string text = "[\"" + std::string(pad, 'x') + R"(\\", "\"", 12])" + std::string(pad, ' ');
    const Tree tree = parse(text);
    EXPECT_EQ(problem(tree), "none") << text;
    ASSERT_EQ(tree.nodes.size(), 4U) << text;
    EXPECT_EQ(tree.source(2), R"("\"")");
    EXPECT_EQ(tree.source(3), "12");
  }
}

}  // namespace
}  // namespace kakoi::syntax::json
