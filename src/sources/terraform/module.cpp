#include "sources/terraform/module.hpp"

#include "syntax/encoding.hpp"
#include "syntax/hcl/parser.hpp"
#include "syntax/lines.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;

constexpr Phrase kNoFile{"not a regular file; not read", "通常のファイルではないため、読み取りません"};
constexpr Phrase kBrokenLink{"the link leads nowhere, or to itself", "リンク先がないか、リンクが循環しています"};
constexpr Phrase kOutside{"the link leads out of the repository; not read",
                          "リンク先がリポジトリの外にあるため、読み取りません"};

std::vector<hcl::NodeId> children(const Ref& of) {
  std::vector<hcl::NodeId> out;
  for (const hcl::NodeId id : hcl::Children(of.file->tree, of.node)) {
    out.push_back(id);
  }
  return out;
}

bool is_variables_file(std::string_view name) {
  return name == "terraform.tfvars" || name == "terraform.tfvars.json" || name.ends_with(".auto.tfvars") ||
         name.ends_with(".auto.tfvars.json");
}

// Terraform's editors' leftovers: not loaded by Terraform either.
bool is_ignored(std::string_view name) {
  return name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
}

}  // namespace

Ref body_of(const Ref& block) {
  Ref body{.file = block.file};
  for (const hcl::NodeId id : hcl::Children(block.file->tree, block.node)) {
    body.node = id;
  }
  return body;
}

std::string_view type_of(const Ref& block) { return block.file->tree.source(block.file->tree[block.node].first_child); }

std::optional<std::string> label(const Ref& block, std::size_t n) {
  const auto parts = children(block);
  if (parts.size() < n + 3) {
    return std::nullopt;
  }
  return hcl::label_text(block.file->tree, parts[n + 1]);
}

base::Range header(const Ref& block) {
  const auto parts = children(block);
  const hcl::Node& first = block.file->tree[parts.front()];
  const hcl::Node& last = block.file->tree[parts[parts.size() - 2]];
  return {.file = block.file->id, .offset = first.offset, .length = last.offset + last.length - first.offset};
}

Ref argument(std::span<const Ref> parts, std::string_view name) {
  for (const Ref& part : parts) {
    const Ref body = part.file->tree[part.node].kind == hcl::Kind::body ? part : body_of(part);
    for (const hcl::NodeId item : hcl::Children(body.file->tree, body.node)) {
      const hcl::Tree& tree = body.file->tree;
      if (tree[item].kind == hcl::Kind::attribute && tree.source(tree[item].first_child) == name) {
        return {.file = body.file, .node = hcl::child(tree, item, 1)};
      }
    }
  }
  return {};
}

std::vector<Ref> blocks(std::span<const Ref> parts, std::string_view type) {
  std::vector<Ref> found;
  for (const Ref& part : parts) {
    const Ref body = part.file->tree[part.node].kind == hcl::Kind::body ? part : body_of(part);
    for (const hcl::NodeId item : hcl::Children(body.file->tree, body.node)) {
      if (body.file->tree[item].kind != hcl::Kind::block) {
        continue;
      }
      const Ref block{.file = body.file, .node = item};
      if (type_of(block) == type || (type_of(block) == "dynamic" && label(block, 0) == type)) {
        found.push_back(block);
      }
    }
    if (!found.empty()) {
      break;
    }
  }
  return found;
}

bool is_broken(std::span<const Ref> parts) {
  return std::any_of(parts.begin(), parts.end(), [](const Ref& part) {
    const Ref body = part.file->tree[part.node].kind == hcl::Kind::body ? part : body_of(part);
    return body.file->tree.has(body.node, hcl::kBroken);
  });
}

const Named* Module::named(const std::vector<Named>& list, const Index& index, std::string_view name) {
  const auto at = index.find(std::string(name));
  return at != index.end() ? &list[at->second] : nullptr;
}

const Resource* Module::resource(bool is_data, std::string_view type, std::string_view name) const {
  const auto at =
      resource_index_.find(std::string(is_data ? "data." : "") + std::string(type) + "." + std::string(name));
  return at != resource_index_.end() ? &resources[at->second] : nullptr;
}

void Module::add_named(std::vector<Named>& list, Index& index, std::string name, const Ref& what, bool is_override) {
  const auto [at, is_new] = index.try_emplace(name, list.size());
  if (is_new) {
    list.push_back(Named{.name = std::move(name), .parts = {what}});
  } else if (is_override) {
    list[at->second].parts.insert(list[at->second].parts.begin(), what);
  }
}

void Module::add_locals(const Ref& block) {
  const Ref body = body_of(block);
  for (const hcl::NodeId item : hcl::Children(body.file->tree, body.node)) {
    const hcl::Tree& tree = body.file->tree;
    if (tree[item].kind == hcl::Kind::attribute) {
      add_named(locals, local_index_, std::string(tree.source(tree[item].first_child)),
                Ref{.file = body.file, .node = hcl::child(tree, item, 1)}, body.file->is_override);
    }
  }
}

// As with resources below: of two calls of one name either may be the one that stays.
void Module::add_call(const std::string& name, const Ref& block) {
  if (!block.file->is_override && call_index_.contains(name)) {
    calls.push_back(Named{.name = name, .parts = {block}});
  } else {
    add_named(calls, call_index_, name, block, block.file->is_override);
  }
}

// Two resources of one name are both kept: Terraform refuses them, and until somebody decides which one goes, either
// may be the one that is deployed.
void Module::add_resource(const Ref& block, bool is_data) {
  Resource resource{.is_data = is_data, .type = *label(block, 0), .name = *label(block, 1), .parts = {block}};
  const std::string key = (is_data ? "data." : "") + resource.type + "." + resource.name;
  const auto [at, is_new] = resource_index_.try_emplace(key, resources.size());
  if (!is_new && block.file->is_override) {
    resources[at->second].parts.insert(resources[at->second].parts.begin(), block);
  } else {
    resources.push_back(std::move(resource));
  }
}

