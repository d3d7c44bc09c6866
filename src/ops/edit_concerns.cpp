#include "ops/edit_concerns.hpp"

#include "fixes/off.hpp"
#include "ops/uses.hpp"
#include "sources/paths.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace kakoi::ops {
namespace {

using base::Message;
using base::Phrase;
using fixes::Grade;

constexpr Phrase kShared{"the value has other users: {}", "この値はほかでも使われています: {}"};
constexpr Phrase kSharedByMore{"the value has other users: {} and {} more",
                               "この値はほかでも使われています: {}、ほか {} 件"};
constexpr Phrase kTogether{"the same value decides for {} too: one edit turns all of them off",
                           "同じ値が {} も決めているため、1 つの編集でまとめて無効になります"};
constexpr Phrase kTogetherWithMore{"the same value decides for {} and {} more too: one edit turns all of them off",
                                   "同じ値が {}、ほか {} 件も決めているため、1 つの編集でまとめて無効になります"};
constexpr Phrase kAccepted{"{} is accepted to be on ({}, until {}), and is turned off too: {}",
                           "{} は有効のまま受け入れられています ({}、{} まで) が、これも無効になります: {}"};

// A plan has each of them among its targets and others: a reason is said of every target, and names a few.
Message naming(const std::set<std::string>& names, Phrase all, Phrase some_and_more) {
  constexpr std::size_t kMost = 5;
  std::string text;
  std::size_t count = 0;
  for (auto name = names.begin(); name != names.end() && count < kMost; ++name, ++count) {
    text += (count == 0 ? "" : ", ") + *name;
  }
  return names.size() > kMost ? Message(some_and_more, {text, std::to_string(names.size() - kMost)})
                              : Message(all, {text});
}

bool is_outside(const std::string& file, const EditedWorld& world) {
  const std::vector<std::string>& paths = world.options.paths;
  return std::none_of(paths.begin(), paths.end(), [&](const std::string& path) {
    const std::string& real = world.contents.real(path);
    // Of one file, its whole folder is read.
    return sources::lies_within(file, real) || sources::parent_of(file) == sources::parent_of(real);
  });
}

// What stands at the setting is the literal itself.
bool is_plain_setting(const Candidate& candidate) {
  return candidate.edit.before.find_first_of(".({?!") == std::string::npos;
}

// "If you're updating a stack and you don't specify a parameter, the command uses the stack's existing value." (AWS CLI
// Command Reference, cloudformation deploy, --parameter-overrides.) A nested stack is given its parameters by its
// parent.
void add_what_stacks_keep(fixes::Plan& plan, const fixes::Edit& edit, const EditedWorld& world) {
  constexpr Phrase kKept{
      "a stack that is already there keeps the value that it has for the parameter {}: give the next update the new "
      "one (--parameter-overrides {}={})",
      "作成済みのスタックはパラメーター {} の現在の値を保ちます。次の更新で新しい値を指定してください "
      "(--parameter-overrides {}={})"};
  const std::vector<RootRead>& roots = world.scanned.roots;
  const bool is_root = std::any_of(roots.begin(), roots.end(),
                                   [&](const RootRead& root) { return world.contents.real(root.path) == edit.file; });
  if (!is_root) {
    return;
  }
  const auto at = world.templates.try_emplace(edit.file, edit.file, *world.contents.of(edit.file)).first;
  const std::string name = at->second.parameter_at(edit.offset);
  if (!name.empty()) {
    fixes::add_reason(plan, Grade::review, Message(kKept, {name, name, fixes::unquoted(edit.after)}));
  }
}

// Where the ways to the settings of `subjects` lead through.
std::set<std::pair<std::string, std::uint32_t>> lines_of(const std::vector<const fixes::Subject*>& subjects,
                                                         Contents& contents) {
  std::set<std::pair<std::string, std::uint32_t>> lines;
  for (const fixes::Subject* subject : subjects) {
    for (const findings::Spot& spot : subject->spots) {
      for (const findings::PassedBytes& bytes : spot.way) {
        if (const std::string* text = contents.of(bytes.file)) {
          lines.emplace(contents.real(bytes.file), use_at(bytes.file, *text, bytes.offset, {}).line);
        }
      }
    }
  }
  return lines;
}

// Of what starts tasks, the verdicts say what changes. Others are only named.
void add_uses(fixes::Plan& plan, const Candidate& candidate, const Sharing& sharing, const EditedWorld& world) {
  // What is written at the setting itself changes nothing of what was worked out for it.
  if (candidate.spot.kind == findings::SpotKind::setting) {
    return;
  }
  // The module of an argument that is added is not the user's: what else is in it does not use what is written.
  if (world.contents.real(candidate.spot.file) != candidate.edit.file) {
    return;
  }
  std::set<std::string> places;
  const std::set<std::pair<std::string, std::uint32_t>> own = lines_of(sharing.subjects, world.contents);
  for (const std::size_t root : world.what_if.roots_of(candidate.edit.file)) {
    for (const Use& use : uses_of(candidate.spot, world.scanned.roots[root], world.contents)) {
      const std::string file = sources::relative_path(world.contents.real(use.file), world.scanned.base);
      const bool is_named =
          std::any_of(sharing.findings.begin(), sharing.findings.end(), [&](const findings::Finding* finding) {
            return finding->location.file == file && finding->location.line == use.line;
          });
      if (!is_named && !own.contains({world.contents.real(use.file), use.line})) {
        places.insert(file + ":" + std::to_string(use.line) + " " + use.name);
      }
    }
  }
  if (!places.empty()) {
    fixes::add_reason(plan, Grade::review, naming(places, kShared, kSharedByMore));
  }
}

// A network ACL, a route, another user of the value: anything may stand in what was not read.
void add_what_was_not_read(fixes::Plan& plan, const EditedWorld& world) {
  constexpr Phrase kNotWhole{"{} was not read whole: what it adds to the network, or uses of the value, is not known",
                             "{} を最後まで読み取れないため、ネットワークに何を加えるか、値を使っているか分かりません"};
  for (const std::size_t root : world.what_if.roots_of(plan.edits)) {
    for (const FileRead& file : world.scanned.roots[root].files) {
      if (world.scanned.unread.contains(file.path)) {
        fixes::add_reason(plan, Grade::review,
                          Message(kNotWhole, {sources::relative_path(file.path, world.scanned.base)}));
      }
    }
  }
}

}  // namespace

