#include "sim/value/json.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::value {
namespace {

TEST(Json, WhatIsReadIsWrittenAgain) {
  const auto it = parse_json(R"({"a":[1,-2.5,"x\n",true],"b":{"c":[]}})");
  ASSERT_TRUE(it);
  EXPECT_EQ(to_json(*it), R"({"a":[1,-2.5,"x\n",true],"b":{"c":[]}})");
}

TEST(Json, NullMembersAreLeftOut) { EXPECT_EQ(to_json(Value::object({{"a", Value()}, {"b", 1}})), R"({"b":1})"); }

TEST(Json, OfMembersWithTheSameNameTheLastCounts) {
  const auto it = parse_json(R"({"a":1,"b":2,"a":3})");
  ASSERT_TRUE(it);
  EXPECT_EQ(to_json(*it), R"({"a":3,"b":2})");
}

TEST(Json, TimesAreSecondsWithMilliseconds) { EXPECT_EQ(to_json(Timestamp{1700000000.12345}), "1700000000.123"); }

TEST(Json, BrokenTextIsNoValue) {
  for (const char* text : {"", "{", "[1,]", "{} {}", "nul", "\xff"}) {
    EXPECT_FALSE(parse_json(text)) << text;
  }
}

TEST(Json, TooDeepTextIsNoValue) {
  EXPECT_FALSE(parse_json(std::string(100'000, '[')));
  EXPECT_FALSE(parse_json(std::string(200, '[') + std::string(200, ']')));
}

TEST(Json, BytesThatAreNoTextAreReplaced) { EXPECT_EQ(to_json(Value("a\xff")), "\"a\xEF\xBF\xBD\""); }

TEST(Value, NumbersOfQueryRequestsAreTexts) {
  const Value it = Value::object({{"count", "12"}, {"flag", "true"}, {"word", "12x"}});
  EXPECT_EQ(it.integer("count"), 12);
  EXPECT_TRUE(it.boolean("flag"));
  EXPECT_EQ(it.integer("word", 7), 7);
}

TEST(Value, GoingDownIntoWhatIsNotThereGivesNull) {
  EXPECT_TRUE(Value("text")["a"]["b"].is_null());
  EXPECT_TRUE(Value()["a"].items().empty());
}

}  // namespace
}  // namespace kakoi::sim::value
