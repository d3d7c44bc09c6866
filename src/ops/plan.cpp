#include "ops/plan.hpp"

#include "controls/controls.hpp"
#include "ops/candidates.hpp"
#include "ops/edit_concerns.hpp"
#include "ops/elsewhere.hpp"
#include "ops/inputs_hash.hpp"
#include "ops/only.hpp"
#include "ops/preconditions.hpp"
#include "ops/template_places.hpp"
#include "ops/weighing.hpp"
#include "ops/what_if.hpp"
#include "ops/with_egress.hpp"
#include "sources/paths.hpp"
#include "syntax/lines.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace kakoi::ops {
namespace {

using base::Message;
using base::Phrase;
using findings::Verdict;
using fixes::Grade;
using verify::Difference;

constexpr Phrase kDoesNotHelp{"changing {} would not turn it off", "{} を変更しても無効になりません"};
constexpr Phrase kWorse{"changing {} would make something else worse: {}", "{} を変更すると、別のものが悪化します: {}"};
constexpr Phrase kNotCode{
    "it is no code, so there is nothing to edit; change what it was made from (kakoi explain says how)",
    "コードではないため編集できません。作成元を変更してください (方法は kakoi explain)"};

/// One thing that fails, and how far its planning is.
struct Work {
  std::size_t root = 0;
  const fixes::Subject* subject = nullptr;
  Candidates candidates{};
  std::size_t next = 0;  ///< the candidate that is tried next
  bool is_settled = false;
  Message refusal{};
};

bool is_off(std::optional<Verdict> verdict) { return verdict.has_value() && fixes::is_off(*verdict); }

// The worst that is done to another setting. What the network lacks without the address is the grade's to say.
const Difference* worse_in(const std::vector<Difference>& changes) {
  const auto found = std::find_if(changes.begin(), changes.end(), [](const Difference& each) {
    return verify::is_worse(each) && !controls::is_of_network(each.control);
  });
  return found != changes.end() ? &*found : nullptr;
}

fixes::Change target_of(const fixes::Subject& subject, Verdict after = Verdict::pass) {
  return {.fingerprint = subject.finding.fingerprint,
          .control = subject.finding.control,
          .id = subject.finding.id,
          .before = subject.finding.verdict,
          .after = after};
}

// Two roots may well have a launcher of one name each.
std::string name_of(const inventory::Identity& id, const inventory::Identity& among) {
  return id.root == among.root ? id.address : id.address + " (root " + id.root + ")";
}

std::string full_name_of(const inventory::Identity& id) {
  return id.target.empty() ? id.address : id.address + " " + id.target;
}

// What is found where `own` was when that can no longer be read: the same thing, or all that it was a part of.
bool is_in_place_of(const inventory::Identity& own, const inventory::Identity& id) {
  return id.root == own.root && id.address == own.address && (id.target.empty() || id.target == own.target);
}

class Planning {
 public:
  Planning(base::FileReader& reader, base::Executor& executor, const PlanOptions& options, Scanned scanned)
      : reader_(reader),
        options_(options),
        scanned_(std::move(scanned)),
        contents_(reader),
        what_if_(reader, executor, options_.scan, scanned_, contents_) {}

  base::Result<Planned> run() {
    collect();
    if (auto tried = try_together(); !tried.has_value()) {
      return tl::unexpected(tried.error());
    }
    while (auto some = next_round()) {
      if (auto tried = try_all(*some); !tried.has_value()) {
        return tl::unexpected(tried.error());
      }
    }
    if (auto weighed = weigh_elsewhere(plans_, reader_, options_.scan, scanned_, what_if_, contents_);
        !weighed.has_value()) {
      return tl::unexpected(weighed.error());
    }
    if (auto given = give_egress(); !given.has_value()) {
      return tl::unexpected(given.error());
    }
    for (const Work& work : works_) {
      if (!work.refusal.empty()) {
        plans_.push_back({.targets = {target_of(*work.subject)}, .refusal = work.refusal});
      }
    }
    add_what_is_no_code();
    std::stable_sort(plans_.begin(), plans_.end(), [](const fixes::Plan& a, const fixes::Plan& b) {
      const auto key = [](const fixes::Plan& of) {
        return std::tie(of.targets.front().id.root, of.targets.front().id.address, of.targets.front().id.target);
      };
      return key(a) < key(b);
    });
    return finish();
  }

