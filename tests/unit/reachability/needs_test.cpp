// What a task needs, by its definition.
#include "reachability/needs.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kakoi::reachability {
namespace {

using base::Known;
using inventory::Container;
using inventory::Image;
using inventory::Registry;

Container container(Registry registry, const std::string& driver = "") {
  Container one{.name = "app",
                .image = Known<Image>::defaulted({.registry = Known<Registry>::defaulted(registry), .host = "ghcr.io"}),
                .log_driver = Known<std::string>::defaulted(driver)};
  return one;
}

std::vector<std::string> names(const inventory::TaskDefinition& definition, const Runtime& runtime = {}) {
  std::vector<std::string> all;
  for (const Need& need : needs_of(definition, runtime)) {
    all.push_back((need.destination.service.empty() ? "internet" : need.destination.service) +
                  (need.to_start ? "" : " later") + (need.maybe.has_value() ? " perhaps" : ""));
  }
  return all;
}

using Names = std::vector<std::string>;

TEST(Needs, AnImageOfEcrNeedsThreeServices) {
  EXPECT_EQ(names({.containers = {.items = {container(Registry::ecr, "awslogs")}}}),
            (Names{"ecr.api", "ecr.dkr", "s3", "logs"}));
}

TEST(Needs, OfOldPlatformsTheLoginIsFargatesOwn) {
  Container one = container(Registry::ecr);
  one.sources.items = {Known<inventory::Source>::defaulted({}),
                       Known<inventory::Source>::defaulted({.kind = inventory::Source::Kind::s3})};
  EXPECT_EQ(names({.containers = {.items = {one}}}, {.uses_own_interface = false}), (Names{"ecr.dkr", "s3", "s3"}));
}

TEST(Needs, PublicRegistriesAreOnTheInternet) {
  EXPECT_EQ(names({.containers = {.items = {container(Registry::other), container(Registry::ecr_public)}}}),
            (Names{"internet"}));
}

TEST(Needs, SidecarsCount) {
  EXPECT_EQ(names({.containers = {.items = {container(Registry::ecr), container(Registry::other, "awslogs")}}}),
            (Names{"ecr.api", "ecr.dkr", "internet", "s3", "logs"}));
}

TEST(Needs, WhatIsNotKnownMayBeANeed) {
  Container one = container(Registry::ecr);
  one.image = Known<Image>::unknown({.reason = base::Phrase("not known", "不明")});
  EXPECT_EQ(names({.containers = {.items = {one}}}), (Names{"internet perhaps"}));
}

TEST(Needs, ExecIsForLater) {
  EXPECT_EQ(names({}, {.has_exec = Known<bool>::defaulted(true)}), (Names{"ssmmessages later"}));
}

TEST(Needs, AnotherRegionMayBeTheOwnOne) {
  Container one = container(Registry::ecr, "awslogs");
  one.log_region = Known<std::string>::defaulted("eu-west-1");
  const std::vector<Need> needs = needs_of({.containers = {.items = {one}}}, {});
  ASSERT_EQ(needs.size(), 4U);
  EXPECT_EQ(truth_of(needs[3].destination.is_in_region), Truth::maybe);
  EXPECT_EQ(truth_of(needs[1].destination.is_in_region), Truth::yes);
}

}  // namespace
}  // namespace kakoi::reachability
