#include "sources/terraform/lifecycle.hpp"

#include "sources/terraform/bodies.hpp"
#include "syntax/hcl/tree.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;

// As it is written, without blanks; quotes, which older code has around it, left out.
std::string attribute_in(const Ref& written) {
  std::string text = word(written);
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '"'; });
  return text;
}

std::vector<std::string> attributes_in(const Ref& list) {
  const hcl::Tree& tree = list.file->tree;
  if (tree[list.node].kind != hcl::Kind::tuple) {
    return {attribute_in(list)};
  }
  std::vector<std::string> all;
  for (const hcl::NodeId element : hcl::Children(tree, list.node)) {
    all.push_back(attribute_in({.file = list.file, .node = element}));
  }
  return all;
}

// Without the indexes: `ecs_target[0].network_configuration` and, in older code, `ecs_target.0.network_configuration`.
std::string path_of(std::string_view attribute) {
  std::string path;
  bool is_index = false;
  for (const char c : attribute) {
    is_index = c == '[' || (is_index && c != ']');
    if (!is_index && c != ']') {
      path += c;
    }
  }
  std::string named;
  for (std::size_t start = 0; start <= path.size();) {
    const std::size_t end = std::min(path.find('.', start), path.size());
    const std::string_view step = std::string_view(path).substr(start, end - start);
    if (step.find_first_not_of("0123456789") != std::string_view::npos) {
      named += named.empty() ? "" : ".";
      named += step;
    }
    start = end + 1;
  }
  return named;
}

// The whole resource, the setting itself, or a block that it stands in; not what stands beside it.
bool holds_setting(std::string_view attribute, std::string_view setting) {
  const std::string path = path_of(attribute);
  const bool is_begun = setting.starts_with(path) && (setting.size() == path.size() || setting[path.size()] == '.');
  return attribute == "all" || (!path.empty() && is_begun);
}

}  // namespace

Ref enabled_in(std::span<const Ref> parts) {
  const std::vector<NestedBlock> found = blocks(parts, "lifecycle");
  return found.empty() ? Ref{} : argument(std::span(&found.back().body, 1), "enabled");
}

inventory::Lifecycle lifecycle_of(std::span<const Ref> parts, std::span<const std::string_view> settings) {
  inventory::Lifecycle lifecycle;
  for (const NestedBlock& block : blocks(parts, "lifecycle")) {
    const std::span<const Ref> body(&block.body, 1);
    const Ref before = argument(body, "create_before_destroy");
    lifecycle.create_before_destroy = before.exists() && attribute_in(before) == "true";
    const Ref prevented = argument(body, "prevent_destroy");
    lifecycle.prevent_destroy = prevented.exists() && attribute_in(prevented) == "true";
    if (const Ref ignored = argument(body, "ignore_changes"); ignored.exists()) {
      lifecycle.ignore_changes = attributes_in(ignored);
    }
  }
  lifecycle.ignores_setting =
      std::any_of(lifecycle.ignore_changes.begin(), lifecycle.ignore_changes.end(), [&](const std::string& attribute) {
        return std::any_of(settings.begin(), settings.end(),
                           [&](std::string_view setting) { return holds_setting(attribute, setting); });
      });
  return lifecycle;
}

}  // namespace kakoi::sources::terraform
