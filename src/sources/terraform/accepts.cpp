#include "sources/terraform/accepts.hpp"

#include "sources/terraform/module.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Message;
using base::Phrase;

constexpr std::string_view kMark = "kakoi:accept";

constexpr Phrase kNowhere{"kakoi:accept stands beside no resource or module call, and accepts nothing",
                          "kakoi:accept の対象となるリソースやモジュール呼び出しがないため、何も受け入れません"};
constexpr Phrase kNoControl{"kakoi:accept accepts nothing: it names no control",
                            "kakoi:accept にコントロールの指定がないため、何も受け入れません"};
constexpr Phrase kLacks{"kakoi:accept accepts nothing: it has no {}",
                        "kakoi:accept に {} がないため、何も受け入れません"};
constexpr Phrase kNoDate{"kakoi:accept accepts nothing: until={} is no date such as 2027-03-31",
                         "kakoi:accept の until={} が 2027-03-31 のような日付ではないため、何も受け入れません"};
constexpr Phrase kCut{"kakoi:accept accepts nothing: a quote in it is never closed",
                      "kakoi:accept の引用符が閉じられていないため、何も受け入れません"};
constexpr Phrase kStrange{"kakoi:accept accepts nothing: it does not know `{}`",
                          "kakoi:accept に `{}` は書けないため、何も受け入れません"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

/// What stands behind the mark, word by word. A value in quotes may hold blanks, and quotes behind a backslash.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(trimmed(text)) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  /// A quote was never closed.
  [[nodiscard]] bool is_cut() const { return is_cut_; }

  /// Up to the next blank that is not in quotes; quotes and backslashes left out.
  std::string next() {
    std::string word;
    bool is_quoted = false;
    std::size_t at = 0;
    for (; at < rest_.size() && (is_quoted || !is_blank(rest_[at])); ++at) {
      if (rest_[at] == '"') {
        is_quoted = !is_quoted;
      } else {
        at += rest_[at] == '\\' && at + 1 < rest_.size() ? 1U : 0U;
        word += rest_[at];
      }
    }
    is_cut_ = is_cut_ || is_quoted;
    rest_ = trimmed(rest_.substr(std::min(at, rest_.size())));
    return word;
  }

 private:
  std::string_view rest_;
  bool is_cut_ = false;
};

std::optional<std::chrono::year_month_day> date_in(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = -1;
    const std::string_view digits = text.substr(at, length);
    const bool is_number = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return is_number ? value : -1;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return year >= 0 && month > 0 && day > 0 && date.ok() ? std::optional(date) : std::nullopt;
}

// Reads the words into `into`; what is wrong, if anything.
std::optional<Message> read(std::string_view text, Accept& into) {
  Words words(text);
  into.control = words.next();
  if (into.control.empty() || into.control.find('=') != std::string::npos) {
    return kNoControl;
  }
  std::string until;
  while (!words.at_end()) {
    const std::string word = words.next();
    const std::size_t equals = std::min(word.find('='), word.size());
    const std::string name = word.substr(0, equals);
    std::string* value = name == "until"    ? &until
                         : name == "owner"  ? &into.owner
                         : name == "reason" ? &into.reason
                                            : nullptr;
    if (value == nullptr || equals == word.size() || !value->empty()) {
      return Message(kStrange, {word});
    }
    *value = trimmed(std::string_view(word).substr(equals + 1));
    if (words.is_cut()) {
      return kCut;
    }
  }
  for (const auto& [name, value] :
       {std::pair{"until", &until}, std::pair{"owner", &into.owner}, std::pair{"reason", &into.reason}}) {
    if (value->empty()) {
      return Message(kLacks, {name});
    }
  }
  const auto date = date_in(until);
  if (!date.has_value()) {
    return Message(kNoDate, {until});
  }
  into.until = *date;
  return std::nullopt;
}

/// One file of a module.
class Reader {
 public:
  Reader(const Module& module, const SourceFile& file) : file_(file), text_(file.text) {
    if (text_.find(kMark) == std::string_view::npos) {
      return;
    }
    const auto add = [&](const Parts& parts, base::Range header, bool is_call) {
      if (header.file == file.id) {
        things_.push_back({.header = header, .body = parts.back().range(), .is_call = is_call});
      }
    };
    for (const Resource& resource : module.resources) {
      add(resource.parts, resource.header, false);
    }
    for (const Named& call : module.calls) {
      add(call.parts, call.header, true);
    }
    std::sort(things_.begin(), things_.end(),
              [](const Thing& a, const Thing& b) { return a.header.offset < b.header.offset; });
  }

  void read_all(Accepts& into, base::Diagnostics& problems) const {
    for (std::size_t at = text_.find(kMark); at != std::string_view::npos; at = text_.find(kMark, at + 1)) {
      if (const auto rest = comment_at(at)) {
        one(static_cast<std::uint32_t>(at), *rest, into, problems);
      }
    }
  }

 private:
  /// A resource or a module call.
  struct Thing {
    base::Range header;
    base::Range body;
    bool is_call = false;
  };

