#include "cli/commands.hpp"
#include "cli/journal_folder.hpp"
#include "cli/recovered.hpp"

#include "ops/fix.hpp"
#include "sources/paths.hpp"
#include "sources/walk.hpp"

#include <vector>

namespace kakoi::cli {

Outcome undo_command(const std::string& path, base::Language language, const Host& host) {
  using base::Phrase;
  constexpr Phrase kUndone{"{} is as before the fix", "{} を修復前の状態に戻しました"};
  constexpr Phrase kChanged{"somebody else has changed it meanwhile", "ほかから変更されました"};
  constexpr Phrase kAlready{"{} was as before the fix already, which is forgotten now",
                            "{} は既に修復前の状態でした (この修復の記録を消しました)"};
  constexpr Phrase kNotAll{"not all could be taken back:", "次のファイルを元に戻せません:"};
  constexpr Phrase kRemoved{"{} is removed: the fix had made it", "{} を削除しました (修復で作成されたファイル)"};
  const auto folder = host.reader.real_path(path.empty() ? host.current_folder : path);
  if (!folder.has_value()) {
    return usage_error(path + ": " + folder.error().message.text(language));
  }
  const auto journals = journal_folder(host);
  if (!journals.has_value()) {
    return usage_error(journals.error().message.text(language));
  }
  const bool is_folder = host.reader.kind(*folder).value_or(base::EntryKind::other) == base::EntryKind::directory;
  const std::string start = is_folder ? *folder : sources::parent_of(*folder);
  const auto journal = host.journal(*journals);
  const auto undone = ops::undo({.reader = host.reader, .writer = host.writer(), .journal = *journal},
                                sources::enclosing_repository(host.reader, start).value_or(start));
  if (!undone.has_value()) {
    return {.out = {},
            .err = "kakoi: " + line_of(undone.error().message, language),
            .code = static_cast<int>(ops::ExitCode::refused)};
  }
  const apply::Restored& recovered = undone->recovered;
  const apply::Restored& restored = undone->restored;
  Outcome outcome;
  outcome.out = recovered_lines({.files = recovered.files}, language);
  outcome.err = recovered_lines({.changed = recovered.changed, .left = recovered.left}, language);
  if (!undone->refusal.empty()) {
    outcome.err += "kakoi: " + line_of(undone->refusal, language);
  }
  for (const std::string& file : restored.files) {
    const bool is_there = host.reader.kind(file).has_value();
    const Phrase done = restored.was_already ? kAlready : is_there ? kUndone : kRemoved;
    outcome.out += line_of({done, {sources::relative_path(file, host.current_folder)}}, language);
  }
  std::vector<apply::Left> left = restored.left;
  for (const std::string& file : restored.changed) {
    left.push_back({.file = file, .why = kChanged});
  }
  outcome.err += left.empty() ? std::string{} : line_of(kNotAll, language) + left_lines(left, language);
  const bool is_last_back =
      undone->was_last_cut_short ? recovered.changed.empty() && recovered.left.empty() : undone->refusal.empty();
  outcome.code = left.empty() && is_last_back ? 0 : static_cast<int>(ops::ExitCode::refused);
  return outcome;
}

}  // namespace kakoi::cli
