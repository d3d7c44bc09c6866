#include "sources/ignore_rules.hpp"

#include "syntax/encoding.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace kakoi::sources {
namespace {

bool is_in_named_class(std::string_view name, unsigned char c) {
  const bool lower = c >= 'a' && c <= 'z';
  const bool upper = c >= 'A' && c <= 'Z';
  const bool digit = c >= '0' && c <= '9';
  const bool graphic = c > ' ' && c < 0x7f;
  if (name == "alpha") {
    return lower || upper;
  }
  if (name == "digit") {
    return digit;
  }
  if (name == "alnum") {
    return lower || upper || digit;
  }
  if (name == "lower") {
    return lower;
  }
  if (name == "upper") {
    return upper;
  }
  if (name == "space") {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
  if (name == "blank") {
    return c == ' ' || c == '\t';
  }
  if (name == "punct") {
    return graphic && !lower && !upper && !digit;
  }
  if (name == "xdigit") {
    return digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
  return (name == "graph" && graphic) || (name == "print" && (graphic || c == ' ')) ||
         (name == "cntrl" && (c < ' ' || c == 0x7f));
}

/// A bracket expression, read from behind its `[`.
class Bracket {
 public:
  Bracket(std::string_view pattern, std::size_t at) : pattern_(pattern), at_(at) {}

  /// Does `c` match? Nothing when the expression is never closed: then nothing matches.
  std::optional<bool> matches(char c) {
    const bool negated = peek() == '!' || peek() == '^';
    at_ += negated ? 1U : 0U;
    bool found = false;
    for (bool is_first = true; at_ < pattern_.size() && (peek() != ']' || is_first); is_first = false) {
      found = member(c) || found;
    }
    if (at_ >= pattern_.size()) {
      return std::nullopt;
    }
    ++at_;
    return found != negated && c != '/';
  }
  [[nodiscard]] std::size_t end() const { return at_; }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
  }
  char take() {
    at_ += peek() == '\\' && at_ + 1 < pattern_.size() ? 1U : 0U;
    return pattern_[at_++];
  }
  bool member(char c) {
    if (peek() == '[' && peek(1) == ':') {
      const std::size_t close = pattern_.find(":]", at_ + 2);
      if (close != std::string_view::npos) {
        const std::string_view name = pattern_.substr(at_ + 2, close - at_ - 2);
        at_ = close + 2;
        return is_in_named_class(name, static_cast<unsigned char>(c));
      }
    }
    const char low = take();
    if (peek() != '-' || peek(1) == ']' || at_ + 1 >= pattern_.size()) {
      return low == c;
    }
    ++at_;
    const char high = take();
    return low <= c && c <= high;
  }

  std::string_view pattern_;
  std::size_t at_;
};

// Where to go on when the rest does not match: the last star takes one character more.
struct Retry {
  std::size_t pattern = std::string_view::npos;
  std::size_t text = 0;
  bool crosses_folders = false;
};

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view text) {
  // git compares what stands before the first special character as it is, and starts anew behind it.
  const std::size_t prefix = std::min(pattern.find_first_of("*?[\\"), pattern.size());
  Retry star;
  Retry double_star;
  std::size_t p = 0;
  std::size_t t = 0;
  while (t < text.size() || p < pattern.size()) {
    const bool starts_name = p == prefix || (p > 0 && pattern[p - 1] == '/');
    if (starts_name && pattern.substr(p).starts_with("**/")) {
      p += 3;
      double_star = {.pattern = p, .text = t, .crosses_folders = true};
      star = {};
      continue;
    }
    if (starts_name && pattern.substr(p) == "**") {
      return true;
    }
    if (p < pattern.size() && pattern[p] == '*') {
      star = {.pattern = ++p, .text = t};
      continue;
    }
    if (p < pattern.size() && t < text.size()) {
      std::size_t next = p + 1;
      bool same = false;
      if (pattern[p] == '?') {
        same = text[t] != '/';
      } else if (pattern[p] == '[') {
        Bracket bracket(pattern, p + 1);
        const std::optional<bool> found = bracket.matches(text[t]);
        if (!found.has_value()) {
          return false;
        }
        next = bracket.end();
        same = *found;
      } else if (pattern.substr(p) == "\\") {
        return false;  // a backslash that escapes nothing matches nothing
      } else {
        next += pattern[p] == '\\' && p + 1 < pattern.size() ? 1U : 0U;
        same = pattern[next - 1] == text[t];
      }
      if (same) {
        p = next;
        ++t;
        continue;
      }
    }
    if (star.pattern != std::string_view::npos && star.text < text.size() && text[star.text] != '/') {
      p = star.pattern;
      t = ++star.text;
      continue;
    }
    // A `**/` starts again behind the next slash.
    const std::size_t slash =
        double_star.pattern == std::string_view::npos ? std::string_view::npos : text.find('/', double_star.text);
    if (slash == std::string_view::npos) {
      return false;
    }
    double_star.text = slash + 1;
    p = double_star.pattern;
    t = double_star.text;
    star = {};
  }
  return true;
}

IgnoreRules::IgnoreRules(std::shared_ptr<const IgnoreRules> outer, std::string folder, std::string_view text)
    : outer_(std::move(outer)), folder_(std::move(folder)) {
  text.remove_prefix(syntax::byte_order_mark(text));
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    std::string_view line = text.substr(0, newline);
    text = newline == std::string_view::npos ? std::string_view{} : text.substr(newline + 1);
    while (!line.empty() && (line.back() == '\r' || (line.back() == ' ' && !line.ends_with("\\ ")))) {
      line.remove_suffix(1);
    }
    if (line.empty() || line.front() == '#') {
      continue;
    }
    Rule rule;
    rule.is_negated = line.front() == '!';
    line.remove_prefix(rule.is_negated ? 1 : 0);
    rule.only_folders = line.ends_with('/');
    line.remove_suffix(rule.only_folders ? 1 : 0);
    rule.is_anchored = line.find('/') != std::string_view::npos;
    line.remove_prefix(line.starts_with('/') ? 1 : 0);
    rule.pattern = line;
    if (!rule.pattern.empty()) {
      rules_.push_back(std::move(rule));
    }
  }
}

IgnoreRules::Decision IgnoreRules::decide(std::string_view path, bool is_folder) const {
  const std::string_view below =
      path.size() > folder_.size() + 1 ? path.substr(folder_.size() + 1) : std::string_view{};
  const std::size_t slash = below.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? below : below.substr(slash + 1);
  const auto last = std::find_if(rules_.rbegin(), rules_.rend(), [&](const Rule& rule) {
    return (!rule.only_folders || is_folder) && matches_glob(rule.pattern, rule.is_anchored ? below : name);
  });
  if (last != rules_.rend()) {
    return last->is_negated ? Decision::in : Decision::out;
  }
  return outer_ != nullptr ? outer_->decide(path, is_folder) : Decision::none;
}

bool IgnoreRules::leaves_out(std::string_view path, bool is_folder) const {
  return decide(path, is_folder) == Decision::out;
}

}  // namespace kakoi::sources
