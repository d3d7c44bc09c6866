// What a process is born with.
#pragma once

#include <map>
#include <string>

namespace kakoi::system {

std::map<std::string, std::string> environment();

/// Absolute, links resolved; "/" when it cannot be found out.
std::string current_folder();

/// Is standard output a terminal?
bool output_is_terminal();

}  // namespace kakoi::system
