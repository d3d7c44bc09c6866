#include "unit/syntax/hcl_trees.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace kakoi::syntax::hcl {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 33> kKinds{
    "body",          "attribute",   "block",    "identifier",    "error",        "number",        "boolean",
    "null",          "quoted",      "heredoc",  "json_string",   "literal_part", "interpolation", "if_directive",
    "for_directive", "branch",      "variable", "get_attribute", "legacy_index", "index",         "attribute_splat",
    "full_splat",    "call",        "tuple",    "object",        "item",         "for_tuple",     "for_object",
    "condition",     "conditional", "binary",   "unary",         "parentheses",
};

constexpr std::array<std::string_view, 16> kOperators{
    "", "||", "&&", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "-", "!",
};

std::size_t end_of(const Node& node) { return std::size_t{node.offset} + node.length; }

void append_nodes(const Tree& tree, NodeId id, std::vector<std::string>& lines) {
  lines.push_back(std::string(name_of(tree[id].kind)) + " " + std::string(tree.source(id)));
  for (const NodeId child : Children(tree, id)) {
    append_nodes(tree, child, lines);
  }
}

std::string structure(const Tree& tree, NodeId id) {
  std::vector<std::string> parts;
  for (const NodeId child : Children(tree, id)) {
    parts.push_back(structure(tree, child));
  }
  const std::string op(kOperators.at(static_cast<std::size_t>(tree[id].op)));
  switch (tree[id].kind) {
    case Kind::binary:
      return "(" + parts[0] + " " + op + " " + parts[1] + ")";
    case Kind::unary:
      return "(" + op + parts[0] + ")";
    case Kind::conditional:
      return "(" + parts[0] + " ? " + parts[1] + " : " + parts[2] + ")";
    case Kind::get_attribute:
      return "(" + parts[0] + "." + parts[1] + ")";
    case Kind::legacy_index:
    case Kind::index:
      return "(" + parts[0] + "[" + parts[1] + "])";
    case Kind::attribute_splat:
      return "(" + parts[0] + ".*)";
    case Kind::full_splat:
      return "(" + parts[0] + "[*])";
    case Kind::parentheses:
      return parts[0];
    default:
      return std::string(tree.source(id));
  }
}

}  // namespace

std::string_view name_of(Kind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

std::vector<std::string> nodes(const Tree& tree) {
  std::vector<std::string> lines;
  append_nodes(tree, tree.root, lines);
  return lines;
}

std::string structure(std::string_view expression) {
  const Tree tree = parse_expression(expression);
  EXPECT_TRUE(tree.problems.empty()) << expression;
  return structure(tree, tree.root);
}

std::vector<std::string> problems(const Tree& tree) {
  std::vector<std::string> lines;
  for (const Problem& it : tree.problems) {
    lines.push_back(std::to_string(it.offset) + "+" + std::to_string(it.length) + " " +
                    it.message.text(base::Language::en));
  }
  return lines;
}

std::string problem(std::string_view text, Limits limits) {
  const Tree tree = parse(text, limits);
  expect_sound(tree);
  const auto all = problems(tree);
  EXPECT_EQ(all.size(), 1U) << text;
  EXPECT_TRUE(!all.empty() && tree.problems[0].fatal) << text;
  return all.empty() ? "none" : all[0];
}

bool is_accepted(std::string_view text) {
  const Tree tree = parse(text);
  return std::none_of(tree.problems.begin(), tree.problems.end(), [](const Problem& it) { return it.fatal; });
}

void expect_sound(const Tree& tree) {
  EXPECT_EQ(print(tree), tree.text);
  for (NodeId id = 0; id < tree.nodes.size(); ++id) {
    std::size_t at = tree[id].offset;
    for (const NodeId child : Children(tree, id)) {
      EXPECT_GE(tree[child].offset, at) << tree.text;
      at = end_of(tree[child]);
    }
    EXPECT_LE(at, end_of(tree[id])) << tree.text;
    EXPECT_LE(end_of(tree[id]), tree.text.size()) << tree.text;
  }
  for (const Problem& it : tree.problems) {
    EXPECT_LE(std::size_t{it.offset} + it.length, tree.text.size()) << tree.text;
  }
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) {
    all += piece;
  }
  return all;
}

}  // namespace kakoi::syntax::hcl
