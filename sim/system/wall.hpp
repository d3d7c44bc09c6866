// The real time, and files: all that the simulator asks of the machine besides the network.
#pragma once

#include "base/result.hpp"

#include <string>

namespace kakoi::sim::system {

/// Seconds since 1970.
double wall_time();

/// The whole file; fails when it cannot be read or holds more than 64 MiB.
base::Result<std::string> read_file(const std::string& path);
bool exists(const std::string& path);
/// Whoever waits for the file sees all of it or nothing.
base::Result<void> write_file(const std::string& path, const std::string& text);

/// Blocks until the process is told to end (SIGINT, SIGTERM). To be prepared before any thread is started.
void prepare_for_end();
void wait_for_end();

}  // namespace kakoi::sim::system
