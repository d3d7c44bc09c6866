// Which files of a folder Terraform and OpenTofu read, and as what, by their names.
#pragma once

#include "base/ports.hpp"

#include <string_view>
#include <vector>

namespace kakoi::sources::terraform {

/// Is this the name of a file in which Terraform or OpenTofu looks for blocks?
bool is_configuration_file(std::string_view name);

/// Is this the name of a file whose values Terraform loads by itself?
bool is_variables_file(std::string_view name);

/// The Terraform files of a folder, by what they are for, each list sorted as Terraform loads it.
struct FolderFiles {
  std::vector<base::Entry> configuration;
  std::vector<base::Entry> overrides;
  std::vector<base::Entry> shadowed;   ///< those that OpenTofu does not read, for a .tofu file of the same name
  std::vector<base::Entry> variables;  ///< terraform.tfvars, terraform.tfvars.json, then the *.auto ones
};
/// `entries` are sorted by name.
FolderFiles terraform_files(const std::vector<base::Entry>& entries);

}  // namespace kakoi::sources::terraform
