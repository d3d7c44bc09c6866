#include "syntax/yaml/scalars.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace kakoi::syntax::yaml {
namespace {

constexpr std::string_view kStr = "tag:yaml.org,2002:str";
constexpr std::string_view kBool = "tag:yaml.org,2002:bool";
constexpr std::string_view kInt = "tag:yaml.org,2002:int";
constexpr std::string_view kNull = "tag:yaml.org,2002:null";
constexpr std::string_view kTimestamp = "tag:yaml.org,2002:timestamp";
constexpr std::string_view kBinary = "tag:yaml.org,2002:binary";

std::string read(std::string_view text, std::string_view tag = {}, Style style = Style::plain) {
  const Scalar scalar = read_scalar(text, style, tag);
  switch (scalar.type) {
    case Type::text:
      return "text " + scalar.text;
    case Type::null:
      return "null";
    case Type::boolean:
      return scalar.boolean ? "true" : "false";
    case Type::number:
      return "number " + scalar.text;
    case Type::infinite:
      return "infinite";
    case Type::not_a_number:
      return "not a number";
    case Type::malformed:
      return "malformed";
    case Type::tag_not_known:
      return "tag not known";
  }
  return "";
}

TEST(YamlScalars, KnowsTheWordsOfYaml11) {
  for (const std::string_view word : {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"}) {
    EXPECT_EQ(read(word), "true") << word;
  }
  for (const std::string_view word : {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"}) {
    EXPECT_EQ(read(word), "false") << word;
  }
  for (const std::string_view word : {"", "~", "null", "Null", "NULL"}) {
    EXPECT_EQ(read(word), "null") << word;
  }
  for (const std::string_view word : {"yEs", "tRUE", "nULL", "oN", "none", "ENABLED", "y ", "-", "+", ".", "e3"}) {
    EXPECT_EQ(read(word), "text " + std::string(word));
  }
  EXPECT_EQ(read("-.Inf"), "infinite");
  EXPECT_EQ(read(".nan"), "not a number");
}

TEST(YamlScalars, ReadsNumbersOfTheCoreSchema) {
  EXPECT_EQ(read("012"), "number 012");
  EXPECT_EQ(read("+5"), "number 5");
  EXPECT_EQ(read("-5.50"), "number -5.50");
  EXPECT_EQ(read("1."), "number 1");
  EXPECT_EQ(read("-.5"), "number -0.5");
  EXPECT_EQ(read("1E+3"), "number 1e+3");
  EXPECT_EQ(read(".5e3"), "number 0.5e3");
  EXPECT_EQ(read("0x1F"), "number 31");
  EXPECT_EQ(read("0o17"), "number 15");
  for (const std::string_view word :
       {"0X1F", "-0x1F", "0o8", "0b11", "1_000", "1.5e", "190:20:30", "1.2.3", "0x", "12a", "0x1ffffffffffffffff"}) {
    EXPECT_EQ(read(word), "text " + std::string(word));
  }
}

TEST(YamlScalars, WritesTimestampsAsRfc3339) {
  EXPECT_EQ(read("2012-10-17"), "text 2012-10-17T00:00:00Z");
  EXPECT_EQ(read("2001-1-2"), "text 2001-01-02T00:00:00Z");
  EXPECT_EQ(read("2001-12-14t21:59:43.10-05:00"), "text 2001-12-14T21:59:43-05:00");
  EXPECT_EQ(read("2001-12-14T1:2:3+00:00"), "text 2001-12-14T01:02:03Z");
  EXPECT_EQ(read("2001-12-14  21:59:43"), "text 2001-12-14T21:59:43Z");
  EXPECT_EQ(read("2000-02-29"), "text 2000-02-29T00:00:00Z");
  for (const std::string_view word : {"2001-02-29", "1900-02-29", "2001-13-01", "2001-00-01", "2001-01-00", "201-01-01",
                                      "2001-01-01T00:00:00", "2001-01-01 24:00:00", "2001-01-01 00:00:00 Z",
                                      "2001-01-01T00:00:00+5:00", "2001-01-01x", "2001-01-01T00:00:00.Z"}) {
    EXPECT_EQ(read(word), "text " + std::string(word));
  }
}

TEST(YamlScalars, LetsQuotesMakeAText) {
  EXPECT_EQ(read("yes", {}, Style::double_quoted), "text yes");
  EXPECT_EQ(read("", {}, Style::single_quoted), "text ");
  EXPECT_EQ(read("12", kInt, Style::single_quoted), "text 12");
  EXPECT_EQ(read("maybe", kBool, Style::single_quoted), "malformed");
}

TEST(YamlScalars, MindsTags) {
  EXPECT_EQ(read("true", kStr), "text true");
  EXPECT_EQ(read("", kStr), "text ");
  EXPECT_EQ(read("maybe", kBool), "malformed");
  EXPECT_EQ(read("1_000", kInt), "number 1000");
  EXPECT_EQ(read("-0x1F", kInt), "number -31");
  EXPECT_EQ(read("0b11", kInt), "number 3");
  EXPECT_EQ(read("1.5", kInt), "number 1.5");
  EXPECT_EQ(read("x", kInt), "malformed");
  EXPECT_EQ(read("yes", kInt), "true");
  EXPECT_EQ(read("foo", kNull), "null");
  EXPECT_EQ(read("2001-01-01", kTimestamp), "text 2001-01-01T00:00:00Z");
  EXPECT_EQ(read("foo", kTimestamp), "malformed");
  EXPECT_EQ(read("aGk=", kBinary), "text aGk=");
  EXPECT_EQ(read("aGk", kBinary), "malformed");
  EXPECT_EQ(read("x", "!Ref"), "tag not known");
  EXPECT_EQ(read("true", "!"), "tag not known");
}

}  // namespace
}  // namespace kakoi::syntax::yaml
