#include "base/message.hpp"

#include "base/result.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kakoi::base {
namespace {

constexpr Phrase kGreeting{"{} greets {}", "{} が {} に挨拶します"};
constexpr Phrase kFirst{"first", "一"};
constexpr Phrase kSecond{"second", "二"};
constexpr Phrase kThird{"third", "三"};

std::string both(const Message& message) { return message.text(Language::en) + " | " + message.text(Language::ja); }

TEST(Message, FillsItsPlacesInOrderInEveryLanguage) {
  EXPECT_EQ(both(Message(kGreeting, {"Aki", "Ben"})), "Aki greets Ben | Aki が Ben に挨拶します");
}

TEST(Message, IsAPhraseWithoutPlaces) {
  EXPECT_EQ(both(kFirst), "first | 一");
  EXPECT_EQ(kGreeting.places(), 2U);
  EXPECT_EQ(kFirst.places(), 0U);
}

TEST(Message, SaysNothingWhenItIsEmpty) {
  EXPECT_TRUE(Message().empty());
  EXPECT_EQ(both(Message()), " | ");
  EXPECT_FALSE(Message(kFirst).empty());
}

TEST(Message, JoinsWithAColonASemicolonOrAnEqualsSign) {
  EXPECT_EQ(both(Message(kFirst).then(kSecond)), "first: second | 一: 二");
  EXPECT_EQ(both(Message(kFirst).also(kSecond)), "first; second | 一。二");
  EXPECT_EQ(both(Message(kFirst).is("true")), "first = true | 一 = true");
}

TEST(Message, JoinsNothingToWhatIsEmpty) {
  EXPECT_EQ(both(Message().then(kFirst)), "first | 一");
  EXPECT_EQ(both(Message().also(kFirst)), "first | 一");
  EXPECT_EQ(both(Message(kFirst).also(Message())), "first | 一");
}

TEST(Message, KeepsTheJointsOfWhatIsJoinedToIt) {
  const Message tail = Message(kSecond).then(kThird);
  EXPECT_EQ(both(Message(kFirst).then(tail)), "first: second: third | 一: 二: 三");
  EXPECT_EQ(both(Message(kFirst).then(Message(kSecond).also(kThird))), "first: second; third | 一: 二。三");
  EXPECT_EQ(both(Message(kFirst).also(tail)), "first; second: third | 一。二: 三");
  EXPECT_EQ(both(Message(kFirst).also(Message(kSecond).is("2"))), "first; second = 2 | 一。二 = 2");
}

TEST(Message, MakesLists) {
  EXPECT_EQ(both(Message(kFirst).listed_with(kSecond).also(kThird)), "first, second; third | 一、二。三");
  EXPECT_EQ(both(Message(kFirst).then(Message().listed_with(kSecond).listed_with(kThird))),
            "first: second, third | 一: 二、三");
}

TEST(Message, AddsOfAnotherOnlyWhatItDoesNotSay) {
  const Message said = Message(kFirst).also(Message(kSecond).then(kThird));
  EXPECT_EQ(both(said.also_what_is_new_of(said)), both(said));
  EXPECT_EQ(both(said.also_what_is_new_of(Message(kFirst).also(kThird))),
            "first; second: third; third | 一。二: 三。三");
  EXPECT_EQ(both(said.also_what_is_new_of(Message(kSecond).also(kSecond))),
            "first; second: third; second | 一。二: 三。二");
  EXPECT_EQ(both(Message().also_what_is_new_of(kFirst)), "first | 一");
}

TEST(Message, LeavesTheOneThatItIsMadeFromAlone) {
  const Message first = kFirst;
  EXPECT_EQ(both(first.then(kSecond)), "first: second | 一: 二");
  EXPECT_EQ(both(first), "first | 一");
}

TEST(Message, TakesNoArgumentForAPlace) {
  EXPECT_EQ(Message(kGreeting, {"{}", "{x}"}).text(Language::en), "{} greets {x}");
}

TEST(Message, LetsNoArgumentMoveTheCursor) {
  EXPECT_EQ(Message(kGreeting, {"\x1b[2J", "a\r\nb"}).text(Language::en), "\\x1b[2J greets a\\x0d\\x0ab");
  EXPECT_EQ(Message(kFirst).is("\x07").text(Language::ja), "一 = \\x07");
}

TEST(Error, GainsWhatWasBeingDoneInFrontOfIt) {
  constexpr Phrase kReading{"read {}", "{} の読み取り"};
  EXPECT_EQ(both(Error{.message = kFirst}.in(kReading, "a.tf").message), "read a.tf: first | a.tf の読み取り: 一");
}

}  // namespace
}  // namespace kakoi::base
