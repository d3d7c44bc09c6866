// Variables files in JSON.
#pragma once

#include "sources/terraform/module.hpp"
#include "values/arena.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kakoi::sources::terraform {

struct JsonVariables {
  std::unique_ptr<SourceFile> file;  ///< its text, for places; null when it could not be read at all
  std::vector<std::pair<std::string, values::Value>> values;
  bool is_whole = false;
};

/// Reads a `.tfvars.json`. Its strings are taken as they are: a variables file has no expressions. (Terraform language,
/// "Variable Definitions Files".)
JsonVariables read_json_variables(const Input& input, const std::string& path, base::EntryKind kind,
                                  values::Arena& arena, base::Diagnostics& diagnostics);

}  // namespace kakoi::sources::terraform
