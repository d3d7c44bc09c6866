#include "sources/recognise.hpp"

#include "sources/cloudformation/template.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources {

// The last ones are what templates of templates are called.
bool may_be_document(std::string_view name) {
  constexpr std::array<std::string_view, 16> kEndings = {
      ".json", ".yaml",   ".yml", ".template", ".tfstate", ".tfplan", ".cfn",  ".cform",
      ".asl",  ".params", ".j2",  ".jinja",    ".jinja2",  ".tpl",    ".tmpl", ".backup"};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

Format recognise(std::string_view text) {
  return cloudformation::looks_like_template(text) ? Format::cloudformation : Format::none;
}

}  // namespace kakoi::sources
