#include "sources/terraform/functions/path_patterns.hpp"

#include "base/utf8.hpp"

#include <string>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

// The first of `wanted` that no backslash stands before.
std::size_t find_unescaped(std::string_view text, std::string_view wanted) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (wanted.find(text[i]) != std::string_view::npos) {
      return i;
    }
  }
  return std::string_view::npos;
}

/// The runes of a class, `[` and `]` left out.
class ClassReader {
 public:
  explicit ClassReader(std::string_view text) : text_(text) {}

  Match match(std::uint32_t rune) {
    if (text_.empty()) {
      return Match::refused;
    }
    const bool negated = text_.front() == '^';
    text_.remove_prefix(negated ? 1 : 0);
    bool found = false;
    while (!text_.empty()) {
      const std::uint32_t low = next();
      std::uint32_t high = low;
      if (!refused_ && text_.starts_with('-')) {
        text_.remove_prefix(1);
        high = next();
      }
      if (refused_) {
        return Match::refused;
      }
      found = found || (low <= rune && rune <= high);
    }
    return found != negated ? Match::yes : Match::no;
  }

 private:
  std::uint32_t next() {
    const bool is_escaped = text_.starts_with('\\');
    refused_ = refused_ || text_.empty() || text_.front() == '-' || (is_escaped && text_.size() == 1);
    if (refused_) {
      return 0;
    }
    text_.remove_prefix(is_escaped ? 1 : 0);
    const base::Decoded rune = base::decode_utf8(text_);
    text_.remove_prefix(rune.length);
    return rune.code;
  }

  std::string_view text_;
  bool refused_ = false;
};

class Matcher {
 public:
  explicit Matcher(std::size_t& steps) : steps_(steps) {}

  // As deep as there are stars and braces in the pattern, which has been bounded.
  Match match(std::string_view pattern, std::string_view name) {
    while (!pattern.empty() && !name.empty()) {
      if (steps_ == 0) {
        return Match::too_costly;
      }
      --steps_;
      const base::Decoded wanted = base::decode_utf8(pattern);
      const base::Decoded rune = base::decode_utf8(name);
      switch (wanted.code) {
        case '*':
          return star(pattern.substr(1), name);
        case '{':
          return braces(pattern.substr(1), name);
        case '[': {
          const std::size_t close = find_unescaped(pattern.substr(1), "]");
          const Match found =
              close == std::string_view::npos ? Match::refused : ClassReader(pattern.substr(1, close)).match(rune.code);
          if (found != Match::yes) {
            return found;
          }
          pattern.remove_prefix(close + 2);
          break;
        }
        case '\\': {
          pattern.remove_prefix(1);
          const base::Decoded escaped = base::decode_utf8(pattern);
          if (pattern.empty() || escaped.code != rune.code) {
            return pattern.empty() ? Match::refused : Match::no;
          }
          pattern.remove_prefix(escaped.length);
          break;
        }
        default:
          if (wanted.code != '?' && pattern.substr(0, wanted.length) != name.substr(0, rune.length)) {
            return Match::no;
          }
          pattern.remove_prefix(wanted.length);
          break;
      }
      name.remove_prefix(rune.length);
    }
    const bool takes_nothing = pattern.empty() || pattern == "*" || pattern == "**";
    return name.empty() && takes_nothing ? Match::yes : Match::no;
  }

 private:
  Match star(std::string_view rest, std::string_view name) {
    if (rest.empty()) {
      return Match::yes;
    }
    while (!name.empty()) {
      const Match found = match(rest, name);
      if (found == Match::yes || found == Match::too_costly) {
        return found;
      }
      name.remove_prefix(base::decode_utf8(name).length);
    }
    return Match::no;
  }

  Match braces(std::string_view rest, std::string_view name) {
    std::vector<std::string_view> options;
    for (bool closed = false; !closed;) {
      const std::size_t end = find_unescaped(rest, ",}");
      if (end == std::string_view::npos) {
        return Match::refused;
      }
      options.push_back(rest.substr(0, end));
      closed = rest[end] == '}';
      rest.remove_prefix(end + 1);
    }
    for (const std::string_view option : options) {
      const Match found = match(std::string(option) + std::string(rest), name);
      if (found == Match::yes || found == Match::too_costly) {
        return found;
      }
    }
    return Match::no;
  }

  std::size_t& steps_;
};

}  // namespace

Match matches_component(std::string_view pattern, std::string_view name, std::size_t& steps) {
  constexpr std::size_t kLongestPattern = 1000;
  return pattern.size() > kLongestPattern ? Match::too_costly : Matcher(steps).match(pattern, name);
}

}  // namespace kakoi::sources::terraform
