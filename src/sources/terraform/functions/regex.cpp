// regex, regexall and replace. The patterns are Go's, which are RE2's but for details; what a pattern may cost is
// bounded. (Terraform language, "regex Function", "regexall Function", "replace Function".)

#include "base/utf8.hpp"
#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/functions/ropes.hpp"
#include "syntax/unicode.hpp"
#include "values/logic.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Piece;
using values::Value;

constexpr Phrase kPattern{"the pattern is not a regular expression", "パターンが正規表現として正しくありません"};
constexpr Phrase kTooLarge{"the regular expression is larger than kakoi evaluates",
                           "正規表現が kakoi の扱える大きさを超えています"};
constexpr Phrase kNoMatch{"the pattern matches no part of the text", "パターンに一致する部分がありません"};

constexpr std::size_t kLongestPattern = 4096;
constexpr std::int64_t kMemory = std::int64_t{2} << 20U;

using Groups = std::vector<re2::StringPiece>;

bool is_name(char c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool has_plain_name(std::string_view text) {
  const std::string_view name = text.substr(0, text.find('>'));
  return std::all_of(name.begin(), name.end(), is_name);
}

// Goes over a pattern outside of escapes, quotes and character classes, as far as Go and RE2 differ there: RE2 of
// Debian 12 does not know `(?<name>`, Go knows neither `\C` nor names beyond ASCII.
std::optional<std::string> as_re2(std::string_view pattern) {
  std::string out;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::string_view rest = pattern.substr(i);
    if (rest.starts_with("\\C")) {
      return std::nullopt;
    }
    if (rest.starts_with("\\Q") && !in_class) {
      const std::size_t end = std::min(rest.find("\\E"), rest.size());
      out += rest.substr(0, end);
      i += end - 1;
    } else if (rest.front() == '\\') {
      out += rest.substr(0, 2);
      ++i;
    } else if (in_class) {
      in_class = rest.front() != ']';
      out += rest.front();
    } else if (rest.front() == '[') {
      // A `]` that comes first is one of the characters.
      const std::size_t start = rest.starts_with("[^]") ? 3 : rest.starts_with("[]") || rest.starts_with("[^") ? 2 : 1;
      in_class = true;
      out += rest.substr(0, start);
      i += start - 1;
    } else if (rest.starts_with("(?<") || rest.starts_with("(?P<")) {
      const std::size_t start = rest.find('<') + 1;
      if (!has_plain_name(rest.substr(start))) {
        return std::nullopt;
      }
      out += "(?P<";
      i += start - 1;
    } else {
      out += rest.front();
    }
  }
  return out;
}

struct Compiled {
  std::unique_ptr<re2::RE2> pattern;
  std::optional<Value> problem;
};

Compiled compile(Arena& arena, std::string_view pattern, TrailId whole) {
  constexpr std::uint64_t kSteps = 200;
  if (!arena.step(kSteps + pattern.size())) {
    return {.pattern = {}, .problem = arena.out_of_budget()};
  }
  if (pattern.size() > kLongestPattern) {
    return {.pattern = {}, .problem = arena.unknown(kTooLarge, {}, whole)};
  }
  const auto translated = as_re2(pattern);
  if (!translated.has_value()) {
    return {.pattern = {}, .problem = arena.invalid(kPattern, {}, whole)};
  }
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMemory);
  auto compiled = std::make_unique<re2::RE2>(*translated, options);
  if (!compiled->ok()) {
    const bool is_too_large = compiled->error_code() == re2::RE2::ErrorPatternTooLarge;
    return {.pattern = {},
            .problem = is_too_large ? arena.unknown(kTooLarge, {}, whole) : arena.invalid(kPattern, {}, whole)};
  }
  if (!arena.step(static_cast<std::uint64_t>(compiled->ProgramSize()))) {
    return {.pattern = {}, .problem = arena.out_of_budget()};
  }
  return {.pattern = std::move(compiled), .problem = std::nullopt};
}

// Looks for matches from left to right. Each look costs by the length of what is left.
class Search {
 public:
  Search(Arena& arena, const re2::RE2& pattern, std::string_view text)
      : arena_(arena),
        pattern_(pattern),
        text_(text),
        groups_(static_cast<std::size_t>(pattern.NumberOfCapturingGroups()) + 1) {}

  /// The first match that starts at `from` or later.
  const Groups* find(std::size_t from) {
    const re2::StringPiece text(text_.data(), text_.size());
    while (from <= text_.size() && arena_.step(1 + (text_.size() - from) / 32)) {
      if (!pattern_.Match(text, from, text_.size(), re2::RE2::UNANCHORED, groups_.data(),
                          static_cast<int>(groups_.size()))) {
        return nullptr;
      }
      // RE2 sees a `\B` also between the bytes of a character.
      from = offset(groups_.front().data());
      if (from >= text_.size() || (static_cast<unsigned char>(text_[from]) & 0xC0U) != 0x80U) {
        return &groups_;
      }
      ++from;
    }
    return nullptr;
  }
  [[nodiscard]] std::size_t offset(const char* at) const { return static_cast<std::size_t>(at - text_.data()); }

