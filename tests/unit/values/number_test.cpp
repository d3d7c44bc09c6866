#include "values/number.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kakoi::values {
namespace {

// What a number that is written like this prints as; "none" where it is no number that can be kept.
std::string printed(std::string_view text) {
  const auto number = parse_number(text);
  return number.has_value() ? print_number(*number) : "none";
}

TEST(Number, PrintsAnIntegerAsItIs) {
  for (const std::string text :
       {"0", "1", "-1", "42", "1000000", "-1000000", "9007199254740993", "9223372036854775807", "-9223372036854775808",
        "10000000000000000000", "12345678901234567891", "18446744073709551615", "-18446744073709551615"}) {
    EXPECT_EQ(printed(text), text);
  }
}

TEST(Number, PrintsADecimalFractionAsItWasWritten) {
  for (const std::string text : {"0.1", "-0.1", "0.3", "1.5", "3.14159", "0.25", "123456789.125", "0.0001", "0.00001",
                                 "0.0000001", "-0.0000001", "0.000012345", "12345678901.234567"}) {
    EXPECT_EQ(printed(text), text);
  }
}

TEST(Number, LeavesNeedlessZerosAndPlusSignsOut) {
  EXPECT_EQ(printed("1.0"), "1");
  EXPECT_EQ(printed("1.50"), "1.5");
  EXPECT_EQ(printed("007"), "7");
  EXPECT_EQ(printed("+7"), "7");
  EXPECT_EQ(printed("0.0"), "0");
  EXPECT_EQ(printed("-0.0"), "-0");
}

TEST(Number, ReadsPowersOfTwoAndInfinity) {
  EXPECT_EQ(printed("1p3"), "8");
  EXPECT_EQ(printed("1.5P+1"), "3");
  EXPECT_EQ(printed("1p-1"), "0.5");
  EXPECT_EQ(printed("Inf"), "+Inf");
  EXPECT_EQ(printed("-inf"), "-Inf");
  EXPECT_FALSE(is_number("1p"));
  EXPECT_FALSE(is_number("1e2p3"));
  EXPECT_FALSE(is_number("INF"));
}

TEST(Number, NeverPrintsAnExponent) {
  EXPECT_EQ(printed("1e3"), "1000");
  EXPECT_EQ(printed("1E+3"), "1000");
  EXPECT_EQ(printed("1.5e1"), "15");
  EXPECT_EQ(printed("25e-2"), "0.25");
  EXPECT_EQ(printed("1e-7"), "0.0000001");
  EXPECT_EQ(printed("1e19"), "10000000000000000000");
  EXPECT_EQ(printed("1e-70"), "0." + std::string(69, '0') + "1");
}

TEST(Number, RefusesAnIntegerThatItCannotKeep) {
  for (const std::string_view text : {"18446744073709551617", "-18446744073709551617", "22345678901234567891",
                                      "100000000000000000001", "1e20", "1e4000", "-1e4000"}) {
    EXPECT_EQ(printed(text), "none") << text;
  }
}

// Terraform keeps more digits: what is rounded here would be equal to what it is not equal to.
TEST(Number, RefusesAFractionThatItCannotKeep) {
  EXPECT_EQ(printed("18446744073709551615.5"), "none");
  EXPECT_EQ(printed("0.1234567890123456789012345"), "none");
  EXPECT_EQ(printed("1." + std::string(40, '0') + "1"), "none");
}

TEST(Number, PrintsAFractionOfManyDigitsAsItWasWrittenOrNotAtAll) {
  const std::string digits = "0.1234567891234567891";
  for (std::size_t size = 3; size <= digits.size(); ++size) {
    const std::string text = digits.substr(0, size);
    EXPECT_TRUE(printed(text) == text || printed(text) == "none") << text << " prints as " << printed(text);
  }
}

TEST(Number, IsZeroHoweverLongItIsWritten) {
  EXPECT_EQ(printed("0e999999999"), "0");
  EXPECT_EQ(printed(std::string(300, '0')), "0");
}

TEST(Number, RefusesWhatIsNoDecimalNumber) {
  for (const std::string_view text :
       {"",      "-",   "+",    ".",   "e1", "1e", "1e+", "1e-", "--1", "+-1", "1.2.3",    "1e1.5",
        "1_000", "1,5", "0x10", "0b1", "1 ", " 1", "1\n", "a",   "1a",  "nan", "infinity", "١"}) {
    EXPECT_EQ(printed(text), "none") << text;
  }
  EXPECT_EQ(printed(std::string_view("1\0", 2)), "none");
}

TEST(Number, RefusesADigitStringWithoutEnd) {
  EXPECT_EQ(printed(std::string(100'000, '1')), "none");
  EXPECT_EQ(printed("0." + std::string(100'000, '1')), "none");
}

}  // namespace
}  // namespace kakoi::values
