#include "base/known.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace kakoi::base {
namespace {

constexpr TrailId kHere{7};
constexpr TrailId kThere{8};

Known<bool> unknown(Phrase reason, TrailId trail = TrailId::none) {
  return Known<bool>::unknown({.reason = reason, .trail = trail});
}

// A, B: two unknowns that can be told apart. `+` and `-`: known.
Known<bool> from(char letter) {
  switch (letter) {
    case '+':
      return Known<bool>::given(true, kHere);
    case '-':
      return Known<bool>::given(false, kThere);
    case 'A':
      return unknown({"A", "甲"});
    default:
      return unknown({"B", "乙"});
  }
}

std::string letter_of(const Known<bool>& value) {
  return value.match([](bool known) { return std::string(known ? "+" : "-"); },
                     [](const Unknown& why) { return why.reason.text(Language::en); });
}

std::vector<Known<bool>> each_from(std::string_view letters) {
  std::vector<Known<bool>> values;
  for (const char letter : letters) {
    values.push_back(from(letter));
  }
  return values;
}

TEST(Known, CallsTheFunctionOfTheSideThatItIsOn) {
  EXPECT_EQ(letter_of(from('+')), "+");
  EXPECT_EQ(letter_of(from('-')), "-");
  EXPECT_EQ(letter_of(from('A')), "A");
}

TEST(Known, MapsAKnownValueAndKeepsItsTrailAndHowItIsKnown) {
  const auto given = Known<int>::given(20, kHere, How::defaulted).map([](int n) { return std::to_string(n + 1); });
  EXPECT_EQ(given.match([](const std::string& text) { return text; }, [](const Unknown&) { return std::string(); }),
            "21");
  EXPECT_EQ(given.trail(), kHere);
  EXPECT_TRUE(given.is_defaulted());
  EXPECT_FALSE(from('+').map([](bool known) { return !known; }).is_defaulted());
}

TEST(Known, MapsAnUnknownToTheSameUnknownWithoutAsking) {
  const auto mapped = unknown({"A", "甲"}, kThere).map([](bool) -> bool {
    ADD_FAILURE() << "there is no value to map";
    return false;
  });
  EXPECT_EQ(letter_of(mapped), "A");
  EXPECT_EQ(mapped.trail(), kThere);
  EXPECT_FALSE(mapped.is_defaulted());
}

TEST(Known, ChainsAStepThatMayEndInUnknown) {
  const auto next = [](bool known) { return known ? from('-') : from('B'); };
  EXPECT_EQ(letter_of(from('+').and_then(next)), "-");
  EXPECT_EQ(letter_of(from('-').and_then(next)), "B");
  EXPECT_EQ(letter_of(from('A').and_then(next)), "A");
  EXPECT_EQ(from('+').and_then(next).trail(), kThere);
}

TEST(Known, IsDefaultedOnlyWhereItIsLeftOut) {
  EXPECT_TRUE(Known<int>::defaulted(1).is_defaulted());
  EXPECT_EQ(Known<int>::defaulted(1).trail(), TrailId::none);
  EXPECT_FALSE(Known<int>::given(1, kHere).is_defaulted());
  EXPECT_FALSE(Known<int>::given(1, kHere, How::observed).is_defaulted());
}

TEST(Known, ZipsToBothOrToTheFirstUnknown) {
  const auto zipped = [](char a, char b) {
    return zip(from(a), from(b))
        .match(
            [](const std::pair<bool, bool>& both) {
              return std::string(both.first ? "+" : "-") + (both.second ? "+" : "-");
            },
            [](const Unknown& why) { return why.reason.text(Language::en); });
  };
  EXPECT_EQ(zipped('+', '-'), "+-");
  EXPECT_EQ(zipped('-', '+'), "-+");
  EXPECT_EQ(zipped('A', '+'), "A");
  EXPECT_EQ(zipped('-', 'B'), "B");
  EXPECT_EQ(zipped('A', 'B'), "A");
}

struct Row {
  std::string_view values;
  std::string_view all;
  std::string_view any;
};

// Kleene's strong logic, and of several unknowns the first.
constexpr std::array kKleene{
    Row{"", "+", "-"},    Row{"+", "+", "+"},   Row{"-", "-", "-"},   Row{"A", "A", "A"},   Row{"++", "+", "+"},
    Row{"+-", "-", "+"},  Row{"-+", "-", "+"},  Row{"--", "-", "-"},  Row{"+A", "A", "+"},  Row{"A+", "A", "+"},
    Row{"-A", "-", "A"},  Row{"A-", "-", "A"},  Row{"AB", "A", "A"},  Row{"BA", "B", "B"},  Row{"AB-", "-", "A"},
    Row{"AB+", "A", "+"}, Row{"+A-", "-", "+"}, Row{"++A", "A", "+"}, Row{"--A", "-", "A"}, Row{"A+-", "-", "+"},
};

TEST(Known, IsAllOrAnyOfAsKleeneDefinedThem) {
  for (const Row& row : kKleene) {
    const auto values = each_from(row.values);
    EXPECT_EQ(letter_of(all_of(values)), row.all) << "all of " << row.values;
    EXPECT_EQ(letter_of(any_of(values)), row.any) << "any of " << row.values;
  }
}

TEST(Known, KeepsTheTrailOfTheValueThatDecides) {
  const auto values = each_from("+-");
  EXPECT_EQ(all_of(values).trail(), kThere);
  EXPECT_EQ(any_of(values).trail(), kHere);
}

}  // namespace
}  // namespace kakoi::base
