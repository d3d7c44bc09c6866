#include "sources/terraform/installed_modules.hpp"

#include "sources/paths.hpp"
#include "syntax/json/tree.hpp"

namespace kakoi::sources::terraform {
namespace {

namespace json = syntax::json;

std::string text_of(const json::Tree& tree, json::NodeId object, std::string_view key) {
  const json::NodeId value = json::find(tree, object, key);
  return value != json::kNone && tree.nodes[value].kind == json::Kind::string ? json::decoded(tree, value)
                                                                              : std::string{};
}

}  // namespace

InstalledModules::InstalledModules(const Input& input, const std::string& root_folder) {
  std::string text;
  if (!input.reader.read(root_folder + "/.terraform/modules/modules.json", kLargestFile, text).has_value()) {
    return;
  }
  const json::Tree tree = json::parse(text);
  const json::NodeId modules = tree.root != json::kNone ? json::find(tree, tree.root, "Modules") : json::kNone;
  if (modules == json::kNone || tree.nodes[modules].kind != json::Kind::array) {
    return;
  }
  for (json::NodeId id = tree.nodes[modules].first_child; id != json::kNone; id = tree.nodes[id].next_sibling) {
    const std::string path = text_of(tree, id, "Key");
    const std::string folder = text_of(tree, id, "Dir");
    if (!path.empty() && !folder.empty()) {
      folders_[path] = folder.starts_with('/') ? folder : joined(root_folder, folder);
    }
  }
}

std::optional<std::string> InstalledModules::folder(std::string_view path) const {
  const auto found = folders_.find(path);
  return found != folders_.end() ? std::optional(found->second) : std::nullopt;
}

}  // namespace kakoi::sources::terraform
