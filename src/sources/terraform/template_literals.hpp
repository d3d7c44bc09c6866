// The literal texts of a template, with strip markers (`~`) and the indentation of `<<-` heredocs taken off. Both
// depend on the text of the template alone, not on what its parts come to.
#pragma once

#include "sources/terraform/source_file.hpp"

#include <map>
#include <string>

namespace kakoi::sources::terraform {

/// By the literal_part node, for those of `node` (a `quoted` or `heredoc`) whose text is not simply what is written.
/// (HashiCorp's parseTemplateParts and flushHeredocTemplateParts.)
std::map<syntax::hcl::NodeId, std::string> template_literals(const SourceFile& file, syntax::hcl::NodeId node);

}  // namespace kakoi::sources::terraform
