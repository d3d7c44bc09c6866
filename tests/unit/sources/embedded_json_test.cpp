#include "sources/embedded_json.hpp"

#include "sources/embedded_yaml.hpp"
#include "values/logic.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources {
namespace {

using base::FileId;
using base::TrailId;
using values::Kind;
using values::Piece;
using values::Value;
using values::What;
using Read = Value (*)(values::Arena&, const Value&, TrailId);

// A file, and the texts that are made of parts of it.
class Embedded : public testing::Test {
 protected:
  explicit Embedded(std::string source = {}) : source_(std::move(source)) {}

  TrailId literal(std::string_view written, What what = What::literal, TrailId parent = TrailId::none) {
    const std::size_t at = source_.find(written);
    EXPECT_NE(at, std::string::npos) << written;
    return arena_.trail({.range = {.file = FileId{1},
                                   .offset = static_cast<std::uint32_t>(at),
                                   .length = static_cast<std::uint32_t>(written.size())},
                         .what = what,
                         .parent = parent,
                         .name = {}});
  }
  Piece copy(std::string_view written) { return {.bytes = arena_.keep(written), .trail = literal(written)}; }
  // Bytes of nowhere.
  Piece glue(std::string_view bytes) { return {.bytes = arena_.keep(bytes)}; }
  Piece hole(std::string_view written, bool is_one_value = false) {
    const TrailId trail = literal(written);
    const Value unknown = arena_.unknown({"{} is not known", "{} は不明です"}, {written}, trail);
    return {.bytes = {}, .trail = trail, .hole = unknown, .is_hole = true, .is_one_value = is_one_value};
  }
  Value decode(const std::vector<Piece>& pieces, Read read = decode_json) {
    return read(arena_, arena_.text(pieces, TrailId::none), TrailId::none);
  }
  Value decode(std::string_view text, Read read = decode_json) {
    return read(arena_, arena_.text(text, TrailId::none), TrailId::none);
  }

  [[nodiscard]] std::string place(TrailId trail) const {
    const base::Range range = arena_.trails()[trail].range;
    return source_.substr(range.offset, range.length);
  }
  [[nodiscard]] std::string place(const Value& value) const { return place(value.trail()); }
  [[nodiscard]] std::string decides(const Value& value) const {
    TrailId trail = value.trail();
    while (arena_.trails()[trail].parent != TrailId::none) {
      trail = arena_.trails()[trail].parent;
    }
    return place(trail);
  }

