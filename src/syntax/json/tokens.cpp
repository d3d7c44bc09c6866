// number = [ "-" ] ( "0" | digit19 { digit } ) [ "." digit { digit } ] [ ( "e" | "E" ) [ "+" | "-" ] digit { digit } ]
// string = '"' { code point from U+0020 on, but no '"' and no "\" | escape } '"'
// escape = "\" ( '"' | "\" | "/" | "b" | "f" | "n" | "r" | "t" | "u" hex hex hex hex )
#include "syntax/json/tokens.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace kakoi::syntax::json {
namespace {

constexpr std::string_view kBlanks = " \t\n\r";
constexpr std::string_view kEndsOfWord = " \t\n\r[]{},:\"";
constexpr auto kNowhere = std::string_view::npos;

constexpr base::Phrase kNotUtf8{"this byte is not valid UTF-8", "このバイトは UTF-8 として正しくありません"};
constexpr base::Phrase kUnclosed{"the string is not closed before the end of the text",
                                 "文字列がテキストの終わりまでに閉じられていません"};
constexpr base::Phrase kLineBreak{"the string is not closed before the end of its line",
                                  "文字列が行末までに閉じられていません"};
constexpr base::Phrase kControl{"a control character in a string must be written as an escape",
                                "文字列の中の制御文字はエスケープで書く必要があります"};
constexpr base::Phrase kBackslash{"a backslash can only stand in a string",
                                  "バックスラッシュは文字列の外では使えません"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

// Takes `c` off the front of `text` if it stands there.
bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == kNowhere) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

// Takes all digits off the front; false when there are none.
bool take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto count = static_cast<std::size_t>(end - text.begin());
  text.remove_prefix(count);
  return count > 0;
}

bool is_escape(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) {
    return false;
  }
  return text[at + 1] == 'u' ? escape_length(text, at) == 6
                             : std::string_view("\"\\/bfnrt").find(text[at + 1]) != kNowhere;
}

// The start of the word that `at` is in, if no string.
std::size_t word_start(std::string_view text, std::size_t at) {
  const std::size_t before = text.substr(0, at).find_last_of(kEndsOfWord);
  return before == kNowhere ? 0 : before + 1;
}

// Between two strings.
std::optional<Flaw> flaw_between(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t bad = base::find_invalid_utf8(text.substr(begin, end - begin));
  if (bad != kNowhere) {
    const std::size_t at = begin + bad;
    return Flaw{.what = kNotUtf8, .offset = at, .length = 1, .cut = word_start(text, at)};
  }
  if (end < text.size() && text[end] == '\\') {
    return Flaw{.what = kBackslash, .offset = end, .length = 1, .cut = word_start(text, end)};
  }
  return std::nullopt;
}

Flaw control_flaw(std::string_view text, std::size_t quote, std::size_t at) {
  if (text[at] == '\n' || text[at] == '\r') {
    return Flaw{.what = kLineBreak, .offset = quote, .length = at - quote, .cut = quote};
  }
  return Flaw{.what = kControl, .offset = at, .length = 1, .cut = quote};
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && kBlanks.find(text[at]) != kNowhere) {
    ++at;
  }
  return std::min(at, text.size());
}

std::string_view trim_end(std::string_view text) { return text.substr(0, text.find_last_not_of(kBlanks) + 1); }

std::size_t word_length(std::string_view text, std::size_t at) {
  if (text[at] == '"') {
    return std::min(string_at(text, at).end, text.size()) - at;
  }
  const std::size_t end = std::min(text.find_first_of(kEndsOfWord, at), text.size());
  return std::max<std::size_t>(end - at, 1);
}

bool is_number(std::string_view text) {
  take(text, "-");
  if (!take(text, "0") && !take_digits(text)) {
    return false;
  }
  if (take(text, ".") && !take_digits(text)) {
    return false;
  }
  if (take(text, "eE")) {
    take(text, "+-");
    if (!take_digits(text)) {
      return false;
    }
  }
  return text.empty();
}

StringToken string_at(std::string_view text, std::size_t at) {
  StringToken token;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      token.end = i + 1;
      break;
    }
    if (text[i] == '\\') {
      if (token.bad_escape == kNowhere && !is_escape(text, i)) {
        token.bad_escape = i;
      }
      ++i;
    }
  }
  return token;
}

std::size_t escape_length(std::string_view text, std::size_t at) {
  const std::string_view behind = text.substr(at + 1, 5);
  if (!behind.starts_with('u')) {
    return 1 + base::decode_utf8(text.substr(at + 1)).length;
  }
  const auto end = std::find_if_not(behind.begin() + 1, behind.end(), is_hex);
  return 1 + static_cast<std::size_t>(end - behind.begin());
}

std::optional<Flaw> flaw_in_string(std::string_view text, std::size_t quote, std::size_t end) {
  const bool closed = end != kNowhere;
  const std::string_view string = text.substr(quote, closed ? end - quote : kNowhere);
  const std::size_t bad = base::find_invalid_utf8(string);
  const auto control = std::find_if(string.begin(), string.end(), is_control);
  const auto first_control = static_cast<std::size_t>(control - string.begin());
  if (control != string.end() && first_control < bad) {
    return control_flaw(text, quote, quote + first_control);
  }
  if (bad != kNowhere) {
    return Flaw{.what = kNotUtf8, .offset = quote + bad, .length = 1, .cut = quote};
  }
  if (!closed) {
    return Flaw{.what = kUnclosed, .offset = quote, .length = string.size(), .cut = quote};
  }
  return std::nullopt;
}

std::optional<Flaw> first_flaw(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t mark = std::min(text.find_first_of("\"\\", at), text.size());
    if (auto flaw = flaw_between(text, at, mark)) {
      return flaw;
    }
    if (mark == text.size()) {
      break;
    }
    const std::size_t end = string_at(text, mark).end;
    if (auto flaw = flaw_in_string(text, mark, end)) {
      return flaw;
    }
    at = end;
  }
  return std::nullopt;
}

}  // namespace kakoi::syntax::json
