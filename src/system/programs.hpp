// Starts other programs. Each is the head of a process group of its own, so that what it starts can be ended with it;
// where there is a terminal, it has the terminal for as long as it runs, since it may ask a person to log in.
#pragma once

#include "base/ports.hpp"

#include <atomic>

namespace kakoi::system {

class MachinePrograms : public base::Programs {
 public:
  /// As `interrupted` becomes true, what runs is ended.
  explicit MachinePrograms(const std::atomic<bool>& interrupted) : interrupted_(interrupted) {}

  base::Result<base::Ran> run(const std::vector<std::string>& words, std::size_t most,
                              std::chrono::milliseconds limit) override;

 private:
  const std::atomic<bool>& interrupted_;
};

}  // namespace kakoi::system
