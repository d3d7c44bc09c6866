// What an edit does beside what it is made for, weighed.
#pragma once

#include "fixes/plan.hpp"
#include "inventory/inventory.hpp"

#include <string_view>

namespace kakoi::ops {

/// What is said of tasks that would not start.
inline constexpr std::string_view kMissingEgress = "ecs-task-missing-egress";

/// Are both of one launcher, whatever control they are about?
bool is_of_one_thing(const inventory::Identity& a, const inventory::Identity& b);

/// Grades `plan`, whose changes are those that were tried, by where its targets' tasks go: an edit may change their
/// network, or what leads out of it, along with the setting. The ways were weighed in the network that they have now.
/// Likewise by where the tasks of others go whose public addresses it turns off.
void weigh_what_moves(fixes::Plan& plan);

}  // namespace kakoi::ops
