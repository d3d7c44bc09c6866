#include "syntax/lines.hpp"

#include "base/utf8.hpp"
#include "syntax/encoding.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kakoi::syntax {
namespace {

// How far a column is counted at most.
constexpr std::uint32_t kBetweenMarks = 4096;

}  // namespace

Lines::Lines(std::string_view text) : text_(text) {
  Mark at{.offset = static_cast<std::uint32_t>(byte_order_mark(text))};
  marks_.push_back(at);
  const auto step = [&](std::size_t length) {
    at.offset += static_cast<std::uint32_t>(length);
    ++at.column;
  };
  while (at.offset < text.size()) {
    const std::size_t newline = std::min(text.find('\n', at.offset), text.size());
    while (newline - at.offset > kBetweenMarks) {
      while (at.offset - marks_.back().offset < kBetweenMarks) {
        step(base::decode_utf8(text.substr(at.offset)).length);
      }
      marks_.push_back(at);
    }
    if (newline == text.size()) {
      break;
    }
    at = {.offset = static_cast<std::uint32_t>(newline + 1), .line = at.line + 1};
    marks_.push_back(at);
  }
}

Lines::Mark Lines::locate(std::size_t offset) const {
  // Between the two bytes of a line end is still before it.
  const bool splits_line_end =
      offset > 0 && offset < text_.size() && text_[offset] == '\n' && text_[offset - 1] == '\r';
  offset -= splits_line_end ? 1 : 0;
  const auto next = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                     [](std::size_t wanted, const Mark& mark) { return wanted < mark.offset; });
  Mark at = next == marks_.begin() ? marks_.front() : *std::prev(next);
  while (at.offset < offset) {
    at.offset += static_cast<std::uint32_t>(base::decode_utf8(text_.substr(at.offset)).length);
    ++at.column;
  }
  return at;
}

base::Place Lines::place(std::string file, base::Range range) const {
  const std::size_t begin = std::min<std::size_t>(range.offset, text_.size());
  const std::size_t end = std::min<std::size_t>(begin + range.length, text_.size());
  const Mark first = locate(begin);
  const Mark last = locate(end);
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
