#include "cli/recovered.hpp"

#include "cli/commands.hpp"

namespace kakoi::cli {

std::string recovered_lines(const apply::Restored& restored, base::Language language) {
  using base::Phrase;
  constexpr Phrase kPutBack{"an earlier run was cut short: {} is as before it",
                            "前回の実行が中断されていたため、{} を元に戻しました"};
  constexpr Phrase kLeft{"an earlier run was cut short: {} has changed since, and was left as it is",
                         "前回の実行が中断されていましたが、{} はその後変更されているため、そのままにしました"};
  std::string lines;
  for (const std::string& file : restored.files) {
    lines += line_of({kPutBack, {file}}, language);
  }
  for (const std::string& file : restored.changed) {
    lines += line_of({kLeft, {file}}, language);
  }
  return lines;
}

}  // namespace kakoi::cli
