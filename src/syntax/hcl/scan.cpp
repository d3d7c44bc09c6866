// Blanks, comments, names and numbers.
//
//   blank   = " " | tab | comment ;        within brackets also newline
//   comment = ("#" | "//") … newline | "/*" … "*/" ;
//   name    = ID_Start (ID_Continue | "-")* ;        UAX #31
//   number  = digit+ ("." digit+)? (("e" | "E") ("+" | "-")? digit+)? ;

#include "base/utf8.hpp"
#include "syntax/hcl/parser_impl.hpp"

#include <utf8proc.h>

#include <array>

namespace kakoi::syntax::hcl {
namespace {

enum CharacterClass : std::uint8_t { kNothing = 0, kStart = 1, kContinue = 2, kDigit = 4 };

constexpr std::array<std::uint8_t, 128> make_classes() {
  std::array<std::uint8_t, 128> classes{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) {
    classes[c] = kStart | kContinue;
  }
  for (std::size_t c = 'A'; c <= 'Z'; ++c) {
    classes[c] = kStart | kContinue;
  }
  for (std::size_t c = '0'; c <= '9'; ++c) {
    classes[c] = kContinue | kDigit;
  }
  // An underscore may start a name: HCL says so beyond UAX #31.
  classes['_'] = kStart | kContinue;
  classes['-'] = kContinue;
  return classes;
}

constexpr std::array<std::uint8_t, 128> kClasses = make_classes();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::uint8_t class_beyond_ascii(std::uint32_t code) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
      return kStart | kContinue;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC:
      return kContinue;
    default:
      return kNothing;
  }
}

}  // namespace

void Parser::skip_blanks() {
  for (;;) {
    const char c = peek();
    if (c == ' ' || c == '\t') {
      ++at_;
    } else if (c == '#' || c == '/') {
      if (!skip_comment()) {
        return;
      }
    } else if (newlines_ == Newlines::end_the_item || !take_newline()) {
      return;
    }
  }
}

// A comment to the end of the line stops before the newline, which may still mean something.
bool Parser::skip_comment() {
  if (peek() == '#' || at("//")) {
    const std::size_t newline = text_.find('\n', at_);
    std::size_t stop = newline < end_ ? newline : end_;
    if (stop > at_ && stop < end_ && text_[stop - 1] == '\r') {
      --stop;
    }
    at_ = static_cast<std::uint32_t>(stop);
    return true;
  }
  if (at("/*")) {
    const std::size_t close = text_.find("*/", at_ + 2);
    if (close == std::string_view::npos) {
      constexpr base::Phrase kUnclosed{"this comment is never closed", "このコメントは閉じられていません"};
      problem(kUnclosed, at_, 2);
      at_ = end_;
    } else {
      at_ = static_cast<std::uint32_t>(close + 2);
    }
    return true;
  }
  return false;
}

bool Parser::take(char c) {
  if (peek() != c || at_end()) {
    return false;
  }
  ++at_;
  return true;
}

bool Parser::take(std::string_view token) {
  if (!at(token)) {
    return false;
  }
  at_ += static_cast<std::uint32_t>(token.size());
  return true;
}

bool Parser::take_newline() {
  if (!at_newline()) {
    return false;
  }
  at_ += peek() == '\r' ? 2U : 1U;
  return true;
}

std::uint32_t Parser::name_length(std::uint32_t from) const {
  std::uint32_t to = from;
  std::uint8_t wanted = kStart;
  while (to < end_) {
    const auto byte = static_cast<unsigned char>(text_[to]);
    std::uint32_t step = 1;
    std::uint8_t found = kNothing;
    if (byte < 0x80) {
      found = kClasses[byte];
    } else {
      const base::Decoded point = base::decode_utf8(text_.substr(to));
      step = static_cast<std::uint32_t>(point.length);
      found = point.valid ? class_beyond_ascii(point.code) : static_cast<std::uint8_t>(kNothing);
    }
    if ((found & wanted) == 0) {
      break;
    }
    wanted = kContinue;
    to += step;
  }
  return to - from;
}

bool Parser::at_word(std::string_view word) const {
  return at(word) && name_length(at_) == static_cast<std::uint32_t>(word.size());
}

NodeId Parser::name() {
  const std::uint32_t start = at_;
  const std::uint32_t length = name_length(at_);
  if (length == 0) {
    constexpr base::Phrase kWanted{"a name is expected here", "ここには名前が必要です"};
    return fail_here(kWanted);
  }
  at_ += length;
  return add(Kind::identifier, start);
}

NodeId Parser::number() {
  const std::uint32_t start = at_;
  while (is_digit(peek())) {
    ++at_;
  }
  if (peek() == '.' && is_digit(peek(1))) {
    ++at_;
    while (is_digit(peek())) {
      ++at_;
    }
  }
  if (peek() == 'e' || peek() == 'E') {
    const std::uint32_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if (is_digit(peek(1 + sign))) {
      at_ += 1 + sign;
      while (is_digit(peek())) {
        ++at_;
      }
    }
  }
  return add(Kind::number, start);
}

}  // namespace kakoi::syntax::hcl
