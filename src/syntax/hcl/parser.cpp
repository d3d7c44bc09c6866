// Bodies, and how reading goes on behind a mistake.
//
//   file      = body ;
//   body      = (attribute | block | one-line block)* ;
//   attribute = name "=" expression newline ;
//   block     = name (name | quoted)* "{" newline body "}" newline ;
//   one-line  = name (name | quoted)* "{" (name "=" expression)? "}" newline ;
//
// HCL native syntax specification, "Structural Elements" and "Body". Expressions: expressions.cpp, templates:
// templates.cpp.

#include "syntax/hcl/parser.hpp"

#include "base/utf8.hpp"
#include "syntax/encoding.hpp"
#include "syntax/hcl/parser_impl.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kakoi::syntax::hcl {
namespace {

using base::Phrase;

constexpr Phrase kBadBytes{"some bytes are not valid UTF-8", "UTF-8 として正しくないバイトがあります"};
constexpr Phrase kItemWanted{"an argument or a block is expected here", "ここには引数またはブロックが必要です"};
constexpr Phrase kEqualOrBlockWanted{"`=` or a block is expected after this name",
                                     "この名前の後には `=` またはブロックが必要です"};
constexpr Phrase kLabelWanted{"a block label or `{` is expected here", "ここにはブロックのラベルまたは `{` が必要です"};
constexpr Phrase kLabelTemplate{"a block label cannot hold an interpolation", "ブロックのラベルに式は書けません"};
constexpr Phrase kUnclosedBlock{"this block is never closed", "このブロックは閉じられていません"};
constexpr Phrase kOneArgument{"a block on one line can hold one argument at most, and no block",
                              "1 行のブロックに書けるのは引数 1 つまでで、ブロックは書けません"};
constexpr Phrase kNewlineWanted{"a newline is expected after this", "この後には改行が必要です"};
constexpr Phrase kCutOff{"the file breaks off here, within a block", "ファイルがブロックの途中で終わっています"};
constexpr Phrase kStrayBrace{"this `}` closes nothing", "この `}` に対応する `{` がありません"};
constexpr Phrase kTwice{"the argument `{}` is set twice in one block",
                        "引数 `{}` が同じブロックで 2 回設定されています"};
constexpr Phrase kTooDeep{"nested more than {} levels deep; not read",
                          "入れ子が {} 段を超えているため、読み取りません"};
constexpr Phrase kGivenUp{"too much of this file cannot be read; the rest of it is not read",
                          "読み取れない箇所が多すぎるため、ここから先は読み取りません"};
constexpr Phrase kMore{"there are more problems in this file; they are not listed",
                       "このファイルには問題が他にもありますが、省略します"};
constexpr Phrase kEndWanted{"there is more text after the value", "値の後に余分な文字があります"};

// What files usually come to; a file that is dense or large makes room as it is read.
constexpr std::size_t kBytesForNode = 8;
constexpr std::size_t kMostReserved = 8192;

}  // namespace

Parser::Parser(std::string_view text, Tree& tree, Limits limits)
    : text_(text), tree_(tree), limits_(limits), end_(static_cast<std::uint32_t>(text.size())) {
  tree_.text = text;
  tree_.nodes.clear();
  tree_.nodes.reserve(std::min<std::size_t>(text.size() / kBytesForNode, kMostReserved));
  tree_.problems.clear();
  tree_.root = 0;
  at_ = static_cast<std::uint32_t>(byte_order_mark(text));
}

Parser::Deeper::Deeper(Parser& parser, std::size_t levels) : parser_(parser) {
  for (std::size_t i = 0; i < levels; ++i) {
    again();
  }
}

void Parser::Deeper::again() {
  ++levels_;
  if (++parser_.depth_ > parser_.limits_.depth && !parser_.failed_) {
    parser_.problem(base::Message(kTooDeep, {std::to_string(parser_.limits_.depth)}), parser_.at_,
                    parser_.at_end() ? 0 : 1);
    parser_.failed_ = true;
  }
}

NodeId Parser::add(Kind kind, std::uint32_t start, NodeId first_child) {
  const auto id = static_cast<NodeId>(tree_.nodes.size());
  tree_.nodes.push_back(Node{.kind = kind, .offset = start, .length = at_ - start, .first_child = first_child});
  return id;
}

