// Templates: quoted ones, and heredocs.
//
//   quoted        = '"' (literal | interpolation | directive)* '"' ;
//   heredoc       = ("<<" | "<<-") name newline (line | interpolation | directive)* blank* name ;
//   interpolation = "${" "~"? expression "~"? "}" ;
//   directive     = if | for ;
//   if            = "%{" "if" expression "}" parts ("%{" "else" "}" parts)? "%{" "endif" "}" ;
//   for           = "%{" "for" name ("," name)? "in" expression "}" parts "%{" "endfor" "}" ;
//
// HCL native syntax specification, "Templates". A heredoc ends at the first line that holds nothing but its name and
// blanks; HashiCorp's scanner looks for it only behind a newline of the text itself, not of an interpolation.

#include "syntax/hcl/parser_impl.hpp"

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
constexpr Phrase kUnclosedInterpolation{"`}` is expected here: `${` is not closed",
                                        "ここには `}` が必要です。`${` が閉じられていません"};
constexpr Phrase kUnclosedDirective{"`}` is expected here: `%{` is not closed",
                                    "ここには `}` が必要です。`%{` が閉じられていません"};
constexpr Phrase kUnknownDirective{"`if` or `for` is expected after `%{`",
                                   "`%{` の後には `if` または `for` が必要です"};
constexpr Phrase kEndifWanted{"this `%{ if` has no `%{ endif }`", "この `%{ if` に対応する `%{ endif }` がありません"};
constexpr Phrase kEndforWanted{"this `%{ for` has no `%{ endfor }`",
                               "この `%{ for` に対応する `%{ endfor }` がありません"};

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

}  // namespace

struct Parser::Template {
  bool in_heredoc = false;
  std::string_view marker;
  bool ended = false;  ///< heredoc: the line with the marker has been reached
};

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
  const std::uint32_t length = name_length(at_);
  Template of{.in_heredoc = true, .marker = text_.substr(at_, length)};
  at_ += length;
  if (length == 0 || !take_newline()) {
    return fail_here(kHeredocName);
  }
  of.ended = heredoc_end(of.marker).has_value();
  Siblings children;
  parts(of, children);
  if (failed_) {
    return kNone;
  }
  if (!of.ended) {
    return at("%{") ? fail_here(kUnknownDirective) : fail(kUnclosedHeredoc, start, 2);
  }
  at_ = *heredoc_end(of.marker);
  return close(Kind::heredoc, start, children, flags);
}

// Where the marker ends, if the line at `at_` is the last one of the heredoc.
std::optional<std::uint32_t> Parser::heredoc_end(std::string_view marker) const {
  std::uint32_t i = at_;
  const auto blank = [&](std::uint32_t at) {
    return at < end_ &&
           (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\r' || text_[at] == '\v' || text_[at] == '\f');
  };
  while (blank(i)) {
    ++i;
  }
  if (text_.substr(i, marker.size()) != marker) {
    return std::nullopt;
  }
  i += static_cast<std::uint32_t>(marker.size());
  std::uint32_t behind = i;
  while (blank(behind)) {
    ++behind;
  }
  if (behind < end_ && text_[behind] != '\n') {
    return std::nullopt;
  }
  return i;
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
    if (peek() == '\\') {
      check_escape();
    } else if (at("$${") || at("%%{")) {
      at_ += 3;
    } else if (at("${") || at("%{")) {
      break;
    } else {
      ++at_;
    }
  }
  append(children, failed_ ? kNone : add(Kind::literal_part, start));
}

void Parser::heredoc_literal(Template& of, Siblings& children) {
  const std::uint32_t start = at_;
  while (!at_end()) {
    if (at("$${") || at("%%{")) {
      at_ += 3;
    } else if (at("${") || at("%{")) {
      break;
    } else if (text_[at_++] == '\n') {
      of.ended = heredoc_end(of.marker).has_value();
      break;
    }
  }
  append(children, add(Kind::literal_part, start));
}

void Parser::check_escape() {
  const std::uint32_t start = at_++;
  const char c = peek();
  if (c == 'u' || c == 'U') {
    const std::uint32_t digits = c == 'u' ? 4 : 8;
    for (std::uint32_t i = 1; i <= digits; ++i) {
      if (!is_hex(peek(i))) {
        fail(kBadEscape, start, 2);
        return;
      }
    }
    at_ += 1 + digits;
    return;
  }
  if (c != 'n' && c != 'r' && c != 't' && c != '"' && c != '\\') {
    fail(kBadEscape, start, 2);
    return;
  }
  ++at_;
}

NodeId Parser::interpolation() {
  const Deeper deeper(*this);
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
  if (of.in_heredoc && start > 0 && text_[start - 1] == '\n') {
    of.ended = heredoc_end(of.marker).has_value();
  }
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
