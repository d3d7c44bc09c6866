#include "ops/values_beside.hpp"

#include "ops/template_values.hpp"
#include "sources/paths.hpp"
#include "sources/terraform/folder_files.hpp"
#include "syntax/hcl/parser.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
namespace terraform = sources::terraform;
using base::EntryKind;
using hcl::Kind;
using hcl::NodeId;
using terraform::Assignment;

constexpr std::size_t kMostFiles = 20;
constexpr std::size_t kMostChoices = 8;
constexpr std::string_view kIs = " = ";

bool is_variables(std::string_view name) { return name.ends_with(".tfvars") || name.ends_with(".tfvars.json"); }
bool is_native(std::string_view path) { return path.ends_with(".tf") || path.ends_with(".tofu"); }

// Those of the root's folder that Terraform does not load by itself, and those of folders in it that are no modules:
// `-var-file=env/prod.tfvars`.
std::vector<std::string> variables_files(const RootRead& root, base::FileReader& reader) {
  std::vector<std::string> all;
  const auto add = [&](const std::string& folder, const std::string& name) {
    const std::string path = folder + "/" + name;
    const bool is_read =
        std::any_of(root.files.begin(), root.files.end(), [&](const FileRead& file) { return file.path == path; });
    if (!is_read && all.size() < kMostFiles) {
      all.push_back(path);
    }
  };
  for (const base::Entry& entry : reader.list(root.path).value_or(std::vector<base::Entry>{})) {
    if (entry.kind == EntryKind::file && is_variables(entry.name) && !terraform::is_variables_file(entry.name)) {
      add(root.path, entry.name);
    }
    if (entry.kind != EntryKind::directory || entry.name.starts_with('.')) {
      continue;
    }
    const std::string folder = root.path + "/" + entry.name;
    const std::vector<base::Entry> inside = reader.list(folder).value_or(std::vector<base::Entry>{});
    const bool is_module = std::any_of(inside.begin(), inside.end(), [](const base::Entry& each) {
      return terraform::is_configuration_file(each.name);
    });
    for (const base::Entry& each : inside) {
      if (!is_module && each.kind == EntryKind::file && is_variables(each.name)) {
        add(folder, each.name);
      }
    }
  }
  return all;
}

std::string literal(const hcl::Tree& tree, NodeId node) {
  const std::string_view text = node == hcl::kNone ? std::string_view{} : tree.source(node);
  const bool is_quoted = text.size() > 1 && text.front() == '"' && text.find("${") == std::string_view::npos;
  return is_quoted ? std::string(text.substr(1, text.size() - 2)) : std::string(text);
}

std::string shown(std::string name, std::string_view sign, std::string_view text) {
  name += sign;
  name += text;
  return name;
}

/// What the code of a root module chooses by its variables.
class Choices {
 public:
  explicit Choices(std::set<std::string> without) : without_(std::move(without)) {}

  void add(const hcl::Tree& tree) {
    for (NodeId node = 0; node < tree.nodes.size(); ++node) {
      switch (tree[node].kind) {
        case Kind::block:
          variable(tree, node);
          break;
        case Kind::object:
          object(tree, node);
          break;
        case Kind::index:
          looked_up(tree, hcl::child(tree, node, 1));
          break;
        case Kind::call:
          if (tree.source(hcl::child(tree, node, 0)) == "lookup") {
            looked_up(tree, hcl::child(tree, node, 2));
          }
          break;
        case Kind::conditional:
          condition(tree, hcl::child(tree, node, 0));
          break;
        default:
          break;
      }
    }
  }

  std::vector<ValuesBeside> take() {
    for (const std::string& name : keys_by_) {
      const auto found = defaults_.find(name);
      for (const std::set<std::string>& keys : maps_) {
        if (found == defaults_.end() || !keys.contains(found->second)) {
          continue;
        }
        for (const std::string& key : keys) {
          choose(name, key, shown(name, kIs, key));
        }
      }
    }
    for (const std::string& name : flags_) {
      const auto found = defaults_.find(name);
      if (found != defaults_.end() && (found->second == "true" || found->second == "false")) {
        const std::string other = found->second == "true" ? "false" : "true";
        choose(name, other, shown(name, kIs, other));
      }
    }
    for (const auto& [name, text] : compared_) {
      const auto found = defaults_.find(name);
      const bool is_it = found != defaults_.end() && found->second == text;
      // Any other text makes the comparison false.
      choose(name, is_it ? text + "-" : text, shown(name, is_it ? " != " : kIs, text));
    }
    return std::move(all_);
  }

 private:
  void choose(const std::string& name, const std::string& text, std::string shown) {
    const auto found = defaults_.find(name);
    const bool is_default = found != defaults_.end() && found->second == text;
    if (!is_default && !without_.contains(name) && all_.size() < kMostChoices && chosen_.emplace(name, text).second) {
      all_.push_back(
          {.choice = std::move(shown), .variables = {{.kind = Assignment::Kind::value, .name = name, .text = text}}});
    }
  }

