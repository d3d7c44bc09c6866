// The form of the files that AWS's clients share. By the rules of the parser that the AWS CLI uses: names of options
// are in lower case, `=` or `:` ends them, `#` and `;` begin a comment only at the beginning of a line, and a line that
// is indented goes on with the value above it.
#pragma once

#include "base/result.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::aws {

using Options = std::map<std::string, std::string>;

struct IniSection {
  std::string name;
  Options options;
};

/// The sections in order. Those called DEFAULT are not among them: their options are in all others. A value over
/// several lines has them with `\n` between, and one before the first where the first stands on a line of its own.
/// Fails, with the number of the line and nothing that stands in it, at what the AWS CLI refuses to read.
base::Result<std::vector<IniSection>> parse_ini(std::string_view text);

/// The `name = value` lines of such a value; lines that are none are left out.
Options nested_options(std::string_view value);

}  // namespace kakoi::aws
