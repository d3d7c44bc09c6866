#include "ops/fix.hpp"

#include "controls/controls.hpp"
#include "ops/only.hpp"
#include "sources/paths.hpp"
#include "verify/changes.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace kakoi::ops {
namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kStale{"the plan is stale", "計画が古くなっています"};
constexpr Phrase kOtherInputs{
    "it was made with other variables or parameters (--var, --var-file, TF_VAR_, --workspace, --param)",
    "作成時と変数またはパラメーター (--var、--var-file、TF_VAR_、--workspace、--param) が異なります"};
constexpr Phrase kStillFails{"after it {} still fails", "適用後も {} が違反のままです"};
constexpr Phrase kNotAnnounced{"it changed the verdict of {}, which was not announced",
                               "予告していない {} の判定が変わりました"};
constexpr Phrase kParsesWorse{"after it {} cannot be read whole", "適用後に {} を最後まで読み取れません"};
constexpr Phrase kOther{"what is planned for {} now is something else", "{} に対する計画の内容が変わっています"};
constexpr Phrase kChangedMeanwhile{"somebody else has changed it meanwhile, and it was left as it is",
                                   "適用中にほかから変更されたため、そのままにしました"};
constexpr Phrase kBytes{"{} is not what was to be written", "{} の内容が書き込むはずのものと異なります"};

std::vector<fixes::Edit> edits_of(const Fixed& fixed) {
  std::vector<fixes::Edit> edits;
  for (std::size_t i = 0; i < fixed.is_chosen.size(); ++i) {
    if (fixed.is_chosen[i]) {
      const std::vector<fixes::Edit>& some = fixed.planned.book.plans[i].edits;
      edits.insert(edits.end(), some.begin(), some.end());
    }
  }
  fixes::sort_once(edits);
  return edits;
}

// What cannot be written here stops no other plan: each is a fix of its own.
void choose(Fixed& fixed, fixes::Grade accept) {
  for (const fixes::Plan& plan : fixed.planned.book.plans) {
    const bool is_wanted = plan.refusal.empty() && !plan.edits.empty() && plan.grade <= accept;
    fixed.is_chosen.push_back(is_wanted && plan.obstacle.empty());
    if (is_wanted && !plan.obstacle.empty() && !fixed.has_obstacle) {
      fixed.has_obstacle = true;
      fixed.why = plan.obstacle;
    }
  }
}

// The announced verdicts, by fingerprint: of what is to be off, and of others.
struct Announced {
  std::set<std::string> targets{};
  std::set<std::string> all{};
};

Announced announced_by(const Fixed& fixed) {
  Announced announced;
  for (std::size_t i = 0; i < fixed.is_chosen.size(); ++i) {
    if (!fixed.is_chosen[i]) {
      continue;
    }
    for (const fixes::Change& change : fixed.planned.book.plans[i].targets) {
      announced.targets.insert(change.fingerprint);
      announced.all.insert(change.fingerprint);
    }
    for (const fixes::Change& change : fixed.planned.book.plans[i].others) {
      announced.all.insert(change.fingerprint);
    }
  }
  return announced;
}

Message what_is_wrong(const Fixed& fixed, const Scanned& after) {
  const Announced announced = announced_by(fixed);
  for (const findings::Finding* finding : verify::all_of(after.report)) {
    if (announced.targets.contains(finding->fingerprint) && !fixes::is_off(finding->verdict)) {
      return {kStillFails, {finding->id.address}};
    }
  }
  for (const verify::Difference& change :
       verify::differences(verify::all_of(fixed.planned.scanned.report), verify::all_of(after.report))) {
    // What the network lacks without the addresses was graded; of a root it is said at one launcher, which may change.
    if (!controls::is_of_network(change.control) &&
        (!announced.all.contains(change.fingerprint) || !change.after.has_value())) {
      return {kNotAnnounced, {change.id.address}};
    }
  }
  const base::Diagnostics fresh =
      verify::new_errors(fixed.planned.scanned.report.diagnostics, after.report.diagnostics);
  return fresh.empty() ? Message{} : Message(kParsesWorse, {fresh.front().place.file});
}

// What lies on the disk is the old content with the edits in it, byte for byte.
Message wrong_bytes(base::FileReader& reader, const Fixed& fixed, const std::vector<fixes::Edit>& edits) {
  std::map<std::string, std::vector<fixes::Edit>> by_file;
  for (const fixes::Edit& edit : edits) {
    by_file[edit.file].push_back(edit);
  }
  for (const auto& [file, some] : by_file) {
    const std::string wanted = fixes::edited(fixed.planned.contents.at(file), some);
    std::string now;
    if (!reader.read(file, wanted.size(), now).has_value() || now != wanted) {
      return {kBytes, {file}};
    }
  }
  return {};
}