 private:
  void collect() {
    for (std::size_t root = 0; root < scanned_.roots.size(); ++root) {
      for (const fixes::Subject& subject : scanned_.roots[root].subjects) {
        if (!is_meant(options_.only, subject.finding.id)) {
          continue;
        }
        Work work{.root = root, .subject = &subject};
        work.candidates = candidates_of(subject, scanned_.roots[root], scanned_, contents_);
        work.refusal = work.candidates.all.empty() ? work.candidates.left_out : Message{};
        work.is_settled = !work.refusal.empty();
        by_fingerprint_.emplace(subject.finding.fingerprint, works_.size());
        works_.push_back(std::move(work));
      }
      for (const findings::Finding& finding : scanned_.roots[root].findings) {
        findings_.emplace(finding.fingerprint, &finding);
      }
    }
  }

  // Works of which no two concern one root, so that each change can be told to be of one of them. Literals come before
  // what is written over: one may turn off what would be.
  std::optional<std::vector<Work*>> next_round() {
    std::vector<Work*> some;
    std::set<std::size_t> taken;
    for (const bool is_override : {false, true}) {
      for (Work& work : works_) {
        if (work.is_settled || work.candidates.all[work.next].is_override != is_override) {
          continue;
        }
        const std::vector<std::size_t> roots = what_if_.roots_of(work.candidates.all[work.next].edits());
        const bool is_free =
            std::none_of(roots.begin(), roots.end(), [&](std::size_t root) { return taken.contains(root); });
        if (is_free) {
          taken.insert(roots.begin(), roots.end());
          some.push_back(&work);
        }
      }
    }
    return some.empty() ? std::nullopt : std::optional(std::move(some));
  }

  // Literals rarely meet: mostly all of them can be tried at once. Where that changes what they were made for and
  // nothing else, it is plain which of them changed what.
  base::Result<void> try_together() {
    std::map<std::string, Work*> tried;                       // by what they are to turn off
    std::set<std::pair<std::string, std::string>> launchers;  // whose they are
    std::vector<fixes::Edit> edits;
    for (Work& work : works_) {
      const Candidate* first = work.is_settled ? nullptr : &work.candidates.all.front();
      if (first != nullptr && !first->is_override && first->others.empty()) {
        tried.emplace(work.subject->finding.fingerprint, &work);
        launchers.emplace(work.subject->finding.id.root, work.subject->finding.id.address);
        edits.push_back(first->edit);
      }
    }
    fixes::sort_once(edits);
    const bool meet = std::adjacent_find(edits.begin(), edits.end(), fixes::overlap) != edits.end();
    if (edits.size() < 2 || meet) {
      return {};
    }
    auto changes = what_if_.changes(edits);
    if (!changes.has_value()) {
      return tl::unexpected(changes.error());
    }
    std::map<fixes::Edit, std::vector<Difference>, decltype(&fixes::before_in_text)> by_edit(fixes::before_in_text);
    std::map<std::size_t, std::vector<Difference>> of_network;
    std::set<std::size_t> mixed;
    for (const auto& [root, differences] : *changes) {
      for (const Difference& difference : differences) {
        const auto found = tried.find(difference.fingerprint);
        if (controls::is_of_network(difference.control)) {
          of_network[root].push_back(difference);
        } else if (found == tried.end() || !is_off(difference.after)) {
          mixed.insert(root);
        } else {
          by_edit[found->second->candidates.all.front().edit].push_back(difference);
        }
      }
    }
    for (auto& [print, work] : tried) {
      const fixes::Edit& edit = work->candidates.all.front().edit;
      const std::vector<std::size_t>& roots = what_if_.roots_of(edit.file);
      const bool is_plain =
          std::none_of(roots.begin(), roots.end(), [&](std::size_t root) { return mixed.contains(root); });
      if (!work->is_settled && is_plain && by_edit.contains(edit)) {
        std::vector<Difference> all = by_edit[edit];
        for (const std::size_t root : roots) {
          add_of_network(std::exchange(of_network[root], {}), *work, launchers, all, of_network[root]);
        }
        decide(*work, all);
      }
    }
    return {};
  }

