#include "syntax/yaml/tree.hpp"

#include "syntax/lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::yaml {
namespace {

using namespace std::string_literals;
using Strings = std::vector<std::string>;

std::string name_of(const Node& node) {
  constexpr std::array<std::string_view, 5> kKinds{"scalar", "sequence", "mapping", "entry", "alias"};
  constexpr std::array<std::string_view, 7> kStyles{"plain", "single", "double", "literal", "folded", "block", "flow"};
  const auto at = static_cast<std::size_t>(node.kind == Kind::scalar ? node.style : Style::plain);
  return std::string(node.kind == Kind::scalar ? kStyles.at(at) : kKinds.at(static_cast<std::size_t>(node.kind)));
}

// Every node in the order of the text, as "kind source".
Strings nodes(const Tree& tree) {
  Strings lines;
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    lines.push_back(name_of(tree.nodes[id]) + " " + std::string(tree.source(id)));
  }
  return lines;
}

Strings scalars(const Tree& tree) {
  Strings lines;
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    if (tree.nodes[id].kind == Kind::scalar) {
      lines.emplace_back(text_of(tree, id));
    }
  }
  return lines;
}

Strings problems(const Tree& tree) {
  Strings lines;
  for (const Problem& it : tree.problems) {
    lines.push_back((it.fatal ? "fatal " : "") + std::to_string(it.offset) + "+" + std::to_string(it.length) + " " +
                    it.message.text(base::Language::en));
  }
  return lines;
}

// Of a text with exactly one problem, which must be fatal. The tree points into `text`, so only strings come back.
std::string fatal(std::string_view text, Limits limits = {}) {
  const Tree tree = parse(text, limits);
  EXPECT_TRUE(tree.problems.size() == 1 && tree.problems.back().fatal) << text;
  EXPECT_TRUE(!tree.problems.back().message.text(base::Language::ja).empty());
  return tree.problems.empty() ? "none" : problems(tree).back().substr(6);
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) {
    all += piece;
  }
  return all;
}

std::string_view value_at(const Tree& tree, std::string_view key) {
  const Found found = find(tree, tree.roots.at(0), key);
  return found.value == kNone ? "(none)" : tree.source(found.value);
}

TEST(YamlTree, GivesTheByteRangeOfEveryKeyAndValue) {
  const Tree tree = parse("a : 1 # c\n'b': [x, \"y\" , {z: }]\nc:\n  - d\n  - e: f\n\n# end\n");
  EXPECT_EQ(problems(tree), Strings{});
  const Strings expected{
      "mapping a : 1 # c\n'b': [x, \"y\" , {z: }]\nc:\n  - d\n  - e: f",
      "entry a : 1",
      "plain a",
      "plain 1",
      "entry 'b': [x, \"y\" , {z: }]",
      "single 'b'",
      "sequence [x, \"y\" , {z: }]",
      "plain x",
      "double \"y\"",
      "mapping {z: }",
      "entry z:",
      "plain z",
      "plain ",
      "entry c:\n  - d\n  - e: f",
      "plain c",
      "sequence - d\n  - e: f",
      "plain d",
      "mapping e: f",
      "entry e: f",
      "plain e",
      "plain f",
  };
  EXPECT_EQ(nodes(tree), expected);
}

TEST(YamlTree, ReadsMinifiedJson) {
  const Tree tree = parse(R"({"a":[1,{"b":"\u00e9"}],"d":{"e":null},"f":""})");
  EXPECT_EQ(problems(tree), Strings{});
  EXPECT_EQ(scalars(tree), (Strings{"a", "1", "b", "é", "d", "e", "null", "f", ""}));
  EXPECT_EQ(value_at(tree, "a"), R"([1,{"b":"\u00e9"}])");
  EXPECT_EQ(value_at(tree, "f"), R"("")");
}

TEST(YamlTree, CountsBytesAndTheByteOrderMark) {
  const std::string text = "\xef\xbb\xbf# 網\r\n網: \"é😀\"\r\n" + repeat("é", 200) + ": z\r\nk: [あ, b]\r\n";
  const Tree tree = parse(text);
  EXPECT_EQ(problems(tree), Strings{});
  EXPECT_EQ(tree.nodes[0].offset, 10U);
  EXPECT_EQ(value_at(tree, "網"), "\"é😀\"");
  EXPECT_EQ(value_at(tree, repeat("é", 200)), "z");
  EXPECT_EQ(value_at(tree, "k"), "[あ, b]");
}

