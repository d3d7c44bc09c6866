// What is said of a run that was cut short.
#pragma once

#include "apply/apply.hpp"
#include "base/message.hpp"

#include <string>

namespace kakoi::cli {

/// A line for each file of it that is put back, or left because somebody else has changed it since.
std::string recovered_lines(const apply::Restored& restored, base::Language language);

}  // namespace kakoi::cli
