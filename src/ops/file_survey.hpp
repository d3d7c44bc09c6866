// The first pass over files that are not Terraform's: what each is, what is wrong in it, whether it can launch
// anything.
#pragma once

#include "base/diagnostic.hpp"
#include "sources/recognise.hpp"
#include "sources/saved/saved.hpp"
#include "sources/text_file.hpp"
#include "sources/walk.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::ops {

struct FileSurvey {
  sources::Format format = sources::Format::none;
  base::Diagnostics diagnostics{};
  bool may_launch = false;
  std::vector<std::string> nests{};  ///< of a template, those that it nests: absolute paths
  std::optional<sources::saved::File> saved{};
  /// Of a plan or state: each is a root by itself, and may be large. Whoever surveys judges it at once and drops it.
  std::unique_ptr<sources::TextFile> plan{};
};

/// Looks at one file. What is read as a root of its own is dropped again; what belongs together with other files is
/// kept.
FileSurvey survey_file(const sources::Input& input, const sources::FoundFile& found);

/// Which of `files` are templates that none other nests, and that may launch something; of a circle the first.
/// Positions, sorted.
std::vector<std::size_t> root_templates(const std::vector<sources::FoundFile>& files,
                                        const std::vector<FileSurvey>& surveys);

}  // namespace kakoi::ops
