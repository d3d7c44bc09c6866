#include "sources/ignore_rules.hpp"

#include <utility>

namespace kakoi::sources {
namespace {

// Matches the class that starts at pattern[i] == '['. Sets `i` behind it; false for no match. A class that is never
// closed matches nothing.
bool matches_class(std::string_view pattern, std::size_t& i, char c) {
  std::size_t at = i + 1;
  const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
  at += negated ? 1U : 0U;
  const std::size_t first = at;
  bool found = false;
  while (at < pattern.size() && (pattern[at] != ']' || at == first)) {
    const char low = pattern[at];
    const bool is_range = at + 2 < pattern.size() && pattern[at + 1] == '-' && pattern[at + 2] != ']';
    const char high = is_range ? pattern[at + 2] : low;
    found = found || (low <= c && c <= high);
    at += is_range ? 3U : 1U;
  }
  if (at >= pattern.size()) {
    i = pattern.size();
    return false;
  }
  i = at + 1;
  return found != negated && c != '/';
}

// Where to go on when the rest does not match: the last star takes one character more.
struct Retry {
  std::size_t pattern = std::string_view::npos;
  std::size_t text = 0;
  bool crosses_folders = false;
};

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view text) {
  Retry star;
  Retry double_star;
  std::size_t p = 0;
  std::size_t t = 0;
  while (t < text.size() || p < pattern.size()) {
    if (pattern.substr(p).starts_with("**/")) {
      p += 3;
      double_star = {.pattern = p, .text = t, .crosses_folders = true};
      star = {};
      continue;
    }
    if (pattern.substr(p) == "**") {
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
        next = p;
        same = matches_class(pattern, next, text[t]);
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
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->only_folders && !is_folder) {
      continue;
    }
    if (matches_glob(rule->pattern, rule->is_anchored ? below : name)) {
      return rule->is_negated ? Decision::in : Decision::out;
    }
  }
  return outer_ != nullptr ? outer_->decide(path, is_folder) : Decision::none;
}

bool IgnoreRules::leaves_out(std::string_view path, bool is_folder) const {
  return decide(path, is_folder) == Decision::out;
}

}  // namespace kakoi::sources
