// Everything that starts tasks, of whatever kind, for the controls that do not care which.
#pragma once

#include "base/message.hpp"
#include "controls/subject.hpp"
#include "findings/finding.hpp"
#include "inventory/inventory.hpp"

#include <string>
#include <vector>

namespace kakoi::controls {

struct Control;

/// Something that starts tasks with a network interface of their own, or may do so. Lives as long as the inventory.
struct Starter {
  const inventory::Identity& id;
  const inventory::Location& location;
  const inventory::Launch& launch;
  bool is_idle = false;
  bool is_express = false;  ///< an Express Mode service: its subnets decide the setting
};

/// Services, task sets and all other launchers: those that may exist, but for those that are known to give their tasks
/// no interface (bridge, host, EXTERNAL) or to leave the network as it is. AWS Batch's job definitions where they may
/// run on Fargate and a compute environment says where.
std::vector<Starter> starters_of(const inventory::Inventory& inventory);

/// Known to run on Fargate, or nothing says otherwise. On EC2 it is the instance that pulls images and sends logs.
bool may_run_on_fargate(const inventory::Launch& launch);

/// The beginning of a judgement about `starter`, which is unknown.
findings::Judgement judgement_of(const Control& control, const Starter& starter);

/// What to do where the network around `starter` is not known.
base::Message advice_to_show_network(const Starter& starter);

/// "a, b, c"; of many, as many as a line holds and how many more there are.
std::string listed(const std::vector<std::string>& names);

/// In code, what is not known for lack of facts that are not in it is said once for each control: at the first that it
/// concerns, with all that is missing. Of what runs, each is said.
void add_folded(std::vector<findings::Judgement> judged, std::vector<findings::Judgement>& into);

}  // namespace kakoi::controls