TEST(YamlTree, LeavesLinesToThoseThatShowThem) {
  // libyaml takes U+2028 for the end of a line, editors do not.
  const std::string text = "a: \"x\u2028 y\"\nb: z\n";
  const Tree tree = parse(text);
  const Node& z = tree.nodes[find(tree, tree.roots.at(0), "b").value];
  EXPECT_EQ(Lines(text).place("f", {.offset = z.offset, .length = z.length}).line, 2U);
}

TEST(YamlTree, EndsABlockScalarWithItsLastLineOfText) {
  const Tree tree = parse("a: |\n  x\n\n   y  \n\n\nb: >-  # why\r\n  p\r\n  q\r\n\r\nc: |+\n\nd: |2-\n   r");
  EXPECT_EQ(problems(tree), Strings{});
  EXPECT_EQ(value_at(tree, "a"), "|\n  x\n\n   y  ");
  EXPECT_EQ(value_at(tree, "b"), ">-  # why\r\n  p\r\n  q");
  EXPECT_EQ(value_at(tree, "c"), "|+");
  EXPECT_EQ(value_at(tree, "d"), "|2-\n   r");
  EXPECT_EQ(scalars(tree), (Strings{"a", "x\n\n y  \n", "b", "p q", "c", "\n", "d", " r"}));
}

TEST(YamlTree, ResolvesQuotesEscapesAndFoldedLines) {
  const Tree tree = parse("- 'it''s'\n- \"\\x41\\u3042\\n\\\"\"\n- a\n  b\n\n  c\n- \"d\n  e\\\n  f\"\n- ''\n- plain");
  EXPECT_EQ(scalars(tree), (Strings{"it's", "Aあ\n\"", "a b\nc", "d ef", "", "plain"}));
  // Only what differs from the source is kept a second time.
  EXPECT_EQ(tree.texts.size(), 4U);
}

TEST(YamlTree, PutsAValueThatIsLeftOutBehindItsColonOrDash) {
  const Tree tree = parse("a:  # c\n\nb:\n-\n- \nc: !T\n? d\n\n? e\n:\nf: {g, h:  , i: }\n");
  EXPECT_EQ(problems(tree), Strings{});
  std::vector<std::uint32_t> offsets;
  for (const Node& node : tree.nodes) {
    if (node.kind == Kind::scalar && node.length == 0) {
      offsets.push_back(node.offset);
    }
  }
  EXPECT_EQ(offsets, (std::vector<std::uint32_t>{2, 13, 15, 22, 26, 33, 39, 43, 49}));
}

TEST(YamlTree, KeepsTagsAndAnchorsApartFromTheValue) {
  const Tree tree = parse("a: !Ref  X\nb: &x !Sub\n  # c\n  |\n  y\nc: !!str 1\nd: !<t:q> {e: f}\n! g: !GetAtt &y h.i");
  EXPECT_EQ(problems(tree), Strings{});
  EXPECT_EQ(value_at(tree, "a"), "X");
  EXPECT_EQ(value_at(tree, "b"), "|\n  y");
  EXPECT_EQ(value_at(tree, "c"), "1");
  EXPECT_EQ(value_at(tree, "d"), "{e: f}");
  EXPECT_EQ(value_at(tree, "g"), "h.i");
  const auto span = [&](Span it) { return std::string(tree.text.substr(it.offset, it.length)); };
  Strings found;
  for (const Properties& it : tree.properties) {
    found.push_back(span(it.tag) + "|" + it.tag_name + "|" + span(it.anchor));
  }
  EXPECT_EQ(found, (Strings{"!Ref|!Ref|", "!Sub|!Sub|&x", "!!str|tag:yaml.org,2002:str|", "!<t:q>|t:q|", "!|!|",
                            "!GetAtt|!GetAtt|&y"}));
}

TEST(YamlTree, GivesATagToTheMappingOrToItsFirstKey) {
  const Tree tree = parse("- !M\n  &k a: 1\n- !!str b: 2\n- &q\n- !Z c\n");
  EXPECT_EQ(problems(tree), Strings{});
  Strings tagged;
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    if (tree.nodes[id].properties != kNone) {
      tagged.push_back(name_of(tree.nodes[id]) + " " + std::string(tree.source(id)));
    }
  }
  EXPECT_EQ(tagged, (Strings{"mapping &k a: 1", "plain a", "plain b", "plain ", "plain c"}));
  EXPECT_EQ(tag_of(tree, tree.nodes[tree.roots[0]].first_child), "!M");
}

