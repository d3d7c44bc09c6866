// Parts of a CloudFormation template as text, in YAML or JSON, the way that the template around them is written.
#pragma once

#include "fixes/template_resource.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kakoi::fixes {

/// How the template writes things.
struct TemplateStyle {
  bool is_flow = false;       ///< in brackets: JSON, and YAML that is written like it
  std::string indentation{};  ///< before a resource's logical id
  std::string unit = "  ";    ///< what each level adds to it
  std::string line_end = "\n";
  // In block style.
  bool has_short_forms = true;   ///< `!Ref`, else `Ref:`
  bool indents_lists = true;     ///< items stand further to the right than their key
  bool parts_resources = false;  ///< there is an empty line between resources
  // In flow style.
  bool is_on_one_line = false;
  bool unfolds_functions = false;  ///< `{`, `"Ref": …`, `}` stand on lines of their own
  std::string padding{};           ///< within the brackets of what stands on one line
  std::string colon = ": ";
};

/// In block style each with all its lines, line ends included. In flow style members without what stands before and
/// behind them, separated by commas and line ends.
std::string resources_text(const std::vector<TemplateResource>& resources, const TemplateStyle& style);

/// The attribute DependsOn of a resource, likewise; here `style.indentation` is that of the resource's attributes.
std::string depends_on_text(const std::vector<std::string>& ids, const TemplateStyle& style);

}  // namespace kakoi::fixes
