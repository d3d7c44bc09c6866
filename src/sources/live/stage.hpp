// Calls the next step when everything that belongs to this one is done.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace kakoi::sources::live {

class Stage {
 public:
  /// One more thing that has to end before what comes next.
  void begin() { ++open_; }
  void end() {
    if (--open_ == 0) {
      for (const auto& next : std::exchange(next_, {})) {
        next();
      }
    }
  }
  /// Calls `next` when all that has begun by then has ended; at once when nothing has.
  void then(std::function<void()> next) {
    begin();
    next_.push_back(std::move(next));
    end();
  }

 private:
  std::size_t open_ = 0;
  std::vector<std::function<void()>> next_;
};

}  // namespace kakoi::sources::live