NodeId Parser::close(Kind kind, std::uint32_t start, const Siblings& children, std::uint8_t flags) {
  if (failed_) {
    return kNone;
  }
  const NodeId id = add(kind, start, children.first);
  tree_.nodes[id].flags = flags;
  return id;
}

void Parser::append(Siblings& children, NodeId node) {
  if (node == kNone) {
    return;
  }
  if (children.first == kNone) {
    children.first = node;
  } else {
    tree_.nodes[children.last].next_sibling = node;
  }
  children.last = node;
}

void Parser::problem(base::Message what, std::uint32_t offset, std::uint32_t length, bool fatal) {
  if (tree_.problems.size() == limits_.problems) {
    tree_.problems.push_back(Problem{.message = kMore, .offset = offset, .length = length, .fatal = true});
  }
  if (tree_.problems.size() < limits_.problems) {
    tree_.problems.push_back(Problem{.message = std::move(what), .offset = offset, .length = length, .fatal = fatal});
  }
}

NodeId Parser::fail(Phrase what, std::uint32_t offset, std::uint32_t length) {
  if (!failed_) {
    problem(what, offset, length);
    failed_ = true;
  }
  return kNone;
}

NodeId Parser::fail_here(Phrase what) { return fail(what, at_, at_end() ? 0 : 1); }

void Parser::file() {
  const std::size_t bad = base::find_invalid_utf8(text_);
  if (bad != std::string_view::npos) {
    problem(kBadBytes, static_cast<std::uint32_t>(bad), 1, false);
  }
  tree_.root = body(true);
}

void Parser::lone_expression() {
  newlines_ = Newlines::are_blanks;
  skip_blanks();
  const NodeId value = expression();
  skip_blanks();
  if (!failed_ && !at_end()) {
    fail_here(kEndWanted);
  }
  at_ = end_;
  tree_.root = failed_ || unclosed_comment_ ? add(Kind::error, 0) : value;
}

NodeId Parser::body(bool is_file) {
  const NodeId id = add(Kind::body, is_file ? 0 : at_);
  const NewlineMode mode(*this, Newlines::end_the_item);
  items(id, is_file);
  tree_.nodes[id].length = at_ - tree_.nodes[id].offset;
  report_duplicates(id);
  return id;
}

// A block whose content is broken breaks what holds it too: something may be missing there.
bool Parser::is_broken(NodeId item) const {
  NodeId last = tree_.nodes[item].first_child;
  while (last != kNone && tree_.nodes[last].next_sibling != kNone) {
    last = tree_.nodes[last].next_sibling;
  }
  return tree_.nodes[item].kind == Kind::error || (last != kNone && tree_.has(last, kBroken));
}

// Stops at the `}` that ends the body, or at the end of the text.
void Parser::items(NodeId of_body, bool is_file) {
  Siblings children;
  const auto broken = [&] { tree_.nodes[of_body].flags |= kBroken; };
  for (;;) {
    skip_blanks();
    if (at_end()) {
      if (unclosed_comment_) {
        broken();
      }
      break;
    }
    if (take_newline()) {
      continue;
    }
    if (peek() == '}') {
      if (!is_file) {
        break;
      }
      problem(kStrayBrace, at_, 1);
      const std::uint32_t brace = at_++;
      append(children, add(Kind::error, brace));
      broken();
      continue;
    }
    const std::uint32_t start = at_;
    const auto nodes_before = tree_.nodes.size();
    NodeId read = item();
    if (failed_) {
      // Half-built nodes of the item go; the text that was passed over becomes one error node.
      failed_ = false;
      tree_.nodes.resize(nodes_before);
      read = skipped_item(start);
    }
    if (is_broken(read)) {
      broken();
    }
    append(children, read);
  }
  tree_.nodes[of_body].first_child = children.first;
}

NodeId Parser::item() {
  if (name_length(at_) == 0) {
    return fail_here(kItemWanted);
  }
  const NodeId name_node = name();
  skip_blanks();
  if (peek() == '=' && peek(1) != '=') {
    const NodeId read = attribute(name_node);
    return failed_ ? kNone : complete(read);
  }
  if (peek() == '{' || peek() == '"' || name_length(at_) > 0) {
    return block(name_node);
  }
  return fail(kEqualOrBlockWanted, tree_.nodes[name_node].offset, tree_.nodes[name_node].length);
}