  std::string source_;
  values::Arena arena_;
};

std::string reason_of(const Value& value) {
  return (value.is_unknown() && value.reason().invalid ? "invalid: " : "") +
         values::why(value).text(base::Language::en);
}

const Value& member(const Value& map, std::string_view key) { return map.find(key)->value; }

class EmbeddedJson : public Embedded {
 protected:
  EmbeddedJson()
      : Embedded(
            "x = <<EOF\n  {\"a\": [1, true, \"b\"],\n   \"c\": \"${var.d}!\", \"e\": ${f}}\nEOF\n"
            "d = \"yes\"\ny = \"{\\\"g\\\": \\\"h\\\"}\"\n") {}
};

TEST_F(EmbeddedJson, ReadsEveryKindOfValue) {
  const Value value = decode(R"( {"a": [1, -2.5e1, "b", true, null, {}], "\u00e9": ""} )");
  ASSERT_TRUE(value.is(Kind::map) && value.is_wholly_known());
  const auto items = member(value, "a").items();
  ASSERT_EQ(items.size(), 6U);
  EXPECT_EQ(items[0].number(), 1.0L);
  EXPECT_EQ(items[1].number(), -25.0L);
  EXPECT_EQ(items[2].text().whole, "b");
  EXPECT_TRUE(items[3].boolean());
  EXPECT_TRUE(items[4].is_null());
  EXPECT_TRUE(items[5].is(Kind::map));
  EXPECT_EQ(member(value, "é").text().whole, "");
}

TEST_F(EmbeddedJson, TakesTheLastOfRepeatedKeys) { EXPECT_EQ(member(decode(R"({"a":1,"a":2})"), "a").number(), 2.0L); }

TEST_F(EmbeddedJson, PointsAtTheBytesWithinAPiece) {
  const Value value = decode({copy("  {\"a\": [1, true, \"b\"],\n"), copy(R"(   "c": ")"), copy("yes"),
                              copy(R"(!", "e": )"), copy("1"), copy("}\n")});
  const auto items = member(value, "a").items();
  EXPECT_EQ(place(member(value, "a")), "[1, true, \"b\"]");
  EXPECT_EQ(place(items[0]), "1");
  EXPECT_EQ(place(items[1]), "true");
  EXPECT_EQ(place(items[2]), "\"b\"");
  EXPECT_EQ(place(value), source_.substr(12, source_.find("}}") + 2 - 12));
}

TEST_F(EmbeddedJson, LetsWhatIsPutIntoAStringDecide) {
  const Value value = decode({glue("{"), copy(R"(   "c": ")"), copy("yes"), copy(R"(!", "e": )"), glue("0}")});
  EXPECT_EQ(member(value, "c").text().whole, "yes!");
  EXPECT_EQ(place(member(value, "c")), "\"${var.d}!\"");
  EXPECT_EQ(decides(member(value, "c")), "yes");
}

TEST_F(EmbeddedJson, LooksIntoALiteralThatHasQuotes) {
  const std::string_view quoted = "\"yes\"";
  const Value value = decode({glue("\""), {.bytes = "yes", .trail = literal(quoted)}, glue("\"")});
  EXPECT_EQ(value.text().whole, "yes");
  const Value bare = decode({{.bytes = "true", .trail = literal(quoted)}});
  EXPECT_EQ(place(bare), quoted) << "not a copy: another length";
}

TEST_F(EmbeddedJson, FindsItsBytesBetweenEscapes) {
  const auto escape = [&](std::string_view bytes, std::size_t nth) {
    std::size_t at = source_.find("y = ");
    for (std::size_t i = 0; i <= nth; ++i) {
      at = source_.find("\\\"", at + 1);
    }
    const base::Range range{.file = FileId{1}, .offset = static_cast<std::uint32_t>(at), .length = 2};
    return Piece{.bytes = bytes, .trail = arena_.trail({.range = range, .name = {}})};
  };
  const Value value = decode({glue("{"), escape("\"", 0), copy("g"), escape("\"", 1), copy(": "), escape("\"", 2),
                              copy("h"), escape("\"", 3), glue("}")});
  EXPECT_EQ(place(member(value, "g")), R"(\"h\")");
}

TEST_F(EmbeddedJson, KeepsTheTrailOfWhatAnEncoderWrote) {
  const TrailId yes = literal("\"yes\"", What::variable, literal("yes"));
  const TrailId object = literal("d = \"yes\"");
  const auto encoded = [&](std::string_view bytes, TrailId trail) { return Piece{.bytes = bytes, .trail = trail}; };
  const Value value = decode({encoded("{", object), encoded("\"d\":", object), encoded("\"", yes), copy("yes"),
                              encoded("\"", yes), encoded("}", object)});
  EXPECT_EQ(member(value, "d").trail(), yes);
  EXPECT_EQ(place(value), "d = \"yes\"");
}

TEST_F(EmbeddedJson, RemembersTheWayOfTheWholeText) {
  const TrailId way = literal("d = \"yes\"", What::local);
  const std::vector<Piece> pieces{copy("  {\"a\": [1, true, \"b\"],\n"), glue("\"c\": 0}")};
  const Value value = decode_json(arena_, arena_.text(pieces, way), way);
  EXPECT_EQ(arena_.trails()[member(value, "a").trail()].second, way);
  EXPECT_EQ(member(value, "c").trail(), way);
}

TEST_F(EmbeddedJson, MakesOnlyTheStringUnknownThatHasAHole) {
  const Value value =
      decode({glue(R"({"a": "p\n)"), hole("var.d"), glue(R"(q", "b": ")"), hole("${f}"), glue(R"(", "c": 1})")});
  ASSERT_TRUE(value.is(Kind::map));
  const Value& a = member(value, "a");
  ASSERT_TRUE(a.is(Kind::text) && !a.is_wholly_known());
  ASSERT_EQ(a.text().pieces.size(), 3U);
  EXPECT_EQ(a.text().pieces[0].bytes, "p\n");
  EXPECT_TRUE(a.text().pieces[1].is_hole);
  EXPECT_EQ(a.text().pieces[2].bytes, "q");
  EXPECT_EQ(reason_of(member(value, "b")), "${f} is not known");
  EXPECT_EQ(member(value, "c").number(), 1.0L);
}

TEST_F(EmbeddedJson, MakesOneValueUnknownThatAnEncoderLeftOpen) {
  const Value value = decode(
      {glue(R"({"a": )"), hole("var.d", true), glue(R"(, "b": [)"), hole("${f}", true), glue(R"(,1], "c": 10})")});
  ASSERT_TRUE(value.is(Kind::map));
  EXPECT_EQ(reason_of(member(value, "a")), "var.d is not known");
  EXPECT_EQ(place(member(value, "a")), "var.d");
  EXPECT_EQ(reason_of(member(value, "b").items()[0]), "${f} is not known");
  EXPECT_EQ(member(value, "c").number(), 10.0L);
}

TEST_F(EmbeddedJson, MakesTheWholeUnknownForAHoleAnywhereElse) {
  const auto around = [&](std::string_view before, std::string_view behind, bool is_one_value = false) {
    const Value value = decode({glue(before), hole("var.d", is_one_value), glue(behind)});
    return value.is_unknown() ? reason_of(value) : "known";
  };
  const std::string says = "var.d is not known";
  EXPECT_EQ(around(R"({"a": )", "}"), says);
  EXPECT_EQ(around("", ""), says);
  EXPECT_EQ(around("{", "}"), says);
  EXPECT_EQ(around("{", "}", true), says);
  EXPECT_EQ(around(R"([1)", "]", true), says);
  EXPECT_EQ(around("[", "2]", true), says);
  EXPECT_EQ(around("[-", "]", true), says);
  EXPECT_EQ(around("[tru", "]", true), says);
  EXPECT_EQ(around("[] ", ""), says);
  EXPECT_EQ(around(R"(["a\)", R"("])"), says);
  EXPECT_EQ(around(R"(["a\u00)", R"(41"])"), says);
}

TEST_F(EmbeddedJson, MakesAnObjectUnknownWhoseKeyHasAHole) {
  const Value value = decode(
      {glue(R"({"a": {"k": 1, "x)"), hole("var.d"), glue(R"(": 2, "y": ")"), hole("${f}"), glue(R"("}, "b": 1})")});
  ASSERT_TRUE(value.is(Kind::map));
  EXPECT_EQ(reason_of(member(value, "a")), "var.d is not known");
  EXPECT_EQ(member(value, "b").number(), 1.0L);
}

TEST_F(EmbeddedJson, RefusesWhatIsNoJson) {
  for (const std::string_view text : {"", "{", "{\"a\":1,}", "{} x", "{'a':1}", "nul", "\xef\xbb\xbf{}", "01"}) {
    EXPECT_EQ(reason_of(decode(text)), "invalid: the text is not valid JSON (line 1 of it)") << text;
  }
  EXPECT_EQ(reason_of(decode("{\n\"a\": 1\n\"b\": 2}")), "invalid: the text is not valid JSON (line 3 of it)");
  EXPECT_EQ(reason_of(decode_json(arena_, Value::boolean(true, TrailId::none), TrailId::none)),
            "invalid: JSON can only be read from a string");
  const Value broken = decode({copy("  {\"a\": [1, true, \"b\"],\n"), copy("d = ")});
  EXPECT_TRUE(broken.is_unknown() && broken.reason().invalid);
  EXPECT_EQ(place(broken), "d");
}

TEST_F(EmbeddedJson, DoesNotBlameATextForWhatAHoleMayMend) {
  const Value behind = decode({glue(R"({"a": ")"), hole("var.d"), glue("\",\n}")});
  EXPECT_EQ(reason_of(behind), "the text is not valid JSON (line 1 of it)");
  const Value before = decode({glue(R"({a: ")"), hole("var.d"), glue("\"}")});
  EXPECT_EQ(reason_of(before), "invalid: the text is not valid JSON (line 1 of it)");
}

