// Whatever the bytes: the JSON reader does not crash, its nodes nest and stand in order, and what it says is wrong is
// within the text.
#include "support/runs.hpp"
#include "syntax/json/runs.hpp"
#include "syntax/json/tree.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

namespace json = kakoi::syntax::json;

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

std::size_t end_of(const json::Node& node) { return std::size_t{node.offset} + node.length; }

std::vector<json::NodeId> children(const json::Tree& tree, json::NodeId parent) {
  std::vector<json::NodeId> ids;
  for (json::NodeId id = tree.nodes[parent].first_child; id != json::kNone; id = tree.nodes[id].next_sibling) {
    require(id < tree.nodes.size() && id > (ids.empty() ? parent : ids.back()));
    ids.push_back(id);
  }
  return ids;
}

// What a node is, by its own bytes. A container that is whole has both its brackets.
void check_source(const json::Tree& tree, json::NodeId id, bool whole) {
  const std::string_view source = tree.source(id);
  require(!source.empty());
  switch (tree.nodes[id].kind) {
    case json::Kind::null:
      return require(source == "null");
    case json::Kind::boolean:
      return require(source == "true" || source == "false");
    case json::Kind::number:
      return require(source.find_first_not_of("0123456789+-.eE") == std::string_view::npos);
    case json::Kind::string:
      require(kakoi::test::are_whole(json::runs(tree, id), json::decoded(tree, id), tree.nodes[id].offset,
                                     tree.nodes[id].length));
      return require(source.size() >= 2 && source.front() == '"' && source.back() == '"');
    case json::Kind::array:
      return require(source.front() == '[' && (!whole || source.back() == ']'));
    case json::Kind::object:
      return require(source.front() == '{' && (!whole || source.back() == '}'));
    case json::Kind::member:
      return require(source.front() == '"');
  }
  require(false);
}

void check_children(const json::Tree& tree, json::NodeId parent) {
  const json::Node& node = tree.nodes[parent];
  std::size_t at = node.offset;
  const auto ids = children(tree, parent);
  for (const json::NodeId id : ids) {
    require(tree.nodes[id].offset >= at && end_of(tree.nodes[id]) <= end_of(node));
    require((tree.nodes[id].kind == json::Kind::member) == (node.kind == json::Kind::object));
    at = end_of(tree.nodes[id]);
  }
  if (node.kind == json::Kind::member) {
    require(ids.size() == 2 && tree.nodes[ids[0]].kind == json::Kind::string && at == end_of(node));
    require(tree.nodes[ids[0]].offset == node.offset);
  }
  const bool container = node.kind == json::Kind::object || node.kind == json::Kind::array;
  require(ids.empty() || container || node.kind == json::Kind::member);
}

// Every node but the root is the child of exactly one.
void check_nodes(const json::Tree& tree, bool whole) {
  require((tree.root == json::kNone) == tree.nodes.empty());
  require(tree.nodes.empty() || tree.root == 0);
  std::vector<int> parents(tree.nodes.size(), 0);
  for (json::NodeId id = 0; id < tree.nodes.size(); ++id) {
    require(end_of(tree.nodes[id]) <= tree.text.size());
    check_source(tree, id, whole);
    check_children(tree, id);
    for (const json::NodeId child : children(tree, id)) {
      ++parents[child];
    }
  }
  for (json::NodeId id = 0; id < tree.nodes.size(); ++id) {
    require(parents[id] == (id == tree.root ? 0 : 1));
  }
}

// A fatal problem is the last one.
bool check_problems(const json::Tree& tree) {
  bool fatal = false;
  std::size_t at = 0;
  for (const json::Problem& problem : tree.problems) {
    require(!fatal && !problem.message.empty());
    require(problem.offset >= at && std::size_t{problem.offset} + problem.length <= tree.text.size());
    fatal = problem.fatal;
    at = problem.offset;
  }
  return fatal;
}

void check_finds(const json::Tree& tree) {
  if (tree.nodes.empty() || tree.nodes[tree.root].kind != json::Kind::object) {
    return;
  }
  for (const json::NodeId member : children(tree, tree.root)) {
    const json::NodeId key = tree.nodes[member].first_child;
    require(json::find(tree, tree.root, json::decoded(tree, key)) >= tree.nodes[key].next_sibling);
  }
}

void check(const json::Tree& tree) {
  const bool whole = !check_problems(tree);
  require(!whole || tree.root != json::kNone);
  check_nodes(tree, whole);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const json::Tree tree = json::parse(text);
  check(tree);
  if (size < 4096) {
    check_finds(tree);  // the square of the number of members
  }
  check(json::parse(text, json::Limits{.depth = 3, .problems = 1}));
  return 0;
}