TEST(YamlTree, GivesARootForEachDocument) {
  const Tree tree = parse("a: 1\n---\n- 2\n...\n---\n# nothing\n---\n'3'\n");
  EXPECT_EQ(problems(tree), Strings{});
  Strings roots;
  for (const NodeId root : tree.roots) {
    roots.emplace_back(tree.source(root));
  }
  EXPECT_EQ(roots, (Strings{"a: 1", "- 2", "", "'3'"}));
  EXPECT_TRUE(parse("# only a comment\n").roots.empty());
  EXPECT_TRUE(parse("").roots.empty());
  EXPECT_TRUE(parse(std::string_view()).problems.empty());
}

TEST(YamlTree, LetsAnAliasStandForTheLastAnchorBeforeIt) {
  const Tree tree = parse("a: &x 1\nb: *x\nc: &x [2]\nd: *x\n");
  EXPECT_EQ(problems(tree), Strings{});
  EXPECT_EQ(value_at(tree, "b"), "1");
  EXPECT_EQ(value_at(tree, "d"), "[2]");
  EXPECT_EQ(std::count_if(tree.nodes.begin(), tree.nodes.end(), [](const Node& it) { return it.kind == Kind::alias; }),
            2);
}

TEST(YamlTree, RefusesAliasesThatStandForNothingOrForThemselves) {
  const Tree tree = parse("a: &a [*a, {b: *a}]\nc: *d\n--- *a\n");
  EXPECT_EQ(problems(tree), (Strings{"7+2 the alias `a` stands in what it stands for; such a value has no end",
                                     "15+2 the alias `a` stands in what it stands for; such a value has no end",
                                     "23+2 there is no anchor `d` before this alias",
                                     "30+2 there is no anchor `a` before this alias"}));
  EXPECT_EQ(resolve(tree, tree.roots.at(1)), kNone);
  const Found c = find(tree, tree.roots.at(0), "c");
  EXPECT_TRUE(c.value == kNone && c.entry != kNone && !c.certain);
}

TEST(YamlTree, DoesNotGrowWithWhatAliasesStandFor) {
  std::string text = "a0: &a0 [x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeat(before + ", ", 9) + "]\n";
  }
  const Tree tree = parse(text);
  EXPECT_EQ(problems(tree), Strings{});
  EXPECT_LT(tree.nodes.size(), 500U);
}

TEST(YamlTree, LooksThroughMergeKeys) {
  const Tree tree =
      parse("a: &a {x: 1, y: 2}\nb: &b {<<: *a, y: 3, z: 4}\nc: {<<: [*a, *b], w: 5}\nd: {x: 6, <<: *b, '<<': 7}\n");
  const auto in = [&](std::string_view mapping, std::string_view key) {
    const Found found = find(tree, find(tree, tree.roots.at(0), mapping).value, key);
    return std::string(found.certain ? "" : "? ") +
           (found.value == kNone ? "-" : std::string(tree.source(found.value)));
  };
  EXPECT_EQ((Strings{in("b", "x"), in("b", "y"), in("b", "z"), in("b", "q")}), (Strings{"1", "3", "4", "-"}));
  EXPECT_EQ((Strings{in("c", "x"), in("c", "y"), in("c", "z"), in("c", "w")}), (Strings{"1", "2", "4", "5"}));
  EXPECT_EQ((Strings{in("d", "x"), in("d", "y"), in("d", "<<")}), (Strings{"6", "3", "7"}));
}

TEST(YamlTree, IsNotCertainBehindAMergeThatItCannotFollow) {
  const Tree tree = parse("a: {<<: *none, x: 1}\nb: {<<: [1], x: 1}\nc: &c {<<: *c}\n");
  for (const std::string_view mapping : {"a", "b", "c"}) {
    const NodeId id = find(tree, tree.roots.at(0), mapping).value;
    EXPECT_FALSE(find(tree, id, "y").certain) << mapping;
    EXPECT_TRUE(mapping == "c" || find(tree, id, "x").certain) << mapping;
  }
}

