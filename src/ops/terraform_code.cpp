#include "ops/terraform_code.hpp"

#include "ops/terraform_keys.hpp"
#include "sources/paths.hpp"
#include "syntax/hcl/parser.hpp"

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
using hcl::Kind;
using hcl::NodeId;

bool is_code(std::string_view path) {
  return path.ends_with(".tf") || path.ends_with(".tofu") || path.ends_with(".tf.json");
}

}  // namespace

bool is_native(std::string_view path) {
  return path.ends_with(".tf") || path.ends_with(".tofu") || path.ends_with(".tfvars");
}

std::vector<CodeFile> code_of(const RootRead& root, Contents& contents) {
  std::vector<CodeFile> files;
  for (const FileRead& file : root.files) {
    if (const std::string* text = is_code(file.path) ? contents.of(file.path) : nullptr) {
      files.push_back(
          {.path = file.path, .text = *text, .tree = is_native(file.path) ? hcl::parse(*text) : hcl::Tree{}});
    }
  }
  return files;
}

std::string_view Held::name(const hcl::Tree& tree) const {
  return attribute == hcl::kNone ? std::string_view{} : tree.source(hcl::child(tree, attribute, 0));
}

Held held_by(const hcl::Tree& tree, std::size_t offset) {
  Held held;
  for (NodeId node = child_at(tree, tree.root, offset); node != hcl::kNone; node = child_at(tree, node, offset)) {
    const Kind kind = tree[node].kind;
    if (kind == Kind::attribute) {
      held.attribute = node;
      break;
    }
    if (kind == Kind::block && held.block == hcl::kNone) {
      held.block = node;
    } else if (kind == Kind::block) {
      held.blocks.emplace_back(tree.source(hcl::child(tree, node, 0)));
    }
  }
  return held;
}

std::vector<std::string> head_of(const hcl::Tree& tree, NodeId block) {
  std::vector<std::string> head;
  for (const NodeId child : hcl::Children(tree, block)) {
    if (tree[child].kind != Kind::body) {
      head.push_back(hcl::label_text(tree, child));
    }
  }
  return head;
}

NodeId attribute_of(const hcl::Tree& tree, NodeId block, std::string_view name) {
  for (const NodeId part : hcl::Children(tree, block)) {
    for (const NodeId one : hcl::Children(tree, part)) {
      const bool is_attribute = tree[part].kind == Kind::body && tree[one].kind == Kind::attribute;
      if (is_attribute && tree.source(hcl::child(tree, one, 0)) == name) {
        return one;
      }
    }
  }
  return hcl::kNone;
}

bool calls(const CodeFile& file, NodeId call, const std::string& folder) {
  const NodeId source = attribute_of(file.tree, call, "source");
  if (source == hcl::kNone) {
    return false;
  }
  const std::string path = hcl::label_text(file.tree, hcl::child(file.tree, source, 1));
  return path.starts_with('.') && sources::joined(sources::parent_of(file.path), path) == folder;
}

}  // namespace kakoi::ops
