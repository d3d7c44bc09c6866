#include "sim/control/counts.hpp"
#include "sim/control/faults.hpp"
#include "sim/control/throttle.hpp"
#include "sim/value/json.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::control {
namespace {

bool admits(Throttle& throttle, std::string_view service, std::string_view action, double now,
            std::string_view account = "1", std::string_view region = "us-east-1", bool is_narrowed = true) {
  const value::Value input = is_narrowed ? value::Value::object({{"MaxResults", 5}}) : value::Value::object();
  return throttle.admits({.account = account, .region = region, .service = service, .action = action, .input = input},
                         now);
}

std::optional<Fault> take(Faults& faults, std::string_view service, std::string_view action,
                          std::string_view region = "us-east-1", const std::string& input = "{}") {
  const value::Value given = *value::parse_json(input);
  return faults.take(
      {.account = "111122223333", .region = region, .service = service, .action = action, .input = given});
}

TEST(Faults, HappenAsOftenAsTheySay) {
  Faults faults;
  faults.add({.service = "ecs", .action = "UpdateService", .kind = FaultKind::throttled, .times = 2, .after = 1});
  EXPECT_FALSE(take(faults, "ecs", "ListServices"));
  EXPECT_FALSE(take(faults, "ecs", "UpdateService"));
  EXPECT_TRUE(take(faults, "ecs", "UpdateService"));
  EXPECT_TRUE(take(faults, "ecs", "UpdateService"));
  EXPECT_FALSE(take(faults, "ecs", "UpdateService"));
}

TEST(Faults, StarsAreForAllAndMinusOneIsForEver) {
  Faults faults;
  faults.add({.kind = FaultKind::denied, .times = -1});
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(take(faults, "ec2", "DescribeVpcs")->kind, FaultKind::denied);
  }
  faults.clear();
  EXPECT_FALSE(take(faults, "ec2", "DescribeVpcs"));
}

TEST(Faults, AreForOneRegionOrOneInput) {
  Faults faults;
  faults.add(*fault_from(*value::parse_json(R"({"kind":"closed","region":"eu-west-1","times":-1})")));
  faults.add(*fault_from(*value::parse_json(R"({"kind":"denied","input":{"cluster":"prod"},"times":-1})")));
  EXPECT_EQ(take(faults, "ecs", "ListServices", "eu-west-1")->kind, FaultKind::closed);
  EXPECT_FALSE(take(faults, "ecs", "ListServices", "us-east-1", R"({"cluster":"demo"})"));
  EXPECT_EQ(take(faults, "ecs", "ListServices", "us-east-1", R"({"cluster":"prod"})")->kind, FaultKind::denied);
}

TEST(Faults, AnUnknownKindOrMemberIsNone) {
  EXPECT_FALSE(fault_from(*value::parse_json(R"({"kind":"slow","sevice":"ecs"})")));
  EXPECT_FALSE(fault_from(*value::parse_json(R"({"kind":"rain"})")));
  EXPECT_EQ(fault_from(*value::parse_json(R"({"kind":"slow","delay_ms":20})"))->delay.count(), 20);
}

TEST(Throttle, EachActionOfEc2HasABucketAndWideQuestionsASmallerOne) {
  Throttle throttle;
  const auto burst = [&](std::string_view action, bool is_narrowed) {
    int admitted = 0;
    while (admitted < 1000 && admits(throttle, "ec2", action, 0, "1", "us-east-1", is_narrowed)) ++admitted;
    return admitted;
  };
  EXPECT_EQ(burst("DescribeSubnets", false), 100);
  EXPECT_EQ(burst("DescribeNetworkInterfaces", false), 50);
  EXPECT_EQ(burst("DescribeNetworkInterfaces", true), 100);
  EXPECT_EQ(burst("CreateVpc", true), 50);
  EXPECT_EQ(burst("CreateSubnet", true), 50);
  EXPECT_TRUE(admits(throttle, "ec2", "CreateVpc", 0, "2"));
  EXPECT_TRUE(admits(throttle, "ec2", "CreateVpc", 1));
}

TEST(Throttle, LetsTheBurstThroughAndThenTheRate) {
  Throttle throttle;
  int admitted = 0;
  for (int i = 0; i < 200; ++i) {
    admitted += admits(throttle, "ecs", i % 2 == 0 ? "CreateService" : "UpdateService", 0) ? 1 : 0;
  }
  EXPECT_EQ(admitted, 50);
  EXPECT_TRUE(admits(throttle, "ecs", "DescribeServices", 0));
  EXPECT_TRUE(admits(throttle, "ecs", "UpdateService", 0, "2"));
  EXPECT_TRUE(admits(throttle, "ecs", "UpdateService", 0, "1", "eu-west-1"));
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(admits(throttle, "ecs", "UpdateService", 1));
  }
  EXPECT_FALSE(admits(throttle, "ecs", "UpdateService", 1));
}

TEST(Throttle, EachServiceHasBucketsOfItsOwn) {
  Throttle throttle;
  const auto admitted = [&](std::string_view service, std::string_view action) {
    int count = 0;
    for (int i = 0; i < 400; ++i) count += admits(throttle, service, action, 0) ? 1 : 0;
    return count;
  };
  EXPECT_EQ(admitted("states", "ListStateMachines"), 100);
  EXPECT_EQ(admitted("states", "DescribeStateMachine"), 200);
  EXPECT_EQ(admitted("states", "ListTagsForResource"), 100);
  EXPECT_EQ(admitted("ecs", "ListTagsForResource"), 50);
  EXPECT_EQ(admitted("organizations", "ListAccounts"), 12);
  EXPECT_EQ(admitted("batch", "SubmitJob"), 50);
  EXPECT_EQ(admitted("batch", "DescribeJobs"), 0);
  EXPECT_EQ(admitted("states", "PublishStateMachineVersion"), 400);
}

TEST(Throttle, ActionsOfEventBridgeHaveABucketEach) {
  Throttle throttle;
  int admitted = 0;
  for (int i = 0; i < 100; ++i) {
    admitted += admits(throttle, "events", "ListRules", 0) ? 1 : 0;
  }
  EXPECT_EQ(admitted, 50);
  EXPECT_TRUE(admits(throttle, "events", "ListTargetsByRule", 0));
  EXPECT_TRUE(admits(throttle, "scheduler", "ListSchedules", 0));
}

TEST(Counts, ByServiceActionAndError) {
  Counts counts;
  counts.add("ecs", "ListServices", "");
  counts.add("ecs", "ListServices", "ThrottlingException");
  EXPECT_EQ(value::to_json(counts.shape()),
            R"({"total":2,"services":{"ecs":{"ListServices":{"calls":2,"errors":{"ThrottlingException":1}}}}})");
}

}  // namespace
}  // namespace kakoi::sim::control
