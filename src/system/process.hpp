// What a process is born with.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>

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

/// All of `text` to standard output, however long the reader takes; a signal that comes meanwhile makes no difference.
/// False when it cannot be written.
bool write_out(std::string_view text);

/// Is there a person at the terminal, who can read what is asked, on standard error, and answer it?
bool can_ask();
/// Asks on standard error. True: the answer is "y" or "yes", and nothing else.
bool ask(std::string_view question);

}  // namespace kakoi::system