  // What the network lacks is said of the launcher that it is of; some of it of the first of a root, whichever that is
  // and whether or not it is one of `launchers`.
  static void add_of_network(std::vector<Difference> some, const Work& work,
                             const std::set<std::pair<std::string, std::string>>& launchers,
                             std::vector<Difference>& own, std::vector<Difference>& left) {
    for (Difference& each : some) {
      const bool is_of_none = !launchers.contains({each.id.root, each.id.address});
      const bool is_own =
          each.id.address == work.subject->finding.id.address || (is_of_none && (!each.before || !each.after));
      (is_own ? own : left).push_back(std::move(each));
    }
  }

  base::Result<void> try_all(const std::vector<Work*>& some) {
    std::vector<fixes::Edit> edits;
    edits.reserve(some.size());
    for (const Work* work : some) {
      const std::vector<fixes::Edit> own = work->candidates.all[work->next].edits();
      edits.insert(edits.end(), own.begin(), own.end());
    }
    fixes::sort_once(edits);
    const auto changes = what_if_.changes(edits);
    if (!changes.has_value()) {
      return tl::unexpected(changes.error());
    }
    for (Work* work : some) {
      std::vector<Difference> own;
      for (const std::size_t root : what_if_.roots_of(work->candidates.all[work->next].edits())) {
        const std::vector<Difference>& differences = changes->at(root);
        own.insert(own.end(), differences.begin(), differences.end());
      }
      decide(*work, own);
    }
    return {};
  }

  void decide(Work& work, const std::vector<Difference>& changes) {
    const Candidate& candidate = work.candidates.all[work.next];
    const std::string& target = work.subject->finding.fingerprint;
    const auto is_target = [&](const Difference& each) { return each.fingerprint == target; };
    const auto found = std::find_if(changes.begin(), changes.end(), is_target);
    const Difference* worse = worse_in(changes);
    if (found != changes.end() && is_off(found->after) && worse == nullptr && !touches_another(candidate)) {
      accept(work, candidate, changes);
      return;
    }
    const std::string place = shown(candidate.edit.file) + ":" + std::to_string(place_of(candidate.edit).line);
    const inventory::Identity& own = work.subject->finding.id;
    const bool is_of_another = worse != nullptr && !is_in_place_of(own, worse->id);
    Message why = is_of_another ? Message(kWorse, {place, full_name_of(worse->id)}) : Message(kDoesNotHelp, {place});
    if (work.refusal.empty() || is_of_another) {
      work.refusal = std::move(why);
    }
    ++work.next;
    work.is_settled = work.next == work.candidates.all.size();
  }

  [[nodiscard]] bool touches_another(const Candidate& candidate) const {
    const std::vector<fixes::Edit> edits = candidate.edits();
    return std::any_of(edits.begin(), edits.end(), [&](const fixes::Edit& edit) {
      const auto found = planned_.find(edit.file);
      return found != planned_.end() &&
             std::any_of(found->second.begin(), found->second.end(),
                         [&](const fixes::Edit& other) { return fixes::overlap(edit, other); });
    });
  }

