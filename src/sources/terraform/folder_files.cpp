#include "sources/terraform/folder_files.hpp"

#include <algorithm>
#include <string>

namespace kakoi::sources::terraform {
namespace {

// Terraform's editors' leftovers: not loaded by Terraform either.
bool is_ignored(std::string_view name) {
  return name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
}

bool has_ending(std::string_view name, std::string_view ending) {
  return name.ends_with(ending) || (name.ends_with(".json") && name.substr(0, name.size() - 5).ends_with(ending));
}

// The name without its ending, which may be one of two parts.
std::string_view stem_of(std::string_view name) {
  for (const std::string_view ending : {".tf", ".tofu", ".tf.json", ".tofu.json"}) {
    if (name.ends_with(ending)) {
      return name.substr(0, name.size() - ending.size());
    }
  }
  return name;
}

bool is_override_name(std::string_view name) {
  const std::string_view stem = stem_of(name);
  return stem == "override" || stem.ends_with("_override");
}

}  // namespace

bool is_configuration_file(std::string_view name) {
  return !is_ignored(name) && (has_ending(name, ".tf") || has_ending(name, ".tofu"));
}

bool is_variables_file(std::string_view name) {
  return name == "terraform.tfvars" || name == "terraform.tfvars.json" || name.ends_with(".auto.tfvars") ||
         name.ends_with(".auto.tfvars.json");
}

FolderFiles terraform_files(const std::vector<base::Entry>& entries) {
  FolderFiles files;
  // OpenTofu reads a.tofu in the place of a.tf.
  const auto is_shadowed = [&](std::string_view name) {
    std::string twin(name);
    const std::size_t ending = twin.rfind(".tf");
    if (ending == std::string::npos) {
      return false;
    }
    twin.replace(ending, 3, ".tofu");
    const auto at =
        std::lower_bound(entries.begin(), entries.end(), twin,
                         [](const base::Entry& each, const std::string& wanted) { return each.name < wanted; });
    return at != entries.end() && at->name == twin;
  };
  for (const base::Entry& entry : entries) {
    const std::string_view name = entry.name;
    const bool is_folder = entry.kind == base::EntryKind::directory || entry.kind == base::EntryKind::link_to_directory;
    // Terraform passes over a folder that is called like a file of code, but fails on one like a variables file.
    if (!is_folder && is_configuration_file(name)) {
      (is_shadowed(name)        ? files.shadowed
       : is_override_name(name) ? files.overrides
                                : files.configuration)
          .push_back(entry);
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

}  // namespace kakoi::sources::terraform
