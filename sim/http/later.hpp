// Things to be done a little later, on a thread of their own.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace kakoi::sim::http {

class Later {
 public:
  Later();
  Later(const Later&) = delete;
  Later& operator=(const Later&) = delete;
  /// Does at once what is still waiting.
  ~Later();

  void after(std::chrono::milliseconds delay, std::function<void()> job);
  /// Does what waits at once, and from now on everything that comes.
  void hurry();

 private:
  using Time = std::chrono::steady_clock::time_point;
  void run();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::multimap<Time, std::function<void()>> jobs_;
  bool is_ending_ = false;
  std::thread thread_;  // last: it uses the others
};

}  // namespace kakoi::sim::http