  void accept(Work& work, const Candidate& candidate, const std::vector<Difference>& changes) {
    fixes::Plan plan{.edits = candidate.edits(), .is_override = candidate.is_override};
    plan.grade = Grade::safe;
    const inventory::Identity& own = work.subject->finding.id;
    Sharing sharing;
    for (const Difference& change : changes) {
      const bool is_own = change.id.root == own.root && without_key(change.id.address) == without_key(own.address);
      const bool is_other = !controls::is_of_network(change.control) && !is_own;
      if (Work* other = work_of(change)) {
        take(*other, change.after.value_or(Verdict::pass), plan);
        sharing.subjects.push_back(other->subject);
        if (is_other) {
          sharing.targets.insert(name_of(change.id, own));
        }
        continue;
      }
      plan.others.push_back(change_of(change));
      if (is_other) {
        sharing.others.insert(name_of(change.id, own));
      }
      if (const auto found = findings_.find(change.fingerprint); is_other && found != findings_.end()) {
        sharing.findings.push_back(found->second);
      }
    }
    weigh_what_moves(plan);
    for (const fixes::Subject* target : sharing.subjects) {
      for (const Message& concern : target->concerns) {
        fixes::add_reason(plan, Grade::review, concern);
      }
    }
    for (const fixes::Edit& edit : plan.edits) {
      plan.places.push_back(place_of(edit));
    }
    add_edit_concerns(plan, candidate, scanned_.roots[work.root].kind, sharing,
                      {.options = options_.scan,
                       .scanned = scanned_,
                       .what_if = what_if_,
                       .contents = contents_,
                       .templates = templates_});
    for (const std::size_t root : what_if_.roots_of(plan.edits)) {
      used_roots_.insert(root);
    }
    for (const fixes::Edit& edit : plan.edits) {
      planned_[edit.file].push_back(edit);
    }
    plans_.push_back(std::move(plan));
  }

  Work* work_of(const Difference& change) {
    const auto found = by_fingerprint_.find(change.fingerprint);
    if (!is_off(change.after) || found == by_fingerprint_.end() || works_[found->second].is_settled) {
      return nullptr;
    }
    return &works_[found->second];
  }

  static void take(Work& work, Verdict after, fixes::Plan& plan) {
    work.is_settled = true;
    work.refusal = {};
    plan.targets.push_back(target_of(*work.subject, after));
    const fixes::Grounds& grounds = work.subject->grounds;
    plan.ways = plan.ways.empty() ? grounds.ways : plan.ways;
    plan.grade = fixes::worse_of(plan.grade, grounds.grade);
    for (const Message& reason : grounds.reasons) {
      fixes::add_reason(plan, grounds.grade, reason);
    }
  }

  base::Result<void> give_egress() {
    if (!options_.with_egress) {
      return {};
    }
    auto plans =
        with_egress(std::move(plans_),
                    {.scanned = scanned_, .what_if = what_if_, .contents = contents_, .language = options_.language});
    if (!plans.has_value()) {
      return tl::unexpected(plans.error());
    }
    plans_ = std::move(*plans);
    for (fixes::Plan& plan : plans_) {
      plan.places.clear();
      for (const fixes::Edit& edit : plan.edits) {
        plan.places.push_back(place_of(edit));
      }
    }
    return {};
  }

  void add_what_is_no_code() {
    std::set<std::string> planned;
    for (const RootRead& root : scanned_.roots) {
      for (const fixes::Subject& subject : root.subjects) {
        planned.insert(subject.finding.fingerprint);
      }
    }
    for (const findings::Finding& finding : scanned_.report.findings) {
      const bool is_code = finding.id.source == "terraform" || finding.id.source == "cloudformation";
      if (finding.verdict == Verdict::fail && !is_code && !planned.contains(finding.fingerprint) &&
          is_meant(options_.only, finding.id)) {
        plans_.push_back({.targets = {target_of({.finding = finding})}, .is_guide = true, .refusal = kNotCode});
      }
    }
  }

