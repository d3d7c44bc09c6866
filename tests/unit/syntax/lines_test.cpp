#include "syntax/lines.hpp"

#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kakoi::syntax {
namespace {

// "line:column-line:column offset+length", of the range that begins at `offset`.
std::string place(std::string_view text, std::uint32_t offset, std::uint32_t length) {
  const base::Place at = Lines(text).place("a.tf", {.file = base::FileId{1}, .offset = offset, .length = length});
  EXPECT_EQ(at.file, "a.tf");
  return std::to_string(at.line) + ":" + std::to_string(at.column) + "-" + std::to_string(at.end_line) + ":" +
         std::to_string(at.end_column) + " " + std::to_string(at.offset) + "+" + std::to_string(at.length);
}

TEST(Place, CountsLinesAndColumnsFromOne) {
  EXPECT_EQ(place("abc\ndef", 0, 0), "1:1-1:1 0+0");
  EXPECT_EQ(place("abc\ndef", 1, 2), "1:2-1:4 1+2");
  EXPECT_EQ(place("abc\ndef", 4, 3), "2:1-2:4 4+3");
}

TEST(Place, CountsALineEndToTheLineThatItEnds) {
  EXPECT_EQ(place("abc\ndef", 3, 1), "1:4-2:1 3+1");
  EXPECT_EQ(place("\n\n\n", 2, 0), "3:1-3:1 2+0");
}

TEST(Place, SpansLines) { EXPECT_EQ(place("a {\n  b\n}\n", 2, 7), "1:3-3:2 2+7"); }

TEST(Place, CountsCodePointsAndNotBytes) {
  const std::string text = "網 = \"é😀\" # x";
  EXPECT_EQ(place(text, static_cast<std::uint32_t>(text.find('"')), 8), "1:5-1:9 6+8");
  EXPECT_EQ(place(text, static_cast<std::uint32_t>(text.find('#')), 1), "1:10-1:11 15+1");
  EXPECT_EQ(place("e\u0301x", 3, 1), "1:3-1:4 3+1");
}

TEST(Place, CountsAByteThatIsNotUtf8AsOneColumn) {
  EXPECT_EQ(place("\xff\xfe x", 3, 1), "1:4-1:5 3+1");
  EXPECT_EQ(place("\xe7\xb6x", 2, 1), "1:3-1:4 2+1");
}

TEST(Place, GivesTheByteOrderMarkNoColumn) {
  const std::string text = "\ufeffab\ncd";
  EXPECT_EQ(place(text, 3, 2), "1:1-1:3 3+2");
  EXPECT_EQ(place(text, 0, 3), "1:1-1:1 0+3");
  EXPECT_EQ(place(text, 6, 1), "2:1-2:2 6+1");
}

TEST(Place, CountsAByteOrderMarkElsewhereAsACharacter) {
  EXPECT_EQ(place("\ufeff\ufeffa", 6, 1), "1:2-1:3 6+1");
  EXPECT_EQ(place("a\n\ufeffb", 5, 1), "2:2-2:3 5+1");
}

TEST(Place, EndsALineAtCrlfOnce) {
  EXPECT_EQ(place("ab\r\ncd\r\n", 4, 2), "2:1-2:3 4+2");
  EXPECT_EQ(place("\r\n\r\nx", 4, 1), "3:1-3:2 4+1");
}

TEST(Place, HasNoColumnBehindACarriageReturn) {
  EXPECT_EQ(place("ab\r\ncd", 2, 1), "1:3-1:3 2+1");
  EXPECT_EQ(place("ab\r\ncd", 3, 1), "1:3-2:1 3+1");
  EXPECT_EQ(place("ab\r\ncd", 0, 3), "1:1-1:3 0+3");
}

TEST(Place, TakesACarriageReturnWithinALineForACharacter) { EXPECT_EQ(place("a\rb", 2, 1), "1:3-1:4 2+1"); }

TEST(Place, CutsARangeThatReachesBeyondTheText) {
  EXPECT_EQ(place("ab\n", 1, 100), "1:2-2:1 1+2");
  EXPECT_EQ(place("ab", 100, 5), "1:3-1:3 2+0");
  EXPECT_EQ(place("ab\n", 100, 0), "2:1-2:1 3+0");
  EXPECT_EQ(place("", 0, 0), "1:1-1:1 0+0");
  EXPECT_EQ(place("ab", 1, 0xffffffffU), "1:2-1:3 1+1");
}

TEST(Line, IsWhatStandsBetweenTwoLineEnds) {
  EXPECT_EQ(line_at("ab\ncd\nef", 0), "ab");
  EXPECT_EQ(line_at("ab\ncd\nef", 2), "ab");
  EXPECT_EQ(line_at("ab\ncd\nef", 3), "cd");
  EXPECT_EQ(line_at("ab\ncd\nef", 7), "ef");
}

TEST(Line, HasNoLineEndAndNoByteOrderMark) {
  EXPECT_EQ(line_at("\ufeffab\r\ncd\r\n", 3), "ab");
  EXPECT_EQ(line_at("\ufeffab\r\ncd\r\n", 0), "ab");
  EXPECT_EQ(line_at("\ufeffab\r\ncd\r\n", 7), "cd");
}

TEST(Line, IsEmptyWhereThereIsNone) {
  EXPECT_EQ(line_at("", 0), "");
  EXPECT_EQ(line_at("ab\n", 3), "");
  EXPECT_EQ(line_at("a\n\nb", 2), "");
}

TEST(Line, IsTheLastOneBeyondTheText) { EXPECT_EQ(line_at("ab\ncd", 99), "cd"); }

// Long lines are counted from somewhere within them.
TEST(Lines, CountsTheColumnsOfLongLines) {
  std::string text = "x\n";
  for (int i = 0; i < 3000; ++i) {
    text += "aé囲\xff";
  }
  text += "\n";
  const Lines lines(text);
  std::uint32_t column = 1;
  for (std::uint32_t at = 2; at + 1 < text.size(); ++column) {
    ASSERT_EQ(lines.place("f", {.offset = at, .length = 0}).column, column) << at;
    at += static_cast<std::uint32_t>(base::decode_utf8(std::string_view(text).substr(at)).length);
  }
  EXPECT_EQ(column, 12001U);
  EXPECT_EQ(lines.place("f", {.offset = static_cast<std::uint32_t>(text.size()), .length = 0}).line, 3U);
}

}  // namespace
}  // namespace kakoi::syntax
