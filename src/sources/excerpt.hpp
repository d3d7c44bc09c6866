// What a report may show of a source line: never what may be secret, and not more than fits a screen.
#pragma once

#include "findings/finding.hpp"

#include <cstddef>
#include <string_view>

namespace kakoi::sources {

/// `line`, in which the bytes from `begin` to `end` are marked (begin <= end <= line.size()). Texts in quotes outside
/// of the marked range are left out, and so are comments: either may hold a password. Where the line speaks of secrets,
/// those within the range are left out too. Of a long line, what stands around `begin`; of one that is longer than
/// anybody writes, nothing.
findings::Excerpt excerpt_of(std::string_view line, std::size_t begin, std::size_t end);

}  // namespace kakoi::sources
