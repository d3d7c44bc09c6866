#include "syntax/unicode.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace kakoi::syntax {
namespace {

TEST(Normalized, ComposesWhatIsWrittenInParts) {
  EXPECT_EQ(normalized("e\u0301"), "é");
  EXPECT_EQ(normalized("か\u3099"), "が");
  EXPECT_EQ(normalized("\u1112\u1161\u11ab"), "한");
  EXPECT_EQ(normalized("\u212b"), "\u00c5");  // the sign of the unit, and the letter
}

TEST(Normalized, LeavesComposedTextAlone) {
  for (const std::string text : {"", "plain", "é が 한", "😀", "ﬁ", "Ⅳ", "ｶ"}) {
    EXPECT_EQ(normalized(text), text);
  }
}

TEST(Normalized, LeavesTextThatIsNotUtf8AsItIs) {
  EXPECT_EQ(normalized("e\u0301\xff"), "e\u0301\xff");
  EXPECT_EQ(normalized("\xe7\xb6"), "\xe7\xb6");
}

TEST(Normalized, KeepsAZeroByte) {
  const std::string text("\0e\u0301", 4);
  EXPECT_EQ(normalized(text), std::string("\0é", 3));
}

struct Row {
  std::string_view text;
  std::size_t count;
  std::size_t first;
};

// As Terraform's length() counts them.
constexpr std::array kGraphemes{
    Row{"", 0, 0},
    Row{"a", 1, 1},
    Row{"ab", 2, 1},
    Row{"e\u0301x", 2, 3},
    Row{"\r\n", 1, 2},
    Row{"a\r\nb", 3, 1},
    Row{"\n\r", 2, 1},
    Row{"🇯🇵🇫🇷", 2, 8},
    Row{"👩‍👩‍👧", 1, 18},
    Row{"👍🏽!", 2, 8},
    Row{"\u1112\u1161\u11ab", 1, 9},
    Row{"か\u3099", 1, 6},
    Row{"網", 1, 3},
    Row{"\u0301a", 2, 2},
};

TEST(Graphemes, AreWhatAPersonSeesAsOneCharacter) {
  for (const Row& row : kGraphemes) {
    EXPECT_EQ(count_graphemes(row.text), row.count) << row.text;
    EXPECT_EQ(first_grapheme(row.text), row.first) << row.text;
  }
}

TEST(Graphemes, EndInTextThatIsNotUtf8) {
  EXPECT_EQ(first_grapheme("\xff\xfe"), 1U);
  EXPECT_EQ(count_graphemes("a\xff"), 2U);
}

}  // namespace
}  // namespace kakoi::syntax
