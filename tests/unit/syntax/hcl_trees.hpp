// Trees of HCL as text, for the tests of the parser.
#pragma once

#include "syntax/hcl/parser.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::hcl {

std::string_view name_of(Kind kind);

/// Every node in the order of the text, parents before their children, as "kind source".
std::vector<std::string> nodes(const Tree& tree);

/// The value of the only argument, with brackets around all that nests and without what does not: `1 + 2 * 3` is
/// "(1 + (2 * 3))".
std::string structure(std::string_view expression);

/// The problems as "offset+length message", in English.
std::vector<std::string> problems(const Tree& tree);

/// Of a text with exactly one problem, which must be fatal.
std::string problem(std::string_view text, Limits limits = {});

bool is_accepted(std::string_view text);

/// What holds for every tree: it prints as its text, and its nodes nest and stand in order.
void expect_sound(const Tree& tree);

std::string repeat(std::string_view piece, std::size_t times);

}  // namespace kakoi::syntax::hcl
