#include "findings/finding.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace kakoi::findings {
namespace {

const inventory::Identity kService{
    .source = "terraform", .root = "envs/prod", .address = R"(module.app.aws_ecs_service.web["a"])", .target = {}};

// Whoever keeps findings by fingerprint loses them when these change. Worked out with another XXH3-128.
TEST(Fingerprint, IsTheSameInEveryVersion) {
  EXPECT_EQ(fingerprint("ecs-service-public-ip", kService), "30d739947c1457bd333a2c9cd37ef45d");
  EXPECT_EQ(fingerprint("ecs-service-public-ip",
                        {.source = "terraform", .root = ".", .address = "aws_ecs_service.web", .target = "app"}),
            "947c57e62b716f9cd677c6d35c4fb43e");
}

TEST(Fingerprint, DependsOnEachPartOfTheIdentity) {
  std::set<std::string> all{fingerprint("ecs-service-public-ip", kService),
                            fingerprint("ecs-task-set-public-ip", kService)};
  for (std::string inventory::Identity::*part : {&inventory::Identity::source, &inventory::Identity::root,
                                                 &inventory::Identity::address, &inventory::Identity::target}) {
    inventory::Identity other = kService;
    other.*part += "x";
    all.insert(fingerprint("ecs-service-public-ip", other));
  }
  EXPECT_EQ(all.size(), 6U);
}

TEST(Fingerprint, TellsPartsApartThatRunIntoEachOther) {
  EXPECT_NE(fingerprint("c", {.source = "s", .root = "ab", .address = "c", .target = {}}),
            fingerprint("c", {.source = "s", .root = "a", .address = "bc", .target = {}}));
  EXPECT_NE(fingerprint("c", {.source = "s", .root = "r", .address = "a", .target = {}}),
            fingerprint("c", {.source = "s", .root = "r", .address = {}, .target = "a"}));
}

}  // namespace
}  // namespace kakoi::findings
