#include "sim/http/later.hpp"

#include <utility>

namespace kakoi::sim::http {

Later::Later() : thread_([this] { run(); }) {}

Later::~Later() { hurry(); }

void Later::hurry() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) {
    thread_.join();
  }
}

void Later::after(std::chrono::milliseconds delay, std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    if (!is_ending_) {
      jobs_.emplace(std::chrono::steady_clock::now() + delay, std::move(job));
      changed_.notify_all();
      return;
    }
  }
  job();
}

void Later::run() {
  std::unique_lock lock(mutex_);
  while (!is_ending_ || !jobs_.empty()) {
    if (jobs_.empty()) {
      changed_.wait(lock);
      continue;
    }
    const auto next = jobs_.begin();
    if (!is_ending_ && next->first > std::chrono::steady_clock::now()) {
      changed_.wait_until(lock, Time(next->first));
      continue;
    }
    auto job = std::move(next->second);
    jobs_.erase(next);
    lock.unlock();
    job();
    lock.lock();
  }
}

}  // namespace kakoi::sim::http
