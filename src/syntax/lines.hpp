// Lines and columns of a text, worked out from byte offsets when something is shown.
#pragma once

#include "base/diagnostic.hpp"
#include "base/range.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax {

/// Where lines begin, so that any number of places in one text is written out in linear time.
class Lines {
 public:
  /// `text` is kept by whoever calls.
  explicit Lines(std::string_view text);

  /// The place of `range` in the text, the whole content of `file`. A line ends at LF; CR before it belongs to the line
  /// but a column never points behind it. Columns count code points, a byte that is no UTF-8 as one; a byte order mark
  /// counts as none. A range that reaches beyond the text is cut.
  [[nodiscard]] base::Place place(std::string file, base::Range range) const;

 private:
  /// A byte whose line and column are known: the first of each line, and some within long ones.
  struct Mark {
    std::uint32_t offset = 0;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
  };

  [[nodiscard]] Mark locate(std::size_t offset) const;

  std::string_view text_;
  std::vector<Mark> marks_;
};

/// The line of `text` that holds `offset`, without its line end.
std::string_view line_at(std::string_view text, std::uint32_t offset);

}  // namespace kakoi::syntax
