#include "syntax/encoding.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kakoi::syntax {
namespace {

using namespace std::string_literals;

std::string unreadable(std::string_view text) {
  const auto why = unreadable_encoding(text);
  return why.has_value() ? why->text(base::Language::en) : "readable";
}

constexpr std::string_view kUtf16 = "the file is UTF-16, not UTF-8; save it as UTF-8";
constexpr std::string_view kUtf32 = "the file is UTF-32, not UTF-8; save it as UTF-8";
constexpr std::string_view kBinary = "the file is binary, not text";

// ASCII in units of `size` bytes.
std::string widened(std::string_view text, std::size_t size, bool big_endian) {
  std::string out;
  for (const char c : text) {
    const std::string zeros(size - 1, '\0');
    out += big_endian ? zeros + c : c + zeros;
  }
  return out;
}

TEST(ByteOrderMark, IsThreeBytesAtTheStart) {
  EXPECT_EQ(byte_order_mark("\xef\xbb\xbf"), 3U);
  EXPECT_EQ(byte_order_mark("\xef\xbb\xbf\xef\xbb\xbf"), 3U);
  EXPECT_EQ(byte_order_mark("\xef\xbb"), 0U);
  EXPECT_EQ(byte_order_mark("a\xef\xbb\xbf"), 0U);
  EXPECT_EQ(byte_order_mark(""), 0U);
}

TEST(Encoding, ReadsTextThoughSingleBytesInItAreWrong) {
  for (const std::string text : {"", "a", "a = 1\n", "\xef\xbb\xbfx", "網", "\xff", "caf\xe9", "\x1b[0m"}) {
    EXPECT_EQ(unreadable(text), "readable");
  }
}

TEST(Encoding, NamesUtf16ByItsMark) {
  EXPECT_EQ(unreadable("\xff\xfe" + widened("a = 1\n", 2, false)), kUtf16);
  EXPECT_EQ(unreadable("\xfe\xff" + widened("a = 1\n", 2, true)), kUtf16);
  EXPECT_EQ(unreadable("\xff\xfe"), kUtf16);
}

TEST(Encoding, NamesUtf16WithoutAMark) {
  EXPECT_EQ(unreadable(widened("a = 1\n", 2, false)), kUtf16);
  EXPECT_EQ(unreadable(widened("a = 1\n", 2, true)), kUtf16);
}

TEST(Encoding, NamesUtf32) {
  EXPECT_EQ(unreadable("\xff\xfe\0\0"s + widened("a = 1\n", 4, false)), kUtf32);
  EXPECT_EQ(unreadable("\0\0\xfe\xff"s + widened("a = 1\n", 4, true)), kUtf32);
}

TEST(Encoding, NamesBinaryByItsZeroBytes) {
  EXPECT_EQ(unreadable("\x7f"
                       "ELF\x02\x01\x01\0\0\0"s),
            kBinary);
  EXPECT_EQ(unreadable("a = 1\n\0"s), kBinary);
  EXPECT_EQ(unreadable("\0"s), kBinary);
}

TEST(Encoding, SaysItInJapaneseToo) {
  const auto why = unreadable_encoding("\xff\xfe");
  ASSERT_TRUE(why.has_value());
  EXPECT_EQ(why->text(base::Language::ja), "ファイルが UTF-8 ではなく UTF-16 です。UTF-8 で保存してください");
}

}  // namespace
}  // namespace kakoi::syntax
