// What a report may show of a source line: never what may be secret, and not more than fits a screen.
#pragma once

#include "findings/finding.hpp"

#include <cstddef>
#include <string_view>

namespace kakoi::sources {

/// Of a line with more bytes nothing is shown.
inline constexpr std::size_t kLongestLine = 4096;

/// `line`, in which the bytes from `begin` to `end` are marked (begin <= end <= line.size()). Comments are left out,
/// and so are all texts in quotes but for words of Terraform and AWS ("true", "ENABLED", …), the labels of a block and
/// the keys of JSON: any other may be a password. Of a long line, what stands around `begin`; of one that is longer
/// than anybody writes, nothing.
findings::Excerpt excerpt_of(std::string_view line, std::size_t begin, std::size_t end);

}  // namespace kakoi::sources
