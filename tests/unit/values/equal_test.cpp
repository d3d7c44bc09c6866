#include "unit/values/samples.hpp"
#include "values/logic.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace kakoi::values {

// NOLINTNEXTLINE(readability-identifier-naming): GoogleTest looks for this name
void PrintTo(Truth truth, std::ostream* out) {
  *out << (truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown");
}

namespace {

class Equal : public testing::Test, public Samples {
 protected:
  // Whichever side each of the two stands on.
  static void expect(Truth wanted, const Value& a, const Value& b) {
    EXPECT_EQ(equal(a, b), wanted);
    EXPECT_EQ(equal(b, a), wanted) << "the other way round";
  }
};

TEST_F(Equal, ComparesValuesOfOneKind) {
  expect(Truth::yes, yes(), yes());
  expect(Truth::no, yes(), no());
  expect(Truth::yes, null(), null());
  expect(Truth::yes, number(1), number(1.0L));
  expect(Truth::no, number(1), number(1.5L));
  expect(Truth::yes, text("a"), text("a"));
  expect(Truth::no, text("a"), text("A"));
  expect(Truth::yes, text(""), text(""));
}

TEST_F(Equal, IsNoForValuesOfDifferentKinds) {
  const std::vector<Value> kinds{null(), yes(), number(1), text("true"), text("1"), list({}), map({})};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    for (std::size_t j = 0; j < kinds.size(); ++j) {
      EXPECT_EQ(equal(kinds[i], kinds[j]), i == j ? Truth::yes : Truth::no) << i << " and " << j;
    }
  }
}

TEST_F(Equal, IsUnknownForAnUnknown) {
  for (const Value& other : {null(), yes(), text("a"), list({}), map({}), unknown()}) {
    expect(Truth::unknown, unknown(), other);
  }
}

TEST_F(Equal, ComparesListsAsKleeneWould) {
  expect(Truth::yes, list({}), list({}));
  expect(Truth::yes, list({yes(), text("a")}), list({yes(), text("a")}));
  expect(Truth::no, list({yes(), no()}), list({no(), yes()}));
  expect(Truth::unknown, list({yes(), unknown()}), list({yes(), text("a")}));
  expect(Truth::no, list({unknown(), yes()}), list({text("a"), no()}));
  expect(Truth::no, list({yes(), unknown()}), list({no(), text("a")}));
}

TEST_F(Equal, IsNoForListsOfDifferentLengthsWhateverIsInThem) {
  expect(Truth::no, list({yes()}), list({yes(), yes()}));
  expect(Truth::no, list({unknown()}), list({unknown(), unknown()}));
}

TEST_F(Equal, ComparesMapsAsKleeneWould) {
  expect(Truth::yes, map({{"a", yes()}, {"b", no()}}), map({{"b", no()}, {"a", yes()}}));
  expect(Truth::no, map({{"a", yes()}}), map({{"a", no()}}));
  expect(Truth::unknown, map({{"a", yes()}, {"b", unknown()}}), map({{"a", yes()}, {"b", no()}}));
  expect(Truth::no, map({{"a", unknown()}, {"b", yes()}}), map({{"a", yes()}, {"b", no()}}));
}

TEST_F(Equal, IsNoForMapsOfDifferentKeysWhateverIsInThem) {
  expect(Truth::no, map({{"a", unknown()}}), map({{"b", unknown()}}));
  expect(Truth::no, map({{"a", unknown()}}), map({{"a", unknown()}, {"b", unknown()}}));
  expect(Truth::no, map({}), map({{"a", unknown()}}));
}

TEST_F(Equal, IsUnknownForAMapThatMayHaveMoreKeys) {
  expect(Truth::unknown, open_map({{"a", yes()}}), map({{"a", yes()}}));
  expect(Truth::unknown, open_map({}), map({{"a", yes()}, {"b", yes()}}));
  expect(Truth::unknown, open_map({}), open_map({}));
}

TEST_F(Equal, LooksAtEveryDepth) {
  const auto nest = [&](const Value& inner) { return map({{"a", list({map({{"b", inner}})})}}); };
  expect(Truth::yes, nest(yes()), nest(yes()));
  expect(Truth::no, nest(yes()), nest(no()));
  expect(Truth::unknown, nest(yes()), nest(unknown()));
  expect(Truth::unknown, nest(text("ab")), nest(rope("a?")));
}

TEST_F(Equal, ComparesARopeAsTheTextThatItIs) {
  expect(Truth::yes, rope("ab"), text("ab"));
  const std::vector<Piece> pieces{{.bytes = "a"}, {.bytes = ""}, {.bytes = "b"}};
  Arena arena;
  expect(Truth::yes, arena.text(pieces, base::TrailId::none), text("ab"));
}

TEST_F(Equal, IsNoForARopeWithAHoleOnlyWhereTheTextBeforeItDiffers) {
  expect(Truth::unknown, rope("ab?"), text("abc"));
  expect(Truth::unknown, rope("?b"), text("ab"));
  expect(Truth::unknown, rope("a?c"), text("abc"));
  expect(Truth::no, rope("ab?"), text("ac"));
  expect(Truth::no, rope("ab?c"), text("bb"));
  expect(Truth::unknown, rope("a?"), rope("ab?"));
  expect(Truth::no, rope("a?"), rope("b?"));
  expect(Truth::unknown, rope("?"), text(""));
}

TEST_F(Equal, IsNoForCollectionsOfDifferentShapes) {
  const std::vector<Shape> shapes{Shape::plain, Shape::uniform, Shape::set};
  for (const Shape a : shapes) {
    for (const Shape b : shapes) {
      expect(a == b ? Truth::yes : Truth::no, list({yes()}, a), list({yes()}, b));
    }
  }
  expect(Truth::no, map({{"a", yes()}}), map({{"a", yes()}}, Shape::uniform));
  expect(Truth::no, list({}), list({}, Shape::uniform));
}

// The unknown element may be any, the other one too: it may come elsewhere in the set, or be one with it.
TEST_F(Equal, IsUnknownForASetWithAnUnknownElementThatMayComeToTheOther) {
  const auto set = [&](const std::vector<Value>& items) { return list(items, Shape::set); };
  expect(Truth::unknown, set({unknown(), text("a")}), set({text("a"), text("b")}));
  expect(Truth::unknown, set({text("a"), unknown()}), set({text("a")}));
  expect(Truth::unknown, set({unknown()}), set({text("a")}));
}

// What a resource's argument becomes is for its provider's schema to say: a text, a number, a set.
TEST_F(Equal, IsUnknownForALooselyTypedValueThatMayBecomeTheOther) {
  expect(Truth::unknown, yes().loosely_typed(), text("true"));
  expect(Truth::unknown, number(80).loosely_typed(), text("80"));
  expect(Truth::unknown, text("true").loosely_typed(), yes());
  expect(Truth::unknown, text("60.0").loosely_typed(), number(60));
  expect(Truth::unknown, rope("tru?").loosely_typed(), yes());
}

TEST_F(Equal, IsNoForALooselyTypedValueThatCannotBecomeTheOther) {
  expect(Truth::no, yes().loosely_typed(), text("false"));
  expect(Truth::no, number(80).loosely_typed(), text("81"));
  expect(Truth::no, yes().loosely_typed(), null());
  expect(Truth::no, yes().loosely_typed(), no());
  expect(Truth::no, number(1).loosely_typed(), text("true"));
  expect(Truth::no, text("a").loosely_typed(), text("b"));
}

TEST_F(Equal, IsYesForALooselyTypedTextThatIsNothingButText) {
  expect(Truth::yes, text("a").loosely_typed(), text("a"));
  expect(Truth::yes, null().loosely_typed(), null());
}

// `value = true` of a text is "true", which is not true.
TEST_F(Equal, IsUnknownForALooselyTypedScalarThatMayBecomeAnother) {
  expect(Truth::unknown, yes().loosely_typed(), yes());
  expect(Truth::unknown, number(80).loosely_typed(), number(80));
}

// `["a"]` may become a list or a set, neither of which is a tuple; `{ a = "b" }` a map, which is no object.
TEST_F(Equal, IsAtMostUnknownForALooselyTypedCollection) {
  for (const Shape shape : {Shape::plain, Shape::uniform, Shape::set}) {
    expect(Truth::unknown, list({text("a")}).loosely_typed(), list({text("a")}, shape));
    expect(Truth::no, list({text("a")}).loosely_typed(), list({text("b")}, shape));
  }
  expect(Truth::unknown, map({{"a", text("b")}}).loosely_typed(), map({{"a", text("b")}}));
  expect(Truth::no, map({{"a", text("b")}}).loosely_typed(), map({{"a", text("c")}}));
}

TEST_F(Equal, TakesTheElementsOfALooselyTypedCollectionForLooselyTypedToo) {
  expect(Truth::unknown, map({{"a", yes()}}).loosely_typed(), map({{"a", text("true")}}, Shape::uniform));
  expect(Truth::unknown, list({number(1)}).loosely_typed(), list({text("1")}, Shape::uniform));
  expect(Truth::no, map({{"a", yes()}}).loosely_typed(), map({{"a", text("false")}}, Shape::uniform));
}

}  // namespace
}  // namespace kakoi::values
