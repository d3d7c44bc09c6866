#include "cli/patch_report.hpp"

#include "cli/commands.hpp"
#include "cli/shell_word.hpp"

#include "reports/plan_reports.hpp"
#include "sources/excerpt.hpp"
#include "sources/paths.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace kakoi::cli {
namespace {

using base::Phrase;
using fixes::Plan;

using EditsByFile = std::map<std::string, std::vector<fixes::Edit>>;

// Where `git apply` has to run, for it takes nothing from above that: the current folder where that will do, else what
// was scanned or the nearest folder above that which holds all of `files`.
std::string patched_from(const EditsByFile& files, const std::string& current, std::string base) {
  const auto holds_all = [&](const std::string& folder) {
    return std::all_of(files.begin(), files.end(),
                       [&](const auto& each) { return sources::lies_within(each.first, folder); });
  };
  if (holds_all(current)) {
    return current;
  }
  while (!holds_all(base)) {
    base = sources::parent_of(base);
  }
  return base;
}

EditsByFile edits_of(const std::vector<const Plan*>& plans) {
  EditsByFile by_file;
  for (const Plan* plan : plans) {
    for (const fixes::Edit& edit : plan->edits) {
      by_file[edit.file].push_back(edit);
    }
  }
  for (auto& [file, edits] : by_file) {
    fixes::sort_once(edits);
  }
  return by_file;
}

reports::PatchedFile patched(const ops::Planned& planned, const std::string& file, std::string name,
                             std::vector<fixes::Edit> edits) {
  const std::string& content = planned.contents.at(file);
  const sources::Writing writing = sources::writing_of(planned.name_of(file), content);
  return {.name = std::move(name),
          .content = content,
          .edits = std::move(edits),
          .may_be_shown = [writing](std::string_view line, std::size_t begin, std::size_t end) {
            return sources::is_without_secrets(line, begin, end, writing);
          }};
}

// Takes those away of which an edit would show what may be a secret, and says so. What one of them edits may stand
// between the lines of another: it is asked until all can be shown.
void leave_secrets_out(const ops::Planned& planned, std::vector<const Plan*>& plans, base::Language language,
                       std::string& err) {
  constexpr Phrase kSecret{
      "{} is left out of the patch: a line of {} may hold a secret; use kakoi fix for it",
      "{} はパッチに含めていません。{} に秘密情報を含む可能性のある行があるためです。kakoi fix を使ってください"};
  for (bool is_any_hidden = true; is_any_hidden;) {
    std::vector<fixes::Edit> hidden;
    for (auto& [file, edits] : edits_of(plans)) {
      const std::vector<fixes::Edit> some = reports::patch(patched(planned, file, file, edits)).hidden;
      hidden.insert(hidden.end(), some.begin(), some.end());
    }
    is_any_hidden = !hidden.empty();
    std::erase_if(plans, [&](const Plan* plan) {
      const auto at = std::find_if(plan->edits.begin(), plan->edits.end(), [&](const fixes::Edit& edit) {
        return std::find(hidden.begin(), hidden.end(), edit) != hidden.end();
      });
      if (at != plan->edits.end()) {
        const std::string file = sources::relative_path(at->file, planned.scanned.base);
        err += line_of({kSecret, {plan->targets.front().id.address, file}}, language);
      }
      return at != plan->edits.end();
    });
  }
}

}  // namespace

std::string patch_of(const ops::Planned& planned, fixes::Grade accept, base::Language language, const Host& host,
                     std::string& err) {
  constexpr Phrase kElsewhere{"the names in the patch are those from {}: git -C {} apply",
                              "パッチ内のパスは {} からの相対パスです: git -C {} apply"};
  constexpr Phrase kBlocked{
      "{} blocked plans are left out of the patch (kakoi plan says why); --accept blocked puts them in",
      "適用不可の計画 {} 件はパッチに含めていません (理由は kakoi plan)。含めるには --accept blocked"};
  std::vector<const Plan*> plans;
  std::size_t blocked = 0;
  for (const Plan& plan : planned.book.plans) {
    const bool is_left = plan.grade > accept;
    blocked += is_left && plan.grade == fixes::Grade::blocked && plan.refusal.empty() ? 1U : 0U;
    if (!is_left) {
      plans.push_back(&plan);
    }
  }
  if (blocked > 0) {
    err += line_of({kBlocked, {std::to_string(blocked)}}, language);
  }
  leave_secrets_out(planned, plans, language, err);
  EditsByFile by_file = edits_of(plans);
  const std::string current = host.reader.real_path(host.current_folder).value_or(host.current_folder);
  const std::string from = patched_from(by_file, current, planned.scanned.base);
  if (from != current) {
    err += line_of({kElsewhere, {from, shell_word(from)}}, language);
  }
  std::string out;
  for (auto& [file, edits] : by_file) {
    out += reports::patch(patched(planned, file, sources::relative_path(file, from), std::move(edits))).text;
  }
  return out;
}

}  // namespace kakoi::cli
