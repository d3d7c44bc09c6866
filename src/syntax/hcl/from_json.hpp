// The JSON syntax of HCL as the same flat tree, over the same bytes. Objects stay `object` nodes, since only who knows
// what a property is for can tell a block from an argument; strings become `json_string` nodes, which may be templates.
// (HCL JSON syntax specification.)
#pragma once

#include "syntax/hcl/tree.hpp"

#include <string_view>

namespace kakoi::syntax::hcl {

/// Reads a whole JSON text. The root is its object; where it has none, an empty one that is broken. What stands before
/// a mistake is kept, and every object of such a text is marked as broken.
Tree parse_json(std::string_view text);

/// The text of a `json_string` node, escapes resolved.
std::string json_text(const Tree& tree, NodeId node);

/// A text that came from a JSON string, read as a template: `${…}` and `%{…}`, but no escapes with a backslash. The
/// root of the tree is a `heredoc` node with kBare.
Tree parse_template(std::string_view text);

}  // namespace kakoi::syntax::hcl
