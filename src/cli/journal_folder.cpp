#include "cli/journal_folder.hpp"

#include "base/message.hpp"

namespace kakoi::cli {

base::Result<std::string> journal_folder(const Host& host) {
  constexpr base::Phrase kNone{
      "neither XDG_STATE_HOME nor HOME names a folder (an absolute path) to keep the journal in",
      "ジャーナルを置くフォルダー (絶対パス) が XDG_STATE_HOME にも HOME にもありません"};
  const auto value = [&](const char* name) {
    const auto found = host.environment.find(name);
    return found != host.environment.end() && found->second.starts_with('/') ? found->second : std::string{};
  };
  if (const std::string state = value("XDG_STATE_HOME"); !state.empty()) {
    return state + "/kakoi/journal";
  }
  if (const std::string home = value("HOME"); !home.empty()) {
    return home + "/.local/state/kakoi/journal";
  }
  return base::failure(kNone);
}

}  // namespace kakoi::cli