// Do both do the same, for the same, at the same grade? Of a stored edit only the length of what goes is known.
bool is_same(const fixes::Plan& stored, const fixes::Plan& now) {
  const auto is_same_edit = [](const fixes::Edit& a, const fixes::Edit& b) {
    return a.file == b.file && a.offset == b.offset && a.before.size() == b.before.size() && a.after == b.after &&
           a.like == b.like;
  };
  const auto is_same_change = [](const fixes::Change& a, const fixes::Change& b) {
    return a.fingerprint == b.fingerprint && a.after == b.after;
  };
  const auto are_same = [](const auto& a, const auto& b, auto is_one_same) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), is_one_same);
  };
  return stored.refusal.empty() == now.refusal.empty() && stored.grade == now.grade &&
         are_same(stored.targets, now.targets, is_same_change) && are_same(stored.others, now.others, is_same_change) &&
         are_same(stored.edits, now.edits, is_same_edit);
}

// A plan that was made before. It is only as good as what is planned now from the same: so that is what is carried out,
// as far as it was stored, and nothing that somebody else wrote into the file.
base::Result<Planned> planned_before(base::FileReader& reader, base::Executor& executor, const FixOptions& options) {
  const fixes::PlanBook& book = *options.book;
  if (auto checked = apply::check(reader, book.preconditions); !checked.has_value()) {
    return base::failure(Message(kStale).then(checked.error().message));
  }
  PlanOptions as_before = options.plan;
  as_before.only = book.only;
  as_before.with_egress = book.with_egress;
  as_before.language = book.language;
  auto planned = plan(reader, executor, as_before);
  if (!planned.has_value()) {
    return planned;
  }
  if (planned->book.inputs != book.inputs) {
    return base::failure(Message(kStale).then(kOtherInputs));
  }
  std::vector<fixes::Plan> some;
  for (const fixes::Plan& stored : book.plans) {
    const std::vector<fixes::Plan>& all = planned->book.plans;
    const auto now =
        std::find_if(all.begin(), all.end(), [&](const fixes::Plan& each) { return is_same(stored, each); });
    if (now == all.end()) {
      return base::failure(
          Message(kStale).then({kOther, {stored.targets.empty() ? std::string() : stored.targets.front().id.address}}));
    }
    some.push_back(*now);
  }
  planned->book.plans = std::move(some);
  std::erase_if(planned->book.plans, [&](const fixes::Plan& plan) {
    return std::none_of(plan.targets.begin(), plan.targets.end(),
                        [&](const fixes::Change& target) { return is_meant(options.plan.only, target.id); });
  });
  return planned;
}

/// The journal is this run's alone while it lives.
class Held {
 public:
  explicit Held(base::Journal& journal) : journal_(journal), is_held_(journal.lock()) {}
  ~Held() { journal_.unlock(); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

  [[nodiscard]] const base::Result<void>& is_held() const { return is_held_; }

 private:
  base::Journal& journal_;
  base::Result<void> is_held_;
};

base::Result<apply::Restored> recovered_alone(const apply::World& world) {
  const Held held(world.journal);
  return held.is_held().and_then([&] { return apply::recover(world); });
}

// What was left the first time is tried the second time.
void add(apply::Restored& all, apply::Restored more) {
  std::move(more.files.begin(), more.files.end(), std::back_inserter(all.files));
  std::move(more.changed.begin(), more.changed.end(), std::back_inserter(all.changed));
  all.left = std::move(more.left);
}

// What is written over a file that an earlier run has in its hands would be taken for what that has written.
Message in_other_hands(const apply::World& world, const Fixed& fixed, const std::vector<fixes::Edit>& edits) {
  constexpr Phrase kInHands{"{}: an earlier run was cut short, and it could not be put back yet",
                            "{}: 以前の実行が中断されており、まだ元に戻せていません"};
  const auto held = apply::unfinished(world.journal).value_or(std::vector<std::string>{});
  for (const fixes::Edit& edit : edits) {
    if (std::find(held.begin(), held.end(), edit.file) == held.end()) {
      continue;
    }
    const std::vector<apply::Left>& left = fixed.recovered.left;
    const auto why = std::find_if(left.begin(), left.end(), [&](const auto& each) { return each.file == edit.file; });
    const Message said(kInHands, {edit.file});
    return why == left.end() ? said : said.then(why->why);
  }
  return {};
}

void carry_out(const apply::World& world, base::Executor& executor, const FixOptions& options, Fixed& fixed) {
  const auto end = [&](FixOutcome outcome, Message why) {
    fixed.outcome = outcome;
    fixed.why = std::move(why);
  };
  if (auto checked = apply::check(world.reader, fixed.planned.book.preconditions); !checked.has_value()) {
    end(FixOutcome::refused, Message(kStale).then(checked.error().message));
    return;
  }
  const std::vector<fixes::Edit> edits = edits_of(fixed);
  if (Message held = in_other_hands(world, fixed, edits); !held.empty()) {
    end(FixOutcome::refused, std::move(held));
    return;
  }
  const auto begun = apply::write(world, edits);
  if (!begun.has_value()) {
    end(FixOutcome::refused, begun.error().message);
    return;
  }
  Message wrong = begun->wrong.empty() ? wrong_bytes(world.reader, fixed, edits) : begun->wrong;
  if (wrong.empty()) {
    auto after = scan(world.reader, executor, options.plan.scan);
    wrong = after.has_value() ? what_is_wrong(fixed, *after) : after.error().message;
    fixed.after = after.has_value() ? std::optional(std::move(*after)) : std::nullopt;
  }
  if (wrong.empty()) {
    const auto kept = apply::keep(world, begun->entry);
    wrong = kept.has_value() ? Message{} : kept.error().message;
  }
  if (wrong.empty()) {
    end(FixOutcome::done, {});
    return;
  }
  auto restored = apply::restore(world, begun->entry);
  if (!restored.has_value()) {
    end(FixOutcome::not_put_back, wrong.also(restored.error().message));
    return;
  }
  fixed.left = std::move(restored->left);
  for (std::string& file : restored->changed) {
    fixed.left.push_back({.file = std::move(file), .why = kChangedMeanwhile});
  }
  // Of what was not written whole, nothing was seen.
  const FixOutcome back = begun->wrong.empty() ? FixOutcome::put_back : FixOutcome::refused;
  end(fixed.left.empty() ? back : FixOutcome::not_put_back, std::move(wrong));
}

}  // namespace

