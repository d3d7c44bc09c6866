// Whatever the bytes: the YAML reader does not crash, its nodes nest and stand in order, aliases lead to an end, and
// what it says is wrong is within the text.
#include "support/runs.hpp"
#include "syntax/yaml/runs.hpp"
#include "syntax/yaml/scalars.hpp"
#include "syntax/yaml/tree.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

namespace yaml = kakoi::syntax::yaml;

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

std::size_t end_of(const yaml::Node& node) { return std::size_t{node.offset} + node.length; }

std::vector<yaml::NodeId> children(const yaml::Tree& tree, yaml::NodeId parent) {
  std::vector<yaml::NodeId> ids;
  for (yaml::NodeId id = tree.nodes[parent].first_child; id != yaml::kNone; id = tree.nodes[id].next_sibling) {
    require(id < tree.nodes.size() && id > (ids.empty() ? parent : ids.back()));
    ids.push_back(id);
  }
  return ids;
}

bool is_quoted(std::string_view source, char quote) {
  return source.size() >= 2 && source.front() == quote && source.back() == quote;
}

void check_scalar(const yaml::Tree& tree, yaml::NodeId id) {
  const std::string_view source = tree.source(id);
  yaml::read_scalar(yaml::text_of(tree, id), tree.nodes[id].style, yaml::tag_of(tree, id));
  const yaml::Node& node = tree.nodes[id];
  require(kakoi::test::are_whole(yaml::runs(tree, id), yaml::text_of(tree, id), node.offset, node.length));
  switch (node.style) {
    case yaml::Style::plain:
      return require(source.empty() || !yaml::text_of(tree, id).empty());
    case yaml::Style::single_quoted:
      return require(is_quoted(source, '\''));
    case yaml::Style::double_quoted:
      return require(is_quoted(source, '"'));
    case yaml::Style::literal:
      return require(source.front() == '|' && source.back() != '\n');
    case yaml::Style::folded:
      return require(source.front() == '>' && source.back() != '\n');
    case yaml::Style::block:
    case yaml::Style::flow:
      break;
  }
  require(false);
}

// An alias leads to something that was complete before it.
void check_alias(const yaml::Tree& tree, yaml::NodeId id) {
  require(tree.source(id).front() == '*');
  const yaml::NodeId target = yaml::resolve(tree, id);
  require(target == tree.nodes[id].target);
  if (target != yaml::kNone) {
    require(target < id && tree.nodes[target].kind != yaml::Kind::alias);
    require(end_of(tree.nodes[target]) <= tree.nodes[id].offset);
  }
}

// What a node is, by its own bytes. A collection that is whole has both its brackets.
void check_source(const yaml::Tree& tree, yaml::NodeId id, bool whole) {
  const std::string_view source = tree.source(id);
  const yaml::Node& node = tree.nodes[id];
  switch (node.kind) {
    case yaml::Kind::scalar:
      return check_scalar(tree, id);
    case yaml::Kind::alias:
      return check_alias(tree, id);
    case yaml::Kind::sequence:
      require(node.style == yaml::Style::flow || source.front() == '-');
      return require(!whole || node.style == yaml::Style::block || (source.front() == '[' && source.back() == ']'));
    case yaml::Kind::mapping:
      require(node.style == yaml::Style::block || node.style == yaml::Style::flow);
      return require(!whole || node.style == yaml::Style::block || node.first_child != yaml::kNone ||
                     (source.front() == '{' && source.back() == '}'));
    case yaml::Kind::entry:
      return;
  }
  require(false);
}

std::size_t check_span(const yaml::Tree& tree, yaml::Span span, char first, std::size_t before) {
  if (span.length == 0) {
    return before;
  }
  require(tree.text[span.offset] == first && std::size_t{span.offset} + span.length <= before);
  return span.offset;
}

// Where a node begins, with its tag and its anchor.
std::size_t begin_of(const yaml::Tree& tree, yaml::NodeId id) {
  const yaml::Node& node = tree.nodes[id];
  if (node.properties == yaml::kNone) {
    return node.offset;
  }
  const yaml::Properties& properties = tree.properties[node.properties];
  require(properties.tag.length + properties.anchor.length > 0);
  require((properties.tag.length == 0) == properties.tag_name.empty());
  return std::min(check_span(tree, properties.tag, '!', node.offset),
                  check_span(tree, properties.anchor, '&', node.offset));
}

void check_children(const yaml::Tree& tree, yaml::NodeId parent) {
  const yaml::Node& node = tree.nodes[parent];
  std::size_t at = node.offset;
  const auto ids = children(tree, parent);
  for (const yaml::NodeId id : ids) {
    require(begin_of(tree, id) >= at && end_of(tree.nodes[id]) <= end_of(node));
    require((tree.nodes[id].kind == yaml::Kind::entry) == (node.kind == yaml::Kind::mapping));
    at = end_of(tree.nodes[id]);
  }
  if (node.kind == yaml::Kind::entry) {
    require(ids.size() == 2 && begin_of(tree, ids[0]) == node.offset && at == end_of(node));
  }
  const bool is_leaf = node.kind == yaml::Kind::scalar || node.kind == yaml::Kind::alias;
  require(ids.empty() || !is_leaf);
}

// Every node but a root is the child of exactly one.
void check_nodes(const yaml::Tree& tree, bool whole) {
  std::vector<int> parents(tree.nodes.size(), 0);
  for (const yaml::NodeId root : tree.roots) {
    ++parents.at(root);
  }
  for (yaml::NodeId id = 0; id < tree.nodes.size(); ++id) {
    require(end_of(tree.nodes[id]) <= tree.text.size());
    check_source(tree, id, whole);
    check_children(tree, id);
    for (const yaml::NodeId child : children(tree, id)) {
      ++parents[child];
    }
  }
  require(std::all_of(parents.begin(), parents.end(), [](int count) { return count == 1; }));
}

// A fatal problem is the last one.
bool check_problems(const yaml::Tree& tree) {
  bool fatal = false;
  std::size_t at = 0;
  for (const yaml::Problem& problem : tree.problems) {
    require(!fatal && !problem.message.empty());
    require(problem.offset >= at && std::size_t{problem.offset} + problem.length <= tree.text.size());
    fatal = problem.fatal;
    at = problem.offset;
  }
  return fatal;
}

void check_finds(const yaml::Tree& tree, yaml::NodeId mapping) {
  for (const yaml::NodeId entry : children(tree, mapping)) {
    const yaml::NodeId key = tree.nodes[entry].first_child;
    if (tree.nodes[key].kind == yaml::Kind::scalar && !yaml::is_merge_key(tree, key)) {
      require(yaml::find(tree, mapping, yaml::text_of(tree, key)).entry >= entry);
    }
  }
  yaml::find(tree, mapping, "no such key");
}

void check(const yaml::Tree& tree) {
  const bool whole = !check_problems(tree);
  check_nodes(tree, whole);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const yaml::Tree tree = yaml::parse(text);
  check(tree);
  if (size < 4096) {
    for (yaml::NodeId id = 0; id < tree.nodes.size(); ++id) {
      if (tree.nodes[id].kind == yaml::Kind::mapping) {
        check_finds(tree, id);  // the square of the number of entries
      }
    }
  }
  check(yaml::parse(text, yaml::Limits{.depth = 3, .problems = 1}));
  return 0;
}