void Module::add(const SourceFile& file) {
  override_unread = override_unread || (file.is_override && file.is_broken());
  for (const hcl::NodeId item : hcl::Children(file.tree, file.tree.root)) {
    if (file.tree[item].kind != hcl::Kind::block) {
      continue;
    }
    const Ref block{.file = &file, .node = item};
    const std::string_view type = type_of(block);
    const auto first = label(block, 0);
    if (type == "locals") {
      add_locals(block);
    } else if (!first.has_value()) {
      continue;
    } else if (type == "variable") {
      add_named(variables, variable_index_, *first, block, file.is_override);
    } else if (type == "output") {
      add_named(outputs, output_index_, *first, block, file.is_override);
    } else if (type == "module") {
      add_call(*first, block);
    } else if ((type == "resource" || type == "data") && label(block, 1).has_value()) {
      add_resource(block, type == "data");
    }
  }
}

FolderFiles terraform_files(const std::vector<base::Entry>& entries) {
  FolderFiles files;
  for (const base::Entry& entry : entries) {
    const std::string_view name = entry.name;
    const bool is_folder = entry.kind == base::EntryKind::directory || entry.kind == base::EntryKind::link_to_directory;
    if (is_folder || is_ignored(name)) {
      continue;
    }
    if (name.ends_with(".tf")) {
      const bool is_override = name == "override.tf" || name.ends_with("_override.tf");
      (is_override ? files.overrides : files.configuration).push_back(entry);
    } else if (is_variables_file(name)) {
      files.variables.push_back(entry);
    }
  }
  // The two fixed names first; `entries` is sorted already, and so are the others.
  std::stable_sort(files.variables.begin(), files.variables.end(), [](const base::Entry& a, const base::Entry& b) {
    const auto rank = [](const base::Entry& e) {
      return e.name == "terraform.tfvars" ? 0 : e.name == "terraform.tfvars.json" ? 1 : 2;
    };
    return rank(a) < rank(b);
  });
  return files;
}

std::string joined(const std::string& folder, std::string_view relative) {
  std::vector<std::string_view> parts;
  const std::string whole = folder + "/" + std::string(relative);
  std::string_view rest = whole;
  while (!rest.empty()) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    if (part == "..") {
      if (!parts.empty()) {
        parts.pop_back();
      }
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string out;
  for (const std::string_view part : parts) {
    out += '/';
    out += part;
  }
  return out.empty() ? "/" : out;
}

std::string local_module_folder(const std::string& folder, std::string_view source) {
  const bool is_local = source.starts_with("./") || source.starts_with("../") || source == "." || source == "..";
  return is_local ? joined(folder, source) : std::string{};
}

bool lies_within(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) &&
         (path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/');
}

std::unique_ptr<SourceFile> load_text(const Input& input, const std::string& path, base::EntryKind kind,
                                      base::Diagnostics& diagnostics) {
  const auto error = [&](base::Message message) {
    diagnostics.push_back({.level = base::Level::error, .place = {.file = path}, .message = std::move(message)});
    return nullptr;
  };
  if (kind == base::EntryKind::other) {
    return error(kNoFile);
  }
  if (kind == base::EntryKind::broken_link) {
    return error(kBrokenLink);
  }
  if (kind == base::EntryKind::link_to_file) {
    const auto real = input.reader.real_path(path);
    if (!real.has_value() || !lies_within(*real, input.boundary)) {
      return error(kOutside);
    }
  }
  auto file = std::make_unique<SourceFile>();
  file->id = input.numbers.next();
  file->path = path;
  if (auto read = input.reader.read(path, kLargestFile, file->text); !read.has_value()) {
    return error(read.error().message);
  }
  if (auto why = syntax::unreadable_encoding(file->text)) {
    return error(*why);
  }
  return file;
}

std::unique_ptr<SourceFile> read_file(const Input& input, const std::string& path, base::EntryKind kind,
                                      base::Diagnostics& diagnostics) {
  auto file = load_text(input, path, kind, diagnostics);
  if (file == nullptr) {
    return nullptr;
  }
  hcl::parse(file->text, file->tree);
  for (const hcl::Problem& problem : file->tree.problems) {
    const base::Range range{.file = file->id, .offset = problem.offset, .length = problem.length};
    diagnostics.push_back({.level = problem.fatal ? base::Level::error : base::Level::warning,
                           .place = syntax::place_of(path, file->text, range),
                           .message = problem.message});
  }
  return file;
}

std::shared_ptr<const Module> read_module(const Input& input, const std::string& folder) {
  auto module = std::make_shared<Module>();
  module->folder = folder;
  const auto entries = input.reader.list(folder);
  if (!entries.has_value()) {
    module->problems.push_back(
        {.level = base::Level::error, .place = {.file = folder}, .message = entries.error().message});
    return module;
  }
  const FolderFiles files = terraform_files(*entries);
  for (const auto* list : {&files.configuration, &files.overrides}) {
    for (const base::Entry& entry : *list) {
      auto file = read_file(input, folder + "/" + entry.name, entry.kind, module->problems);
      const bool is_override = list == &files.overrides;
      if (file == nullptr) {
        module->override_unread = module->override_unread || is_override;
        continue;
      }
      file->is_override = is_override;
      module->files.push_back(std::move(file));
      module->add(*module->files.back());
    }
  }
  return module;
}

}  // namespace kakoi::sources::terraform
