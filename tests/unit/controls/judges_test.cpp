// Each control judges the part of the inventory that is its own.
#include "unit/controls/launches.hpp"

namespace kakoi::controls {
namespace {

using inventory::Inventory;

inventory::Identity named(const std::string& address) {
  return {.source = "terraform", .root = ".", .address = address, .target = {}};
}

inventory::Launch exposed() { return subject(Flag::on, "FARGATE").launch; }

Inventory sample() {
  Inventory inventory;
  for (const std::string name : {"s1", "s2"}) {
    inventory::Service service;
    service.id = named(name);
    service.launch = exposed();
    inventory.services.push_back(service);
  }
  inventory::TaskSet task_set;
  task_set.id = named("t1");
  task_set.launch = exposed();
  inventory.task_sets.push_back(task_set);
  inventory::UnreadModule module;
  module.id = named("module.m1");
  module.header = kHeader;
  module.source = "acme/m/aws";
  module.why = {.reason = base::Phrase{"its code is not here", "コードがありません"},
                .trail = base::TrailId::none,
                .remedy = base::Remedy::get_modules};
  inventory.unread_modules.push_back(module);
  return inventory;
}

std::string judged_by(std::string_view control, const Inventory& inventory) {
  std::vector<findings::Judgement> judgements;
  find(control)->judge(Subject(inventory), judgements);
  std::string all;
  for (const findings::Judgement& one : judgements) {
    EXPECT_EQ(one.control, control);
    all += (all.empty() ? "" : " ") + one.id.address + ":" + letter_of(one);
  }
  return all;
}

TEST(Judges, LookAtTheirOwnPartOfTheInventory) {
  EXPECT_EQ(judged_by("ecs-service-public-ip", sample()), "s1:F s2:F");
  EXPECT_EQ(judged_by("ecs-task-set-public-ip", sample()), "t1:F");
  EXPECT_EQ(judged_by("ecs-launch-public-ip", sample()), "module.m1:U");
}

TEST(Judges, MindTheControllerOfAServiceOnly) {
  Inventory inventory = sample();
  for (inventory::Service& service : inventory.services) {
    service.controller =
        Known<inventory::DeploymentController>::given(inventory::DeploymentController::external, kOtherTrail);
    service.launch = {};
  }
  inventory.task_sets[0].launch = {};
  EXPECT_EQ(judged_by("ecs-service-public-ip", inventory), "s1:N s2:N");
  EXPECT_EQ(judged_by("ecs-task-set-public-ip", inventory), "t1:P");
}

TEST(Judges, SayOfAModuleWhatItIsGiven) {
  Inventory inventory = sample();
  const auto reason = [&](std::optional<std::string> given) {
    inventory.unread_modules[0].assign_public_ip = std::move(given);
    std::vector<findings::Judgement> judgements;
    find("ecs-launch-public-ip")->judge(Subject(inventory), judgements);
    return judgements.at(0).reason.text(base::Language::en);
  };
  EXPECT_EQ(reason(std::nullopt), "its code is not here");
  EXPECT_EQ(reason("true"), "its code is not here; it is given assign_public_ip = true");
  EXPECT_EQ(reason(""), "its code is not here; it is given an argument assign_public_ip");
}

TEST(Judges, AdviseWhatWouldMakeAModuleKnown) {
  Inventory inventory = sample();
  const auto advice = [&](base::Remedy remedy) {
    inventory.unread_modules[0].why.remedy = remedy;
    std::vector<findings::Judgement> judgements;
    find("ecs-launch-public-ip")->judge(Subject(inventory), judgements);
    return judgements.at(0).advice.text(base::Language::en);
  };
  EXPECT_TRUE(advice(base::Remedy::get_modules).starts_with("run terraform get"));
  EXPECT_TRUE(advice(base::Remedy::give_input).starts_with("give the missing value"));
}

TEST(Judges, NameTheSourceOfAModuleWhereThereIsOne) {
  Inventory inventory = sample();
  const auto message = [&](const std::string& source) {
    inventory.unread_modules[0].source = source;
    std::vector<findings::Judgement> judgements;
    find("ecs-launch-public-ip")->judge(Subject(inventory), judgements);
    EXPECT_EQ(judgements.at(0).location, kHeader);
    return judgements.at(0).message.text(base::Language::en);
  };
  EXPECT_EQ(message("acme/m/aws"), "what the module acme/m/aws launches cannot be known");
  EXPECT_EQ(message(""), "what this module launches cannot be known");
}

}  // namespace
}  // namespace kakoi::controls