NodeId Parser::attribute(NodeId name_node) {
  ++at_;
  skip_blanks();
  const NodeId value = expression();
  if (failed_) {
    return kNone;
  }
  tree_.nodes[name_node].next_sibling = value;
  const NodeId id = add(Kind::attribute, tree_.nodes[name_node].offset, name_node);
  tree_.nodes[id].length = tree_.nodes[value].offset + tree_.nodes[value].length - tree_.nodes[id].offset;
  return id;
}

NodeId Parser::label() {
  if (peek() != '"') {
    return name();
  }
  const NodeId text = quoted();
  if (failed_) {
    return kNone;
  }
  for (const NodeId part : Children(tree_, text)) {
    if (tree_.nodes[part].kind != Kind::literal_part) {
      return fail(kLabelTemplate, tree_.nodes[part].offset, tree_.nodes[part].length);
    }
  }
  return text;
}

NodeId Parser::block(NodeId type_node) {
  const std::uint32_t start = tree_.nodes[type_node].offset;
  Siblings children;
  append(children, type_node);
  for (;;) {
    skip_blanks();
    if (peek() == '{') {
      break;
    }
    if (peek() != '"' && name_length(at_) == 0) {
      return fail_here(kLabelWanted);
    }
    append(children, label());
    if (failed_) {
      return kNone;
    }
  }
  const Deeper deeper(*this);
  if (failed_) {
    return kNone;
  }
  append(children, block_content(start));
  const NodeId id = close(Kind::block, start, children);
  if (!failed_) {
    end_of_item();
  }
  return id;
}

NodeId Parser::block_content(std::uint32_t header_start) {
  ++at_;
  const std::uint32_t brace = at_;
  const NewlineMode mode(*this, Newlines::end_the_item);
  skip_blanks();
  if (!at_newline() && !at_end()) {
    return one_line_content();
  }
  at_ = brace;
  ++open_blocks_;
  const NodeId content = body(false);
  --open_blocks_;
  if (!take('}')) {
    problem(kUnclosedBlock, header_start, brace - header_start);
    tree_.nodes[content].flags |= kBroken;
  }
  return content;
}

NodeId Parser::one_line_content() {
  const NodeId content = add(Kind::body, at_);
  if (peek() != '}') {
    if (name_length(at_) == 0) {
      return fail_here(kOneArgument);
    }
    const NodeId name_node = name();
    skip_blanks();
    if (peek() != '=' || peek(1) == '=') {
      return fail_here(kOneArgument);
    }
    const NodeId only = attribute(name_node);
    if (failed_) {
      return kNone;
    }
    tree_.nodes[content].first_child = only;
    tree_.nodes[content].length = at_ - tree_.nodes[content].offset;
    skip_blanks();
  }
  if (!take('}')) {
    return fail_here(kOneArgument);
  }
  return content;
}

void Parser::end_of_item() {
  const std::uint32_t behind = at_;
  skip_blanks();
  if (!at_end() && !at_newline()) {
    problem(kNewlineWanted, behind - 1, 1);
  }
}

// An argument ends with its line. With something behind it, or where the text breaks off right behind it, the
// expression may be meant to go on, so it is not known.
NodeId Parser::complete(NodeId attribute) {
  const std::uint32_t behind = at_;
  skip_blanks();
  if (at_end() && unclosed_comment_) {
    failed_ = true;
  } else if (at_end() && open_blocks_ > 0) {
    fail(kCutOff, behind - 1, 1);
  } else if (!at_end() && !at_newline()) {
    fail(kNewlineWanted, behind - 1, 1);
  }
  return failed_ ? kNone : attribute;
}

// Where does the next item start behind one that could not be read? At the first newline outside of all brackets,
// quotes and heredocs; but an opened bracket may be the very mistake, so a line that is indented no deeper than this
// item and looks like an item of its own ends it too.
NodeId Parser::skipped_item(std::uint32_t from) {
  const std::uint32_t reached = at_;
  const std::uint32_t indent = from - line_start(from);
  std::size_t open = 0;
  bool in_quotes = false;
  at_ = from;
  while (!at_end()) {
    const char c = peek();
    if (c == '\n') {
      in_quotes = false;
      if (open == 0 || starts_item_of_outer(at_ + 1, indent)) {
        break;
      }
    } else if (in_quotes) {
      if (c == '\\') {
        ++at_;
      }
      in_quotes = c != '"';
    } else if (c == '"') {
      in_quotes = true;
    } else if (c == '#' || c == '/') {
      if (skip_comment()) {
        continue;
      }
    } else if (c == '<') {
      if (skip_heredoc()) {
        continue;
      }
    } else if (c == '{' || c == '[' || c == '(') {
      ++open;
    } else if (c == '}' || c == ']' || c == ')') {
      if (open == 0 && c == '}' && at_ > from) {
        break;
      }
      open -= open > 0 ? 1 : 0;
    }
    ++at_;
  }
  at_ = std::min(at_, end_);
  in_vain_ += reached > at_ ? reached - at_ : 0;
  if (too_much_in_vain()) {
    problem(kGivenUp, at_, at_end() ? 0 : 1);
    at_ = end_;
  }
  return add(Kind::error, from);
}

