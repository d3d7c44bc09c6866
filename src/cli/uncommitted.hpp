// What would be hard to tell from a fix afterwards.
#pragma once

#include "cli/cli.hpp"

#include <map>
#include <string>
#include <vector>

namespace kakoi::cli {

/// Those of `files` (absolute, links resolved; with their contents) that lie in a repository of git and are not in its
/// last commit as they are, or as git would keep them. The commands of git that are asked run nothing that the
/// repository names: no hook, filter, monitor or transport.
std::vector<std::string> uncommitted(const std::map<std::string, std::string>& files, const Host& host);

}  // namespace kakoi::cli