  void one(std::uint32_t at, const std::string& rest, Accepts& into, base::Diagnostics& problems) const {
    Accept accept;
    accept.place = file_.place({.file = file_.id, .offset = at, .length = static_cast<std::uint32_t>(kMark.size())});
    const Thing* thing = thing_at(at);
    std::optional<Message> problem = thing != nullptr ? read(rest, accept) : std::optional<Message>(kNowhere);
    if (problem.has_value()) {
      problems.push_back({.level = base::Level::warning, .place = accept.place, .message = std::move(*problem)});
      ++into.refused;
      return;
    }
    accept.header = thing->header;
    accept.is_of_call = thing->is_call;
    into.all.push_back(std::move(accept));
  }

  // The rest of the comment behind the mark; nothing when the mark does not begin a comment.
  [[nodiscard]] std::optional<std::string> comment_at(std::size_t at) const {
    std::string_view before = text_.substr(0, at);
    while (!before.empty() && is_blank(before.back())) {
      before.remove_suffix(1);
    }
    std::string_view rest = text_.substr(at + kMark.size());
    rest = rest.substr(0, rest.find('\n'));
    const bool is_word = rest.empty() || is_blank(rest.front());
    const bool is_json = file_.tree[file_.tree.root].kind == hcl::Kind::object;
    if (is_json) {
      return is_word && is_json_comment(before) ? std::optional(json_text(rest)) : std::nullopt;
    }
    const bool begins = before.ends_with('#') || before.ends_with("//") || before.ends_with("/*");
    rest = rest.substr(0, before.ends_with("/*") ? rest.find("*/") : std::string_view::npos);
    return is_word && begins && !is_in_text(static_cast<std::uint32_t>(at)) ? std::optional(std::string(rest))
                                                                            : std::nullopt;
  }

  // "//": "kakoi:accept …"
  static bool is_json_comment(std::string_view before) {
    if (!before.ends_with('"')) {
      return false;
    }
    before = trimmed(before.substr(0, before.size() - 1));
    return before.ends_with(':') && trimmed(before.substr(0, before.size() - 1)).ends_with("\"//\"");
  }

  static std::string json_text(std::string_view rest) {
    std::string text;
    for (std::size_t i = 0; i < rest.size() && rest[i] != '"'; ++i) {
      i += rest[i] == '\\' && i + 1 < rest.size() ? 1U : 0U;
      text += rest[i];
    }
    return text;
  }

  // A string or a heredoc may hold the same characters.
  [[nodiscard]] bool is_in_text(std::uint32_t at) const {
    hcl::NodeId node = file_.tree.root;
    for (;;) {
      hcl::NodeId inner = hcl::kNone;
      for (const hcl::NodeId child : hcl::Children(file_.tree, node)) {
        const hcl::Node& one = file_.tree[child];
        inner = at >= one.offset && at < one.offset + one.length ? child : inner;
      }
      if (inner == hcl::kNone) {
        return file_.tree[node].kind == hcl::Kind::literal_part;
      }
      node = inner;
    }
  }

  // The thing that the comment at `at` stands in or behind, else the next one.
  [[nodiscard]] const Thing* thing_at(std::uint32_t at) const {
    const auto next =
        std::upper_bound(things_.begin(), things_.end(), at,
                         [](std::uint32_t wanted, const Thing& thing) { return wanted < thing.header.offset; });
    if (next != things_.begin() && belongs(at, *std::prev(next))) {
      return &*std::prev(next);
    }
    return next != things_.end() && belongs(at, *next) ? &*next : nullptr;
  }

  // Nothing but blanks and the comment's own signs stands before it in its line.
  [[nodiscard]] bool is_alone(std::uint32_t at) const {
    const std::size_t newline = text_.substr(0, at).rfind('\n');
    const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
    return text_.substr(start, at - start).find_first_not_of(" \t#/*\xef\xbb\xbf") == std::string_view::npos;
  }

  // Within the block or behind its end in the same line, or above it with nothing but comments between.
  [[nodiscard]] bool belongs(std::uint32_t at, const Thing& thing) const {
    const std::uint32_t body_end = thing.body.offset + thing.body.length;
    if (at >= thing.header.offset) {
      return at < body_end || text_.substr(body_end, at - body_end).find('\n') == std::string_view::npos;
    }
    if (!is_alone(at)) {
      return false;
    }
    std::string_view between = text_.substr(at, thing.header.offset - at);
    const std::size_t line_end = between.find('\n');
    if (line_end == std::string_view::npos) {
      return false;
    }
    between = between.substr(line_end + 1);
    while (!between.empty()) {
      const std::size_t end = between.find('\n');
      const std::string_view line = trimmed(between.substr(0, end));
      if (end != std::string_view::npos && !line.starts_with('#') && !line.starts_with("//")) {
        return false;
      }
      between = end == std::string_view::npos ? std::string_view{} : between.substr(end + 1);
    }
    return true;
  }

  const SourceFile& file_;
  std::string_view text_;
  std::vector<Thing> things_;  ///< in the order of the text
};

}  // namespace

Accepts accepts_in(const Module& module, base::Diagnostics& problems) {
  Accepts all;
  for (const auto& file : module.files) {
    Reader(module, *file).read_all(all, problems);
  }
  return all;
}

}  // namespace kakoi::sources::terraform