 private:
  Arena& arena_;
  const re2::RE2& pattern_;
  std::string_view text_;
  Groups groups_;
};

std::string_view view(re2::StringPiece piece) { return {piece.data(), piece.size()}; }

// How many groups of a pattern have names, and that it has not both kinds.
bool mixes_names(const re2::RE2& pattern) {
  const std::size_t named = pattern.CapturingGroupNames().size();
  return named > 0 && named != static_cast<std::size_t>(pattern.NumberOfCapturingGroups());
}

// The whole match where there are no groups, else a tuple of them, or an object where they have names.
Value captured(Arena& arena, const re2::RE2& pattern, const Groups& groups, TrailId trail) {
  const auto group = [&](std::size_t i) {
    return groups[i].data() == nullptr ? Value::null(trail, values::Typed::text) : arena.text(view(groups[i]), trail);
  };
  if (groups.size() == 1) {
    return group(0);
  }
  if (pattern.CapturingGroupNames().empty()) {
    std::vector<Value> items;
    for (std::size_t i = 1; i < groups.size(); ++i) {
      items.push_back(group(i));
    }
    return arena.list(items, trail);
  }
  std::vector<values::Entry> entries;
  for (const auto& [index, name] : pattern.CapturingGroupNames()) {
    entries.push_back({.key = arena.keep(name), .value = group(static_cast<std::size_t>(index))});
  }
  return arena.map(std::move(entries), trail);
}

Value regex(Arena& arena, Arguments in, TrailId whole) {
  const Compiled compiled = compile(arena, in[0].text().whole, whole);
  if (compiled.problem.has_value()) {
    return *compiled.problem;
  }
  if (mixes_names(*compiled.pattern)) {
    return arena.invalid(kPattern, {}, whole);
  }
  Search search(arena, *compiled.pattern, in[1].text().whole);
  const Groups* groups = search.find(0);
  if (arena.exhausted()) {
    return arena.out_of_budget();
  }
  return groups != nullptr ? captured(arena, *compiled.pattern, *groups, whole) : arena.invalid(kNoMatch, {}, whole);
}

// An empty match that follows another directly does not count.
Value regexall(Arena& arena, Arguments in, TrailId whole) {
  const Compiled compiled = compile(arena, in[0].text().whole, whole);
  if (compiled.problem.has_value()) {
    return *compiled.problem;
  }
  if (mixes_names(*compiled.pattern)) {
    return arena.invalid(kPattern, {}, whole);
  }
  const std::string_view text = in[1].text().whole;
  Search search(arena, *compiled.pattern, text);
  std::vector<Value> all;
  std::optional<std::size_t> end_before;
  for (std::size_t from = 0; from <= text.size();) {
    const Groups* groups = search.find(from);
    if (groups == nullptr || arena.exhausted()) {
      break;
    }
    const std::size_t start = search.offset(groups->front().data());
    const std::size_t end = start + groups->front().size();
    if (end > start || end_before != start) {
      all.push_back(captured(arena, *compiled.pattern, *groups, whole));
    }
    // Another look from the same place would find the same again.
    const std::size_t width = std::max<std::size_t>(1, base::decode_utf8(text.substr(from)).length);
    from = end > from ? end : from + width;
    end_before = end;
  }
  const auto elements = compiled.pattern->NumberOfCapturingGroups() == 0 ? values::Typed::text : values::Typed::unseen;
  return arena.exhausted() ? arena.out_of_budget() : arena.list(all, whole, values::Shape::uniform, elements);
}

// A group by number or name, as it stands behind a `$`; the longest name that fits.
struct Reference {
  std::string_view name;
  std::size_t length = 0;  ///< 0: it is none
};

Reference reference(std::string_view text) {
  const bool is_braced = text.starts_with('{');
  const std::string_view from = text.substr(is_braced ? 1 : 0);
  const auto end = static_cast<std::size_t>(std::find_if_not(from.begin(), from.end(), is_name) - from.begin());
  const bool is_whole = end > 0 && (!is_braced || from.substr(end).starts_with('}'));
  return is_whole ? Reference{.name = from.substr(0, end), .length = end + (is_braced ? 2U : 0U)} : Reference{};
}

std::optional<std::size_t> group_index(const re2::RE2& pattern, std::string_view name) {
  const bool is_number = std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_number) {
    const bool has_leading_zero = name.size() > 1 && name.front() == '0';
    return name.size() > 4 || has_leading_zero ? std::nullopt
                                               : std::optional<std::size_t>(std::stoul(std::string(name)));
  }
  const auto found = pattern.NamedCapturingGroups().find(std::string(name));
  return found != pattern.NamedCapturingGroups().end() ? std::optional(static_cast<std::size_t>(found->second))
                                                       : std::nullopt;
}

