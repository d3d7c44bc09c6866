#include "syntax/json/cursor.hpp"

#include "base/utf8.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json/tokens.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace kakoi::syntax::json {
namespace {

constexpr std::size_t kWord = sizeof(std::uint64_t);
constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighs = 0x8080808080808080;

std::uint64_t word_at(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, kWord);
  return word;
}

// The high bit of each byte that is zero, up to the first one for sure.
constexpr std::uint64_t zeros(std::uint64_t word) { return (word - kOnes) & ~word & kHighs; }

// The same of each byte that does not stand for itself in a string: a quote, a backslash, a control character, or one
// that is no ASCII.
constexpr std::uint64_t specials(std::uint64_t word) {
  constexpr std::uint64_t kQuotes = kOnes * '"';
  constexpr std::uint64_t kBackslashes = kOnes * '\\';
  constexpr std::uint64_t kSpaces = kOnes * ' ';
  const std::uint64_t controls = (word - kSpaces) & ~word;
  return (zeros(word ^ kQuotes) | zeros(word ^ kBackslashes) | controls | word) & kHighs;
}

bool is_special(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) - 0x20U >= 0x60U; }

// To the first special byte.
const char* over_plain(const char* at, const char* end) {
  if constexpr (std::endian::native == std::endian::little) {
    while (static_cast<std::size_t>(end - at) >= kWord) {
      if (const std::uint64_t special = specials(word_at(at))) {
        return at + std::countr_zero(special) / 8;
      }
      at += kWord;
    }
  }
  while (at < end && !is_special(*at)) {
    ++at;
  }
  return at;
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Most blanks are a line end and an indentation.
const char* over_blanks(const char* at, const char* end) {
  constexpr std::uint64_t kSpaces = kOnes * ' ';
  while (at < end && is_blank(*at)) {
    ++at;
    while (static_cast<std::size_t>(end - at) >= kWord && word_at(at) == kSpaces) {
      at += kWord;
    }
  }
  return at;
}

constexpr std::array<bool, 256> table_of(std::string_view letters) {
  std::array<bool, 256> table{};
  for (const char c : letters) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}

constexpr std::array<bool, 256> kEscapes = table_of("\"\\/bfnrt");
constexpr std::array<bool, 256> kEndsWord = table_of(" \t\n\r[]{},:\"");

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// The length of the escape at `at`; 0 when it is none.
std::size_t escape(const char* at, const char* end) {
  const auto left = static_cast<std::size_t>(end - at);
  if (left < 2) {
    return 0;
  }
  if (at[1] != 'u') {
    return kEscapes[static_cast<unsigned char>(at[1])] ? 2 : 0;
  }
  return left >= 6 && is_hex(at[2]) && is_hex(at[3]) && is_hex(at[4]) && is_hex(at[5]) ? 6 : 0;
}

// Behind the closing quote of the string whose opening quote stands at `at`; null when something is wrong in it.
const char* over_string(const char* at, const char* end) {
  ++at;
  for (;;) {
    at = over_plain(at, end);
    if (at == end || static_cast<unsigned char>(*at) < 0x20U) {
      return nullptr;
    }
    if (*at == '"') {
      return at + 1;
    }
    std::size_t length = 0;
    if (*at == '\\') {
      length = escape(at, end);
    } else {
      const base::Decoded letter = base::decode_utf8({at, static_cast<std::size_t>(end - at)});
      length = letter.valid ? letter.length : 0;
    }
    if (length == 0) {
      return nullptr;
    }
    at += length;
  }
}

bool ends_word(char c) { return kEndsWord[static_cast<unsigned char>(c)]; }

const char* over_digits(const char* at, const char* end) {
  while (at < end && *at >= '0' && *at <= '9') {
    ++at;
  }
  return at;
}

// Behind the number, `true`, `false` or `null` at `at`; null when it is none of them.
const char* over_word(const char* at, const char* end) {
  const char* behind = over_digits(at, end);
  const bool is_short_integer = behind > at && (*at != '0' || behind == at + 1);
  if (is_short_integer && (behind == end || ends_word(*behind))) {
    return behind;
  }
  behind = at;
  while (behind < end && !ends_word(*behind)) {
    ++behind;
  }
  const std::string_view word(at, static_cast<std::size_t>(behind - at));
  return word == "true" || word == "false" || word == "null" || is_number(word) ? behind : nullptr;
}

constexpr char closing_of(char bracket) { return bracket == '{' ? '}' : ']'; }

constexpr Expected expected_before(char closing) {
  return closing == '}' ? Expected::comma_or_brace : Expected::comma_or_bracket;
}

}  // namespace

Cursor::Cursor(std::string_view text, std::size_t depth)
    : json_(text.substr(byte_order_mark(text))), start_(byte_order_mark(text)), depth_(depth) {
  if (text.size() > kMostBytes) {
    problem_ = Problem{.message = kTooLarge, .fatal = true};
    return;
  }
  at_ = blanks_end(0);
}

