#include "sources/excerpt.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace kakoi::sources {
namespace {

constexpr std::size_t kLongestLine = 4096;

/// Copies a line without what stands in other quotes than those of the range, and without comments: either may hold a
/// password. Names are kept, also those that JSON puts in quotes.
class Masked {
 public:
  Masked(std::string_view line, std::size_t begin, std::size_t end, bool hides_all)
      : line_(line), begin_(begin), end_(end), hides_all_(hides_all) {}

  findings::Excerpt result() && {
    while (at_ < line_.size()) {
      mark();
      if (line_[at_] == '"') {
        quoted();
      } else if (line_[at_] == '#' || line_.substr(at_, 2) == "//") {
        out_.text += line_[at_] == '#' ? "# …" : "// …";
        at_ = line_.size();
      } else if (line_.substr(at_, 2) == "/*") {
        const std::size_t close = line_.find("*/", at_ + 2);
        out_.text += "/* … */";
        at_ = close == std::string_view::npos ? line_.size() : close + 2;
      } else {
        out_.text += line_[at_++];
      }
    }
    mark();
    out_.end = at_ >= end_ && out_.end == 0 ? out_.text.size() : out_.end;
    return std::move(out_);
  }

 private:
  void mark() {
    out_.begin = at_ <= begin_ ? out_.text.size() : out_.begin;
    out_.end = at_ <= end_ ? out_.text.size() : out_.end;
  }

  void quoted() {
    std::size_t close = at_ + 1;
    while (close < line_.size() && line_[close] != '"') {
      close += line_[close] == '\\' ? 2U : 1U;
    }
    close = std::min(close, line_.size() - 1);
    const std::size_t next = line_.find_first_not_of(" \t", close + 1);
    const bool is_name = next != std::string_view::npos && line_[next] == ':';
    const bool is_in_range = at_ >= begin_ && close < end_ && !hides_all_;
    out_.text += is_name || is_in_range ? std::string(line_.substr(at_, close + 1 - at_)) : "\"…\"";
    at_ = close + 1;
  }

  std::string_view line_;
  std::size_t begin_;
  std::size_t end_;
  bool hides_all_;
  std::size_t at_ = 0;
  findings::Excerpt out_;
};

// Then even a text within the range may be one: `var.password == "…"`.
bool speaks_of_secrets(std::string_view line) {
  std::string lower(line);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  constexpr std::array<std::string_view, 6> kWords = {"password", "passwd", "secret", "token", "credential", "api_key"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

// Of a long line, what stands around the range.
findings::Excerpt window(findings::Excerpt whole) {
  constexpr std::size_t kWidest = 160;
  constexpr std::size_t kBefore = 60;
  constexpr std::string_view kCut = "…";
  if (whole.text.size() <= kWidest) {
    return whole;
  }
  const auto is_inside_letter = [&](std::size_t at) {
    return at < whole.text.size() && (static_cast<unsigned char>(whole.text[at]) & 0xC0U) == 0x80U;
  };
  std::size_t from = whole.begin > kBefore ? whole.begin - kBefore : 0;
  while (is_inside_letter(from)) {
    ++from;
  }
  std::size_t to = std::min(from + kWidest, whole.text.size());
  while (is_inside_letter(to)) {
    ++to;
  }
  findings::Excerpt out;
  out.text = (from > 0 ? std::string(kCut) : "") + whole.text.substr(from, to - from);
  const std::size_t moved = from > 0 ? from - kCut.size() : 0;
  out.begin = whole.begin - moved;
  out.end = std::min(whole.end, to) - moved;
  out.text += to < whole.text.size() ? kCut : "";
  return out;
}

}  // namespace

findings::Excerpt excerpt_of(std::string_view line, std::size_t begin, std::size_t end) {
  if (line.empty() || line.size() > kLongestLine) {
    return {};
  }
  return window(Masked(line, begin, end, speaks_of_secrets(line)).result());
}

}  // namespace kakoi::sources
