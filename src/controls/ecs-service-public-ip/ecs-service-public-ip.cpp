// ECS.2: ECS services should not have public IP addresses assigned to them automatically.

#include "controls/controls.hpp"
#include "controls/setting.hpp"

#include <array>

namespace kakoi::controls {

extern const Control kEcsServicePublicIp;

namespace {

constexpr SettingTexts kTexts{
    .fails = {"each task of this service gets a public IP address",
              "このサービスの各タスクにパブリック IP が自動で割り当てられます"},
    .passes = {"the tasks of this service get no public IP address",
               "このサービスのタスクにパブリック IP は割り当てられません"},
    .unknown = {"whether the tasks of this service get a public IP address is not known",
                "このサービスのタスクにパブリック IP が割り当てられるかどうか判定できません"},
};

constexpr std::array kListings{inventory::ListingKind::region, inventory::ListingKind::clusters,
                               inventory::ListingKind::services};

void judge(const Subject& subject, std::vector<findings::Judgement>& judgements) {
  const inventory::Inventory& inventory = subject.inventory;
  for (const inventory::Service& service : inventory.services) {
    judgements.push_back(judge_setting(subject, kEcsServicePublicIp, kTexts, service.id,
                                       {.launch = service.launch,
                                        .location = service.location,
                                        .existence = service.existence,
                                        .controller = &service.controller,
                                        .is_idle = service.is_idle}));
  }
  judge_unlisted(kEcsServicePublicIp, inventory, kListings, judgements);
}

}  // namespace

constinit const Control kEcsServicePublicIp{
    .id = "ecs-service-public-ip",
    .control_class = Class::setting,
    .severity = findings::Severity::high,
    .title = {"ECS services should not assign public IP addresses to their tasks",
              "ECS サービスはタスクにパブリック IP を自動で割り当てない"},
    .standards = "Security Hub ECS.2, PCI DSS v4.0.1 1.4.4",
    .judge = judge,
};

}  // namespace kakoi::controls