TEST_F(EmbeddedJson, HandsOnWhatIsNotKnown) {
  const Value unknown = hole("var.d").hole;
  EXPECT_EQ(reason_of(decode_json(arena_, unknown, TrailId::none)), "var.d is not known");
  EXPECT_EQ(reason_of(decode("[1e999]").items()[0]), "the number is too large to be kept exactly");
}

TEST_F(EmbeddedJson, DoesNotCallDeepNestingAMistake) {
  EXPECT_EQ(reason_of(decode(std::string(2000, '[') + std::string(2000, ']'))),
            "the JSON is nested too deeply to be read");
  EXPECT_EQ(reason_of(decode(std::string(2000, '['))), "invalid: the text is not valid JSON (line 1 of it)");
}

TEST_F(EmbeddedJson, StaysWithinTheBudget) {
  values::Arena small({.steps = 100, .bytes = 100'000, .share_steps = 50, .share_bytes = 50'000});
  std::string text = "[0";
  for (int i = 0; i < 100; ++i) {
    text += ",1";
  }
  const Value value = decode_json(small, small.text(text + "]", TrailId::none), TrailId::none);
  EXPECT_TRUE(value.is_unknown() && !value.reason().invalid && small.exhausted());
}

class EmbeddedYaml : public Embedded {
 protected:
  EmbeddedYaml() : Embedded("x = <<EOF\n  a: &b\n    - yes # c\n    - 'd'\n  e: *b\nEOF\ny = \"${var.z}\"\n") {}
};

