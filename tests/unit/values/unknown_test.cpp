// What is unknown within a value, and why.
#include "unit/values/samples.hpp"
#include "values/logic.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kakoi::values {
namespace {

class FirstUnknown : public testing::Test, public Samples {
 protected:
  static std::string found(const Value& value) {
    const Value* unknown = first_unknown(value);
    return unknown == nullptr ? "nothing" : std::string(unknown->reason().arguments[0]);
  }
};

TEST_F(FirstUnknown, IsNothingInWhatIsWhollyKnown) {
  for (const Value& value : {null(), yes(), text("a"), list({yes(), map({{"a", null()}})})}) {
    EXPECT_TRUE(value.is_wholly_known());
    EXPECT_EQ(found(value), "nothing");
  }
}

TEST_F(FirstUnknown, IsFoundAtAnyDepth) {
  EXPECT_EQ(found(unknown("it")), "it");
  EXPECT_EQ(found(rope("a?b")), "hole");
  EXPECT_EQ(found(list({yes(), unknown("second"), unknown("third")})), "second");
  EXPECT_EQ(found(map({{"b", unknown("b")}, {"a", list({rope("?")})}})), "hole");
}

TEST_F(FirstUnknown, MakesWhatHoldsItNotWhollyKnown) {
  EXPECT_FALSE(unknown().is_wholly_known());
  EXPECT_FALSE(rope("a?").is_wholly_known());
  EXPECT_FALSE(list({map({{"a", list({unknown()})}})}).is_wholly_known());
  EXPECT_FALSE(open_map({}).is_wholly_known());
}

TEST_F(FirstUnknown, GivesItsReason) {
  EXPECT_EQ(why(unknown("var.a")).text(base::Language::en), "var.a is not known");
  EXPECT_EQ(why(list({yes(), unknown("var.b")})).text(base::Language::ja), "var.b は不明です");
}

TEST_F(FirstUnknown, LeavesAReasonToWhatIsOpenWithoutAnUnknownInIt) {
  EXPECT_EQ(why(open_map({})).text(base::Language::en), "it depends on something that is known only after apply");
}

}  // namespace
}  // namespace kakoi::values
