#include "ops/with_egress.hpp"

#include "controls/controls.hpp"
#include "ops/egress_edits.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kakoi::ops {
namespace {

using base::Message;
using base::Phrase;
using base::Result;
using findings::Verdict;
using fixes::Grade;
using fixes::Plan;
using verify::Difference;

constexpr Phrase kNoPieces{
    "the tasks would not start, and what they lack cannot be written (kakoi explain ecs-task-missing-egress says what "
    "to add)",
    "タスクが起動しなくなりますが、不足しているものを書けません (追加する内容は kakoi explain "
    "ecs-task-missing-egress)"};
constexpr Phrase kNoWay{"what would lead to a registry cannot be written", "レジストリへの経路は書けません"};
constexpr Phrase kStillBlocked{"with the pieces, {} would not start either",
                               "不足分を書いても {} のタスクは起動しません"};
constexpr Phrase kStillFails{"with the pieces, {} would not be off", "不足分を書くと {} が無効になりません"};
constexpr Phrase kWorse{"the pieces would make something else worse: {} {}",
                        "不足分を書くと別のものが悪化します: {} {}"};

// What is not known of a network is said at one launcher of its root, which may be another one now.
bool makes_worse(const Difference& difference) {
  return verify::is_worse(difference) &&
         (!controls::is_of_network(difference.control) || difference.after == Verdict::fail);
}

/// A plan whose tasks would not start, or perhaps not, and what it is for.
struct Blocked {
  Plan plan{};
  std::vector<const fixes::Subject*> subjects{};  ///< those whose tasks would not start
};

class Giving {
 public:
  explicit Giving(const EgressWorld& world) : world_(world) {
    for (std::size_t root = 0; root < world.scanned.roots.size(); ++root) {
      for (const fixes::Subject& subject : world.scanned.roots[root].subjects) {
        subjects_.emplace(subject.finding.fingerprint, std::pair(root, &subject));
      }
    }
  }

  Result<std::vector<Plan>> run(std::vector<Plan> plans) {
    std::map<std::size_t, std::vector<Blocked>> by_root;
    for (Plan& plan : plans) {
      if (plan.refusal.empty() && (plan.grade == Grade::blocked || lacks_registry(plan))) {
        add_blocked(std::move(plan), by_root);
      } else {
        done_.push_back(std::move(plan));
      }
    }
    for (auto& [root, blocked] : by_root) {
      if (auto given = give(root, std::move(blocked)); !given.has_value()) {
        return tl::unexpected(given.error());
      }
    }
    return std::move(done_);
  }

 private:
  [[nodiscard]] bool lacks_registry(const Plan& plan) const {
    return std::any_of(plan.targets.begin(), plan.targets.end(), [&](const fixes::Change& target) {
      const auto found = subjects_.find(target.fingerprint);
      return found != subjects_.end() && found->second.second->grounds.has_no_registry;
    });
  }

  void add_blocked(Plan plan, std::map<std::size_t, std::vector<Blocked>>& by_root) {
    Blocked blocked{.plan = std::move(plan)};
    std::size_t root = 0;
    for (const fixes::Change& target : blocked.plan.targets) {
      const auto found = subjects_.find(target.fingerprint);
      if (found != subjects_.end() && found->second.second->tasks.has_value()) {
        root = found->second.first;
        blocked.subjects.push_back(found->second.second);
      }
    }
    by_root[root].push_back(std::move(blocked));
  }

  // What cannot be helped by itself must not keep the others from being helped.
  Result<void> give(std::size_t root, std::vector<Blocked> blocked) {
    std::vector<Blocked> together;
    for (Blocked& one : blocked) {
      const auto edits = edits_for(root, {one});
      if (edits.has_value()) {
        together.push_back(std::move(one));
      } else {
        refuse(std::move(one.plan), edits.error().message);
      }
    }
    if (together.empty()) {
      return {};
    }
    auto edits = edits_for(root, together);
    auto made =
        edits.has_value() ? tried(root, together, std::move(*edits)) : Result<Plan>(tl::unexpected(edits.error()));
    if (!made.has_value() && fatal_.has_value()) {
      return tl::unexpected(*fatal_);
    }
    if (made.has_value()) {
      done_.push_back(std::move(*made));
      return {};
    }
    for (Blocked& one : together) {
      refuse(std::move(one.plan), made.error().message);
    }
    return {};
  }

  Result<EgressEdits> edits_for(std::size_t root, const std::vector<Blocked>& some) {
    std::vector<const fixes::Subject*> subjects;
    for (const Blocked& one : some) {
      subjects.insert(subjects.end(), one.subjects.begin(), one.subjects.end());
    }
    return egress_edits(world_.scanned.roots[root], subjects, world_.contents, world_.language);
  }

  void refuse(Plan plan, const Message& why) {
    if (plan.grade != Grade::blocked) {
      fixes::add_reason(plan, Grade::review, Message(kNoWay).then(why));
      done_.push_back(std::move(plan));
      return;
    }
    plan.refusal = Message(kNoPieces).then(why);
    plan.edits.clear();
    plan.places.clear();
    done_.push_back(std::move(plan));
  }

