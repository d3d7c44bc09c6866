#include "ops/template_style.hpp"

#include <algorithm>
#include <array>

namespace kakoi::ops {
namespace {

constexpr std::string_view kBlanks = " \t";

/// Gives the lines of a text one after the other, without their ends.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  std::string_view next() {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string_view line = text_.substr(at_, end - at_);
    at_ = end + 1;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
      line.remove_suffix(1);
    }
    return line;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

template <std::size_t N>
bool has_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace

std::string_view indentation_at(std::string_view text, std::size_t offset) {
  const std::size_t begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;  // npos + 1 is 0
  const std::size_t end = std::min(text.find_first_not_of(kBlanks, begin), offset);
  return text.substr(begin, end - begin);
}

bool begins_line(std::string_view text, std::size_t offset) {
  const std::size_t begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
  return begin + indentation_at(text, offset).size() == offset;
}

std::string_view line_end_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end != std::string_view::npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

bool indents_lists(std::string_view text) {
  std::size_t key = std::string_view::npos;  // where the key stands whose value begins on the next line
  for (Lines lines(text); !lines.at_end();) {
    const std::string_view line = lines.next();
    const std::size_t begin = line.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos || line[begin] == '#') {
      continue;
    }
    const bool is_item = line.substr(begin).starts_with("- ");
    if (is_item && key != std::string_view::npos) {
      return begin > key;
    }
    key = !is_item && line.ends_with(':') ? begin : std::string_view::npos;
  }
  return true;
}

bool has_short_forms(std::string_view text) {
  constexpr std::array<std::string_view, 3> kShort = {"!Ref", "!Sub", "!GetAtt"};
  constexpr std::array<std::string_view, 2> kLong = {"Ref:", "Fn::"};
  return has_any(text, kShort) || !has_any(text, kLong);
}

bool unfolds_functions(std::string_view text) {
  constexpr std::array<std::string_view, 4> kFolded = {"{\"Ref\"", "{ \"Ref\"", "{\"Fn::", "{ \"Fn::"};
  return !has_any(text, kFolded);
}

std::size_t behind_lines(std::string_view text, std::size_t end, std::string_view indentation, bool keeps_empty) {
  std::size_t at = std::min(text.find('\n', end), text.size() - 1) + 1;
  for (std::size_t next = at; next < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', next), text.size() - 1) + 1;
    const std::string_view line = text.substr(next, line_end - next);
    const std::size_t begin = line.find_first_not_of(" \t\r\n");
    const bool is_empty = begin == std::string_view::npos;
    const bool is_comment = !is_empty && line[begin] == '#' && begin >= indentation.size();
    if (!is_comment && !is_empty) {
      break;
    }
    next = line_end;
    at = is_comment || keeps_empty ? next : at;
  }
  return at;
}

}  // namespace kakoi::ops
