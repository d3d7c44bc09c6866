#include "ops/dead_branches.hpp"

#include "ops/terraform_keys.hpp"
#include "syntax/hcl/parser.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
using hcl::Kind;
using hcl::NodeId;

NodeId without_parentheses(const hcl::Tree& tree, NodeId node) {
  while (tree[node].kind == Kind::parentheses) {
    node = hcl::child(tree, node, 0);
  }
  return node;
}

}  // namespace

std::optional<fixes::Edit> without_dead_branches(const fixes::Edit& edit, std::string_view text) {
  const hcl::Tree tree = hcl::parse(text);
  std::vector<NodeId> around;
  for (NodeId node = tree.root; node != hcl::kNone; node = child_at(tree, node, edit.offset)) {
    around.push_back(node);
  }
  std::string after = edit.after;
  NodeId changed = hcl::kNone;
  NodeId dead = hcl::kNone;
  // From the literal outwards.
  std::reverse(around.begin(), around.end());
  for (const NodeId at : around) {
    const hcl::Node& node = tree[at];
    if (changed == hcl::kNone || node.kind == Kind::parentheses) {
      const bool is_it = node.offset == edit.offset && tree.source(at) == edit.before;
      changed = is_it || changed != hcl::kNone ? at : changed;
      continue;
    }
    if (node.kind == Kind::quoted) {
      const bool is_all = node.length == tree[changed].length + 2;
      if (is_all && tree[changed].kind == Kind::literal_part) {
        after.insert(0, 1, '"').push_back('"');
      }
      changed = at;
      continue;
    }
    const NodeId first = hcl::child(tree, at, 1);
    const NodeId second = hcl::child(tree, at, 2);
    const bool is_branch = node.kind == Kind::conditional && (changed == first || changed == second);
    if (!is_branch || tree.source(without_parentheses(tree, changed == first ? second : first)) != after) {
      break;
    }
    changed = dead = at;
  }
  if (dead == hcl::kNone) {
    return std::nullopt;
  }
  return fixes::Edit{.file = edit.file,
                     .offset = tree[dead].offset,
                     .before = std::string(tree.source(dead)),
                     .after = std::move(after)};
}

}  // namespace kakoi::ops
