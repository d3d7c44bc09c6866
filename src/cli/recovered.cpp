#include "cli/recovered.hpp"

#include "cli/commands.hpp"

#include <set>

namespace kakoi::cli {

using base::Phrase;

std::string recovered_lines(const apply::Restored& restored, base::Language language) {
  constexpr Phrase kPutBack{"an earlier run was cut short: {} is as before it",
                            "前回の実行が中断されていたため、{} を元に戻しました"};
  constexpr Phrase kLeft{"an earlier run was cut short: {} has changed since, and was left as it is",
                         "前回の実行が中断されていましたが、{} はその後変更されているため、そのままにしました"};
  constexpr Phrase kNotYet{"warning: an earlier run was cut short, and not all of it could be put back:",
                           "警告: 以前の実行が中断されており、次のファイルを元に戻せません:"};
  std::string lines;
  for (const std::string& file : restored.files) {
    lines += line_of({kPutBack, {file}}, language);
  }
  for (const std::string& file : restored.changed) {
    lines += line_of({kLeft, {file}}, language);
  }
  return lines +
         (restored.left.empty() ? std::string{} : line_of(kNotYet, language) + left_lines(restored.left, language));
}

std::string left_lines(const std::vector<apply::Left>& left, base::Language language) {
  constexpr Phrase kFile{"  {}", "  {}"};
  constexpr Phrase kMore{"  and {} more", "  ほか {} 件"};
  constexpr Phrase kAgain{
      "every kakoi fix and kakoi undo tries it again; to leave these files as they are, move {} away",
      "kakoi fix と kakoi undo は毎回再試行します。ファイルをそのままにするには、{} "
      "を別の場所へ移してください"};
  constexpr std::size_t kMost = 20;
  std::string lines;
  std::set<std::string> records;
  std::size_t count = 0;
  for (const apply::Left& one : left) {
    lines += ++count <= kMost ? line_of(base::Message(kFile, {one.file}).then(one.why), language) : std::string{};
    if (!one.record.empty()) {
      records.insert(one.record);
    }
  }
  lines += count > kMost ? line_of({kMore, {std::to_string(count - kMost)}}, language) : std::string{};
  for (const std::string& record : records) {
    lines += line_of({kAgain, {record}}, language);
  }
  return lines;
}

}  // namespace kakoi::cli
