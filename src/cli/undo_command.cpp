#include "cli/commands.hpp"
#include "cli/journal_folder.hpp"
#include "cli/recovered.hpp"

#include "ops/fix.hpp"
#include "sources/paths.hpp"
#include "sources/walk.hpp"

namespace kakoi::cli {

Outcome undo_command(const std::string& path, base::Language language, const Host& host) {
  using base::Phrase;
  constexpr Phrase kUndone{"{} is as before the fix", "{} を修復前の状態に戻しました"};
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
  Outcome outcome;
  outcome.out = recovered_lines(undone->recovered, language);
  for (const std::string& file : undone->restored.files) {
    const bool is_there = host.reader.kind(file).has_value();
    outcome.out +=
        line_of({is_there ? kUndone : kRemoved, {sources::relative_path(file, host.current_folder)}}, language);
  }
  outcome.code = undone->recovered.changed.empty() ? 0 : static_cast<int>(ops::ExitCode::refused);
  return outcome;
}

}  // namespace kakoi::cli
