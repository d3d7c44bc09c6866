#include "sources/recognise.hpp"

#include "sources/cloudformation/template.hpp"
#include "sources/plan/format.hpp"
#include "sources/saved/contents.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources {

// The last ones are what templates of templates are called. A backup says what was, not what is.
bool may_be_document(std::string_view name) {
  constexpr auto kEndings =
      std::to_array<std::string_view>({".json", ".yaml", ".yml", ".template", ".tfstate", ".tfplan", ".cfn", ".cform",
                                       ".asl", ".params", ".j2", ".jinja", ".jinja2", ".tpl", ".tmpl", ".jsonnet"});
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

Format recognise(std::string_view text) {
  return plan::format_of_json(text).has_value()      ? Format::plan
         : cloudformation::looks_like_template(text) ? Format::cloudformation
         : saved::may_be_saved(text)                 ? Format::saved
                                                     : Format::none;
}

}  // namespace kakoi::sources
