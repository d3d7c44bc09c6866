// Text to tree, for the native syntax of HCL.
#pragma once

#include "syntax/hcl/tree.hpp"

#include <cstddef>
#include <string_view>

namespace kakoi::syntax::hcl {

struct Limits {
  std::size_t depth = 1000;    ///< blocks, brackets, templates, directives, operators and steps within each other
  std::size_t problems = 100;  ///< how many are kept; the rest is only counted as "there are more"
};

/// Reads a file: a body. Never fails: what cannot be read is a problem with a range and an `error` node, and reading
/// goes on behind it. Linear in time and memory; recursion is bounded by `limits.depth`.
Tree parse(std::string_view text, Limits limits = {});
/// The same into a tree whose memory is used again.
void parse(std::string_view text, Tree& into, Limits limits = {});

/// Reads one expression that takes up all of `text`, as Terraform reads the value of --var and TF_VAR_. The root of
/// the tree is the expression.
Tree parse_expression(std::string_view text, Limits limits = {});

}  // namespace kakoi::syntax::hcl
