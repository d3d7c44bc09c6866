// The door: brings the real world in, and is the last to catch anything.

#include "cli/cli.hpp"
#include "system/disk.hpp"
#include "system/process.hpp"
#include "system/threads.hpp"

#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <vector>

int main(int count, char** arguments) {
  try {
    using namespace kakoi;
    system::Disk disk;
    const cli::Host host{.reader = disk,
                         .executor = [](std::size_t threads) { return std::make_unique<system::Threads>(threads); },
                         .environment = system::environment(),
                         .current_folder = system::current_folder(),
                         .today = system::today(),
                         .output_is_terminal = system::output_is_terminal()};
    const cli::Outcome outcome = cli::run(std::vector<std::string>(arguments + 1, arguments + count), host);
    std::fwrite(outcome.err.data(), 1, outcome.err.size(), stderr);
    const bool written = std::fwrite(outcome.out.data(), 1, outcome.out.size(), stdout) == outcome.out.size();
    // A report that was not written whole, on a full disk for one, is a report that nobody read.
    if (!written || std::fflush(stdout) != 0) {
      std::fputs("kakoi: the report could not be written\n", stderr);
      return 4;
    }
    return outcome.code;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "kakoi: internal error: %s\n", error.what());
    return 70;
  }
}