// Groups that are not there are empty; a `$` that starts no reference is itself.
void append_expanded(Arena& arena, std::string& out, std::string_view by, const re2::RE2& pattern,
                     const Groups& groups) {
  while (!by.empty() && arena.afford(out.size())) {
    const std::size_t dollar = std::min(by.find('$'), by.size());
    out += by.substr(0, dollar);
    by.remove_prefix(dollar);
    if (by.empty()) {
      return;
    }
    by.remove_prefix(1);
    if (by.starts_with('$')) {
      out += '$';
      by.remove_prefix(1);
      continue;
    }
    const Reference found = reference(by);
    if (found.length == 0) {
      out += '$';
      continue;
    }
    const auto index = group_index(pattern, found.name);
    if (index.has_value() && *index < groups.size() && groups[*index].data() != nullptr) {
      out += view(groups[*index]);
    }
    by.remove_prefix(found.length);
  }
}

Value replace_pattern(Arena& arena, Arguments in, TrailId whole) {
  std::string_view written = in[1].text().whole;
  written = written.substr(1, written.size() - 2);
  const Compiled compiled = compile(arena, written, whole);
  if (compiled.problem.has_value()) {
    return *compiled.problem;
  }
  const std::string_view text = in[0].text().whole;
  Search search(arena, *compiled.pattern, text);
  Rope out(arena, in[0].text(), whole);
  std::string made;
  std::size_t copied = 0;
  for (std::size_t from = 0; from <= text.size();) {
    const Groups* groups = search.find(from);
    if (groups == nullptr || !arena.afford(out.size())) {
      break;
    }
    const std::size_t start = search.offset(groups->front().data());
    const std::size_t end = start + groups->front().size();
    out.copy(copied, start);
    if (end > copied || start == 0) {
      made.clear();
      append_expanded(arena, made, in[2].text().whole, *compiled.pattern, *groups);
      out.add(made);
    }
    copied = end;
    const std::size_t width = std::max<std::size_t>(1, base::decode_utf8(text.substr(from)).length);
    from = std::max(from + width, end);
  }
  out.copy(copied, text.size());
  return arena.exhausted() ? arena.out_of_budget() : out.result();
}

// Calls `copy` with the bytes of `text` that stay, from and to, and `add` for each `what` between them.
template <typename Copy, typename Add>
void replace_in(Arena& arena, std::string_view text, std::string_view what, std::size_t by, Copy copy, Add add) {
  std::size_t from = 0;
  std::size_t made = 0;
  while (arena.afford(made)) {
    // Nothing stands before each code point and at the end.
    const std::size_t at = what.empty() ? from : text.find(what, from);
    if (at == std::string_view::npos) {
      break;
    }
    copy(from, at);
    add();
    made += at - from + by;
    from = at + what.size();
    if (what.empty()) {
      if (from == text.size()) {
        return;
      }
      const std::size_t one = base::decode_utf8(text.substr(from)).length;
      copy(from, from + one);
      made += one;
      from += one;
    }
  }
  copy(from, text.size());
}

std::string replaced(Arena& arena, std::string_view text, std::string_view what, std::string_view by) {
  std::string out;
  replace_in(
      arena, text, what, by.size(), [&](std::size_t from, std::size_t to) { out += text.substr(from, to - from); },
      [&] { out += by; });
  return out;
}

Value replace_words(Arena& arena, Arguments in, TrailId whole) {
  const std::string_view by = in[2].text().whole;
  Rope out(arena, in[0].text(), whole);
  replace_in(
      arena, in[0].text().whole, in[1].text().whole, by.size(),
      [&](std::size_t from, std::size_t to) { out.copy(from, to); }, [&] { out.add(by); });
  return arena.exhausted() ? arena.out_of_budget() : out.result();
}

Value replace(Arena& arena, Arguments in, TrailId whole) {
  const std::string_view what = in[1].text().whole;
  const bool is_pattern = what.size() > 1 && what.starts_with('/') && what.ends_with('/');
  if (in[0].is_unknown()) {
    return in[0];
  }
  if (in[0].is_wholly_known()) {
    return is_pattern ? replace_pattern(arena, in, whole) : replace_words(arena, in, whole);
  }
  // Of a text with holes each part can be looked at alone when what is looked for cannot reach over its end.
  if (is_pattern || what.size() != 1 || syntax::without_open_end(what).empty()) {
    return *values::first_unknown(in[0]);
  }
  std::vector<Piece> pieces(in[0].text().pieces.begin(), in[0].text().pieces.end());
  for (Piece& piece : pieces) {
    piece.bytes = piece.is_hole ? piece.bytes : arena.keep(replaced(arena, piece.bytes, what, in[2].text().whole));
  }
  return arena.text(pieces, whole);
}

constexpr std::array kFunctions = {
    Function{"regex", take<regex, Takes::text, Takes::text>},
    Function{"regexall", take<regexall, Takes::text, Takes::text>},
    Function{"replace", take<replace, Takes::rope, Takes::text, Takes::text>},
};

}  // namespace

std::span<const Function> regex_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
