// The first pass over a folder: what is wrong in its files, which folders it calls, whether it can launch anything. The
// files are parsed and dropped again, so that a tree of any size fits.
#pragma once

#include "base/diagnostic.hpp"
#include "base/ports.hpp"
#include "sources/terraform/module.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kakoi::sources::terraform {

struct Survey {
  std::string folder;              ///< absolute
  std::vector<std::string> calls;  ///< folders of local modules, absolute, links resolved
  bool has_launcher = false;
  bool has_unread_module = false;  ///< a module call that does not lead to a folder that can be read
  std::size_t files = 0;
  Accepts accepts;
  base::Diagnostics diagnostics;
};

/// Surveys one folder.
Survey survey(const Input& input, const std::string& folder);

/// Surveys all folders, and those below `input.boundary` that they call. Sorted by folder.
std::vector<Survey> survey_all(const Input& input, base::Executor& executor, const std::vector<std::string>& folders);

/// Which of the folders are root modules: those that no other folder calls, and of a circle of calls the first. Only
/// folders in `folders` can be roots. Positions in `surveys`, sorted. Roots from which nothing can be launched are left
/// out.
std::vector<std::size_t> launching_roots(const std::vector<Survey>& surveys, const std::vector<std::string>& folders);

}  // namespace kakoi::sources::terraform
