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

// `network_configuration`, `network_configuration[0]` and `network_configuration[0].assign_public_ip` hold the setting,
// `network_configuration[0].subnets` does not.
bool holds_setting(std::string_view attribute, std::string_view holder) {
  if (!attribute.starts_with(holder)) {
    return attribute == "all";
  }
  const std::string_view rest = attribute.substr(holder.size());
  const bool is_deeper = rest.find_first_not_of("[]0123456789.") != std::string_view::npos;
  return rest.empty() || ((rest.front() == '[' || rest.front() == '.') &&
                          (!is_deeper || rest.find("assign_public_ip") != std::string_view::npos));
}

}  // namespace

Ref enabled_in(std::span<const Ref> parts) {
  const std::vector<NestedBlock> found = blocks(parts, "lifecycle");
  return found.empty() ? Ref{} : argument(std::span(&found.back().body, 1), "enabled");
}

inventory::Lifecycle lifecycle_of(std::span<const Ref> parts, std::span<const std::string_view> holders) {
  inventory::Lifecycle lifecycle;
  for (const NestedBlock& block : blocks(parts, "lifecycle")) {
    const std::span<const Ref> body(&block.body, 1);
    const Ref before = argument(body, "create_before_destroy");
    lifecycle.create_before_destroy = before.exists() && attribute_in(before) == "true";
    if (const Ref ignored = argument(body, "ignore_changes"); ignored.exists()) {
      lifecycle.ignore_changes = attributes_in(ignored);
    }
  }
  lifecycle.ignores_setting =
      std::any_of(lifecycle.ignore_changes.begin(), lifecycle.ignore_changes.end(), [&](const std::string& attribute) {
        return std::any_of(holders.begin(), holders.end(),
                           [&](std::string_view holder) { return holds_setting(attribute, holder); });
      });
  return lifecycle;
}

}  // namespace kakoi::sources::terraform
