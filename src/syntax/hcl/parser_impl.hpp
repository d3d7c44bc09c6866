// The parser's own state, shared by the files that make it up: scan.cpp (blanks, names, numbers), parser.cpp (bodies
// and recovery), expressions.cpp, templates.cpp.
#pragma once

#include "syntax/hcl/parser.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::syntax::hcl {

/// Collects the children of a node under construction.
struct Siblings {
  NodeId first = kNone;
  NodeId last = kNone;
};

class Parser {
 public:
  Parser(std::string_view text, Tree& tree, Limits limits);

  void file();
  void lone_expression();
  void lone_template();

 private:
  // A problem in an expression unwinds to the attribute that holds it: every function below checks `failed_` after each
  // call and returns kNone.
  enum class Newlines : std::uint8_t { end_the_item, are_blanks };

  class Deeper;       // counts one level of nesting while it lives
  class NewlineMode;  // sets what a newline means while it lives
  struct Template;    // what ends the template being read
  struct HeredocEnd {
    std::uint32_t marker = 0;  // where the marker ends
    std::uint32_t line = 0;    // where its line ends
  };

  // scan.cpp
  void skip_blanks();
  bool skip_comment();
  [[nodiscard]] bool at_end() const { return at_ >= end_; }
  [[nodiscard]] char peek(std::uint32_t ahead = 0) const { return at_ + ahead < end_ ? text_[at_ + ahead] : '\0'; }
  [[nodiscard]] bool at(std::string_view token) const { return text_.substr(at_).starts_with(token); }
  [[nodiscard]] std::uint32_t skip_spaces(std::uint32_t from) const;
  bool take(char c);
  bool take(std::string_view token);
  bool take_newline();
  [[nodiscard]] std::uint32_t name_length(std::uint32_t from) const;
  [[nodiscard]] std::uint32_t number_length(std::uint32_t from) const;
  [[nodiscard]] std::uint32_t exponent_length(std::uint32_t from) const;
  [[nodiscard]] bool at_word(std::string_view word) const;
  [[nodiscard]] bool at_newline() const { return peek() == '\n' || (peek() == '\r' && peek(1) == '\n'); }
  NodeId name();
  NodeId number();

  // parser.cpp
  NodeId body(bool is_file);
  void items(NodeId of_body, bool is_file);
  NodeId item();
  [[nodiscard]] bool is_broken(NodeId item) const;
  NodeId attribute(NodeId name_node);
  NodeId block(NodeId type_node);
  NodeId label();
  NodeId block_content(std::uint32_t header_start);
  NodeId one_line_content();
  void end_of_item();
  NodeId complete(NodeId attribute);
  NodeId skipped_item(std::uint32_t from);
  [[nodiscard]] bool too_much_in_vain() const;
  std::uint32_t line_start(std::uint32_t of);
  bool skip_heredoc();
  [[nodiscard]] bool starts_item_of_outer(std::uint32_t line_start, std::uint32_t indent) const;
  void report_duplicates(NodeId of_body);

  // expressions.cpp
  NodeId expression();
  NodeId binary(int lowest);
  NodeId with_steps();
  NodeId term();
  NodeId steps(NodeId base);
  NodeId dot_step(NodeId base, bool behind_attribute_splat);
  NodeId old_index();
  NodeId bracket_step(NodeId base);
  NodeId full_splat(NodeId base);
  NodeId named();
  bool namespaced(NodeId word);
  NodeId call(NodeId function);
  NodeId parenthesized();
  NodeId tuple();
  NodeId object();
  NodeId object_item();
  NodeId for_expression(std::uint32_t start, char closer);
  void for_intro(Siblings& children, std::uint8_t& flags);

  // templates.cpp
  NodeId quoted();
  NodeId heredoc();
  void parts(Template& of, Siblings& children);
  void quoted_literal(Siblings& children);
  void heredoc_literal(Template& of, Siblings& children);
  void check_escape();
  void check_code_point(std::uint32_t start, std::uint32_t length);
  NodeId interpolation();
  NodeId directive(Template& of);
  NodeId if_directive(Template& of, std::uint32_t start, std::uint8_t flags);
  NodeId for_directive(Template& of, std::uint32_t start, std::uint8_t flags);
  NodeId branch(Template& of, std::uint8_t flags);
  bool take_directive(std::string_view keyword, std::uint8_t& flags);
  bool close_directive(std::uint8_t& flags);
  std::string_view heredoc_marker();
  [[nodiscard]] std::optional<HeredocEnd> heredoc_line(std::string_view marker) const;
  [[nodiscard]] std::optional<HeredocEnd> heredoc_end(std::string_view marker) const;
  NodeId unclosed_heredoc(std::uint32_t start, std::string_view marker);

  // building
  NodeId add(Kind kind, std::uint32_t start, NodeId first_child = kNone);
  NodeId close(Kind kind, std::uint32_t start, const Siblings& children, std::uint8_t flags = 0);
  void append(Siblings& children, NodeId node);
  NodeId fail(base::Phrase what, std::uint32_t offset, std::uint32_t length);
  NodeId fail_here(base::Phrase what);
  void problem(base::Message what, std::uint32_t offset, std::uint32_t length, bool fatal = true);

  std::string_view text_;
  Tree& tree_;
  Limits limits_;
  std::uint32_t at_ = 0;
  std::uint32_t end_ = 0;
  std::size_t depth_ = 0;
  std::size_t open_blocks_ = 0;
  Newlines newlines_ = Newlines::end_the_item;
  bool failed_ = false;
  bool unclosed_comment_ = false;                           // it reaches to the end, and nobody knows what is in it
  HeredocEnd last_heredoc_;                                 // white space of any kind behind its marker is blank
  std::uint64_t in_vain_ = 0;                               // how many bytes were read for items that then failed
  std::uint32_t looked_at_ = 0;                             // how far line_start has looked for newlines
  std::uint32_t line_start_ = 0;                            // where the line that holds it starts
  std::vector<std::pair<std::string_view, NodeId>> names_;  // scratch of report_duplicates
};

/// Nesting is bounded, so that no input can exhaust the stack. The limit itself is a failure like any other.
class Parser::Deeper {
 public:
  explicit Deeper(Parser& parser, std::size_t levels = 1);
  ~Deeper() { parser_.depth_ -= levels_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
  /// One level more: a chain like `a.b.c` or `1 + 1 + 1` nests to the left without a call of its own.
  void again();

 private:
  Parser& parser_;
  std::size_t levels_ = 0;
};

class Parser::NewlineMode {
 public:
  NewlineMode(Parser& parser, Newlines mode) : parser_(parser), before_(parser.newlines_) { parser.newlines_ = mode; }
  ~NewlineMode() { parser_.newlines_ = before_; }
  NewlineMode(const NewlineMode&) = delete;
  NewlineMode& operator=(const NewlineMode&) = delete;

 private:
  Parser& parser_;
  Newlines before_;
};

}  // namespace kakoi::syntax::hcl
