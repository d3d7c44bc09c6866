// Expressions.
//
//   expression = binary ("?" expression ":" expression)? ;
//   binary     = steps (operator steps)* ;                    by precedence, left to right
//   steps      = ("-" | "!") steps | term step* ;
//   step       = "." name | "." number | "." "*" | "[" "*" "]" | "[" expression "]" ;
//   term       = number | "true" | "false" | "null" | quoted | heredoc | name | call | "(" expression ")"
//              | "[" (expression ("," expression)* ","?)? "]" | "{" (item ("," | newline))* "}" | for ;
//   call       = name ("::" name)* "(" (expression ("," expression)* ("," | "...")?)? ")" ;
//   item       = expression ("=" | ":") expression ;
//   for        = "[" intro expression ("if" expression)? "]"
//              | "{" intro expression "=>" expression "..."? ("if" expression)? "}" ;
//   intro      = "for" name ("," name)? "in" expression ":" ;
//
// HCL native syntax specification, "Expressions". Within ( [ ${ and the arguments of a call a newline is a blank;
// within the braces of an object it ends an item.

#include "syntax/hcl/parser_impl.hpp"

namespace kakoi::syntax::hcl {
namespace {

using base::Phrase;

constexpr Phrase kExpressionWanted{"an expression is expected here", "ここには式が必要です"};
constexpr Phrase kColonWanted{"`:` is expected here: a conditional is `condition ? a : b`",
                              "ここには `:` が必要です。条件式は `条件 ? a : b` の形です"};
constexpr Phrase kStepWanted{"a name, a number or `*` is expected after the dot",
                             "ドットの後には名前、数字または `*` が必要です"};
constexpr Phrase kSplatInSplat{"`.*` cannot stand behind another `.*`; write `[*]`",
                               "`.*` の後に別の `.*` は書けません。`[*]` と書いてください"};
constexpr Phrase kSplatEndWanted{"`]` is expected right behind `[*`", "`[*` の直後には `]` が必要です"};
constexpr Phrase kTwoOldIndexes{"two indexes need brackets, like `[0][1]`",
                                "インデックスを続けるには `[0][1]` のように角括弧が必要です"};
constexpr Phrase kUnclosedIndex{"this `[` is never closed", "この `[` は閉じられていません"};
constexpr Phrase kUnclosedParentheses{"this `(` is never closed", "この `(` は閉じられていません"};
constexpr Phrase kCommaOrBracket{"`,` or `]` is expected here", "ここには `,` または `]` が必要です"};
constexpr Phrase kCommaOrParenthesis{"`,` or `)` is expected here", "ここには `,` または `)` が必要です"};
constexpr Phrase kSeparatorWanted{"a newline, `,` or `}` is expected here", "ここには改行、`,` または `}` が必要です"};
constexpr Phrase kEqualWanted{"`=` or `:` is expected after the key", "キーの後には `=` または `:` が必要です"};
constexpr Phrase kInWanted{"`in` is expected here", "ここには `in` が必要です"};
constexpr Phrase kForColonWanted{"`:` is expected here", "ここには `:` が必要です"};
constexpr Phrase kArrowWanted{"`=>` is expected here", "ここには `=>` が必要です"};
constexpr Phrase kForEndWanted{"this for-expression is never closed", "この for 式は閉じられていません"};
constexpr Phrase kCallWanted{"a name with `::` must be a function call",
                             "`::` を含む名前は関数呼び出しでなければなりません"};

struct Operation {
  Operator op = Operator::none;
  int precedence = 0;
  std::uint32_t length = 0;
};

Operation operation_at(char first, char second) {
  switch (first) {
    case '|':
      return second == '|' ? Operation{Operator::logical_or, 1, 2} : Operation{};
    case '&':
      return second == '&' ? Operation{Operator::logical_and, 2, 2} : Operation{};
    case '=':
      return second == '=' ? Operation{Operator::equal, 3, 2} : Operation{};
    case '!':
      return second == '=' ? Operation{Operator::not_equal, 3, 2} : Operation{};
    case '<':
      return second == '=' ? Operation{Operator::less_equal, 4, 2} : Operation{Operator::less, 4, 1};
    case '>':
      return second == '=' ? Operation{Operator::greater_equal, 4, 2} : Operation{Operator::greater, 4, 1};
    case '+':
      return Operation{Operator::add, 5, 1};
    case '-':
      return Operation{Operator::subtract, 5, 1};
    case '*':
      return Operation{Operator::multiply, 6, 1};
    case '/':
      return Operation{Operator::divide, 6, 1};
    case '%':
      return Operation{Operator::modulo, 6, 1};
    default:
      return Operation{};
  }
}

}  // namespace

NodeId Parser::expression() {
  const NodeId left = failed_ ? kNone : binary(1);
  if (failed_) {
    return kNone;
  }
  const std::uint32_t behind = at_;
  skip_blanks();
  if (!take('?')) {
    at_ = behind;
    return left;
  }
  const Deeper deeper(*this);
  Siblings children;
  append(children, left);
  skip_blanks();
  append(children, expression());
  skip_blanks();
  if (!failed_ && !take(':')) {
    return fail_here(kColonWanted);
  }
  skip_blanks();
  append(children, failed_ ? kNone : expression());
  return failed_ ? kNone : close(Kind::conditional, tree_.nodes[left].offset, children);
}

NodeId Parser::binary(int lowest) {
  Deeper deeper(*this, 0);
  NodeId left = failed_ ? kNone : with_steps();
  while (!failed_) {
    const std::uint32_t behind_left = at_;
    skip_blanks();
    const Operation operation = operation_at(peek(), peek(1));
    if (operation.op == Operator::none || operation.precedence < lowest) {
      at_ = behind_left;
      return left;
    }
    deeper.again();
    at_ += operation.length;
    skip_blanks();
    const NodeId right = failed_ ? kNone : binary(operation.precedence + 1);
    if (failed_) {
      break;
    }
    tree_.nodes[left].next_sibling = right;
    const NodeId whole = add(Kind::binary, tree_.nodes[left].offset, left);
    tree_.nodes[whole].op = operation.op;
    left = whole;
  }
  return kNone;
}

NodeId Parser::with_steps() {
  const std::uint32_t start = at_;
  if (peek() == '-' || peek() == '!') {
    const Operator op = peek() == '-' ? Operator::negate : Operator::logical_not;
    const Deeper deeper(*this);
    ++at_;
    skip_blanks();
    const NodeId operand = failed_ ? kNone : with_steps();
    if (failed_) {
      return kNone;
    }
    const NodeId id = add(Kind::unary, start, operand);
    tree_.nodes[id].op = op;
    return id;
  }
  const NodeId base = term();
  return failed_ ? kNone : steps(base);
}

NodeId Parser::term() {
  const char c = peek();
  if (c >= '0' && c <= '9') {
    return number();
  }
  switch (c) {
    case '"':
      return quoted();
    case '(':
      return parenthesized();
    case '[':
      return tuple();
    case '{':
      return object();
    case '<':
      if (peek(1) == '<') {
        return heredoc();
      }
      break;
    default:
      if (name_length(at_) > 0) {
        return named();
      }
      break;
  }
  return fail_here(kExpressionWanted);
}

NodeId Parser::steps(NodeId base) {
  Deeper deeper(*this, 0);
  bool behind_attribute_splat = false;
  while (!failed_) {
    const std::uint32_t behind = at_;
    skip_blanks();
    if (peek() == '.' && !at("...")) {
      base = dot_step(base, behind_attribute_splat);
      behind_attribute_splat |= !failed_ && tree_.nodes[base].kind == Kind::attribute_splat;
    } else if (peek() == '[') {
      base = bracket_step(base);
      behind_attribute_splat = false;
    } else {
      at_ = behind;
      return base;
    }
    deeper.again();
  }
  return kNone;
}

NodeId Parser::dot_step(NodeId base, bool behind_attribute_splat) {
  const std::uint32_t start = tree_.nodes[base].offset;
  ++at_;
  skip_blanks();
  if (peek() == '*') {
    if (behind_attribute_splat) {
      return fail_here(kSplatInSplat);
    }
    ++at_;
    return add(Kind::attribute_splat, start, base);
  }
  const bool is_index = number_length(at_) > 0;
  if (!is_index && name_length(at_) == 0) {
    return fail_here(kStepWanted);
  }
  const NodeId what = is_index ? old_index() : name();
  if (failed_) {
    return kNone;
  }
  tree_.nodes[base].next_sibling = what;
  return add(is_index ? Kind::legacy_index : Kind::get_attribute, start, base);
}

// `a.0.1` is a mistake, as it is to HashiCorp's scanner, which sees the number 0.1 in it.
NodeId Parser::old_index() {
  const std::string_view text = text_.substr(at_, number_length(at_));
  return text.find('.') == std::string_view::npos ? number()
                                                  : fail(kTwoOldIndexes, at_, static_cast<std::uint32_t>(text.size()));
}

NodeId Parser::bracket_step(NodeId base) {
  const std::uint32_t start = tree_.nodes[base].offset;
  const std::uint32_t bracket = at_++;
  skip_blanks();
  if (peek() == '*') {
    return full_splat(base);
  }
  const Deeper deeper(*this);
  const NewlineMode mode(*this, Newlines::are_blanks);
  skip_blanks();
  const NodeId key = expression();
  skip_blanks();
  if (!failed_ && !take(']')) {
    return fail(kUnclosedIndex, bracket, 1);
  }
  if (failed_) {
    return kNone;
  }
  tree_.nodes[base].next_sibling = key;
  return add(Kind::index, start, base);
}

// In these brackets alone a newline is no blank by itself.
NodeId Parser::full_splat(NodeId base) {
  ++at_;
  skip_blanks();
  return take(']') ? add(Kind::full_splat, tree_.nodes[base].offset, base) : fail_here(kSplatEndWanted);
}

// A literal word, a function call or the start of a traversal.
NodeId Parser::named() {
  const NodeId word = name();
  const bool is_namespaced = namespaced(word);
  const std::uint32_t behind = at_;
  skip_blanks();
  if (!failed_ && peek() == '(') {
    return call(word);
  }
  at_ = behind;
  if (is_namespaced) {
    return fail(kCallWanted, tree_.nodes[word].offset, tree_.nodes[word].length);
  }
  const std::string_view text = tree_.source(word);
  tree_.nodes[word].kind = text == "true" || text == "false" ? Kind::boolean
                           : text == "null"                  ? Kind::null
                                                             : Kind::variable;
  return word;
}

// Adds the names behind `::`, if any, to `word`.
bool Parser::namespaced(NodeId word) {
  bool found = false;
  for (;;) {
    const std::uint32_t behind = at_;
    skip_blanks();
    if (!take("::")) {
      at_ = behind;
      return found;
    }
    found = true;
    skip_blanks();
    if (name_length(at_) == 0) {
      fail_here(kCallWanted);
      return true;
    }
    at_ += name_length(at_);
    tree_.nodes[word].length = at_ - tree_.nodes[word].offset;
  }
}

NodeId Parser::call(NodeId function) {
  const Deeper deeper(*this);
  const std::uint32_t parenthesis = at_++;
  const NewlineMode mode(*this, Newlines::are_blanks);
  Siblings children;
  std::uint8_t flags = 0;
  append(children, function);
  while (!failed_) {
    skip_blanks();
    if (take(')')) {
      return close(Kind::call, tree_.nodes[function].offset, children, flags);
    }
    append(children, expression());
    skip_blanks();
    if (failed_) {
      break;
    }
    if (take("...")) {
      flags = kExpand;
      skip_blanks();
      if (peek() != ')') {
        return fail(kUnclosedParentheses, parenthesis, 1);
      }
    } else if (peek() != ')' && !take(',')) {
      return at_end() ? fail(kUnclosedParentheses, parenthesis, 1) : fail_here(kCommaOrParenthesis);
    }
  }
  return kNone;
}

NodeId Parser::parenthesized() {
  const Deeper deeper(*this);
  const std::uint32_t start = at_++;
  const NewlineMode mode(*this, Newlines::are_blanks);
  skip_blanks();
  const NodeId inner = expression();
  skip_blanks();
  if (!failed_ && !take(')')) {
    return fail(kUnclosedParentheses, start, 1);
  }
  return failed_ ? kNone : add(Kind::parentheses, start, inner);
}

NodeId Parser::tuple() {
  const Deeper deeper(*this);
  const std::uint32_t start = at_++;
  const NewlineMode mode(*this, Newlines::are_blanks);
  skip_blanks();
  if (at_word("for")) {
    return for_expression(start, ']');
  }
  Siblings children;
  while (!failed_) {
    skip_blanks();
    if (take(']')) {
      return close(Kind::tuple, start, children);
    }
    append(children, expression());
    skip_blanks();
    if (!failed_ && peek() != ']' && !take(',')) {
      return at_end() ? fail(kUnclosedIndex, start, 1) : fail_here(kCommaOrBracket);
    }
  }
  return kNone;
}

NodeId Parser::object() {
  const Deeper deeper(*this);
  const std::uint32_t start = at_++;
  {
    const NewlineMode look(*this, Newlines::are_blanks);
    const std::uint32_t behind = at_;
    skip_blanks();
    if (at_word("for")) {
      return for_expression(start, '}');
    }
    at_ = behind;
  }
  const NewlineMode mode(*this, Newlines::end_the_item);
  Siblings children;
  while (!failed_) {
    skip_blanks();
    if (take_newline()) {
      continue;
    }
    if (take('}')) {
      return close(Kind::object, start, children);
    }
    append(children, object_item());
    skip_blanks();
    if (!failed_ && peek() != '}' && !at_newline() && !take(',')) {
      return fail_here(kSeparatorWanted);
    }
  }
  return kNone;
}

NodeId Parser::object_item() {
  const std::uint32_t start = at_;
  Siblings children;
  append(children, expression());
  skip_blanks();
  if (failed_) {
    return kNone;
  }
  if (peek() != ':' && (peek() != '=' || peek(1) == '=' || peek(1) == '>')) {
    return fail_here(kEqualWanted);
  }
  ++at_;
  skip_blanks();
  append(children, expression());
  return close(Kind::item, start, children);
}

void Parser::for_intro(Siblings& children, std::uint8_t& flags) {
  take("for");
  skip_blanks();
  append(children, name());
  skip_blanks();
  if (!failed_ && take(',')) {
    skip_blanks();
    flags |= kTwoNames;
    append(children, name());
    skip_blanks();
  }
  if (!failed_ && !at_word("in")) {
    fail_here(kInWanted);
  }
  if (failed_) {
    return;
  }
  take("in");
  skip_blanks();
  append(children, expression());
  skip_blanks();
}

NodeId Parser::for_expression(std::uint32_t start, char closer) {
  const NewlineMode mode(*this, Newlines::are_blanks);
  Siblings children;
  std::uint8_t flags = 0;
  for_intro(children, flags);
  if (!failed_ && !take(':')) {
    return fail_here(kForColonWanted);
  }
  skip_blanks();
  append(children, failed_ ? kNone : expression());
  skip_blanks();
  if (closer == '}') {
    if (!failed_ && !take("=>")) {
      return fail_here(kArrowWanted);
    }
    skip_blanks();
    append(children, failed_ ? kNone : expression());
    skip_blanks();
    flags |= !failed_ && take("...") ? kGroup : std::uint8_t{0};
    skip_blanks();
  }
  if (!failed_ && at_word("if")) {
    const std::uint32_t condition = at_;
    take("if");
    skip_blanks();
    const NodeId test = expression();
    append(children, failed_ ? kNone : add(Kind::condition, condition, test));
    skip_blanks();
  }
  if (!failed_ && !take(closer)) {
    return fail(kForEndWanted, start, 1);
  }
  return close(closer == '}' ? Kind::for_object : Kind::for_tuple, start, children, flags);
}

}  // namespace kakoi::syntax::hcl
