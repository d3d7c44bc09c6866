// Templates: quoted ones, and heredocs.
//
//   quoted        = '"' (literal | interpolation | directive)* '"' ;
//   heredoc       = ("<<" | "<<-") name newline (line | interpolation | directive)* space* name space* newline ;
//   interpolation = "${" "~"? expression "~"? "}" ;
//   directive     = if | for ;
//   if            = "%{" "if" expression "}" parts ("%{" "else" "}" parts)? "%{" "endif" "}" ;
//   for           = "%{" "for" name ("," name)? "in" expression "}" parts "%{" "endfor" "}" ;
//
// HCL native syntax specification, "Templates". A heredoc ends at the first line that holds nothing but its name and
// white space of any kind (`space`); HashiCorp's scanner looks for it only behind a newline of the text itself, not of
// an interpolation, and wants a newline behind it, which belongs to the item that holds the heredoc.

#include "syntax/hcl/escapes.hpp"
#include "syntax/hcl/parser_impl.hpp"

#include <algorithm>

namespace kakoi::syntax::hcl {
namespace {

using base::Phrase;

constexpr Phrase kUnclosedQuote{"this quote is never closed on its line; use a heredoc for several lines",
                                "この引用符は同じ行で閉じられていません。複数行にはヒアドキュメントを使ってください"};
constexpr Phrase kBadEscape{"this is no escape sequence; a backslash is written `\\\\`",
                            "正しいエスケープシーケンスではありません。バックスラッシュは `\\\\` と書きます"};
constexpr Phrase kHeredocName{"the name that ends the heredoc and then a newline are expected here",
                              "ここにはヒアドキュメントの終端名と改行が必要です"};
constexpr Phrase kUnclosedHeredoc{"this heredoc is never closed", "このヒアドキュメントは閉じられていません"};
constexpr Phrase kHeredocNewline{"the line that ends a heredoc needs a newline behind it",
                                 "ヒアドキュメントを閉じる行の後には改行が必要です"};
constexpr Phrase kLoneReturn{"a carriage return without a newline cannot stand in a text",
                             "テキストの中に、改行を伴わない復帰文字 (CR) は書けません"};
constexpr Phrase kNoCharacter{"this escape sequence stands for no Unicode character",
                              "このエスケープシーケンスに対応する Unicode 文字はありません"};
constexpr Phrase kUnclosedInterpolation{"`}` is expected here: `${` is not closed",
                                        "ここには `}` が必要です。`${` が閉じられていません"};
constexpr Phrase kUnclosedDirective{"`}` is expected here: `%{` is not closed",
                                    "ここには `}` が必要です。`%{` が閉じられていません"};
constexpr Phrase kUnknownDirective{"`if` or `for` is expected after `%{`",
                                   "`%{` の後には `if` または `for` が必要です"};
constexpr Phrase kEndifWanted{"this `%{ if` has no `%{ endif }`", "この `%{ if` に対応する `%{ endif }` がありません"};
constexpr Phrase kEndforWanted{"this `%{ for` has no `%{ endfor }`",
                               "この `%{ for` に対応する `%{ endfor }` がありません"};

}  // namespace

struct Parser::Template {
  bool in_heredoc = false;
  std::string_view marker;  ///< empty: the template ends with the text
  bool ended = false;       ///< heredoc: the line with the marker has been reached
};

void Parser::lone_template() {
  Template of;
  of.in_heredoc = true;
  Siblings children;
  parts(of, children);
  if (!failed_ && !at_end()) {
    fail_here(kUnknownDirective);
  }
  at_ = end_;
  tree_.root = failed_ ? add(Kind::error, 0) : close(Kind::heredoc, 0, children, kBare);
}

NodeId Parser::quoted() {
  const Deeper deeper(*this);
  const std::uint32_t start = at_++;
  Siblings children;
  Template of;
  parts(of, children);
  if (failed_) {
    return kNone;
  }
  if (!take('"')) {
    return at("%{") ? fail_here(kUnknownDirective) : fail(kUnclosedQuote, start, 1);
  }
  return close(Kind::quoted, start, children);
}

NodeId Parser::heredoc() {
  const Deeper deeper(*this);
  const std::uint32_t start = at_;
  at_ += 2;
  const std::uint8_t flags = take('-') ? kFlush : std::uint8_t{0};
  Template of{.in_heredoc = true, .marker = heredoc_marker()};
  if (of.marker.empty()) {
    return fail_here(kHeredocName);
  }
  of.ended = heredoc_end(of.marker).has_value();
  Siblings children;
  parts(of, children);
  if (failed_) {
    return kNone;
  }
  if (!of.ended) {
    return at("%{") ? fail_here(kUnknownDirective) : unclosed_heredoc(start, of.marker);
  }
  last_heredoc_ = *heredoc_end(of.marker);
  at_ = last_heredoc_.marker;
  return close(Kind::heredoc, start, children, flags);
}

// Takes the name that ends a heredoc, and the newline behind it. Nothing if one of them is missing.
std::string_view Parser::heredoc_marker() {
  const std::string_view marker = text_.substr(at_, name_length(at_));
  at_ += static_cast<std::uint32_t>(marker.size());
  return !marker.empty() && take_newline() ? marker : std::string_view{};
}

// The last line of the text may be the one that would end it, but for a newline.
NodeId Parser::unclosed_heredoc(std::uint32_t start, std::string_view marker) {
  at_ = static_cast<std::uint32_t>(text_.rfind('\n') + 1);
  const auto last = heredoc_line(marker);
  at_ = end_;
  const auto length = static_cast<std::uint32_t>(marker.size());
  return last.has_value() ? fail(kHeredocNewline, last->marker - length, length) : fail(kUnclosedHeredoc, start, 2);
}

// Where the marker and the line end, if the line at `at_` holds nothing else.
std::optional<Parser::HeredocEnd> Parser::heredoc_line(std::string_view marker) const {
  const std::uint32_t found = skip_spaces(at_);
  if (marker.empty() || text_.substr(found, marker.size()) != marker) {
    return std::nullopt;
  }
  HeredocEnd end;
  end.marker = found + static_cast<std::uint32_t>(marker.size());
  end.line = skip_spaces(end.marker);
  const std::string_view behind = text_.substr(end.line, 2);
  return behind.empty() || behind.starts_with('\n') || behind == "\r\n" ? std::optional(end) : std::nullopt;
}

// The same, if it is the last one of the heredoc: there is a newline behind it. A text without a marker ends only with
// itself.
std::optional<Parser::HeredocEnd> Parser::heredoc_end(std::string_view marker) const {
  const auto end = heredoc_line(marker);
  return end.has_value() && end->line < end_ ? end : std::nullopt;
}

// Reads parts until the template ends, or a directive that belongs to an outer one (else, endif, endfor), or the end of
// the text. The caller sees which.
void Parser::parts(Template& of, Siblings& children) {
  while (!failed_ && !at_end() && !of.ended) {
    if (at("${")) {
      append(children, interpolation());
    } else if (at("%{")) {
      const std::uint32_t start = at_;
      const NodeId read = directive(of);
      if (read == kNone) {
        at_ = failed_ ? at_ : start;
        return;
      }
      append(children, read);
    } else if (of.in_heredoc) {
      heredoc_literal(of, children);
    } else if (peek() == '"' || at_newline()) {
      return;
    } else {
      quoted_literal(children);
    }
  }
}

void Parser::quoted_literal(Siblings& children) {
  const std::uint32_t start = at_;
  while (!failed_ && !at_end() && peek() != '"' && !at_newline()) {
    const bool may_be_template = peek() == '$' || peek() == '%';
    if (peek() == '\\') {
      check_escape();
    } else if (peek() == '\r') {
      fail(kLoneReturn, at_, 1);
    } else if (may_be_template && (at("$${") || at("%%{"))) {
      at_ += 3;
    } else if (may_be_template && (at("${") || at("%{"))) {
      break;
    } else {
      ++at_;
    }
  }
  append(children, failed_ ? kNone : add(Kind::literal_part, start));
}

void Parser::heredoc_literal(Template& of, Siblings& children) {
  const std::uint32_t start = at_;
  while (!failed_ && !at_end()) {
    const bool may_be_template = peek() == '$' || peek() == '%';
    if (may_be_template && (at("$${") || at("%%{"))) {
      at_ += 3;
    } else if (may_be_template && (at("${") || at("%{"))) {
      break;
    } else if (peek() == '\r' && !at_newline()) {
      fail(kLoneReturn, at_, 1);
    } else if (text_[at_++] == '\n') {
      of.ended = !of.marker.empty() && heredoc_end(of.marker).has_value();
      break;
    }
  }
  append(children, failed_ ? kNone : add(Kind::literal_part, start));
}

void Parser::check_escape() {
  const std::uint32_t start = at_++;
  const char c = peek();
  if (c == 'u' || c == 'U') {
    check_code_point(start, c == 'u' ? 4 : 8);
  } else if (c == 'n' || c == 'r' || c == 't' || c == '"' || c == '\\') {
    ++at_;
  } else {
    fail(kBadEscape, start, std::min(2U, end_ - start));
  }
}

void Parser::check_code_point(std::uint32_t start, std::uint32_t length) {
  const std::string_view digits = text_.substr(start + 2, length);
  if (digits.size() < length || !std::all_of(digits.begin(), digits.end(), is_hex)) {
    fail(kBadEscape, start, 2);
  } else if (!is_scalar_value(code_of_escape(digits))) {
    fail(kNoCharacter, start, 2 + length);
  } else {
    at_ += 1 + length;
  }
}

NodeId Parser::interpolation() {
  const std::uint32_t start = at_;
  at_ += 2;
  std::uint8_t flags = take('~') ? kTrimBefore : std::uint8_t{0};
  const NewlineMode mode(*this, Newlines::are_blanks);
  skip_blanks();
  const NodeId inner = failed_ ? kNone : expression();
  skip_blanks();
  if (failed_) {
    return kNone;
  }
  flags |= take('~') ? kTrimAfter : std::uint8_t{0};
  if (!take('}')) {
    return fail_here(kUnclosedInterpolation);
  }
  const NodeId id = add(Kind::interpolation, start, inner);
  tree_.nodes[id].flags = flags;
  return id;
}

// kNone without a failure: the directive belongs to whoever called.
NodeId Parser::directive(Template& of) {
  const Deeper deeper(*this);
  const std::uint32_t start = at_;
  at_ += 2;
  const std::uint8_t flags = take('~') ? kTrimBefore : std::uint8_t{0};
  const NewlineMode mode(*this, Newlines::are_blanks);
  skip_blanks();
  if (failed_) {
    return kNone;
  }
  if (at_word("if")) {
    take("if");
    return if_directive(of, start, flags);
  }
  if (at_word("for")) {
    return for_directive(of, start, flags);
  }
  if (at_word("else") || at_word("endif") || at_word("endfor")) {
    return kNone;
  }
  return fail_here(kUnknownDirective);
}

bool Parser::close_directive(std::uint8_t& flags) {
  skip_blanks();
  flags |= !failed_ && take('~') ? kTrimAfter : std::uint8_t{0};
  if (!failed_ && !take('}')) {
    fail_here(kUnclosedDirective);
  }
  return !failed_;
}

bool Parser::take_directive(std::string_view keyword, std::uint8_t& flags) {
  if (failed_ || !at("%{")) {
    return false;
  }
  const std::uint32_t start = at_;
  at_ += 2;
  flags |= take('~') ? kTrimBefore : std::uint8_t{0};
  const NewlineMode mode(*this, Newlines::are_blanks);
  skip_blanks();
  if (!at_word(keyword)) {
    at_ = start;
    return false;
  }
  take(keyword);
  return close_directive(flags);
}

// What stands between two directives. Its kTrimBefore says that the directive in front of it ends with ~, its
// kTrimAfter that the one behind it starts with ~.
NodeId Parser::branch(Template& of, std::uint8_t flags) {
  const std::uint32_t start = at_;
  Siblings children;
  parts(of, children);
  return close(Kind::branch, start, children, (flags & kTrimAfter) != 0 ? kTrimBefore : std::uint8_t{0});
}

NodeId Parser::if_directive(Template& of, std::uint32_t start, std::uint8_t flags) {
  skip_blanks();
  Siblings children;
  append(children, expression());
  std::uint8_t opening = 0;
  if (failed_ || !close_directive(opening)) {
    return kNone;
  }
  NodeId before = branch(of, opening);
  append(children, before);
  std::uint8_t between = 0;
  if (take_directive("else", between)) {
    tree_.nodes[before].flags |= (between & kTrimBefore) != 0 ? kTrimAfter : std::uint8_t{0};
    before = branch(of, between);
    append(children, before);
  }
  std::uint8_t closing = 0;
  if (!take_directive("endif", closing)) {
    return fail(kEndifWanted, start, 2);
  }
  tree_.nodes[before].flags |= (closing & kTrimBefore) != 0 ? kTrimAfter : std::uint8_t{0};
  return close(Kind::if_directive, start, children, static_cast<std::uint8_t>(flags | (closing & kTrimAfter)));
}

NodeId Parser::for_directive(Template& of, std::uint32_t start, std::uint8_t flags) {
  Siblings children;
  for_intro(children, flags);
  std::uint8_t opening = 0;
  if (failed_ || !close_directive(opening)) {
    return kNone;
  }
  const NodeId repeated = branch(of, opening);
  append(children, repeated);
  std::uint8_t closing = 0;
  if (!take_directive("endfor", closing)) {
    return fail(kEndforWanted, start, 2);
  }
  tree_.nodes[repeated].flags |= (closing & kTrimBefore) != 0 ? kTrimAfter : std::uint8_t{0};
  return close(Kind::for_directive, start, children, static_cast<std::uint8_t>(flags | (closing & kTrimAfter)));
}

}  // namespace kakoi::syntax::hcl
