// What a scan looks at: the paths of the command line, resolved.
#pragma once

#include "base/ports.hpp"
#include "base/result.hpp"

#include <string>
#include <vector>

namespace kakoi::ops {

struct Targets {
  std::vector<std::string> folders;  ///< absolute, links resolved, none within another
  std::vector<std::string> files;    ///< likewise; those that stand for themselves alone, and lie in no folder above
  std::string common;                ///< the folder that all of it lies in
};

/// A file of Terraform stands for its folder, any other for itself. Fails when a path does not exist or cannot be
/// resolved.
base::Result<Targets> resolve_targets(base::FileReader& reader, const std::vector<std::string>& paths);

}  // namespace kakoi::ops
