#include "ops/weighing.hpp"

#include <string_view>

namespace kakoi::ops {
namespace {

using base::Message;
using base::Phrase;
using findings::Verdict;
using fixes::Grade;

constexpr Phrase kMovesAway{
    "with this edit the tasks of {} would not start: it changes their network, or what leads out of it",
    "この編集を行うと {} のタスクは起動しません。ネットワークまたは外への経路も変わります"};
constexpr Phrase kMovesSomewhere{
    "with this edit it is not known whether the tasks of {} reach what they need: it changes their network too",
    "この編集はネットワークも変えるため、{} のタスクが必要な宛先に届くか判定できません"};
constexpr Phrase kMovesIn{"only with this edit do the tasks of {} reach what they need: it changes their network too",
                          "{} のタスクは、この編集でネットワークも変わることで、必要な宛先に届くようになります"};
constexpr Phrase kLaunchType{
    "with this edit the setting of {} does not apply any more: the launch type or the network mode changes too",
    "この編集を行うと {} は設定の対象外になります。起動タイプまたはネットワークモードも変わります"};

bool is_of_one_thing(const inventory::Identity& a, const inventory::Identity& b) {
  return a.root == b.root && a.address == b.address && a.target == b.target;
}

}  // namespace

void weigh_what_moves(fixes::Plan& plan) {
  constexpr std::string_view kEgress = "ecs-task-missing-egress";
  for (const fixes::Change& target : plan.targets) {
    const auto name = [&](const Phrase& phrase) { return Message(phrase, {target.id.address}); };
    if (target.after == Verdict::not_applicable) {
      fixes::add_reason(plan, Grade::review, name(kLaunchType));
    }
    for (const fixes::Change& change : plan.others) {
      if (change.control != kEgress || !is_of_one_thing(change.id, target.id)) {
        continue;
      }
      const bool was_blocked = plan.grade == Grade::blocked;
      if (change.after == Verdict::fail && !was_blocked) {
        plan.ways.clear();
        fixes::add_reason(plan, Grade::blocked, name(kMovesAway));
      } else if (change.after == Verdict::unknown && plan.grade == Grade::safe) {
        plan.ways.clear();
        fixes::add_reason(plan, Grade::review, name(kMovesSomewhere));
      } else if (change.after == Verdict::pass && was_blocked && plan.targets.size() == 1) {
        plan.ways.clear();
        plan.reasons.clear();
        plan.grade = Grade::review;
        fixes::add_reason(plan, Grade::review, name(kMovesIn));
      }
    }
  }
}

}  // namespace kakoi::ops
