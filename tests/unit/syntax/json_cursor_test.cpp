#include "syntax/json/cursor.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::json {
namespace {

constexpr std::string_view kSample = R"({"name": "網 \"a\"", "ports": [80, -1.5e+3, {"x": null}, -0, 0.5],
 "open": true, "none": {}, "empty": [ ], "deep": [[[false]]], "escaped \u00e9": "\ud83d\ude00 and plain text"})";

bool has_fatal(const Tree& tree) { return !tree.problems.empty() && tree.problems.back().fatal; }

std::string first_of(const std::vector<Problem>& problems) {
  const Problem& problem = problems.back();
  return std::to_string(problem.offset) + "+" + std::to_string(problem.length) + " " +
         problem.message.text(base::Language::en);
}

// What a cursor that goes over everything says is wrong, and the parser, as "offset+length text"; "none" for nothing.
std::string said_by_cursor(std::string_view text) {
  Cursor cursor(text);
  cursor.skip();
  cursor.expect_end();
  return cursor.failed() ? first_of({*cursor.problem()}) : "none";
}
std::string said_by_parser(std::string_view text) {
  const Tree tree = parse(text);
  return has_fatal(tree) ? first_of(tree.problems) : "none";
}

// Keys and the bytes of their values, a level at a time.
std::vector<std::string> members(std::string_view text) {
  std::vector<std::string> lines;
  Cursor cursor(text);
  cursor.members([&](std::string_view key) {
    const std::string name(key);
    lines.push_back(name + " = " + std::string(cursor.skip().in(text)));
  });
  return lines;
}

TEST(JsonCursor, GoesOverAValueWhole) {
  Cursor cursor(kSample);
  const Span span = cursor.skip();
  EXPECT_EQ(span.in(kSample), kSample);
  cursor.expect_end();
  EXPECT_FALSE(cursor.failed());
}

TEST(JsonCursor, GivesMembersWithTheirBytes) {
  const std::vector<std::string> expected = {"name = \"網 \\\"a\\\"\"",
                                             "ports = [80, -1.5e+3, {\"x\": null}, -0, 0.5]",
                                             "open = true",
                                             "none = {}",
                                             "empty = [ ]",
                                             "deep = [[[false]]]",
                                             "escaped é = \"\\ud83d\\ude00 and plain text\""};
  EXPECT_EQ(members(kSample), expected);
}

TEST(JsonCursor, CountsOffsetsFromBeforeTheByteOrderMark) {
  const std::string text = "\ufeff \r\n{\"a\": 1}";
  Cursor cursor(text);
  EXPECT_EQ(cursor.peek(), '{');
  cursor.members([&](std::string_view) { EXPECT_EQ(cursor.skip().offset, text.find('1')); });
  EXPECT_FALSE(cursor.failed());
}

TEST(JsonCursor, SkipsWhatAVisitorLeavesAlone) {
  constexpr std::string_view kText = R"([{"a": [1, 2]}, 3, {"b": {}}])";
  std::size_t elements = 0;
  Cursor cursor(kText);
  cursor.elements([&] {
    ++elements;
    cursor.members([](std::string_view) {});
  });
  cursor.expect_end();
  EXPECT_EQ(elements, 3U);
  EXPECT_FALSE(cursor.failed());
}

TEST(JsonCursor, StopsWhereItIsTold) {
  Cursor cursor(R"({"a": 1, "b": 2, "c": broken})");
  std::string seen;
  cursor.members([&](std::string_view key) {
    seen += key;
    if (key == "b") {
      cursor.stop();
    }
  });
  EXPECT_EQ(seen, "ab");
  EXPECT_FALSE(cursor.failed());
}

TEST(JsonCursor, SaysWhatTheParserSays) {
  const std::vector<std::string> texts = {"",
                                          " ",
                                          "{",
                                          "}",
                                          "[1,]",
                                          "{\"a\":1,}",
                                          "[1 2]",
                                          "{\"a\" 1}",
                                          "{a: 1}",
                                          "{'a': 1}",
                                          "[tru]",
                                          "[01]",
                                          "[1.]",
                                          "[-]",
                                          "[+1]",
                                          "[1e]",
                                          R"(["\x"])",
                                          R"(["\u12g4"])",
                                          "[\"a\nb\"]",
                                          "[\"a\tb\"]",
                                          "[\"open]",
                                          "[// no\n1]",
                                          "[1] x",
                                          "{} {}",
                                          "[\"\xff\"]",
                                          "[\"long enough for a word \xc3\"]",
                                          "\ufeff[\"\\q\"]",
                                          "[1,, 2]",
                                          R"({"a": {"b": [}})",
                                          "null",
                                          "truefalse"};
  for (const std::string& text : texts) {
    EXPECT_EQ(said_by_cursor(text), said_by_parser(text)) << text;
  }
}

TEST(JsonCursor, TakesWhatTheParserTakes) {
  for (std::size_t size = 0; size <= kSample.size(); ++size) {
    const std::string_view cut = kSample.substr(0, size);
    EXPECT_EQ(said_by_cursor(cut) == "none", said_by_parser(cut) == "none") << cut;
  }
  for (std::size_t at = 0; at < kSample.size(); ++at) {
    for (const char c : std::string_view("\0\"\\{}[],:0 \xff\n", 13)) {
      std::string text(kSample);
      text[at] = c;
      EXPECT_EQ(said_by_cursor(text) == "none", said_by_parser(text) == "none") << text;
    }
  }
}

TEST(JsonCursor, RefusesWhatIsNestedTooDeeply) {
  const std::string deep = std::string(1001, '[') + std::string(1001, ']');
  EXPECT_EQ(said_by_cursor(deep), said_by_parser(deep));
  EXPECT_EQ(said_by_cursor(deep).substr(0, 7), "1000+1 ");
  EXPECT_EQ(said_by_cursor(deep.substr(1, 2000)), "none");
}

TEST(JsonCursor, ReadsNothingBehindAProblem) {
  Cursor cursor(R"({"a": 1, "b": nope, "c": 3})");
  std::string seen;
  cursor.members([&](std::string_view key) { seen += key; });
  EXPECT_EQ(seen, "ab");
  EXPECT_EQ(cursor.peek(), '\0');
  EXPECT_FALSE(cursor.skip().exists());
}

}  // namespace
}  // namespace kakoi::syntax::json
