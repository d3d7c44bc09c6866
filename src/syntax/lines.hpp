// Lines and columns of a text, worked out from byte offsets when something is shown.
#pragma once

#include "base/diagnostic.hpp"
#include "base/range.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kakoi::syntax {

/// The place of `range` in `text`, the whole content of `file`. A line ends at LF; CR before it belongs to the
/// line but a column never points behind it. Columns count code points, a byte that is no UTF-8 as one; a byte
/// order mark counts as none. A range that reaches beyond the text is cut. Linear in the offset.
base::Place place_of(std::string file, std::string_view text, base::Range range);

/// The line of `text` that holds `offset`, without its line end.
std::string_view line_at(std::string_view text, std::uint32_t offset);

}  // namespace kakoi::syntax
