// The native syntax of HCL as a flat tree. Every node has its byte range, children stand in the order of the text and
// within their parent, and whatever lies between two children (blanks, comments, punctuation) is found by its range:
// nothing of the text is lost, valid or not. The grammar stands at the top of parser.cpp.
#pragma once

#include "base/message.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::hcl {

enum class Kind : std::uint8_t {
  body,       ///< children: attributes and blocks
  attribute,  ///< children: identifier, expression
  block,      ///< children: identifier, labels (identifier or quoted), body
  identifier,
  error,  ///< text that could not be read; no children

  // expressions
  number,
  boolean,
  null,
  quoted,           ///< "…": children are parts
  heredoc,          ///< <<EOT …: children are parts; flag kFlush for <<-
  json_string,      ///< a string of the JSON syntax, quotes included; no children. It is a template (from_json.hpp)
  literal_part,     ///< text within a template; in a heredoc one part a line
  interpolation,    ///< ${ … }: child: expression
  if_directive,     ///< %{ if … } … %{ endif }: children: expression, then `branch`, optionally a second `branch`
  for_directive,    ///< %{ for … } … %{ endfor }: children: one or two identifiers, expression, `branch`
  branch,           ///< the parts between two directives: children are parts
  variable,         ///< the name a traversal starts with
  get_attribute,    ///< a.b: children: expression, identifier
  legacy_index,     ///< a.0: children: expression, number
  index,            ///< a[b]: children: expression, expression
  attribute_splat,  ///< a.*: child: expression. The attribute steps behind it apply to each element
  full_splat,       ///< a[*]: child: expression. All steps behind it apply to each element
  call,             ///< f(…): children: identifier (with its namespace), arguments; flag kExpand for a final `...`
  tuple,            ///< children: expressions
  object,           ///< children: items
  item,             ///< children: key expression, value expression
  for_tuple,        ///< [for v in e : r]: children: one or two identifiers, expression, result, optionally `condition`
  for_object,       ///< {for k, v in e : r => s}: as for_tuple with two results; flag kGroup for `...`
  condition,        ///< the `if` of a for-expression: child: expression
  conditional,      ///< c ? a : b
  binary,           ///< a op b: the operator is `Node::op`
  unary,            ///< op a
  parentheses,      ///< ( e )
};

enum class Operator : std::uint8_t {
  none,
  logical_or,
  logical_and,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  negate,
  logical_not,
};

using NodeId = std::uint32_t;
inline constexpr NodeId kNone = 0xffffffff;

inline constexpr std::uint8_t kFlush = 1;       ///< heredoc: <<-
inline constexpr std::uint8_t kExpand = 2;      ///< call: the last argument is spread
inline constexpr std::uint8_t kGroup = 4;       ///< for_object: values are grouped
inline constexpr std::uint8_t kTrimBefore = 8;  ///< interpolation or directive: starts with ~
inline constexpr std::uint8_t kTrimAfter = 16;  ///< interpolation or directive: ends with ~; branch: its directive does
inline constexpr std::uint8_t kBroken = 32;     ///< body: a part of it could not be read
inline constexpr std::uint8_t kTwoNames = 64;   ///< for: there is a key variable
inline constexpr std::uint8_t kBare =
    128;  ///< heredoc: a text without marker; a lone interpolation is the value itself

struct Node {
  Kind kind = Kind::error;
  Operator op = Operator::none;
  std::uint8_t flags = 0;
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  NodeId first_child = kNone;
  NodeId next_sibling = kNone;
};

struct Problem {
  base::Message message;
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  bool fatal = true;  ///< false: the text was understood all the same (bad bytes in a comment)
};

struct Tree {
  std::string_view text;  ///< owned by the caller, who keeps it as long as the tree
  std::vector<Node> nodes;
  NodeId root = 0;  ///< a body
  std::vector<Problem> problems;

  [[nodiscard]] const Node& operator[](NodeId id) const { return nodes[id]; }
  [[nodiscard]] std::string_view source(NodeId id) const { return text.substr(nodes[id].offset, nodes[id].length); }
  [[nodiscard]] bool has(NodeId id, std::uint8_t flag) const { return (nodes[id].flags & flag) != 0; }
};

/// The children of a node, for range-for.
class Children {
 public:
  Children(const Tree& tree, NodeId parent) : tree_(&tree), first_(tree[parent].first_child) {}

  class Iterator {
   public:
    Iterator(const Tree* tree, NodeId at) : tree_(tree), at_(at) {}
    NodeId operator*() const { return at_; }
    Iterator& operator++() {
      at_ = (*tree_)[at_].next_sibling;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const Tree* tree_;
    NodeId at_;
  };
  [[nodiscard]] Iterator begin() const { return {tree_, first_}; }
  [[nodiscard]] Iterator end() const { return {tree_, kNone}; }

 private:
  const Tree* tree_;
  NodeId first_;
};

/// The n-th child, or kNone.
NodeId child(const Tree& tree, NodeId parent, std::size_t n);

/// The text of a `quoted` node that holds no interpolation (a label, a simple string), escapes resolved. Of an
/// `identifier` its own text. Not normalized: a name that is written in two ways is two names.
std::string label_text(const Tree& tree, NodeId node);

/// The text of a literal_part of a quoted template with its escapes (\n \" \uXXXX $${ %%{ …) resolved, or of a
/// heredoc's with only $${ and %%{ resolved. In Normalization Form C.
std::string literal_text(std::string_view source, bool in_heredoc);

/// A part of a literal_part: bytes that stand for themselves, or one escape.
struct LiteralRun {
  std::size_t offset = 0;  ///< in the source of the part
  std::size_t length = 0;
  std::string text;  ///< what it stands for, not normalized
};

/// The same text in its runs, so that each still knows its bytes.
std::vector<LiteralRun> literal_runs(std::string_view source, bool in_heredoc);

/// The text, put together again from the tree. Equal to the text that was parsed, for every input: that it is so is
/// what "lossless" means, and it is tested.
std::string print(const Tree& tree);

}  // namespace kakoi::syntax::hcl
