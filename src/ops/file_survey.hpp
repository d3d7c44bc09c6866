// The first pass over files that are not Terraform's: what each is, what is wrong in it, whether it can launch
// anything.
#pragma once

#include "base/diagnostic.hpp"
#include "sources/recognise.hpp"
#include "sources/text_file.hpp"
#include "sources/walk.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kakoi::ops {

struct FileSurvey {
  sources::Format format = sources::Format::none;
  base::Diagnostics diagnostics{};
  bool may_launch = false;
  std::vector<std::string> nests{};  ///< of a template, those that it nests: absolute paths
};

/// Looks at one file, and drops it again.
FileSurvey survey_file(const sources::Input& input, const sources::FoundFile& found);

/// Which of `files` are templates that none other nests, and that may launch something; of a circle the first.
/// Positions, sorted.
std::vector<std::size_t> root_templates(const std::vector<sources::FoundFile>& files,
                                        const std::vector<FileSurvey>& surveys);

}  // namespace kakoi::ops