TEST_F(EmbeddedYaml, PointsAtTheBytesWithinAPiece) {
  const Value value =
      decode({copy("  a: &b\n"), copy("    - yes # c\n"), copy("    - 'd'\n"), copy("  e: *b\n")}, decode_yaml);
  ASSERT_TRUE(value.is(Kind::map));
  EXPECT_EQ(place(member(value, "a")), "- yes # c\n    - 'd'");
  EXPECT_TRUE(member(value, "a").items()[0].boolean());
  EXPECT_EQ(place(member(value, "a").items()[0]), "yes");
  EXPECT_EQ(place(member(value, "e").items()[1]), "'d'");
}

TEST_F(EmbeddedYaml, MergesInTheOrderOfTheText) {
  const Value value =
      decode("a: &a {x: 1, z: 1}\nb: {x: 2, <<: *a}\nc: {<<: *a, x: 2}\nd: {<<: *a, <<: {z: 3}}\n", decode_yaml);
  EXPECT_EQ(member(member(value, "b"), "x").number(), 1.0L);
  EXPECT_EQ(member(member(value, "c"), "x").number(), 2.0L);
  EXPECT_EQ(member(member(value, "d"), "z").number(), 3.0L);
}

TEST_F(EmbeddedYaml, MakesTextsOfKeysAndOfBlocks) {
  const Value value = decode("1.50: a\nyes: b\n0x10: c\nd: |-\n  0x10\ne: >-\n  true\n", decode_yaml);
  ASSERT_TRUE(value.is(Kind::map));
  EXPECT_EQ(member(value, "1.5").text().whole, "a");
  EXPECT_EQ(member(value, "true").text().whole, "b");
  EXPECT_EQ(member(value, "16").text().whole, "c");
  EXPECT_EQ(member(value, "d").text().whole, "16");
  EXPECT_EQ(member(value, "e").text().whole, "true");
}