TEST(YamlTree, GivesUpOnMergesWithoutAnEnd) {
  std::string wide = "m0: &m0 {x: 1}\n";
  std::string deep = wide;
  for (int i = 1; i < 200; ++i) {
    const std::string name = "m" + std::to_string(i);
    const std::string before = "*m" + std::to_string(i - 1);
    wide.append(name).append(": &").append(name).append(" {<<: [").append(before).append(", ").append(before);
    wide.append("]}\n");
    deep.append(name).append(": &").append(name).append(" {<<: ").append(before).append("}\n");
  }
  for (const std::string& text : {wide, deep}) {
    const Tree tree = parse(text);
    EXPECT_FALSE(find(tree, find(tree, tree.roots.at(0), "m199").value, "y").certain);
    EXPECT_FALSE(find(tree, find(tree, tree.roots.at(0), "m199").value, "x").certain);
    EXPECT_TRUE(find(tree, find(tree, tree.roots.at(0), "m10").value, "x").certain);
  }
}

TEST(YamlTree, ReportsRepeatedKeysAndKeepsThem) {
  const Tree tree = parse("a: 1\n'a': 2\nb: {c: 1, \"\\x63\": 2}\n<<: {}\n<<: {}\n? [a]\n: 3\n? [a]\n: 4\n");
  EXPECT_EQ(problems(tree),
            (Strings{"5+3 the key `a` stands in this mapping before; most readers take only the last value",
                     "22+6 the key `c` stands in this mapping before; most readers take only the last value"}));
  EXPECT_EQ(value_at(tree, "a"), "2");
  const std::string many = repeat("k: 1\n", 5);
  const Tree counted = parse(many, Limits{.problems = 2});
  ASSERT_EQ(counted.problems.size(), 3U);
  EXPECT_EQ(problems(counted).back(), "24+0 2 more keys that are repeated, or aliases that stand for nothing");
}

TEST(YamlTree, SaysWhatIsWrong) {
  EXPECT_EQ(fatal("a: b: c"),
            "4+1 a `:` is not allowed here; the indentation may be wrong, or the value may need quotes");
  EXPECT_EQ(fatal("a:\n\t- b"), "3+1 a tab cannot be used for indentation");
  EXPECT_EQ(fatal("a: |\n\tx\n"), "5+1 a tab cannot be used for indentation");
  EXPECT_EQ(fatal("a: - b"), "3+1 a list item cannot begin here");
  EXPECT_EQ(fatal("a: `b"), "3+2 a value without quotes cannot begin with this character");
  EXPECT_EQ(fatal("a: 1\nbcd\ne: 2"), "5+3 there is no `:` behind this key");
  EXPECT_EQ(fatal("a: \"b\nc: 1\n"), "3+2 the quotes are not closed");
  EXPECT_EQ(fatal("a: 'b\n---\nc"), "3+2 the quotes are not closed");
  EXPECT_EQ(fatal("a: \"\\q\""), "4+3 YAML has no such escape");
  EXPECT_EQ(fatal("a:\n  [b\nc: 1"), "9+1 there is no `,` or `]` before this; the list begins in line 2");
  EXPECT_EQ(fatal("{a: 1"), "5+0 there is no `,` or `}` before this; the mapping begins in line 1");
  EXPECT_EQ(fatal("\n- a\nb: 1"),
            "5+2 this is neither an item of the list that begins in line 2 nor what comes after it");
  EXPECT_EQ(fatal("a:\n  b: 1\n c: 2"),
            "11+2 this is no key of the mapping that begins in line 1; the indentation may be wrong");
  EXPECT_EQ(fatal("a: ]"), "3+1 there is no value before this");
  EXPECT_EQ(fatal("a: 1\n...\nb: 2"), "9+2 the document has ended before this; another one begins with `---`");
  EXPECT_EQ(fatal("a: |x\n b"), "4+1 behind `|` or `>` only `+`, `-` and a digit from 1 to 9 can stand");
  EXPECT_EQ(fatal("a: & b"),
            "3+1 an anchor or alias has a name of letters, digits, `-` and `_`, and a blank behind it");
  EXPECT_EQ(fatal("a: !e!f g"), "3+4 this tag begins with a handle that no directive defines");
  EXPECT_EQ(fatal("%YAML 3.0\n---\na"), "0+5 only YAML 1.1 and 1.2 can be read");
  EXPECT_EQ(fatal("%FOO\n---\na"), "0+4 this is not a directive that can be read");
}

