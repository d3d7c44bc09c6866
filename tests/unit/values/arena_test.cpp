#include "values/arena.hpp"

#include "unit/values/samples.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kakoi::values {
namespace {

using base::TrailId;

constexpr Budget kSmall{.steps = 10, .bytes = 10'000, .share_steps = 4, .share_bytes = 4'000};

int steps_until_exhausted(Arena& arena) {
  int steps = 0;
  while (arena.step()) {
    ++steps;
  }
  return steps;
}

TEST(Arena, GivesEachShareItsStepsUntilTheWholeIsUsedUp) {
  Arena arena(kSmall);
  std::vector<int> taken;
  for (int share = 0; share < 4; ++share) {
    taken.push_back(steps_until_exhausted(arena));
    EXPECT_TRUE(arena.exhausted());
    arena.new_share();
  }
  // The step that was refused counts too.
  EXPECT_EQ(taken, (std::vector<int>{4, 4, 0, 0}));
  EXPECT_TRUE(arena.exhausted());
}

TEST(Arena, TakesSeveralStepsAtOnce) {
  Arena arena(kSmall);
  EXPECT_TRUE(arena.step(3));
  EXPECT_FALSE(arena.step(2));
  arena.new_share();
  EXPECT_TRUE(arena.step(4));
}

TEST(Arena, IsExhaustedByWhatItHolds) {
  Arena arena(kSmall);
  EXPECT_FALSE(arena.exhausted());
  arena.text(std::string(5'000, 'a'), TrailId::none);
  EXPECT_TRUE(arena.exhausted());
  arena.new_share();
  EXPECT_FALSE(arena.exhausted());
  arena.text(std::string(6'000, 'a'), TrailId::none);
  arena.new_share();
  EXPECT_TRUE(arena.exhausted());
}

TEST(Arena, IsExhaustedByTrailsToo) {
  Arena arena(kSmall);
  for (int i = 0; i < 1'000; ++i) {
    arena.trail({});
  }
  EXPECT_FALSE(arena.afford(1));
}

TEST(Arena, SaysBeforehandWhatItCannotAfford) {
  Arena arena(kSmall);
  EXPECT_TRUE(arena.afford(4'000));
  EXPECT_FALSE(arena.exhausted());
  EXPECT_FALSE(arena.afford(4'001));
  EXPECT_TRUE(arena.exhausted());
}

TEST(Arena, SaysThatItRanOutOfBudgetInEveryLanguage) {
  Arena arena(kSmall);
  const Value value = arena.out_of_budget();
  ASSERT_TRUE(value.is_unknown());
  EXPECT_FALSE(value.reason().phrase.in(base::Language::en).empty());
  EXPECT_NE(value.reason().phrase.in(base::Language::en), value.reason().phrase.in(base::Language::ja));
}

TEST(Arena, KeepsACopyOfWhatItIsGiven) {
  Arena arena;
  std::string text = "short";
  const Value value = arena.text(text, TrailId::none);
  std::vector<Value> items{value};
  const Value list = arena.list(items, TrailId::none);
  text = "other";
  items.clear();
  EXPECT_EQ(list.items()[0].text().whole, "short");
}

TEST(Arena, KeepsWhatIsLargerThanItsBlocks) {
  Arena arena;
  const std::string large(3'000'000, 'x');
  const Value first = arena.text(large, TrailId::none);
  const Value second = arena.text("small", TrailId::none);
  EXPECT_EQ(first.text().whole, large);
  EXPECT_EQ(second.text().whole, "small");
}

TEST(Arena, GivesTrailsTheirNumbersInOrder) {
  Arena arena;
  const TrailId first = arena.trail({.range = {}, .what = What::local, .name = "a"});
  const TrailId second = arena.trail({.range = {}, .what = What::variable, .parent = first, .name = "b"});
  EXPECT_EQ(arena.trails()[second].parent, first);
  EXPECT_EQ(arena.trails()[first].name, "a");
  EXPECT_NE(first, TrailId::none);
}

class Weight : public testing::Test, public Samples {};

TEST_F(Weight, IsOneForEachValueAndOneForEachCollection) {
  EXPECT_EQ(text("a").weight(), 1U);
  EXPECT_EQ(list({}).weight(), 1U);
  EXPECT_EQ(list({yes(), no()}).weight(), 3U);
  EXPECT_EQ(list({list({yes(), no()}), null()}).weight(), 5U);
}

TEST_F(Weight, CountsWhatAMapHolds) {
  EXPECT_EQ(map({{"a", yes()}, {"b", list({no()})}}).weight(), 4U);
  EXPECT_EQ(list({map({{"a", yes()}})}).weight(), 3U);
}

// Of 30 doublings, whether of lists or of maps, nobody can look at all.
TEST(Arena, RefusesACollectionThatIsTooHeavyToLookAt) {
  for (const bool as_map : {false, true}) {
    Arena arena;
    Value value = Value::boolean(true, TrailId::none);
    for (int i = 0; i < 30 && !value.is_unknown(); ++i) {
      value = as_map ? arena.map({{"a", value}, {"b", value}}, TrailId::none)
                     : arena.list(std::vector<Value>{value, value}, TrailId::none);
    }
    EXPECT_TRUE(value.is_unknown()) << (as_map ? "maps" : "lists");
    EXPECT_TRUE(arena.exhausted()) << (as_map ? "maps" : "lists");
  }
}

}  // namespace
}  // namespace kakoi::values
