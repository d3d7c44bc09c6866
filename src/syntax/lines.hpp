// Lines and columns of a text, worked out from byte offsets when something is shown.
#pragma once

#include "base/diagnostic.hpp"
#include "base/range.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax {

/// Lines and columns at every few thousand bytes, so that any number of places is found without counting from the
/// start, in a text of any size.
class Lines {
 public:
  /// `text` is kept by whoever calls.
  explicit Lines(std::string_view text);

  /// The place of `range` in the text, the whole content of `file`. A line ends at LF; CR before it belongs to the line
  /// but a column never points behind it. Columns count code points, a byte that is no UTF-8 as one; a byte order mark
  /// counts as none. A range that reaches beyond the text is cut.
  [[nodiscard]] base::Place place(std::string file, base::Range range) const;

 private:
  /// A byte whose line and column are known.
  struct Mark {
    std::uint32_t offset = 0;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
  };

  [[nodiscard]] Mark moved(Mark at, std::size_t offset) const;
  [[nodiscard]] Mark locate(std::size_t offset) const;

  std::string_view text_;
  std::vector<Mark> marks_;
};

/// The line of `text` that holds `offset`, without its line end; nothing when it is longer than `most` on either side.
std::string_view line_at(std::string_view text, std::uint32_t offset, std::size_t most = std::string_view::npos);

}  // namespace kakoi::syntax