std::string_view name_of(FixOutcome outcome) {
  switch (outcome) {
    case FixOutcome::not_planned:
      return "not_planned";
    case FixOutcome::nothing_to_do:
      return "nothing_to_do";
    case FixOutcome::not_confirmed:
      return "not_confirmed";
    case FixOutcome::refused:
      return "refused";
    case FixOutcome::put_back:
      return "put_back";
    case FixOutcome::not_put_back:
      return "not_put_back";
    case FixOutcome::done:
      return "done";
  }
  return "refused";
}

base::Result<Fixed> fix(const apply::World& world, base::Executor& executor, const FixOptions& asked) {
  FixOptions options = asked;
  options.plan.may_write = [&](const fixes::Edit& edit) { return apply::may_write(world.writer, edit); };
  auto recovered = recovered_alone(world);
  if (!recovered.has_value()) {
    return tl::unexpected(recovered.error());
  }
  Fixed fixed{.recovered = std::move(*recovered)};
  auto planned = options.book.has_value() ? planned_before(world.reader, executor, options)
                                          : plan(world.reader, executor, options.plan);
  if (!planned.has_value() && options.book.has_value()) {
    fixed.outcome = FixOutcome::refused;
    fixed.why = planned.error().message;
    return fixed;
  }
  const auto wanted = planned.and_then([&](const Planned& is) { return all_are_there(options.plan.only, is.scanned); });
  if (!wanted.has_value()) {
    fixed.outcome = FixOutcome::not_planned;
    fixed.why = wanted.error().message;
    return fixed;
  }
  fixed.planned = std::move(*planned);
  choose(fixed, options.accept);
  if (std::count(fixed.is_chosen.begin(), fixed.is_chosen.end(), true) == 0) {
    fixed.outcome = fixed.has_obstacle ? FixOutcome::refused : FixOutcome::nothing_to_do;
    return fixed;
  }
  fixed.why = {};
  if (options.confirm && !options.confirm(fixed.planned, fixed.is_chosen)) {
    fixed.outcome = FixOutcome::not_confirmed;
    return fixed;
  }
  // Only now: others need not wait for an answer. What changed meanwhile is seen by the preconditions.
  const Held held(world.journal);
  auto since = held.is_held().and_then([&] { return apply::recover(world); });
  if (!since.has_value()) {
    return tl::unexpected(since.error());
  }
  add(fixed.recovered, std::move(*since));
  carry_out(world, executor, options, fixed);
  return fixed;
}

base::Result<Undone> undo(const apply::World& world, const std::string& folder) {
  const Held held(world.journal);
  auto recovered = held.is_held().and_then([&] { return apply::recover(world); });
  if (!recovered.has_value()) {
    return tl::unexpected(recovered.error());
  }
  const auto lies_here = [&](const std::string& file) { return sources::lies_within(file, folder); };
  Undone undone{.recovered = std::move(*recovered)};
  const apply::Restored& cut = undone.recovered;
  undone.was_last_cut_short =
      std::any_of(cut.files.begin(), cut.files.end(), lies_here) ||
      std::any_of(cut.changed.begin(), cut.changed.end(), lies_here) ||
      std::any_of(cut.left.begin(), cut.left.end(), [&](const apply::Left& left) { return lies_here(left.file); });
  // The last fix is the one that was cut short, and that is taken back now. The one before it is not meant.
  if (undone.was_last_cut_short) {
    return undone;
  }
  auto restored = apply::undo(world, folder);
  if (!restored.has_value()) {
    undone.refusal = restored.error().message;
    return undone;
  }
  undone.restored = std::move(*restored);
  return undone;
}

}  // namespace kakoi::ops