void add_edit_concerns(fixes::Plan& plan, const Candidate& candidate, RootKind kind, const Sharing& sharing,
                       const EditedWorld& world) {
  constexpr Phrase kOutside{"{} is outside of what was scanned: who else uses it is not known",
                            "{} はスキャンの対象外にあり、ほかの利用元が分かりません"};
  constexpr Phrase kOverride{"the setting is written over where it is used: what worked it out before no longer does",
                             "使われている場所で設定を上書きします。今まで値を決めていた式は効かなくなります"};
  for (const fixes::Edit& edit : plan.edits) {
    if (is_outside(edit.file, world)) {
      fixes::add_reason(plan, Grade::review,
                        Message(kOutside, {sources::relative_path(edit.file, world.scanned.base)}));
    }
    if (kind == RootKind::cloudformation) {
      add_what_stacks_keep(plan, edit, world);
    }
  }
  if (candidate.is_override && !is_plain_setting(candidate)) {
    fixes::add_reason(plan, Grade::review, kOverride);
  }
  if (!sharing.targets.empty()) {
    fixes::add_reason(plan, Grade::review, naming(sharing.targets, kTogether, kTogetherWithMore));
  }
  if (!sharing.others.empty()) {
    fixes::add_reason(plan, Grade::review, naming(sharing.others, kShared, kSharedByMore));
  }
  for (const findings::Finding* each : sharing.findings) {
    if (const auto& by = each->acceptance) {
      fixes::add_reason(plan, Grade::review,
                        Message(kAccepted, {each->id.address, by->owner, findings::text_of(by->until), by->reason}));
    }
  }
  add_uses(plan, candidate, sharing, world);
  add_what_was_not_read(plan, world);
}

}  // namespace kakoi::ops
