// What is said of runs that were cut short, and of what could not be put back.
#pragma once

#include "apply/apply.hpp"
#include "base/message.hpp"

#include <string>
#include <vector>

namespace kakoi::cli {

/// A line for each file of an earlier run that is put back, or left because somebody else has changed it since, and
/// what `left_lines` says of the others.
std::string recovered_lines(const apply::Restored& restored, base::Language language);

/// A line for each of the first few files that could not be put back, and then what to do.
std::string left_lines(const std::vector<apply::Left>& left, base::Language language);

}  // namespace kakoi::cli
