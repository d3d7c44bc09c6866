#include "cli/commands.hpp"

#include "controls/controls.hpp"

namespace kakoi::cli {

Outcome explain_command(const std::string& control, base::Language language) {
  const auto guide = controls::guide(control, language);
  if (!guide.has_value()) {
    std::string known;
    for (const controls::Control& one : controls::all()) {
      known += "\n  " + std::string(one.id) + "  " + std::string(one.title.in(language));
    }
    constexpr base::Phrase kNone{"there is no control `{}`; the controls are",
                                 "コントロール `{}` はありません。コントロールは次のとおりです"};
    return usage_error(base::Message(kNone, {control}).text(language) + known);
  }
  return {.out = std::string(*guide), .err = {}, .code = 0};
}

}  // namespace kakoi::cli