TEST(YamlTree, RefusesBytesThatAreNoText) {
  EXPECT_EQ(fatal("a: 1\nb: \xff\n"), "8+1 this byte is not valid UTF-8");
  EXPECT_EQ(fatal("a: # \xe9\n"), "5+1 this byte is not valid UTF-8");
  EXPECT_EQ(fatal("a: x\x01y"), "4+1 this control character is not allowed in YAML");
  EXPECT_EQ(fatal("a: \x7f"), "3+1 this control character is not allowed in YAML");
  EXPECT_EQ(fatal("a: \ufeff"), "3+3 a byte order mark can only stand at the start of the text");
  EXPECT_EQ(fatal("a: 1\nb: \0"s), "8+1 the file is binary, not text");
  EXPECT_EQ(fatal("a\0:\0 \0b\0"s), "1+1 the file is UTF-16, not UTF-8; save it as UTF-8");
  EXPECT_EQ(fatal("\xff\xfe"
                  "a\0:\0"s),
            "0+1 the file is UTF-16, not UTF-8; save it as UTF-8");
}

TEST(YamlTree, KeepsWhatStandsBeforeAnError) {
  const Tree tree = parse("a: 1\nb:\n  c: [2, {d: 3, e: }\n  f: 4\n");
  EXPECT_TRUE(!tree.problems.empty() && tree.problems.back().fatal);
  EXPECT_EQ(value_at(tree, "a"), "1");
  EXPECT_EQ(value_at(tree, "b"), "c: [2, {d: 3, e: }");
}

TEST(YamlTree, DropsAValueThatABadByteMayHaveCut) {
  const auto kept = [](std::string_view text) { return scalars(parse(text)); };
  EXPECT_EQ(kept("a: 1\nb: EN\xff"), (Strings{"a", "1"}));
  EXPECT_EQ(kept("a: 1\nb: EN \xff"), (Strings{"a", "1"}));
  EXPECT_EQ(kept("a: 1\nb: |\n  x\n  \xff"), (Strings{"a", "1"}));
  EXPECT_EQ(kept("a: 1\nb: [x, y\xff]"), (Strings{"a", "1", "b", "x"}));
}

TEST(YamlTree, RefusesWhatIsNestedTooDeeply) {
  const std::string says = " sequences and mappings are nested deeper than the limit of 2; what is within was not read";
  EXPECT_EQ(fatal("[[[1]]]", Limits{.depth = 2}), "2+1" + says);
  EXPECT_EQ(fatal("a:\n- b: 1\n", Limits{.depth = 2}), "5+1" + says);
  EXPECT_EQ(fatal("- - - 1", Limits{.depth = 2}), "4+1" + says);
  EXPECT_TRUE(parse("[[1]]", Limits{.depth = 2}).problems.empty());
  EXPECT_TRUE(parse(repeat("[", 1000) + repeat("]", 1000)).problems.empty());
}

// Each of these takes libyaml the square of its size, if it is let.
TEST(YamlTree, IsQuickWithTextsThatAreMadeToBeSlow) {
  for (const std::string& text : {repeat("[", 50'000), repeat("[", 50'000) + repeat("]", 50'000),
                                  repeat("{a: ", 50'000), repeat("[", 900) + repeat("1, ", 400'000),
                                  repeat("%TAG !a! b\n", 50'000), repeat("- ", 50'000), repeat("? ", 50'000)}) {
    const Tree tree = parse(text);
    ASSERT_EQ(tree.problems.size(), 1U);
    EXPECT_TRUE(tree.problems.back().fatal);
  }
}

TEST(YamlTree, ReadsEveryTruncatedText) {
  constexpr std::string_view kSample =
      "a: &x !T\n  - 'b'\n  - \"c\"\n  - {d: e, ? f : *x}\n<<: *x\ng: |\n  h\n  i\nj: >-\n k\n? l\n: m\n";
  for (std::size_t size = 0; size < kSample.size(); ++size) {
    const Tree tree = parse(kSample.substr(0, size));
    for (const Node& node : tree.nodes) {
      EXPECT_LE(std::size_t{node.offset} + node.length, size);
    }
    EXPECT_TRUE(!tree.roots.empty() || size == 0 || !tree.problems.empty());
  }
}

}  // namespace
}  // namespace kakoi::syntax::yaml
