// Where the record of what fixes did is kept: never in the user's tree.
#pragma once

#include "cli/cli.hpp"

#include "base/result.hpp"

#include <string>

namespace kakoi::cli {

/// `$XDG_STATE_HOME/kakoi/journal`, or `~/.local/state/kakoi/journal`; fails where neither is an absolute path. (XDG
/// Base Directory Specification.)
base::Result<std::string> journal_folder(const Host& host);

}  // namespace kakoi::cli
