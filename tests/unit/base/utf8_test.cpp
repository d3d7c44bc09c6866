#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace kakoi::base {
namespace {

struct Point {
  std::string_view bytes;
  std::uint32_t code;
};

// The first and the last code point of each length, and those around the surrogates.
constexpr std::array kPoints{
    Point{"\x01", 0x1},
    Point{"\x7f", 0x7f},
    Point{"\xc2\x80", 0x80},
    Point{"\xdf\xbf", 0x7ff},
    Point{"\xe0\xa0\x80", 0x800},
    Point{"\xed\x9f\xbf", 0xd7ff},
    Point{"\xee\x80\x80", 0xe000},
    Point{"\xef\xbf\xbf", 0xffff},
    Point{"\xf0\x90\x80\x80", 0x10000},
    Point{"\xf4\x8f\xbf\xbf", 0x10ffff},
};

TEST(Utf8, DecodesTheFirstCodePointAndNoMore) {
  for (const Point& point : kPoints) {
    const Decoded decoded = decode_utf8(std::string(point.bytes) + "\x80");
    EXPECT_TRUE(decoded.valid) << std::hex << point.code;
    EXPECT_EQ(decoded.code, point.code);
    EXPECT_EQ(decoded.length, point.bytes.size()) << std::hex << point.code;
  }
}

TEST(Utf8, WritesWhatItReads) {
  for (const Point& point : kPoints) {
    std::string out = "x";
    append_utf8(out, point.code);
    EXPECT_EQ(out, "x" + std::string(point.bytes));
  }
}

TEST(Utf8, DecodesAZeroByteAsACodePoint) {
  const Decoded decoded = decode_utf8(std::string_view("\0a", 2));
  EXPECT_TRUE(decoded.valid);
  EXPECT_EQ(decoded.code, 0U);
  EXPECT_EQ(decoded.length, 1U);
}

TEST(Utf8, HasNothingToDecodeInAnEmptyText) {
  const Decoded decoded = decode_utf8("");
  EXPECT_FALSE(decoded.valid);
  EXPECT_EQ(decoded.length, 0U);
}

struct Broken {
  std::string_view bytes;
  std::string_view why;
};

constexpr std::array kBroken{
    Broken{"\x80", "never the first byte"},
    Broken{"\xbf", "never the first byte"},
    Broken{"\xfe", "never a byte at all"},
    Broken{"\xff", "never a byte at all"},
    Broken{"\xc0\x80", "overlong"},
    Broken{"\xc1\xbf", "overlong"},
    Broken{"\xe0\x80\x80", "overlong"},
    Broken{"\xe0\x9f\xbf", "overlong"},
    Broken{"\xf0\x80\x80\x80", "overlong"},
    Broken{"\xf0\x8f\xbf\xbf", "overlong"},
    Broken{"\xed\xa0\x80", "the first surrogate"},
    Broken{"\xed\xbf\xbf", "the last surrogate"},
    Broken{"\xf4\x90\x80\x80", "over U+10FFFF"},
    Broken{"\xf5\x80\x80\x80", "over U+10FFFF"},
    Broken{"\xc2", "cut at the end"},
    Broken{"\xe3\x81", "cut at the end"},
    Broken{"\xf0\x9f\x98", "cut at the end"},
    Broken{"\xc2z", "cut by the next character"},
    Broken{"\xe3\x81z", "cut by the next character"},
    Broken{"\xf0\x9f\x98z", "cut by the next character"},
};

TEST(Utf8, TakesOneByteOfWhatIsNotWellFormed) {
  for (const Broken& broken : kBroken) {
    const Decoded decoded = decode_utf8(broken.bytes);
    EXPECT_FALSE(decoded.valid) << broken.why;
    EXPECT_EQ(decoded.length, 1U) << broken.why;
    EXPECT_EQ(find_invalid_utf8(broken.bytes), 0U) << broken.why;
  }
}

// Plain text is looked at eight bytes at a time: a bad byte is found at every distance from that grid.
TEST(Utf8, FindsTheFirstBadByteWhereverItStands) {
  for (std::size_t at = 0; at < 20; ++at) {
    std::string text(24, 'a');
    text[at] = '\xff';
    text[21] = '\xff';
    EXPECT_EQ(find_invalid_utf8(text), at);
  }
}

TEST(Utf8, FindsNoBadByteInTextOfAnyLengthAndLanguage) {
  std::string text;
  for (std::size_t i = 0; i < 40; ++i) {
    EXPECT_EQ(find_invalid_utf8(text), std::string_view::npos) << text;
    text += kPoints.at(i % kPoints.size()).bytes;
    text += std::string(i % 9, 'a');
  }
}

TEST(Utf8, FindsACodePointThatIsCutAtTheEnd) {
  const std::string text = "あいう";
  EXPECT_EQ(find_invalid_utf8(text.substr(0, 8)), 6U);
  EXPECT_EQ(find_invalid_utf8(text.substr(0, 7)), 6U);
  EXPECT_EQ(find_invalid_utf8(text.substr(0, 6)), std::string_view::npos);
}

}  // namespace
}  // namespace kakoi::base
