// Blanks, comments, names and numbers.
//
//   blank   = " " | tab | comment ;        within brackets also newline
//   comment = ("#" | "//") … newline | "/*" … "*/" ;
//   name    = ID_Start (ID_Continue | "-")* ;        UAX #31
//   number  = digit+ ("." digit*)? (("e" | "E") ("+" | "-")? digit+)? ;        not with a dot at its end

#include "base/utf8.hpp"
#include "syntax/hcl/parser_impl.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <optional>

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

// White_Space of Unicode without CR and LF.
bool is_space(std::uint32_t code) {
  switch (code) {
    case ' ':
    case '\t':
    case '\v':
    case '\f':
    case 0x85:
    case 0xa0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202f:
    case 0x205f:
    case 0x3000:
      return true;
    default:
      return code >= 0x2000 && code <= 0x200a;
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Of what the scanner takes for one number: at most one dot, then at most one exponent.
bool is_number(std::string_view text) {
  const std::size_t exponent = std::min(text.find_first_of("eE"), text.size());
  const std::string_view mantissa = text.substr(0, exponent);
  return mantissa.find('.') == mantissa.rfind('.') && text.find_first_of(".eE", exponent + 1) == std::string_view::npos;
}

// What UAX #31 has in its classes beyond the general categories (Other_ID_Start, Other_ID_Continue), and what it takes
// out of them again as Pattern_Syntax.
std::optional<std::uint8_t> exceptional_class(std::uint32_t code) {
  switch (code) {
    case 0x1885:
    case 0x1886:
    case 0x2118:
    case 0x212e:
    case 0x309b:
    case 0x309c:
      return kStart | kContinue;
    case 0xb7:
    case 0x387:
    case 0x19da:
      return kContinue;
    case 0x2e2f:
      return kNothing;
    default:
      return code >= 0x1369 && code <= 0x1371 ? std::optional<std::uint8_t>(kContinue) : std::nullopt;
  }
}

std::uint8_t class_beyond_ascii(std::uint32_t code) {
  if (const auto exceptional = exceptional_class(code)) {
    return *exceptional;
  }
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
    while (at_ < end_ && (text_[at_] == ' ' || text_[at_] == '\t')) {
      ++at_;
    }
    const char c = peek();
    if (c == '#' || c == '/') {
      if (!skip_comment()) {
        return;
      }
    } else if (at_ == last_heredoc_.marker && at_ < last_heredoc_.line) {
      at_ = last_heredoc_.line;
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
      if (!unclosed_comment_) {
        problem(kUnclosed, at_, 2);
      }
      unclosed_comment_ = true;
      at_ = end_;
    } else {
      at_ = static_cast<std::uint32_t>(close + 2);
    }
    return true;
  }
  return false;
}

// White space of any kind but for line breaks: what may stand around the name that ends a heredoc.
std::uint32_t Parser::skip_spaces(std::uint32_t from) const {
  while (from < end_) {
    const base::Decoded point = base::decode_utf8(text_.substr(from));
    if (!point.valid || !is_space(point.code)) {
      break;
    }
    from += static_cast<std::uint32_t>(point.length);
  }
  return from;
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

// How far the scanner takes what starts with a digit for one number, whether it is one or not: `1.2.3` does not fall
// into `1.2` and `.3`. A dot belongs to it only if more follows: `1.name` and `1...` start with the number 1.
std::uint32_t Parser::number_length(std::uint32_t from) const {
  std::uint32_t to = from;
  for (std::uint32_t i = from; i < end_ && is_digit(text_[from]);) {
    const std::uint32_t exponent = exponent_length(i);
    if (!is_digit(text_[i]) && text_[i] != '.' && exponent == 0) {
      break;
    }
    i += std::max<std::uint32_t>(exponent, 1);
    to = text_[i - 1] == '.' ? to : i;
  }
  return to - from;
}

// The letter, the sign and one digit, or nothing.
std::uint32_t Parser::exponent_length(std::uint32_t from) const {
  if (text_[from] != 'e' && text_[from] != 'E') {
    return 0;
  }
  const std::string_view rest = text_.substr(from + 1, 2);
  const std::uint32_t sign = rest.starts_with('+') || rest.starts_with('-') ? 1 : 0;
  return rest.size() > sign && is_digit(rest[sign]) ? 2 + sign : 0;
}

NodeId Parser::number() {
  const std::uint32_t start = at_;
  const std::uint32_t length = number_length(at_);
  if (!is_number(text_.substr(start, length))) {
    constexpr base::Phrase kNoNumber{"this is not a number", "これは正しい数値ではありません"};
    return fail(kNoNumber, start, length);
  }
  at_ += length;
  return add(Kind::number, start);
}

}  // namespace kakoi::syntax::hcl
