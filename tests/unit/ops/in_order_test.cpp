#include "ops/in_order.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kakoi::ops {
namespace {

using Findings = InOrder::Findings;

Findings named(const std::string& name) {
  Findings findings(1);
  findings.front().control = name;
  return findings;
}

struct Taken {
  std::string all{};
  InOrder order{2, [this](Findings findings) {
                  for (const auto& finding : findings) {
                    all += finding.control;
                  }
                }};
};

TEST(InOrder, HandsOnByRowAndNumber) {
  Taken taken;
  taken.order.add(1, 0, named("d"));
  taken.order.add(0, 1, named("b"));
  EXPECT_EQ(taken.all, "");
  taken.order.add(0, 0, named("a"));
  EXPECT_EQ(taken.all, "ab");
  taken.order.end(1, 1);
  EXPECT_EQ(taken.all, "ab") << "the first row may have more";
  taken.order.add(0, 2, named("c"));
  taken.order.end(0, 3);
  EXPECT_EQ(taken.all, "abcd");
}

TEST(InOrder, PassesOverARowWithNothingInIt) {
  Taken taken;
  taken.order.add(1, 0, named("a"));
  taken.order.end(0, 0);
  EXPECT_EQ(taken.all, "a");
}

TEST(InOrder, HasNoRoomWhileTooMuchWaits) {
  Taken taken;
  EXPECT_TRUE(taken.order.has_room());
  taken.order.add(1, 0, Findings(100'000));
  EXPECT_FALSE(taken.order.has_room());
  taken.order.end(0, 0);
  EXPECT_TRUE(taken.order.has_room());
}

}  // namespace
}  // namespace kakoi::ops
