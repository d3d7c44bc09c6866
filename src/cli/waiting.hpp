// One line on the terminal that says how far it is, and goes away again.
#pragma once

#include "base/message.hpp"
#include "cli/cli.hpp"
#include "sources/live/cluster.hpp"

#include <chrono>

namespace kakoi::cli {

class Waiting {
 public:
  Waiting(const Host& host, base::Language language) : host_(host), language_(language) {}

  /// Shows it, some times a second and not more often; nothing where no terminal is.
  void tell(const sources::live::Progress& progress);
  void end();

 private:
  const Host& host_;
  base::Language language_;
  std::chrono::steady_clock::time_point last_{};
  bool is_shown_ = false;
};

}  // namespace kakoi::cli
