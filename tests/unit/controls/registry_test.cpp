// What holds for every control, the next one too.
#include "controls/controls.hpp"

#include "controls/embedded_guides.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace kakoi::controls {
namespace {

using base::Language;

// These have no control of their own in Security Hub.
const std::set<std::string_view> kWithoutStandard{
    "ecs-launch-public-ip",    "batch-job-public-ip",   "ecs-deployment-public-ip", "ecs-task-public-ip",
    "ecs-task-missing-egress", "ecs-task-open-ingress", "ecs-task-public-subnet",   "ecs-task-open-egress"};

TEST(Registry, GivesEveryControlAnIdOfItsOwn) {
  std::set<std::string_view> ids;
  for (const Control& control : all()) {
    EXPECT_TRUE(ids.insert(control.id).second) << control.id;
    const bool is_plain = std::all_of(control.id.begin(), control.id.end(), [](char c) {
      return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
    EXPECT_TRUE(is_plain) << control.id;
  }
  EXPECT_FALSE(ids.empty());
}

TEST(Registry, FindsEveryControlByItsId) {
  for (const Control& control : all()) {
    EXPECT_EQ(find(control.id), &control);
  }
  EXPECT_EQ(find("ecs"), nullptr);
  EXPECT_EQ(find(""), nullptr);
}

TEST(Registry, GivesEveryControlATitleInEveryLanguage) {
  std::set<std::string_view> titles;
  for (const Control& control : all()) {
    const std::string_view en = control.title.in(Language::en);
    const std::string_view ja = control.title.in(Language::ja);
    EXPECT_FALSE(en.empty()) << control.id;
    EXPECT_FALSE(ja.empty()) << control.id;
    EXPECT_NE(en, ja) << control.id;
    EXPECT_FALSE(en.ends_with('.')) << control.id;
    EXPECT_FALSE(ja.ends_with("。")) << control.id;
    EXPECT_TRUE(titles.insert(en).second) << control.id << " has the title of another";
  }
}

TEST(Registry, NamesTheStandardsOfEveryControlThatHasAny) {
  for (const Control& control : all()) {
    EXPECT_EQ(control.standards.empty(), kWithoutStandard.contains(control.id)) << control.id;
  }
  EXPECT_EQ(find("ecs-service-public-ip")->standards, "Security Hub ECS.2, PCI DSS v4.0.1 1.4.4");
  EXPECT_EQ(find("ecs-task-set-public-ip")->standards, "Security Hub ECS.16, PCI DSS v4.0.1 1.4.4");
}

TEST(Registry, GivesEveryControlAGuideInEveryLanguage) {
  for (const Control& control : all()) {
    const auto en = guide(control.id, Language::en);
    const auto ja = guide(control.id, Language::ja);
    ASSERT_TRUE(en.has_value()) << control.id;
    ASSERT_TRUE(ja.has_value()) << control.id;
    EXPECT_NE(*en, *ja) << control.id << " has no guide in Japanese";
    EXPECT_TRUE(en->starts_with("# ")) << control.id;
    EXPECT_NE(en->find(control.id), std::string_view::npos) << control.id;
    EXPECT_NE(ja->find(control.id), std::string_view::npos) << control.id;
  }
}

TEST(Registry, HoldsNoGuideWithoutAControl) {
  for (const EmbeddedGuide& one : embedded_guides()) {
    EXPECT_NE(find(one.control), nullptr) << one.control;
    EXPECT_TRUE(one.language == "en" || one.language == "ja") << one.language;
  }
}

TEST(Registry, HasNoGuideForWhatIsNoControl) { EXPECT_FALSE(guide("nope", Language::en).has_value()); }

TEST(Registry, FindsNothingInAnEmptyInventory) {
  const inventory::Inventory empty;
  for (const Control& control : all()) {
    std::vector<findings::Judgement> judgements;
    control.judge(Subject(empty), judgements);
    EXPECT_TRUE(judgements.empty()) << control.id;
  }
}

}  // namespace
}  // namespace kakoi::controls
