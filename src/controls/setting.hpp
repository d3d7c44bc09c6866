// The table of the setting: what becomes of assignPublicIp when AWS starts the tasks. The same for everything that
// starts tasks with an awsvpc network configuration.
#pragma once

#include "base/known.hpp"
#include "base/message.hpp"
#include "controls/subject.hpp"
#include "findings/finding.hpp"
#include "inventory/inventory.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::controls {

struct Control;

/// What a control says of a launcher, but for its identity.
struct Setting {
  const inventory::Launch& launch;
  const inventory::Location& location;
  const base::Known<inventory::Existence>& existence;
  /// Of a service; task sets and other launchers have none.
  const base::Known<inventory::DeploymentController>* controller = nullptr;
  bool is_idle = false;
};

/// The texts that differ from control to control.
struct SettingTexts {
  base::Phrase fails;  ///< "each task of this service gets a public IP address"
  base::Phrase passes;
  base::Phrase unknown;
};

/// Judges one launcher. Off or absent passes; on fails where it takes effect, which is on Fargate only: elsewhere AWS
/// refuses it (Amazon ECS API reference, AwsVpcConfiguration; Security Hub ECS.2 and ECS.16). Unknown only where the
/// unknown could change the answer. Of what fails, who can reach the tasks is worked out where the network was read.
findings::Judgement judge_setting(const Subject& subject, const Control& control, const SettingTexts& texts,
                                  const inventory::Identity& id, const Setting& setting);

/// The five risks of a public IP address, for tasks in these security groups, of which those are known by `names`.
std::vector<findings::Risk> risks_of(const Control& control, std::span<const std::string> names,
                                     const inventory::References& groups);

/// What to do about something unknown in `source`.
base::Phrase advice_for(base::Remedy remedy, std::string_view source);

/// What is said of a definition that could start tasks and was not read.
findings::Judgement judge_unread(const Control& control, const inventory::UnreadDefinition& definition,
                                 base::Phrase message);

/// What is said of the listings of these kinds that failed.
void judge_unlisted(const Control& control, const inventory::Inventory& inventory,
                    std::span<const inventory::ListingKind> kinds, std::vector<findings::Judgement>& judgements);

/// What is said of the parts of services that were asked for and not told.
void judge_unread_services(const Control& control, const inventory::Inventory& inventory, base::Phrase message,
                           std::vector<findings::Judgement>& judgements);

}  // namespace kakoi::controls