TEST_F(EmbeddedYaml, MakesOnlyAPartUnknownWhereAHoleCannotSpillOver) {
  const auto around = [&](std::string_view before, std::string_view behind, bool is_one_value = false) {
    return decode({glue(before), hole("var.z", is_one_value), glue(behind)}, decode_yaml);
  };
  for (const Value& value :
       {around("a: \"x", "\"\nb: 1\n"), around("a: '", "'\nb: 1\n"), around("a: ", "\nb: 1\n", true),
        around("{a: ", ", b: 1}", true), around("a: {'", "': 2}\nb: 1\n")}) {
    ASSERT_TRUE(value.is(Kind::map));
    EXPECT_EQ(reason_of(member(value, "a")), "var.z is not known");
    EXPECT_EQ(member(value, "b").number(), 1.0L);
  }
  for (const Value& value : {around("a: ", "\nb: 1\n"), around("a: x", "\nb: 1\n", true), around("a: 1 # ", "\nb: 1\n"),
                             around("a: |\n  ", "\nb: 1\n"), around("", "", false), around("a: [*q, '", "']")}) {
    EXPECT_TRUE(value.is_unknown() && !value.reason().invalid);
    EXPECT_EQ(reason_of(value), "var.z is not known");
  }
}

TEST_F(EmbeddedYaml, RefusesWhatTerraformRefuses) {
  EXPECT_EQ(reason_of(decode("", decode_yaml)), "invalid: the text must hold exactly one YAML document");
  EXPECT_EQ(reason_of(decode("a\n---\nb", decode_yaml)), "invalid: the text must hold exactly one YAML document");
  EXPECT_EQ(reason_of(decode("a: [b", decode_yaml)), "invalid: the text is no YAML; it breaks in its line 1");
  EXPECT_EQ(reason_of(decode("a: !Ref b", decode_yaml)), "invalid: the tag `!Ref` has no meaning here");
  EXPECT_EQ(reason_of(decode("!Ref [b]", decode_yaml)), "invalid: the tag `!Ref` has no meaning here");
  EXPECT_EQ(reason_of(decode("- !!int b", decode_yaml)), "invalid: the value is not what its tag says");
  EXPECT_EQ(reason_of(decode("a: *b", decode_yaml)), "invalid: the alias stands for nothing, or for what it stands in");
  EXPECT_EQ(reason_of(decode("a: &b [*b]", decode_yaml)),
            "invalid: the alias stands for nothing, or for what it stands in");
  EXPECT_EQ(reason_of(decode("&k a: *k", decode_yaml)),
            "invalid: the alias stands for nothing, or for what it stands in");
  EXPECT_EQ(reason_of(decode("~: a", decode_yaml)), "invalid: a mapping key must be a string");
  EXPECT_EQ(reason_of(decode("[a]: b", decode_yaml)), "invalid: a mapping key must be a string");
  EXPECT_EQ(reason_of(decode("<<: 1", decode_yaml)), "invalid: only mappings can be merged with `<<`");
  EXPECT_EQ(reason_of(decode("<<: [{a: 1}]", decode_yaml)), "invalid: only mappings can be merged with `<<`");
  EXPECT_EQ(reason_of(decode(".nan", decode_yaml)), "invalid: NaN is not supported");
}

TEST_F(EmbeddedYaml, DoesNotExpandWhatAliasesStandFor) {
  std::string lists = "a0: &a0 [x]\n";
  std::string maps = "a0: &a0 {x: 1}\n";
  for (int i = 1; i < 30; ++i) {
    const std::string name = "a" + std::to_string(i);
    const std::string before = "*a" + std::to_string(i - 1);
    lists.append(name).append(": &").append(name).append(" [").append(before).append(", ").append(before);
    lists.append("]\n");
    maps.append(name).append(": &").append(name).append(" {k: ").append(before).append(", <<: ").append(before);
    maps.append("}\n");
  }
  for (const std::string& text : {lists, maps}) {
    const Value value = decode(text, decode_yaml);
    EXPECT_TRUE(value.is(Kind::map) || !value.reason().invalid);
    arena_.new_share();
  }
}

}  // namespace
}  // namespace kakoi::sources