  void variable(const hcl::Tree& tree, NodeId block) {
    if (tree.source(hcl::child(tree, block, 0)) != "variable") {
      return;
    }
    const std::string name = hcl::label_text(tree, hcl::child(tree, block, 1));
    for (const NodeId part : hcl::Children(tree, block)) {
      for (const NodeId one : hcl::Children(tree, part)) {
        if (tree[part].kind == Kind::body && tree[one].kind == Kind::attribute &&
            tree.source(hcl::child(tree, one, 0)) == "default") {
          defaults_[name] = literal(tree, hcl::child(tree, one, 1));
        }
      }
    }
  }

  void object(const hcl::Tree& tree, NodeId node) {
    std::set<std::string>& keys = maps_.emplace_back();
    for (const NodeId item : hcl::Children(tree, node)) {
      keys.insert(literal(tree, hcl::child(tree, item, 0)));
    }
  }

  // `var.env`, and nothing else.
  static std::string name_of(const hcl::Tree& tree, NodeId node) {
    constexpr std::string_view kVar = "var.";
    const std::string_view text = node == hcl::kNone ? std::string_view{} : tree.source(node);
    const bool is_name = text.starts_with(kVar) &&
                         std::all_of(text.begin() + kVar.size(), text.end(),
                                     [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '-'; });
    return is_name ? std::string(text.substr(kVar.size())) : std::string{};
  }

  void looked_up(const hcl::Tree& tree, NodeId key) {
    if (std::string name = name_of(tree, key); !name.empty()) {
      keys_by_.insert(std::move(name));
    }
  }

  void condition(const hcl::Tree& tree, NodeId node) {
    while (tree[node].kind == Kind::parentheses || tree[node].kind == Kind::unary) {
      node = hcl::child(tree, node, 0);
    }
    if (std::string name = name_of(tree, node); !name.empty()) {
      flags_.insert(std::move(name));
    } else if (tree[node].kind == Kind::binary) {
      const NodeId left = hcl::child(tree, node, 0);
      const NodeId right = hcl::child(tree, node, 1);
      compare(tree, left, right);
      compare(tree, right, left);
    }
  }

  void compare(const hcl::Tree& tree, NodeId left, NodeId right) {
    const bool is_literal = tree[right].kind == Kind::quoted || tree[right].kind == Kind::boolean;
    const std::string name = is_literal ? name_of(tree, left) : std::string{};
    if (!name.empty()) {
      compared_.emplace(name, literal(tree, right));
    }
  }

  std::set<std::string> without_;
  std::map<std::string, std::string> defaults_{};  ///< of variables, as they are written
  std::vector<std::set<std::string>> maps_{};      ///< the keys of each object
  std::set<std::string> keys_by_{};                ///< variables that are keys of something
  std::set<std::string> flags_{};                  ///< variables that are conditions
  std::set<std::pair<std::string, std::string>> compared_{};
  std::set<std::pair<std::string, std::string>> chosen_{};
  std::vector<ValuesBeside> all_{};
};

// The variable whose default, or whose value in a file of variables, is edited; empty where it is something else.
std::string variable_at(const hcl::Tree& tree, std::size_t offset) {
  for (const NodeId one : hcl::Children(tree, tree.root)) {
    const bool holds = offset >= tree[one].offset && offset < std::size_t{tree[one].offset} + tree[one].length;
    if (holds && tree[one].kind == Kind::attribute) {
      return std::string(tree.source(hcl::child(tree, one, 0)));
    }
    if (holds && tree[one].kind == Kind::block && tree.source(hcl::child(tree, one, 0)) == "variable") {
      return hcl::label_text(tree, hcl::child(tree, one, 1));
    }
  }
  return {};
}

std::vector<ValuesBeside> of_terraform(const RootRead& root, const std::vector<fixes::Edit>& edits,
                                       base::FileReader& reader, Contents& contents) {
  std::vector<ValuesBeside> all;
  for (const std::string& file : variables_files(root, reader)) {
    all.push_back({.file = file, .variables = {{.kind = Assignment::Kind::file, .name = {}, .text = file}}});
  }
  std::set<std::string> edited;
  for (const fixes::Edit& edit : edits) {
    const std::string* text = is_native(edit.file) || is_variables(edit.file) ? contents.of(edit.file) : nullptr;
    if (text != nullptr) {
      edited.insert(variable_at(hcl::parse(*text), edit.offset));
    }
  }
  Choices choices(std::move(edited));
  for (const FileRead& file : root.files) {
    const bool is_its = is_native(file.path) && sources::parent_of(file.path) == root.path;
    if (const std::string* text = is_its ? contents.of(file.path) : nullptr) {
      choices.add(hcl::parse(*text));
    }
  }
  std::vector<ValuesBeside> chosen = choices.take();
  std::move(chosen.begin(), chosen.end(), std::back_inserter(all));
  return all;
}

}  // namespace

std::vector<ValuesBeside> values_beside(const RootRead& root, const std::vector<fixes::Edit>& edits,
                                        base::FileReader& reader, Contents& contents) {
  switch (root.kind) {
    case RootKind::terraform:
      return of_terraform(root, edits, reader, contents);
    case RootKind::cloudformation:
      return template_values(root, edits, reader, contents);
    case RootKind::definitions:
      break;
  }
  return {};
}

}  // namespace kakoi::ops
