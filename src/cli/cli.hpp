// The command line: reads arguments, calls ops, picks a report. The world comes in through Host.
#pragma once

#include "aws/host.hpp"
#include "base/ports.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::cli {

/// What the program runs in.
struct Host {
  base::FileReader& reader;
  /// Makes an executor with that many threads; 0: as many as the machine has processors.
  std::function<std::unique_ptr<base::Executor>(std::size_t)> executor;
  std::map<std::string, std::string> environment;
  std::string current_folder;
  std::chrono::year_month_day today{};
  bool output_is_terminal = false;
  bool errors_are_terminal = false;
  /// The network, the clock and other programs, for a command that asks AWS. From then on Ctrl-C is a wish to stop.
  std::function<aws::Host&()> aws;
  /// Writes a part of a report that is too large to be kept, before what the outcome has. False: it could not be
  /// written.
  std::function<bool(std::string_view)> write;
  /// What changes files, for a command that does.
  std::function<base::FileWriter&()> writer;
  /// The journal in this folder (absolute).
  std::function<std::unique_ptr<base::Journal>(const std::string& folder)> journal;
  std::function<base::Programs&()> programs;
  /// Writes a file that the user named: `content` as a whole, in the place of one that is there where it `replaces`
  /// one.
  std::function<base::Result<void>(const std::string& path, std::string_view content, bool replaces)> save;
  /// Asks a person; nothing where there is none to ask.
  std::function<bool(std::string_view question)> ask;
  /// Shows how far it is, to a person who waits.
  std::function<void(std::string_view)> show;
};

/// What a run prints, and its exit code.
struct Outcome {
  std::string out;  ///< the report
  std::string err;  ///< what went wrong
  int code = 0;
};

/// Runs one command. `arguments` without the name of the program.
Outcome run(const std::vector<std::string>& arguments, const Host& host);

}  // namespace kakoi::cli
