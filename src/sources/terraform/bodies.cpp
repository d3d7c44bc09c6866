#include "sources/terraform/bodies.hpp"

#include "syntax/hcl/from_json.hpp"

#include <algorithm>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using hcl::Kind;
using hcl::NodeId;

bool is_json(const Ref& body) { return body.file->tree[body.node].kind == Kind::object; }

bool is_argument(const Ref& body, NodeId item) {
  const Kind kind = body.file->tree[item].kind;
  return kind == Kind::attribute || (kind == Kind::item && hcl::child(body.file->tree, item, 1) != hcl::kNone);
}

bool has_name(const Ref& body, NodeId item, std::string_view name) {
  const hcl::Tree& tree = body.file->tree;
  const NodeId key = tree[item].first_child;
  return tree[key].kind == Kind::json_string ? hcl::json_text(tree, key) == name : tree.source(key) == name;
}

Ref value_of(const Ref& body, NodeId item) { return {.file = body.file, .node = hcl::child(body.file->tree, item, 1)}; }

bool can_be_blocks(const Ref& property) {
  const hcl::Tree& tree = property.file->tree;
  const Kind kind = tree[property.node].kind;
  if (kind != Kind::tuple) {
    return kind == Kind::object || kind == Kind::null;
  }
  bool has_objects_only = true;
  for (const NodeId element : hcl::Children(tree, property.node)) {
    has_objects_only = has_objects_only && tree[element].kind == Kind::object;
  }
  return has_objects_only;
}

// A property may be there several times, which is as good as an array.
std::vector<Ref> objects_called(std::string_view name, const Ref& body) {
  std::vector<Ref> found;
  for (const NodeId item : hcl::Children(body.file->tree, body.node)) {
    if (is_argument(body, item) && has_name(body, item, name)) {
      const std::vector<Ref> objects = objects_in(value_of(body, item));
      found.insert(found.end(), objects.begin(), objects.end());
    }
  }
  return found;
}

void add_json_blocks(const Ref& body, std::string_view type, std::vector<NestedBlock>& found) {
  for (const Ref& object : objects_called(type, body)) {
    found.push_back({.body = object, .is_dynamic = false});
  }
  for (const Ref& by_type : objects_called("dynamic", body)) {
    for (const Ref& object : objects_called(type, by_type)) {
      found.push_back({.body = object, .is_dynamic = true});
    }
  }
}

void add_native_blocks(const Ref& body, std::string_view type, std::vector<NestedBlock>& found) {
  const hcl::Tree& tree = body.file->tree;
  for (const NodeId item : hcl::Children(tree, body.node)) {
    if (tree[item].kind != Kind::block) {
      continue;
    }
    const NodeId word_node = tree[item].first_child;
    const NodeId second = tree[word_node].next_sibling;
    const bool is_dynamic = tree.source(word_node) == "dynamic" && tree[second].next_sibling != hcl::kNone &&
                            hcl::label_text(tree, second) == type;
    if (!is_dynamic && tree.source(word_node) != type) {
      continue;
    }
    NodeId last = second;
    while (tree[last].next_sibling != hcl::kNone) {
      last = tree[last].next_sibling;
    }
    found.push_back({.body = {.file = body.file, .node = last}, .is_dynamic = is_dynamic});
  }
}

}  // namespace

std::vector<Ref> objects_in(const Ref& property) {
  const hcl::Tree& tree = property.file->tree;
  if (tree[property.node].kind == Kind::object) {
    return {property};
  }
  std::vector<Ref> found;
  if (tree[property.node].kind == Kind::tuple) {
    for (const NodeId element : hcl::Children(tree, property.node)) {
      if (tree[element].kind == Kind::object) {
        found.push_back({.file = property.file, .node = element});
      }
    }
  }
  return found;
}

std::vector<Argument> arguments(const Ref& body) {
  std::vector<Argument> found;
  const hcl::Tree& tree = body.file->tree;
  for (const NodeId item : hcl::Children(tree, body.node)) {
    if (!is_argument(body, item)) {
      continue;
    }
    const Ref key{.file = body.file, .node = tree[item].first_child};
    // A comment of the JSON syntax.
    if (std::string name = word(key); name != "//") {
      found.push_back({.name = std::move(name), .value = value_of(body, item), .name_range = key.range()});
    }
  }
  return found;
}

Ref argument(std::span<const Ref> parts, std::string_view name) {
  for (const Ref& body : parts) {
    for (const NodeId item : hcl::Children(body.file->tree, body.node)) {
      if (is_argument(body, item) && has_name(body, item, name)) {
        return value_of(body, item);
      }
    }
  }
  return {};
}

std::vector<NestedBlock> blocks(std::span<const Ref> parts, std::string_view type) {
  std::vector<NestedBlock> found;
  for (const Ref& body : parts) {
    if (is_json(body)) {
      add_json_blocks(body, type, found);
    } else {
      add_native_blocks(body, type, found);
    }
    if (!found.empty()) {
      break;
    }
  }
  return found;
}

std::vector<std::string> block_types(std::span<const Ref> parts) {
  std::vector<std::string> types;
  for (const Ref& body : parts) {
    const hcl::Tree& tree = body.file->tree;
    for (const NodeId item : hcl::Children(tree, body.node)) {
      if (tree[item].kind != Kind::block) {
        continue;
      }
      const NodeId word_node = tree[item].first_child;
      const NodeId label = tree[word_node].next_sibling;
      const bool is_dynamic = tree.source(word_node) == "dynamic" && tree[label].next_sibling != hcl::kNone;
      types.push_back(is_dynamic ? hcl::label_text(tree, label) : std::string(tree.source(word_node)));
    }
  }
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  return types;
}

Ref no_block(std::span<const Ref> parts, std::string_view type) {
  for (const Ref& body : parts) {
    for (const NodeId item : hcl::Children(body.file->tree, body.node)) {
      const Ref written = is_argument(body, item) && has_name(body, item, type) ? value_of(body, item) : Ref{};
      if (written.exists() && !(is_json(body) && can_be_blocks(written))) {
        return written;
      }
    }
  }
  return {};
}

Ref first_object(const Ref& value) {
  const std::vector<Ref> objects = objects_in(value);
  return objects.empty() ? value : objects.front();
}

std::string word(const Ref& value) {
  const hcl::Tree& tree = value.file->tree;
  return tree[value.node].kind == Kind::json_string ? hcl::json_text(tree, value.node) : std::string(value.source());
}

bool is_broken(std::span<const Ref> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [](const Ref& body) { return body.file->tree.has(body.node, hcl::kBroken); });
}

}  // namespace kakoi::sources::terraform