  [[nodiscard]] std::vector<fixes::Unplanned> unplanned() const {
    std::vector<fixes::Unplanned> unknown;
    for (const findings::Finding& finding : scanned_.report.findings) {
      if (finding.verdict == Verdict::unknown && !controls::is_of_network(finding.control) &&
          is_meant(options_.only, finding.id)) {
        unknown.push_back(
            {.control = finding.control, .id = finding.id, .place = finding.location, .reason = finding.reason});
      }
    }
    return unknown;
  }

  [[nodiscard]] std::string shown(const std::string& file) const { return sources::relative_path(file, scanned_.base); }

  [[nodiscard]] base::Place place_of(const fixes::Edit& edit) {
    if (edit.makes_file()) {
      return {.file = shown(edit.file), .line = 1, .column = 1};
    }
    return syntax::Lines(*contents_.of(edit.file))
        .place(shown(edit.file), {.offset = edit.offset, .length = static_cast<std::uint32_t>(edit.before.size())});
  }

  base::Result<Planned> finish() {
    Planned planned;
    planned.book.inputs = hash_of_inputs(options_.scan, scanned_.variables);
    for (const std::string& path : options_.scan.paths) {
      planned.book.paths.push_back(contents_.real(path));
    }
    auto preconditions = preconditions_of(plans_, used_roots_, scanned_, reader_, contents_);
    if (!preconditions.has_value()) {
      return tl::unexpected(preconditions.error());
    }
    planned.book.preconditions = std::move(*preconditions);
    for (fixes::Plan& plan : plans_) {
      for (const fixes::Edit& edit : plan.edits) {
        if (auto may = options_.may_write ? options_.may_write(edit) : base::Result<void>{};
            !may.has_value() && plan.obstacle.empty()) {
          plan.obstacle = may.error().message;
        }
        planned.contents.emplace(edit.file, edit.makes_file() ? std::string{} : *contents_.of(edit.file));
      }
    }
    for (const std::size_t root : used_roots_) {
      for (const FileRead& file : scanned_.roots[root].files) {
        const std::string& real = contents_.real(file.path);
        if (real != file.path && planned.contents.contains(real)) {
          planned.read_as.emplace(real, file.path);
        }
      }
    }
    planned.book.plans = std::move(plans_);
    planned.book.unknown = unplanned();
    planned.book.diagnostics = scanned_.report.diagnostics;
    const sources::WalkOptions& walk = options_.scan.walk;
    planned.book.search = {.hidden = walk.hidden,
                           .node_modules = walk.node_modules,
                           .ignored = walk.ignored,
                           .excludes = walk.excludes,
                           .config = options_.config};
    planned.book.only = options_.only;
    planned.book.with_egress = options_.with_egress;
    planned.book.language = options_.language;
    planned.scanned = std::move(scanned_);
    return planned;
  }

  base::FileReader& reader_;
  const PlanOptions& options_;
  Scanned scanned_;
  Contents contents_;
  WhatIf what_if_;
  std::vector<Work> works_;
  std::map<std::string, std::size_t> by_fingerprint_;                        ///< of what fails, its work
  std::unordered_map<std::string_view, const findings::Finding*> findings_;  ///< all of them, by fingerprint
  std::vector<fixes::Plan> plans_;
  std::map<std::string, std::vector<fixes::Edit>> planned_;  ///< by file
  std::set<std::size_t> used_roots_;
  std::map<std::string, TemplatePlaces> templates_;
};

}  // namespace

base::Result<Planned> plan(base::FileReader& reader, base::Executor& executor, const PlanOptions& options) {
  PlanOptions wanted = options;
  wanted.scan.for_fixes = true;
  auto scanned = scan(reader, executor, wanted.scan);
  if (!scanned.has_value()) {
    return tl::unexpected(scanned.error());
  }
  if (auto found = all_are_there(wanted.only, *scanned); !found.has_value()) {
    return tl::unexpected(found.error());
  }
  return Planning(reader, executor, wanted, std::move(*scanned)).run();
}

}  // namespace kakoi::ops
