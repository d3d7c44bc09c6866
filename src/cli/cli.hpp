// The command line: reads arguments, calls ops, picks a report. The world comes in through Host.
#pragma once

#include "base/ports.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
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
