#include "syntax/hcl/from_json.hpp"

#include "syntax/hcl/parser_impl.hpp"
#include "syntax/json/tree.hpp"
#include "syntax/unicode.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kakoi::syntax::hcl {
namespace {

Kind scalar_kind(json::Kind kind) {
  switch (kind) {
    case json::Kind::boolean:
      return Kind::boolean;
    case json::Kind::number:
      return Kind::number;
    case json::Kind::string:
      return Kind::json_string;
    case json::Kind::null:
    case json::Kind::array:
    case json::Kind::object:
    case json::Kind::member:
      break;
  }
  return Kind::null;
}

constexpr base::Phrase kTwice{"the argument `{}` is set twice in one object",
                              "引数 `{}` が同じオブジェクトで 2 回設定されています"};

// As deep as the JSON parser lets a text be.
class Lowering {
 public:
  Lowering(const json::Tree& from, Tree& into, bool has_repeated)
      : from_(from), into_(into), has_repeated_(has_repeated) {}

  NodeId value(json::NodeId id) {
    const json::Node& node = from_.nodes[id];
    const bool is_object = node.kind == json::Kind::object;
    const bool is_array = node.kind == json::Kind::array;
    const Kind kind = is_object ? Kind::object : is_array ? Kind::tuple : scalar_kind(node.kind);
    const NodeId made = add(kind, id);
    NodeId last = kNone;
    for (json::NodeId child = node.first_child; (is_object || is_array) && child != json::kNone;
         child = from_.nodes[child].next_sibling) {
      const NodeId lowered = is_object ? member(child) : value(child);
      (last == kNone ? into_.nodes[made].first_child : into_.nodes[last].next_sibling) = lowered;
      last = lowered;
    }
    if (is_object && has_repeated_) {
      report_repeated(made);
    }
    return made;
  }

 private:
  NodeId add(Kind kind, json::NodeId id) {
    const json::Node& node = from_.nodes[id];
    into_.nodes.push_back(Node{.kind = kind, .offset = node.offset, .length = node.length});
    return static_cast<NodeId>(into_.nodes.size() - 1);
  }

  NodeId member(json::NodeId id) {
    const NodeId made = add(Kind::item, id);
    const json::NodeId key = from_.nodes[id].first_child;
    const NodeId key_node = add(Kind::json_string, key);
    into_.nodes[made].first_child = key_node;
    if (const json::NodeId of_key = from_.nodes[key].next_sibling; of_key != json::kNone) {
      const NodeId lowered = value(of_key);
      into_.nodes[key_node].next_sibling = lowered;
    }
    return made;
  }

  // A property that is there twice may be two blocks. One that is no block is an argument, which HCL refuses to be set
  // twice; then it is not known which of the two was meant.
  void report_repeated(NodeId object) {
    std::map<std::string, std::vector<NodeId>> by_name;
    for (const NodeId item : Children(into_, object)) {
      by_name[json_text(into_, into_.nodes[item].first_child)].push_back(item);
    }
    for (const auto& [name, items] : by_name) {
      const bool may_be_blocks = std::all_of(items.begin(), items.end(), [&](NodeId item) {
        const NodeId of_key = child(into_, item, 1);
        return of_key != kNone && (into_.nodes[of_key].kind == Kind::object || into_.nodes[of_key].kind == Kind::tuple);
      });
      if (items.size() < 2 || may_be_blocks || name == "//") {
        continue;
      }
      for (const NodeId item : items) {
        into_.nodes[item].kind = Kind::error;
      }
      const Node& key = into_.nodes[into_.nodes[items[1]].first_child];
      into_.problems.push_back({.message = base::Message(kTwice, {name}), .offset = key.offset, .length = key.length});
    }
  }

  const json::Tree& from_;
  Tree& into_;
  bool has_repeated_;
};

}  // namespace

Tree parse_json(std::string_view text) {
  const json::Tree from = json::parse(text);
  Tree tree;
  tree.text = text;
  bool has_repeated = false;
  for (const json::Problem& problem : from.problems) {
    if (problem.fatal) {
      tree.problems.push_back({.message = problem.message, .offset = problem.offset, .length = problem.length});
    } else {
      has_repeated = true;
    }
  }
  if (from.root != json::kNone && from.nodes[from.root].kind == json::Kind::object) {
    tree.root = Lowering(from, tree, has_repeated).value(from.root);
    for (Node& node : tree.nodes) {
      node.flags |= node.kind == Kind::object && !tree.problems.empty() ? kBroken : std::uint8_t{0};
    }
    return tree;
  }
  if (tree.problems.empty()) {
    constexpr base::Phrase kNoObject{"a JSON file of Terraform holds one object",
                                     "Terraform の JSON ファイルの最上位はオブジェクトでなければなりません"};
    tree.problems.push_back({.message = kNoObject, .offset = 0, .length = 0});
  }
  tree.nodes.push_back(Node{.kind = Kind::object, .flags = kBroken});
  return tree;
}

std::string json_text(const Tree& tree, NodeId node) {
  json::Tree one;
  one.text = tree.text;
  one.nodes.push_back(json::Node{.kind = json::Kind::string, .offset = tree[node].offset, .length = tree[node].length});
  return normalized(json::decoded(one, 0));
}

Tree parse_template(std::string_view text) {
  Tree tree;
  Parser(text, tree, {}).lone_template();
  return tree;
}

}  // namespace kakoi::syntax::hcl
