// What the user gives besides the files.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::sources::terraform {

/// One --var or --var-file, in the order of the command line: the later one wins.
struct Assignment {
  enum class Kind : std::uint8_t { value, file };
  Kind kind = Kind::value;
  std::string name;  ///< of the variable
  std::string text;  ///< its value, or the path of the file
};

struct Inputs {
  std::vector<Assignment> command_line;
  std::map<std::string, std::string> environment;  ///< TF_VAR_name, by name
  std::optional<std::string> workspace;            ///< --workspace or TF_WORKSPACE; else it is unknown
};

}  // namespace kakoi::sources::terraform
