// When rules and schedules are due.
#include "sim/services/launching/expression.hpp"
#include "sim/value/value.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace kakoi::sim::services::launching {
namespace {

/// As seconds since 1970, of `2024-02-28 23:59`.
double at(int year, unsigned month, unsigned day, int hour, int minute) {
  const std::chrono::sys_days date(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
  return static_cast<double>(date.time_since_epoch().count()) * 86400 + hour * 3600 + minute * 60;
}

Timing timing(std::string_view text, std::string_view zone = "UTC") {
  return {.expression = parse_expression(text, Flavour::schedule).value(), .zone = zone_of(zone).value()};
}

/// The first time after 2024-02-28 23:59 UTC, a Wednesday of a leap year.
double next(std::string_view text, std::string_view zone = "UTC") {
  return next_due(timing(text, zone), at(2024, 2, 28, 23, 59)).value_or(-1);
}

TEST(Cron, FieldsWithStepsRangesListsAndNames) {
  EXPECT_EQ(next("cron(* * * * ? *)"), at(2024, 2, 29, 0, 0));
  EXPECT_EQ(next("cron(0/15 8-9 * * ? *)"), at(2024, 2, 29, 8, 0));
  EXPECT_EQ(next("cron(10,30 0 * * ? *)"), at(2024, 2, 29, 0, 10));
  EXPECT_EQ(next("cron(0-30/20 0 * MAR,JUN ? *)"), at(2024, 3, 1, 0, 0));
  EXPECT_EQ(next("cron(0 12 ? * MON-FRI *)"), at(2024, 2, 29, 12, 0));
  EXPECT_EQ(next("cron(0 12 ? * SAT-SUN *)"), at(2024, 3, 2, 12, 0));
  EXPECT_EQ(next("cron(0 12 1 1 ? 2030-2040/5)"), at(2030, 1, 1, 12, 0));
}

TEST(Cron, DaysFromTheEndNearWorkingDaysAndByTheirNumber) {
  EXPECT_EQ(next("cron(0 12 L * ? *)"), at(2024, 2, 29, 12, 0));
  EXPECT_EQ(next("cron(0 12 L-3 3 ? *)"), at(2024, 3, 28, 12, 0));
  // The 31st of March is a Sunday, and the 1st of June a Saturday.
  EXPECT_EQ(next("cron(0 12 LW 3 ? *)"), at(2024, 3, 29, 12, 0));
  EXPECT_EQ(next("cron(0 12 31W 3 ? *)"), at(2024, 3, 29, 12, 0));
  EXPECT_EQ(next("cron(0 12 1W 6 ? *)"), at(2024, 6, 3, 12, 0));
  EXPECT_EQ(next("cron(0 12 ? 3 6#3 *)"), at(2024, 3, 15, 12, 0));
  EXPECT_EQ(next("cron(0 12 ? 3 FRIL *)"), at(2024, 3, 29, 12, 0));
  EXPECT_EQ(next("cron(0 12 ? 3 L *)"), at(2024, 3, 2, 12, 0));
}

TEST(Cron, WhatNeverComesIsNeverDue) {
  EXPECT_EQ(next("cron(0 12 30 2 ? *)"), -1);
  EXPECT_EQ(next("cron(0 12 1 1 ? 2023)"), -1);
}

TEST(Expression, WhatAwsDoesNotTake) {
  for (const char* text : {"cron()",
                           "cron(INVALID)",
                           "cron(0 1 * * * *)",
                           "cron(0 1 ? * ? *)",
                           "cron(71 8 1 * ? *)",
                           "cron(7 20 * * NOT *)",
                           "cron(0 dummy ? * MON-FRI *)",
                           "cron(0 0 32 * ? *)",
                           "cron(5-1 0 1 * ? *)",
                           "cron(0/0 0 1 * ? *)",
                           "cron(0 0 1 * ? 1969)",
                           "cron(0 0 ? * 8#1 *)",
                           "cron(0 0 ? * 1#6 *)",
                           "cron(0 0 X W ? *)",
                           "cron(0 0 W * ? *)",
                           "rate()",
                           "rate(10)",
                           "rate(0 minutes)",
                           "rate(-10 minutes)",
                           "rate(10 minutess)",
                           "rate(10 seconds)",
                           "rate(10 years)",
                           "rate(foo minutes)",
                           "rate( 10 minutes )",
                           " rate(10 minutes)",
                           "rate(1 day",
                           "at(2021-12-31)",
                           "at(2021-12-31T23:59:59Z)",
                           "at(2021-02-30T00:00:00)",
                           "at(2021-12-31T24:00:00)",
                           "at",
                           "",
                           "()"}) {
    EXPECT_FALSE(parse_expression(text, Flavour::schedule)) << text;
  }
  EXPECT_FALSE(parse_expression("at(2030-01-01T00:00:00)", Flavour::rule));
  EXPECT_FALSE(parse_expression("rate(1 minutes)", Flavour::rule));
  EXPECT_FALSE(parse_expression("rate(2 minute)", Flavour::rule));
  EXPECT_TRUE(parse_expression("rate(1 minute)", Flavour::rule));
  EXPECT_TRUE(parse_expression("cron(0-15/1 8-8 ? * 2,3,4,5,6,7 *)", Flavour::rule));
}

TEST(Rate, IsCountedFromItsAnchor) {
  Timing every_hour = timing("rate(1 hour)");
  every_hour.anchor = 1000;
  EXPECT_EQ(next_due(every_hour, 0), 1000);
  EXPECT_EQ(next_due(every_hour, 1000), 4600);
  EXPECT_EQ(next_due(every_hour, 4599), 4600);
  Timing minutes = timing("rate(7 minutes)");
  minutes.anchor = 1'700'000'000.123;
  double due = minutes.anchor;
  for (int i = 0; i < 10'000; ++i) {
    const double after = due;
    due = next_due(minutes, after).value();
    ASSERT_GT(due, after + 419);
  }
}

TEST(Zone, SchedulesFollowTheClockOnTheWall) {
  EXPECT_EQ(next("cron(0 12 * * ? *)", "Asia/Tokyo"), at(2024, 2, 29, 3, 0));
  EXPECT_EQ(next("at(2024-07-01T12:00:00)", "Europe/Berlin"), at(2024, 7, 1, 10, 0));
  EXPECT_EQ(next("at(2024-12-01T12:00:00)", "America/New_York"), at(2024, 12, 1, 17, 0));
  EXPECT_FALSE(zone_of("Tokyo"));
  EXPECT_TRUE(zone_of("Pacific/Auckland"));
}

TEST(Zone, AnHourThatIsLeftOutIsLeftOutAndOneThatComesTwiceComesOnce) {
  // On the 10th of March 2024 it is never half past two in New York, and on the 3rd of November half past one twice.
  const Timing spring = timing("cron(30 2 * * ? *)", "America/New_York");
  EXPECT_EQ(next_due(spring, at(2024, 3, 9, 12, 0)), at(2024, 3, 11, 6, 30));
  const Timing autumn = timing("cron(30 1 * * ? *)", "America/New_York");
  EXPECT_EQ(next_due(autumn, at(2024, 11, 3, 0, 0)), at(2024, 11, 3, 5, 30));
  EXPECT_EQ(next_due(autumn, at(2024, 11, 3, 5, 30)), at(2024, 11, 4, 6, 30));
}

TEST(Leap, OnlyTheEndOfALongTimeIsLivedThrough) {
  const double start = at(2024, 1, 1, 0, 0);
  const double month = start + 30 * 86400.0;
  Timing minutes = timing("rate(1 minute)");
  minutes.anchor = start;
  EXPECT_EQ(leap(minutes, start, month, 100), month - 99 * 60);
  EXPECT_EQ(leap(minutes, start, start + 3600, 100), start);
  const Timing daily = timing("cron(0 3 * * ? *)");
  EXPECT_EQ(leap(daily, start + 3 * 3600, month, 100), start + 3 * 3600);
  const Timing ten_years = timing("cron(0 * * * ? *)");
  const double after = leap(ten_years, start, at(2034, 1, 1, 0, 0), 100);
  EXPECT_GT(after, at(2033, 12, 20, 0, 0));
}

}  // namespace
}  // namespace kakoi::sim::services::launching
