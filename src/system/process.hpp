// What a process is born with.
#pragma once

#include <chrono>
#include <map>
#include <string>

namespace kakoi::system {

std::map<std::string, std::string> environment();

/// The date in UTC, so that it is the same for all who build at one time.
std::chrono::year_month_day today();

/// Absolute, links resolved; "/" when it cannot be found out.
std::string current_folder();

/// Is standard output a terminal?
bool output_is_terminal();
/// Is standard error one?
bool errors_are_terminal();

}  // namespace kakoi::system
