// Prints the trees of HCL files for tests/oracle, which compares them with what another parser makes of the same files.
// Paths come in, one a line; out goes one line of JSON for each:
//
//   {"path": …, "accepted": bool, "problems": [text…], "root": id, "nodes": [node…]}
//   node = [kind, operator, flags, offset, length, first child or -1, next sibling or -1, text]
//
// The text is that of a literal part, or of quotes without interpolations. The nodes are listed flat, as they stand in
// the tree: no nesting of the input becomes a nesting of the output.
#include "syntax/hcl/parser.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace hcl = kakoi::syntax::hcl;
using hcl::Kind;
using hcl::Operator;
using nlohmann::json;

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::body:
      return "body";
    case Kind::attribute:
      return "attribute";
    case Kind::block:
      return "block";
    case Kind::identifier:
      return "identifier";
    case Kind::error:
      return "error";
    case Kind::number:
      return "number";
    case Kind::boolean:
      return "boolean";
    case Kind::null:
      return "null";
    case Kind::quoted:
      return "quoted";
    case Kind::heredoc:
      return "heredoc";
    case Kind::json_string:
      return "json_string";
    case Kind::literal_part:
      return "literal_part";
    case Kind::interpolation:
      return "interpolation";
    case Kind::if_directive:
      return "if_directive";
    case Kind::for_directive:
      return "for_directive";
    case Kind::branch:
      return "branch";
    case Kind::variable:
      return "variable";
    case Kind::get_attribute:
      return "get_attribute";
    case Kind::legacy_index:
      return "legacy_index";
    case Kind::index:
      return "index";
    case Kind::attribute_splat:
      return "attribute_splat";
    case Kind::full_splat:
      return "full_splat";
    case Kind::call:
      return "call";
    case Kind::tuple:
      return "tuple";
    case Kind::object:
      return "object";
    case Kind::item:
      return "item";
    case Kind::for_tuple:
      return "for_tuple";
    case Kind::for_object:
      return "for_object";
    case Kind::condition:
      return "condition";
    case Kind::conditional:
      return "conditional";
    case Kind::binary:
      return "binary";
    case Kind::unary:
      return "unary";
    case Kind::parentheses:
      return "parentheses";
  }
  return "";
}

// As HashiCorp's parser calls them.
std::string_view name_of(Operator op) {
  switch (op) {
    case Operator::none:
      return "";
    case Operator::logical_or:
      return "logicalOr";
    case Operator::logical_and:
      return "logicalAnd";
    case Operator::equal:
      return "equal";
    case Operator::not_equal:
      return "notEqual";
    case Operator::less:
      return "lessThan";
    case Operator::less_equal:
      return "lessThanOrEqual";
    case Operator::greater:
      return "greaterThan";
    case Operator::greater_equal:
      return "greaterThanOrEqual";
    case Operator::add:
      return "add";
    case Operator::subtract:
      return "subtract";
    case Operator::multiply:
      return "multiply";
    case Operator::divide:
      return "divide";
    case Operator::modulo:
      return "modulo";
    case Operator::negate:
      return "negate";
    case Operator::logical_not:
      return "logicalNot";
  }
  return "";
}

json id_or_none(hcl::NodeId id) { return id == hcl::kNone ? json(-1) : json(id); }

bool holds_no_interpolation(const hcl::Tree& tree, hcl::NodeId quoted) {
  bool only_literals = true;
  for (const hcl::NodeId part : hcl::Children(tree, quoted)) {
    only_literals = only_literals && tree[part].kind == Kind::literal_part;
  }
  return only_literals;
}

json dump_node(const hcl::Tree& tree, hcl::NodeId id, bool in_heredoc) {
  const hcl::Node& node = tree[id];
  json out = {name_of(node.kind),
              name_of(node.op),
              node.flags,
              node.offset,
              node.length,
              id_or_none(node.first_child),
              id_or_none(node.next_sibling)};
  if (node.kind == Kind::literal_part) {
    out.push_back(hcl::literal_text(tree.source(id), in_heredoc));
  } else if (node.kind == Kind::quoted && holds_no_interpolation(tree, id)) {
    out.push_back(hcl::label_text(tree, id));
  }
  return out;
}

// Which literal parts stand in a heredoc: its children, and those of the directives in it. Children come before their
// parents in the list, so one walk from its end sees every parent first.
std::vector<bool> find_heredoc_parts(const hcl::Tree& tree) {
  std::vector<bool> in_heredoc(tree.nodes.size(), false);
  for (std::size_t i = tree.nodes.size(); i > 0; --i) {
    const auto id = static_cast<hcl::NodeId>(i - 1);
    const Kind kind = tree[id].kind;
    const bool inherits = kind == Kind::branch || kind == Kind::if_directive || kind == Kind::for_directive;
    if (kind == Kind::heredoc || (inherits && in_heredoc[id])) {
      for (const hcl::NodeId part : hcl::Children(tree, id)) {
        in_heredoc[part] = true;
      }
    }
  }
  return in_heredoc;
}

json dump(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const hcl::Tree tree = hcl::parse(text);
  json out = {{"path", path}, {"accepted", true}, {"root", tree.root}, {"nodes", json::array()}};
  out["problems"] = json::array();
  for (const hcl::Problem& problem : tree.problems) {
    out["problems"].push_back(std::to_string(problem.offset) + ": " + problem.message.text(kakoi::base::Language::en));
    out["accepted"] = out["accepted"] && !problem.fatal;
  }
  const std::vector<bool> in_heredoc = find_heredoc_parts(tree);
  for (hcl::NodeId id = 0; id < tree.nodes.size(); ++id) {
    out["nodes"].push_back(dump_node(tree, id, in_heredoc[id]));
  }
  return out;
}

}  // namespace

int main() {
  std::string path;
  while (std::getline(std::cin, path)) {
    // Bytes that are not UTF-8 cannot stand in JSON; the comparison leaves such files out anyway.
    std::cout << dump(path).dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
  }
  return 0;
}