// There is no recursion: what is open stands in `open_`.
Span Cursor::skip() {
  if (is_over()) {
    return {};
  }
  const std::size_t begin = at_;
  const std::size_t floor = open_.size();
  const char* const first = json_.data();
  const char* const end = first + json_.size();
  const char* at = first + at_;
  const auto stop = [&](Expected what) {
    at_ = static_cast<std::size_t>(at - first);
    fail(Missing{.what = what, .at = at_});
    return Span{};
  };
  const auto stop_in_string = [&] {
    at_ = static_cast<std::size_t>(at - first);
    fail(explain_string(json_, at_));
    return Span{};
  };
  for (;;) {
    // On a value, or in an object on a key.
    if (open_.size() > floor && open_.back() == '}') {
      if (at == end || *at != '"') {
        return stop(Expected::key);
      }
      const char* behind = over_string(at, end);
      if (behind == nullptr) {
        return stop_in_string();
      }
      at = over_blanks(behind, end);
      if (at == end || *at != ':') {
        return stop(Expected::colon);
      }
      at = over_blanks(at + 1, end);
    }
    if (at == end) {
      return stop(Expected::value);
    }
    if (*at == '{' || *at == '[') {
      if (open_.size() >= depth_) {
        at_ = static_cast<std::size_t>(at - first);
        fail(too_deep(depth_, at_));
        return {};
      }
      open_.push_back(closing_of(*at));
      at = over_blanks(at + 1, end);
      if (at == end || *at != open_.back()) {
        continue;
      }
    } else {
      const char* behind = *at == '"' ? over_string(at, end) : over_word(at, end);
      if (behind == nullptr) {
        return *at == '"' ? stop_in_string() : stop(Expected::value);
      }
      at = behind;
    }
    // Behind a value, or on the bracket that closes an empty one.
    for (;;) {
      if (open_.size() == floor) {
        at_ = static_cast<std::size_t>(at - first);
        return span_from(begin);
      }
      at = over_blanks(at, end);
      if (at == end || (*at != ',' && *at != open_.back())) {
        return stop(expected_before(open_.back()));
      }
      const bool is_over = *at != ',';
      ++at;
      if (!is_over) {
        at = over_blanks(at, end);
        break;
      }
      open_.pop_back();
    }
  }
}

bool Cursor::enter(char closing) {
  if (open_.size() >= depth_) {
    fail(too_deep(depth_, at_));
    return false;
  }
  open_.push_back(closing);
  at_ = blanks_end(at_ + 1);
  if (at_ < json_.size() && json_[at_] == closing) {
    open_.pop_back();
    ++at_;
    return false;
  }
  return closing != '}' || read_key();
}

bool Cursor::next() {
  if (is_over()) {
    return false;
  }
  at_ = blanks_end(at_);
  const char closing = open_.back();
  if (at_ >= json_.size() || (json_[at_] != ',' && json_[at_] != closing)) {
    fail(Missing{.what = expected_before(closing), .at = at_});
    return false;
  }
  const bool is_over = json_[at_] != ',';
  ++at_;
  if (is_over) {
    open_.pop_back();
    return false;
  }
  at_ = blanks_end(at_);
  return closing != '}' || read_key();
}

bool Cursor::read_key() {
  if (at_ >= json_.size() || json_[at_] != '"') {
    fail(Missing{.what = Expected::key, .at = at_});
    return false;
  }
  const char* const behind = over_string(json_.data() + at_, json_.data() + json_.size());
  if (behind == nullptr) {
    fail(explain_string(json_, at_));
    return false;
  }
  const auto end = static_cast<std::size_t>(behind - json_.data());
  key_ = json_.substr(at_ + 1, end - at_ - 2);
  if (key_.find('\\') != std::string_view::npos) {
    unescaped_ = unescaped(key_);
    key_ = unescaped_;
  }
  at_ = blanks_end(end);
  if (at_ >= json_.size() || json_[at_] != ':') {
    fail(Missing{.what = Expected::colon, .at = at_});
    return false;
  }
  at_ = blanks_end(at_ + 1);
  return true;
}

void Cursor::expect_end() {
  if (is_over()) {
    return;
  }
  at_ = blanks_end(at_);
  if (at_ < json_.size()) {
    fail(Missing{.what = Expected::end, .at = at_});
  }
}

Span Cursor::span_from(std::size_t begin) const {
  return {.offset = static_cast<std::uint32_t>(start_ + begin), .length = static_cast<std::uint32_t>(at_ - begin)};
}

std::size_t Cursor::blanks_end(std::size_t at) const {
  at = std::min(at, json_.size());
  return static_cast<std::size_t>(over_blanks(json_.data() + at, json_.data() + json_.size()) - json_.data());
}

void Cursor::fail(Missing missing) { fail(explain(json_, missing)); }

void Cursor::fail(Mistake mistake) {
  problem_ = Problem{.message = std::move(mistake.message),
                     .offset = static_cast<std::uint32_t>(start_ + mistake.offset),
                     .length = static_cast<std::uint32_t>(mistake.length),
                     .fatal = true};
}

}  // namespace kakoi::syntax::json