  // First with the setting still on, which shows how the tasks would start without the address; then with all of it.
  Result<Plan> tried(std::size_t root, const std::vector<Blocked>& some, EgressEdits pieces) {
    if (pieces.edits.empty()) {
      return base::failure(still_blocked(some.front().plan.targets.front(), some.front().subjects.front()));
    }
    const auto with_pieces = read(root, pieces.edits);
    if (!with_pieces.has_value()) {
      return tl::unexpected(with_pieces.error());
    }
    Plan plan{.notes = std::move(pieces.notes)};
    plan.grade = Grade::safe;
    for (const Blocked& one : some) {
      if (auto merged = merge(one, *with_pieces, plan); !merged.has_value()) {
        return tl::unexpected(merged.error());
      }
    }
    for (Message& reason : pieces.reasons) {
      fixes::add_reason(plan, Grade::review, std::move(reason));
    }
    plan.edits.insert(plan.edits.end(), pieces.edits.begin(), pieces.edits.end());
    std::sort(plan.edits.begin(), plan.edits.end(), fixes::before_in_text);
    plan.edits.erase(std::unique(plan.edits.begin(), plan.edits.end()), plan.edits.end());
    const auto with_all = read(root, plan.edits);
    if (!with_all.has_value()) {
      return tl::unexpected(with_all.error());
    }
    return announced(std::move(plan), world_.what_if.differences(root, *with_all));
  }

  static Message still_blocked(const fixes::Change& target, const fixes::Subject* now) {
    const bool has_reason = now != nullptr && !now->grounds.reasons.empty();
    const Message why(kStillBlocked, {target.id.address});
    return has_reason ? why.then(now->grounds.reasons.front()) : why;
  }

  Result<RootRead> read(std::size_t root, const std::vector<fixes::Edit>& edits) {
    auto all = world_.what_if.read(edits);
    if (!all.has_value()) {
      fatal_ = all.error();
      return tl::unexpected(all.error());
    }
    return std::move(all->at(root));
  }

  Result<void> merge(const Blocked& one, const RootRead& with_pieces, Plan& into) {
    std::vector<std::string> graded;
    for (const fixes::Change& target : one.plan.targets) {
      const auto before = subjects_.find(target.fingerprint);
      const auto now =
          std::find_if(with_pieces.subjects.begin(), with_pieces.subjects.end(),
                       [&](const fixes::Subject& each) { return each.finding.fingerprint == target.fingerprint; });
      if (before == subjects_.end() || now == with_pieces.subjects.end() || now->tasks.has_value()) {
        return base::failure(still_blocked(target, now != with_pieces.subjects.end() ? &*now : nullptr));
      }
      for (const Message& reason : before->second.second->grounds.reasons) {
        graded.push_back(reason.text(base::Language::en));
      }
      for (const Message& reason : now->grounds.reasons) {
        fixes::add_reason(into, now->grounds.grade, reason);
      }
      into.ways = into.ways.empty() ? now->grounds.ways : into.ways;
      into.targets.push_back(target);
    }
    // What else there was to say stays said.
    for (const Message& reason : one.plan.reasons) {
      if (std::find(graded.begin(), graded.end(), reason.text(base::Language::en)) == graded.end()) {
        fixes::add_reason(into, Grade::review, reason);
      }
    }
    into.is_override = into.is_override || one.plan.is_override;
    into.edits.insert(into.edits.end(), one.plan.edits.begin(), one.plan.edits.end());
    return {};
  }

  static Result<Plan> announced(Plan plan, const std::vector<Difference>& differences) {
    std::map<std::string, bool> is_reached;
    for (const fixes::Change& target : plan.targets) {
      is_reached[target.fingerprint] = false;
    }
    for (const Difference& difference : differences) {
      const auto target = is_reached.find(difference.fingerprint);
      if (target != is_reached.end()) {
        target->second = difference.after.has_value() && fixes::is_off(*difference.after);
        continue;
      }
      if (makes_worse(difference)) {
        return base::failure({kWorse, {difference.control, difference.id.address}});
      }
      plan.others.push_back(change_of(difference));
    }
    for (const fixes::Change& target : plan.targets) {
      if (!is_reached[target.fingerprint]) {
        return base::failure({kStillFails, {target.id.address}});
      }
    }
    return plan;
  }

  const EgressWorld& world_;
  std::map<std::string, std::pair<std::size_t, const fixes::Subject*>> subjects_;  ///< by fingerprint, with the root
  std::vector<Plan> done_;
  std::optional<base::Error> fatal_{};  ///< a scan that failed
};

}  // namespace

Result<std::vector<Plan>> with_egress(std::vector<Plan> plans, const EgressWorld& world) {
  return Giving(world).run(std::move(plans));
}

fixes::Change change_of(const Difference& of) {
  return {.fingerprint = of.fingerprint,
          .control = of.control,
          .id = of.id,
          .before = of.before.value_or(Verdict::not_applicable),
          .after = of.after.value_or(Verdict::not_applicable)};
}

}  // namespace kakoi::ops
