// Requests under way at the same time, by libcurl. It is opened with the first of them: it brings some thirty libraries
// of its own, and a scan of files needs none.
#pragma once

#include "base/http.hpp"
#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace kakoi::system {

class Transfers {
 public:
  using Number = std::uint64_t;
  using Finished = std::vector<std::pair<Number, base::HttpAnswer>>;

  /// Fails when libcurl is not there.
  static base::Result<std::unique_ptr<Transfers>> open();
  Transfers(const Transfers&) = delete;
  Transfers& operator=(const Transfers&) = delete;
  Transfers(Transfers&&) = delete;
  Transfers& operator=(Transfers&&) = delete;
  ~Transfers();

  void start(Number number, base::HttpRequest request);
  /// Does what can be done, and gives those that have ended since the last time.
  Finished perform();
  /// Returns when there is something to do, or `most` has gone by.
  void wait(std::chrono::milliseconds most);
  /// Gives up those under way. Connections stay open for others.
  void drop_all();

 private:
  class Impl;
  explicit Transfers(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace kakoi::system