// What was read for an item that then failed is read again if it lies behind the item's end. That may not happen over
// and over, or a text of nothing but mistakes would take the square of its length.
bool Parser::too_much_in_vain() const {
  constexpr std::uint64_t kTimes = 4;
  constexpr std::uint64_t kAlways = 65536;
  return in_vain_ > kTimes * end_ + kAlways;
}

// Items that are passed over come in the order of the text, so no line is looked through twice.
std::uint32_t Parser::line_start(std::uint32_t of) {
  const std::size_t newline = text_.substr(looked_at_, of - looked_at_).rfind('\n');
  if (newline != std::string_view::npos) {
    line_start_ = looked_at_ + static_cast<std::uint32_t>(newline) + 1;
  }
  looked_at_ = of;
  return line_start_;
}

// Goes to the end of the heredoc that starts here, if it has one. Its lines are no HCL, though some may look like it.
bool Parser::skip_heredoc() {
  const std::uint32_t start = at_;
  const bool starts = !too_much_in_vain() && (take("<<-") || take("<<"));
  const std::string_view marker = starts ? heredoc_marker() : std::string_view{};
  while (!marker.empty() && !at_end()) {
    if (const auto end = heredoc_line(marker)) {
      at_ = end->line;
      return true;
    }
    const std::size_t newline = text_.find('\n', at_);
    at_ = newline < end_ ? static_cast<std::uint32_t>(newline + 1) : end_;
  }
  in_vain_ += at_ - start;
  at_ = start;
  return false;
}

bool Parser::starts_item_of_outer(std::uint32_t line_start, std::uint32_t indent) const {
  std::uint32_t first = line_start;
  while (first < end_ && (text_[first] == ' ' || text_[first] == '\t')) {
    ++first;
  }
  const std::uint32_t depth = first - line_start;
  if (first >= end_) {
    return false;
  }
  if (text_[first] == '}') {
    return depth < indent;
  }
  const std::uint32_t length = name_length(first);
  if (length == 0 || depth > indent) {
    return false;
  }
  std::uint32_t next = first + length;
  while (next < end_ && (text_[next] == ' ' || text_[next] == '\t')) {
    ++next;
  }
  const std::string_view rest = text_.substr(next, 2);
  return rest.starts_with('{') || rest.starts_with('"') || (rest.starts_with('=') && rest != "==" && rest != "=>");
}

// Of an argument that is set twice neither value counts: HashiCorp's parser refuses it, and which one stays is open.
// What could not be read counts by the name that it begins with.
void Parser::report_duplicates(NodeId of_body) {
  auto& names = names_;
  names.clear();
  for (const NodeId item : Children(tree_, of_body)) {
    const Node& node = tree_.nodes[item];
    if (node.kind == Kind::attribute || node.kind == Kind::error) {
      names.emplace_back(text_.substr(node.offset, name_length(node.offset)), item);
    }
  }
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (names[i].first != names[i - 1].first || names[i].first.empty()) {
      continue;
    }
    Node& second = tree_.nodes[names[i].second];
    if (second.kind == Kind::attribute) {
      const Node& name_node = tree_.nodes[second.first_child];
      problem(base::Message(kTwice, {std::string(names[i].first)}), name_node.offset, name_node.length);
    }
    second.kind = Kind::error;
    tree_.nodes[names[i - 1].second].kind = Kind::error;
    tree_.nodes[of_body].flags |= kBroken;
  }
}

void parse(std::string_view text, Tree& into, Limits limits) { Parser(text, into, limits).file(); }

Tree parse(std::string_view text, Limits limits) {
  Tree tree;
  parse(text, tree, limits);
  return tree;
}

Tree parse_expression(std::string_view text, Limits limits) {
  Tree tree;
  Parser(text, tree, limits).lone_expression();
  return tree;
}

}  // namespace kakoi::syntax::hcl
