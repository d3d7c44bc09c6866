#include "syntax/lines.hpp"

#include "base/utf8.hpp"
#include "syntax/encoding.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::syntax {
namespace {

struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

LineColumn locate(std::string_view text, std::size_t offset) {
  // Between the two bytes of a line end is still before it.
  const bool splits_line_end = offset > 0 && offset < text.size() && text[offset] == '\n' && text[offset - 1] == '\r';
  offset -= splits_line_end ? 1 : 0;
  const std::string_view before = text.substr(0, offset);
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::size_t newline = before.rfind('\n');
  std::size_t i = newline != std::string_view::npos ? newline + 1 : byte_order_mark(text);
  std::uint32_t column = 1;
  for (; i < offset; ++column) {
    i += base::decode_utf8(text.substr(i)).length;
  }
  return LineColumn{.line = line, .column = column};
}

}  // namespace

base::Place place_of(std::string file, std::string_view text, base::Range range) {
  const std::size_t begin = std::min<std::size_t>(range.offset, text.size());
  const std::size_t end = std::min<std::size_t>(begin + range.length, text.size());
  const LineColumn first = locate(text, begin);
  const LineColumn last = locate(text, end);
  return base::Place{.file = std::move(file),
                     .line = first.line,
                     .column = first.column,
                     .end_line = last.line,
                     .end_column = last.column,
                     .offset = static_cast<std::uint32_t>(begin),
                     .length = static_cast<std::uint32_t>(end - begin)};
}

std::string_view line_at(std::string_view text, std::uint32_t offset) {
  const std::size_t at = std::min<std::size_t>(offset, text.size());
  const std::size_t newline = text.substr(0, at).rfind('\n');
  const std::size_t begin = newline != std::string_view::npos ? newline + 1 : byte_order_mark(text);
  std::string_view line = text.substr(begin, text.find('\n', at) - begin);
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) {
    line.remove_suffix(1);
  }
  return line;
}

}  // namespace kakoi::syntax
