#include "syntax/lines.hpp"

#include "base/utf8.hpp"
#include "syntax/encoding.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace kakoi::syntax {
namespace {

// How far is counted at most to find a place.
constexpr std::size_t kBetweenMarks = 4096;

// Eight bytes at once: texts may be large.
bool is_ascii(std::string_view text) {
  constexpr std::uint64_t kHighs = 0x8080808080808080;
  std::uint64_t all = 0;
  while (text.size() >= sizeof(all)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), sizeof(word));
    all |= word;
    text.remove_prefix(sizeof(word));
  }
  return (all & kHighs) == 0 &&
         std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Lines::Lines(std::string_view text) : text_(text) {
  Mark at{.offset = static_cast<std::uint32_t>(byte_order_mark(text))};
  marks_.push_back(at);
  while (text.size() - at.offset > kBetweenMarks) {
    at = moved(at, at.offset + kBetweenMarks);
    marks_.push_back(at);
  }
}

// To `offset`, or to the first code point behind it where it stands within one.
Lines::Mark Lines::moved(Mark at, std::size_t offset) const {
  const std::string_view before = text_.substr(0, offset);
  for (std::size_t newline = before.find('\n', at.offset); newline != std::string_view::npos;
       newline = before.find('\n', at.offset)) {
    at = {.offset = static_cast<std::uint32_t>(newline + 1), .line = at.line + 1};
  }
  const std::string_view rest = text_.substr(at.offset, offset - at.offset);
  if (is_ascii(rest)) {
    at.offset += static_cast<std::uint32_t>(rest.size());
    at.column += static_cast<std::uint32_t>(rest.size());
    return at;
  }
  while (at.offset < offset) {
    at.offset += static_cast<std::uint32_t>(base::decode_utf8(text_.substr(at.offset)).length);
    ++at.column;
  }
  return at;
}

Lines::Mark Lines::locate(std::size_t offset) const {
  // Between the two bytes of a line end is still before it.
  const bool splits_line_end =
      offset > 0 && offset < text_.size() && text_[offset] == '\n' && text_[offset - 1] == '\r';
  offset -= splits_line_end ? 1 : 0;
  const auto next = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                     [](std::size_t wanted, const Mark& mark) { return wanted < mark.offset; });
  return next == marks_.begin() ? marks_.front() : moved(*std::prev(next), offset);
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

std::string_view line_at(std::string_view text, std::uint32_t offset, std::size_t most) {
  const std::size_t at = std::min<std::size_t>(offset, text.size());
  const std::string_view before = text.substr(at - std::min(at, most), std::min(at, most));
  const std::string_view behind = text.substr(at, most);
  const std::size_t newline = before.rfind('\n');
  const std::size_t end = std::min(behind.find('\n'), behind.size());
  const bool is_too_long = (newline == std::string_view::npos && before.size() < at) ||
                           (end == behind.size() && at + behind.size() < text.size());
  if (is_too_long) {
    return behind.substr(0, 0);
  }
  const std::size_t begin =
      newline != std::string_view::npos ? at - before.size() + newline + 1 : byte_order_mark(text);
  std::string_view line = text.substr(begin, at + end - std::min(begin, at + end));
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) {
    line.remove_suffix(1);
  }
  return line;
}

}  // namespace kakoi::syntax
