// Maps, as the arena makes them.
#include "unit/values/samples.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kakoi::values {
namespace {

class Map : public testing::Test, public Samples {
 protected:
  static std::vector<std::string> keys(const Value& value) {
    std::vector<std::string> keys;
    for (const Entry& entry : value.entries()) {
      keys.emplace_back(entry.key);
    }
    return keys;
  }
};

TEST_F(Map, IsSortedByTheBytesOfItsKeys) {
  const Value value = map({{"b", yes()}, {"é", yes()}, {"", yes()}, {"a", yes()}, {"B", yes()}, {"aa", yes()}});
  EXPECT_EQ(keys(value), (std::vector<std::string>{"", "B", "a", "aa", "b", "é"}));
}

TEST_F(Map, KeepsTheLaterOfTwoEntriesWithOneKey) {
  const Value value = map({{"a", no()}, {"b", no()}, {"a", text("second")}, {"a", yes()}});
  EXPECT_EQ(keys(value), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(value.find("a")->value.boolean());
}

TEST_F(Map, ForgetsAnUnknownThatALaterEntryReplaces) {
  EXPECT_TRUE(map({{"a", unknown()}, {"a", yes()}}).is_wholly_known());
  EXPECT_FALSE(map({{"a", yes()}, {"a", unknown()}}).is_wholly_known());
}

TEST_F(Map, FindsAKeyOrNothing) {
  const Value value = map({{"b", yes()}, {"d", no()}});
  EXPECT_EQ(value.find("d")->key, "d");
  for (const std::string_view key : {"a", "c", "e", "", "bb"}) {
    EXPECT_EQ(value.find(key), nullptr) << key;
  }
  EXPECT_EQ(map({}).find("a"), nullptr);
}

TEST_F(Map, IsOpenOnlyWhenItIsMadeSo) {
  EXPECT_FALSE(map({}).is_open());
  const Value open = open_map({{"b", yes()}, {"a", no()}, {"b", no()}});
  EXPECT_TRUE(open.is_open());
  EXPECT_EQ(keys(open), (std::vector<std::string>{"a", "b"}));
  EXPECT_FALSE(open.find("b")->value.boolean());
}

TEST_F(Map, KeepsItsShape) {
  EXPECT_EQ(map({}).shape(), Shape::plain);
  EXPECT_EQ(map({}, Shape::uniform).shape(), Shape::uniform);
  EXPECT_EQ(list({}, Shape::set).shape(), Shape::set);
}

TEST_F(Map, ChangesNothingButTheTrailWhenItGetsAnother) {
  const Value value = map({{"a", yes()}}).loosely_typed();
  const Value other = value.with_trail(base::TrailId{9});
  EXPECT_EQ(other.trail(), base::TrailId{9});
  EXPECT_EQ(value.trail(), base::TrailId::none);
  EXPECT_TRUE(other.is_loosely_typed());
  EXPECT_EQ(keys(other), keys(value));
}

}  // namespace
}  // namespace kakoi::values
