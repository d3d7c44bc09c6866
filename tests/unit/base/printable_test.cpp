#include "base/message.hpp"
#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kakoi::base {
namespace {

using namespace std::string_literals;

TEST(Printable, LeavesTextOfAnyLanguageAlone) {
  for (const std::string text : {"", "plain ~ text", "網 é 😀", "a\u00a0b", "e\u0301", "שלום", "\ufeff"}) {
    EXPECT_EQ(printable(text), text);
  }
}

TEST(Printable, WritesEveryControlCharacterAsItsNumber) {
  EXPECT_EQ(printable("\0"s), "\\x00");
  EXPECT_EQ(printable("a\tb\nc\rd"), "a\\x09b\\x0ac\\x0dd");
  EXPECT_EQ(printable("\x1b]0;title\x07"), "\\x1b]0;title\\x07");
  EXPECT_EQ(printable("\x7f"), "\\x7f");
  EXPECT_EQ(printable("\u0080\u009b31m\u009f"), "\\x80\\x9b31m\\x9f");
  for (std::uint32_t code = 0; code < 0xa0; ++code) {
    std::string text;
    append_utf8(text, code);
    const bool is_control = code < 0x20 || code >= 0x7f;
    EXPECT_EQ(printable(text).starts_with("\\x"), is_control) << code;
  }
}

TEST(Printable, PutsTheReplacementCharacterForABadByte) {
  EXPECT_EQ(printable("a\xff\xfe"), "a\ufffd\ufffd");
  EXPECT_EQ(printable("\xe7\xb6"), "\ufffd\ufffd");  // 網 without its last byte
  EXPECT_EQ(printable("\x9b"), "\ufffd");            // a C1 control as a single byte
}

// Not only taken out: else two names that differ look the same.
TEST(Printable, ShowsTheMarksThatTurnTextAround) {
  for (std::uint32_t code : {0x202aU, 0x202bU, 0x202cU, 0x202dU, 0x202eU, 0x2066U, 0x2067U, 0x2068U, 0x2069U}) {
    std::string mark;
    append_utf8(mark, code);
    const std::string shown = printable("a" + mark + "b");
    EXPECT_EQ(shown.find(mark), std::string::npos) << shown;
    EXPECT_NE(shown, "ab") << "U+" << std::hex << code << " has vanished";
  }
}

}  // namespace
}  // namespace kakoi::base
