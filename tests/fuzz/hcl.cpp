// Whatever the bytes: the HCL reader does not crash, the tree prints as the text that it was made of, nodes nest and
// stand in order, an expression alone is read as it was in its file, and what is wrong is within the text.
#include "syntax/hcl/parser.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace hcl = kakoi::syntax::hcl;
using hcl::Kind;

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

std::size_t end_of(const hcl::Node& node) { return std::size_t{node.offset} + node.length; }

std::vector<hcl::NodeId> children(const hcl::Tree& tree, hcl::NodeId parent) {
  std::vector<hcl::NodeId> ids;
  for (const hcl::NodeId id : hcl::Children(tree, parent)) {
    require(id < tree.nodes.size() && ids.size() < tree.nodes.size());
    ids.push_back(id);
  }
  return ids;
}

bool is_leaf(Kind kind) {
  return kind == Kind::identifier || kind == Kind::number || kind == Kind::boolean || kind == Kind::null ||
         kind == Kind::variable || kind == Kind::literal_part;
}

// How many children a node of this kind has at least.
std::size_t least_children(Kind kind) {
  switch (kind) {
    case Kind::attribute:
    case Kind::block:
    case Kind::if_directive:
    case Kind::get_attribute:
    case Kind::legacy_index:
    case Kind::index:
    case Kind::item:
    case Kind::binary:
      return 2;
    case Kind::for_directive:
    case Kind::for_tuple:
    case Kind::conditional:
      return 3;
    case Kind::for_object:
      return 4;
    case Kind::interpolation:
    case Kind::attribute_splat:
    case Kind::full_splat:
    case Kind::call:
    case Kind::condition:
    case Kind::unary:
    case Kind::parentheses:
      return 1;
    default:
      return 0;
  }
}

void check_node(const hcl::Tree& tree, hcl::NodeId id) {
  const hcl::Node& node = tree[id];
  const auto ids = children(tree, id);
  require(end_of(node) <= tree.text.size());
  require(ids.size() >= least_children(node.kind));
  require(ids.empty() || !is_leaf(node.kind));
  const bool has_operator = node.kind == Kind::binary || node.kind == Kind::unary;
  require((node.op != hcl::Operator::none) == has_operator);
  std::size_t at = node.offset;
  for (const hcl::NodeId child : ids) {
    require(tree[child].offset >= at && end_of(tree[child]) <= end_of(node));
    at = end_of(tree[child]);
  }
  if (node.kind == Kind::literal_part) {
    hcl::literal_text(tree.source(id), false);
    hcl::literal_text(tree.source(id), true);
  }
}

// Every node but the root is the child of exactly one.
void check_parents(const hcl::Tree& tree) {
  std::vector<int> parents(tree.nodes.size(), 0);
  for (hcl::NodeId id = 0; id < tree.nodes.size(); ++id) {
    for (const hcl::NodeId child : children(tree, id)) {
      ++parents[child];
    }
  }
  for (hcl::NodeId id = 0; id < tree.nodes.size(); ++id) {
    require(parents[id] == (id == tree.root ? 0 : 1));
  }
}

bool check_problems(const hcl::Tree& tree) {
  bool fatal = false;
  for (const hcl::Problem& problem : tree.problems) {
    require(!problem.message.empty());
    require(std::size_t{problem.offset} + problem.length <= tree.text.size());
    fatal = fatal || problem.fatal;
  }
  return fatal;
}

bool holds_error(const hcl::Tree& tree) {
  return std::any_of(tree.nodes.begin(), tree.nodes.end(),
                     [](const hcl::Node& node) { return node.kind == Kind::error; });
}

void check_file(const hcl::Tree& tree) {
  const bool fatal = check_problems(tree);
  require(hcl::print(tree) == tree.text);
  require(tree[tree.root].kind == Kind::body && end_of(tree[tree.root]) == tree.text.size());
  for (hcl::NodeId id = 0; id < tree.nodes.size(); ++id) {
    check_node(tree, id);
    require(fatal || !tree.has(id, hcl::kBroken) || tree[id].kind != Kind::body);
  }
  check_parents(tree);
  require(fatal || !holds_error(tree));
  require(!holds_error(tree) || tree.has(tree.root, hcl::kBroken));
}

void check_expression(const hcl::Tree& tree) {
  const bool fatal = check_problems(tree);
  require(hcl::print(tree) == tree.text);
  require(fatal == (tree[tree.root].kind == Kind::error));
  if (fatal) {
    return;
  }
  for (hcl::NodeId id = 0; id < tree.nodes.size(); ++id) {
    check_node(tree, id);
  }
  check_parents(tree);
}

std::string shape(const hcl::Tree& tree, hcl::NodeId id) {
  std::string out(1, static_cast<char>('A' + static_cast<int>(tree[id].kind)));
  for (const hcl::NodeId child : children(tree, id)) {
    out += shape(tree, child);
  }
  return out + '.';
}

// Cut out by its range, an expression is still the same expression.
void check_values(const hcl::Tree& tree) {
  for (hcl::NodeId id = 0; id < tree.nodes.size(); ++id) {
    if (tree[id].kind == Kind::attribute) {
      const hcl::NodeId value = hcl::child(tree, id, 1);
      // A heredoc needs a newline behind it.
      const std::string source = std::string(tree.source(value)) + "\n";
      const hcl::Tree alone = hcl::parse_expression(source);
      check_expression(alone);
      require(shape(alone, alone.root) == shape(tree, value));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  hcl::Tree tree = hcl::parse(text);
  check_file(tree);
  check_values(tree);
  const std::size_t count = tree.nodes.size();
  hcl::parse(text, tree);
  require(tree.nodes.size() == count);
  check_file(hcl::parse(text, hcl::Limits{.depth = 3, .problems = 1}));
  check_expression(hcl::parse_expression(text));
  return 0;
}
