#include "ops/values_beside.hpp"

#include "ops/template_values.hpp"
#include "sources/paths.hpp"
#include "sources/terraform/folder_files.hpp"
#include "syntax/hcl/from_json.hpp"
#include "syntax/hcl/parser.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
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
constexpr std::string_view kVariable = "var.";
constexpr std::string_view kLocal = "local.";
constexpr std::string_view kWorkspace = "terraform.workspace";

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

/// What the code chooses by the variables of a root module, and by the workspace. Both go by the names that the code
/// has for them.
class Choices {
 public:
  /// `without`: variables of which no choice is made. `given`: what variables are given, by their names.
  Choices(std::set<std::string> without, std::map<std::string, std::string> given,
          const std::optional<std::string>& workspace)
      : without_(std::move(without)), given_(std::move(given)) {
    if (workspace.has_value()) {
      given_.emplace(kWorkspace, *workspace);
    }
  }

  /// A file of the root module; or of another one, whose variables are others.
  void add(const hcl::Tree& tree, bool is_of_root) {
    is_of_root_ = is_of_root;
    for (NodeId node = 0; node < tree.nodes.size(); ++node) {
      switch (tree[node].kind) {
        case Kind::block:
          block(tree, node);
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
      const auto present = present_of(name);
      for (const std::set<std::string>& keys : maps_) {
        if (!present.has_value() || !keys.contains(*present)) {
          continue;
        }
        for (const std::string& key : keys) {
          choose(name, key, kIs, key);
        }
      }
    }
    for (const std::string& name : flags_) {
      const auto present = present_of(name);
      if (present == "true" || present == "false") {
        const std::string other = present == "true" ? "false" : "true";
        choose(name, other, kIs, other);
      }
    }
    for (const auto& [name, text] : compared_) {
      // Any other text makes the comparison false.
      if (present_of(name) == text) {
        choose(name, text + "-", " != ", text);
      } else {
        choose(name, text, kIs, text);
      }
    }
    return std::move(all_);
  }

 private:
  // `local.env = var.env` is that.
  [[nodiscard]] std::string meant_by(std::string name) const {
    constexpr int kMost = 10;
    for (int i = 0; i < kMost && name.starts_with(kLocal); ++i) {
      const auto found = locals_.find(name);
      name = found != locals_.end() ? found->second : std::string();
    }
    return name.starts_with(kVariable) ? name.substr(kVariable.size()) : name;
  }

  [[nodiscard]] std::optional<std::string> present_of(const std::string& name) const {
    const std::string meant = meant_by(name);
    if (const auto given = given_.find(meant); given != given_.end()) {
      return given->second;
    }
    const auto fallback = defaults_.find(meant);
    return fallback != defaults_.end() ? std::optional(fallback->second) : std::nullopt;
  }

  void choose(const std::string& by, const std::string& text, std::string_view sign, const std::string& shown) {
    const std::string name = meant_by(by);
    const bool is_workspace = name == kWorkspace;
    const bool is_open = is_workspace ? given_.contains(name) : !name.empty() && !without_.contains(name);
    if (!is_open || present_of(by) == text || all_.size() >= kMostChoices || !chosen_.emplace(name, text).second) {
      return;
    }
    ValuesBeside& one = all_.emplace_back();
    one.choice.append(name).append(sign).append(shown);
    if (is_workspace) {
      one.workspace = text;
    } else {
      one.variables = {{.kind = Assignment::Kind::value, .name = name, .text = text}};
    }
  }

  void block(const hcl::Tree& tree, NodeId block) {
    const std::string_view type = tree.source(hcl::child(tree, block, 0));
    if (!is_of_root_ || (type != "variable" && type != "locals")) {
      return;
    }
    const std::string name = type == "variable" ? hcl::label_text(tree, hcl::child(tree, block, 1)) : std::string();
    for (const NodeId part : hcl::Children(tree, block)) {
      for (const NodeId one : hcl::Children(tree, part)) {
        if (tree[part].kind != Kind::body || tree[one].kind != Kind::attribute) {
          continue;
        }
        const std::string_view attribute = tree.source(hcl::child(tree, one, 0));
        const NodeId value = hcl::child(tree, one, 1);
        if (type == "variable" && attribute == "default") {
          defaults_[name] = literal(tree, value);
        } else if (type == "locals" && !name_of(tree, value).empty()) {
          locals_[std::string(kLocal).append(attribute)] = name_of(tree, value);
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

  // `var.env`, `local.env` or the workspace, and nothing else.
  [[nodiscard]] std::string name_of(const hcl::Tree& tree, NodeId node) const {
    const std::string_view text = node == hcl::kNone ? std::string_view{} : tree.source(node);
    const bool is_named = is_of_root_ && (text.starts_with(kVariable) || text.starts_with(kLocal));
    const bool is_name =
        is_named && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(text.find('.') + 1), text.end(),
                                [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '-'; });
    return is_name || text == kWorkspace ? std::string(text) : std::string();
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
    std::string name = is_literal ? name_of(tree, left) : std::string{};
    if (!name.empty()) {
      compared_.emplace(std::move(name), literal(tree, right));
    }
  }

  std::set<std::string> without_;
  std::map<std::string, std::string> given_;       ///< of variables, and of the workspace
  bool is_of_root_ = true;                         ///< the file that is looked at
  std::map<std::string, std::string> defaults_{};  ///< of variables, as they are written
  std::map<std::string, std::string> locals_{};    ///< those that are another name for something
  std::vector<std::set<std::string>> maps_{};      ///< the keys of each object
  std::set<std::string> keys_by_{};                ///< what is a key of something
  std::set<std::string> flags_{};                  ///< what is a condition
  std::set<std::pair<std::string, std::string>> compared_{};
  std::set<std::pair<std::string, std::string>> chosen_{};
  std::vector<ValuesBeside> all_{};
};

void add_values(const std::string& file, Contents& contents, std::map<std::string, std::string>& given) {
  const std::string* text = contents.of(file);
  if (text == nullptr) {
    return;
  }
  const hcl::Tree tree = file.ends_with(".json") ? hcl::parse_json(*text) : hcl::parse(*text);
  for (const NodeId one : hcl::Children(tree, tree.root)) {
    if (tree[one].kind == Kind::attribute || tree[one].kind == Kind::item) {
      given[literal(tree, hcl::child(tree, one, 0))] = literal(tree, hcl::child(tree, one, 1));
    }
  }
}

// What the variables of a root are given. "Terraform loads variables in the following order, with later sources taking
// precedence over earlier ones: environment variables, terraform.tfvars, terraform.tfvars.json, *.auto.tfvars or
// *.auto.tfvars.json in lexical order, -var and -var-file." (Terraform, Input Variables)
std::map<std::string, std::string> given_to(const RootRead& root, const terraform::Inputs& inputs, Contents& contents) {
  std::map<std::string, std::string> given = inputs.environment;
  std::vector<std::string> files;
  for (const FileRead& file : root.files) {
    const bool is_its = is_variables(file.path) && sources::parent_of(file.path) == root.path;
    if (is_its) {
      files.push_back(file.path);
    }
  }
  const auto is_automatic = [](const std::string& file) { return file.find(".auto.tfvars") != std::string::npos; };
  std::sort(files.begin(), files.end(), [&](const std::string& a, const std::string& b) {
    return std::pair(is_automatic(a), a) < std::pair(is_automatic(b), b);
  });
  for (const std::string& file : files) {
    add_values(file, contents, given);
  }
  for (const Assignment& each : inputs.command_line) {
    if (each.kind == Assignment::Kind::file) {
      add_values(each.text, contents, given);
    } else {
      given[each.name] = each.text;
    }
  }
  return given;
}

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
                                       const terraform::Inputs& inputs, base::FileReader& reader, Contents& contents) {
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
  Choices choices(std::move(edited), given_to(root, inputs, contents), inputs.workspace);
  for (const FileRead& file : root.files) {
    if (const std::string* text = is_native(file.path) ? contents.of(file.path) : nullptr) {
      choices.add(hcl::parse(*text), sources::parent_of(file.path) == root.path);
    }
  }
  std::vector<ValuesBeside> chosen = choices.take();
  std::move(chosen.begin(), chosen.end(), std::back_inserter(all));
  return all;
}

}  // namespace

std::vector<ValuesBeside> values_beside(const RootRead& root, const std::vector<fixes::Edit>& edits,
                                        const terraform::Inputs& inputs, base::FileReader& reader, Contents& contents) {
  switch (root.kind) {
    case RootKind::terraform:
      return of_terraform(root, edits, inputs, reader, contents);
    case RootKind::cloudformation:
      return template_values(root, edits, reader, contents);
    case RootKind::definitions:
      break;
  }
  return {};
}

}  // namespace kakoi::ops
