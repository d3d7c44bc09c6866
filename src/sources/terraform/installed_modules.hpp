// Where `terraform init` and `terraform get` have put the modules of a root: `.terraform/modules/modules.json`.
#pragma once

#include "sources/terraform/module.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sources::terraform {

class InstalledModules {
 public:
  /// Reads the manifest of the root module in `root_folder` (absolute), if there is one. A manifest that cannot be read
  /// is as good as none: its modules are then not here.
  InstalledModules(const Input& input, const std::string& root_folder);

  /// The folder (absolute) of the module that the calls in `path` lead to: `app.db` for the call `db` in the module
  /// that the root calls `app`.
  [[nodiscard]] std::optional<std::string> folder(std::string_view path) const;

 private:
  std::map<std::string, std::string, std::less<>> folders_;
};

}  // namespace kakoi::sources::terraform
