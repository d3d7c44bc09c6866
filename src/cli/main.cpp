// The door: brings the real world in, and is the last to catch anything.

#include "cli/cli.hpp"
#include "system/clock.hpp"
#include "system/disk.hpp"
#include "system/disk_journal.hpp"
#include "system/disk_writer.hpp"
#include "system/http.hpp"
#include "system/interrupts.hpp"
#include "system/process.hpp"
#include "system/programs.hpp"
#include "system/threads.hpp"
#include "system/whole_files.hpp"

#include <atomic>
#include <cstdio>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace kakoi;

/// What a command needs that asks AWS. Made when one does.
struct Network {
  explicit Network(base::FileReader& files)
      : http(system::catch_interrupts()),
        host{.http = http,
             .clock = clock,
             .files = files,
             .programs = programs,
             .environment = system::environment(),
             .seed = std::random_device{}()} {}

  system::MachineClock clock;
  system::MachinePrograms programs{system::catch_interrupts()};
  system::NetworkHttp http;
  aws::Host host;
};

void show(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    system::Disk disk;
    system::DiskWriter writer;
    // Without a network, Ctrl-C ends the program; what was cut short is put back by the next run.
    const std::atomic<bool> never{false};
    system::MachinePrograms programs{never};
    std::optional<Network> network;
    const auto aws = [&]() -> aws::Host& {
      if (!network.has_value()) {
        network.emplace(disk);
      }
      return network->host;
    };
    const cli::Host host{.reader = disk,
                         .executor = [](std::size_t threads) { return std::make_unique<system::Threads>(threads); },
                         .environment = system::environment(),
                         .current_folder = system::current_folder(),
                         .today = system::today(),
                         .output_is_terminal = system::output_is_terminal(),
                         .errors_are_terminal = system::errors_are_terminal(),
                         .aws = aws,
                         .write = system::write_out,
                         .writer = [&]() -> base::FileWriter& { return writer; },
                         .journal = [](const std::string& folder) -> std::unique_ptr<base::Journal> {
                           return std::make_unique<system::DiskJournal>(folder);
                         },
                         .programs = [&]() -> base::Programs& { return programs; },
                         .save = system::save,
                         .ask = system::can_ask() ? std::function<bool(std::string_view)>(system::ask) : nullptr,
                         .show = show};
    const cli::Outcome outcome = cli::run(std::vector<std::string>(arguments + 1, arguments + count), host);
    std::fwrite(outcome.err.data(), 1, outcome.err.size(), stderr);
    // A report that was not written whole, on a full disk for one, is a report that nobody read.
    if (!system::write_out(outcome.out)) {
      std::fputs("kakoi: the report could not be written\n", stderr);
      return 4;
    }
    return outcome.code;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "kakoi: internal error: %s\n", error.what());
    return 70;
  }
}
