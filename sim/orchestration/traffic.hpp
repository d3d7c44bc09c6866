// Where listeners and rules send their traffic, and moving it from one target group to another: what CodeDeploy does,
// and every other blue/green deployment.
#pragma once

#include "sim/world/elbv2.hpp"

#include <string>
#include <vector>

namespace kakoi::sim::orchestration {

/// The action that forwards to `groups` with their weights, as ELB describes it: with TargetGroupArn when there is one.
struct WeightedGroup {
  std::string arn = {};
  std::int64_t weight = 1;
};
value::Value forward_action(const std::vector<WeightedGroup>& groups);

/// Does the listener, by its default or by a rule of its own, send to the group? `where` may also be a single rule.
bool forwards_to(const world::Elbv2& elbv2, const std::string& where, const std::string& target_group);

/// How much of what `where` forwards goes to the group, in percent: by its default action where it is a listener, else
/// by the first rule that knows the group.
double traffic_share(const world::Elbv2& elbv2, const std::string& where, const std::string& target_group);

/// From now on `percent` of what `where` sends to either of the two groups goes to `to`, the rest to `from`. A listener
/// is changed with all of its rules that know one of them; a rule only by itself. With `keeps_both`, one without any
/// traffic stays with the weight nought, so that its targets are checked. False when `where` sends to neither.
bool shift_traffic(world::Elbv2& elbv2, const std::string& where, const std::string& from, const std::string& to,
                   double percent, bool keeps_both = false);

}  // namespace kakoi::sim::orchestration
