#include "ops/weighing.hpp"

#include "controls/controls.hpp"

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

constexpr Phrase kShutIn{
    "with this edit the tasks of {} would not start: it turns their public address off too, and they have no other way "
    "to what they need",
    "この編集を行うと {} のパブリック IP も無効になり、必要な宛先への経路がほかにないためタスクが起動しません"};
constexpr Phrase kMaybeShutIn{
    "it turns the public address of {} off too, and whether its tasks reach what they need is not known",
    "この編集は {} のパブリック IP も無効にしますが、そのタスクが必要な宛先に届くか判定できません"};

// A launcher whose setting decides nothing any more when this is done, though the plan is not made for it: it is
// accepted, or was not asked for.
bool is_turned_off_too(const fixes::Change& change) {
  return !controls::is_of_network(change.control) && change.before != Verdict::pass && fixes::is_off(change.after);
}

// Of these no ways were weighed: they were to stay as they are.
void weigh_bystanders(fixes::Plan& plan) {
  for (const fixes::Change& bystander : plan.others) {
    if (!is_turned_off_too(bystander)) {
      continue;
    }
    for (const fixes::Change& change : plan.others) {
      if (change.control != kMissingEgress || !is_of_one_thing(change.id, bystander.id)) {
        continue;
      }
      if (change.after == Verdict::fail) {
        fixes::add_reason(plan, Grade::blocked, Message(kShutIn, {bystander.id.address}));
      } else if (change.after == Verdict::unknown) {
        fixes::add_reason(plan, Grade::review, Message(kMaybeShutIn, {bystander.id.address}));
      }
    }
  }
}

}  // namespace

bool is_of_one_thing(const inventory::Identity& a, const inventory::Identity& b) {
  return a.root == b.root && a.address == b.address && a.target == b.target;
}

void weigh_what_moves(fixes::Plan& plan) {
  for (const fixes::Change& target : plan.targets) {
    const auto name = [&](const Phrase& phrase) { return Message(phrase, {target.id.address}); };
    if (target.after == Verdict::not_applicable) {
      fixes::add_reason(plan, Grade::review, name(kLaunchType));
    }
    for (const fixes::Change& change : plan.others) {
      if (change.control != kMissingEgress || !is_of_one_thing(change.id, target.id)) {
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
  weigh_bystanders(plan);
}

}  // namespace kakoi::ops
