#include "system/threads.hpp"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace kakoi::system {
namespace {

constexpr std::size_t kStackBytes = std::size_t{64} << 20U;

struct Shared {
  const std::function<void(std::size_t)>* job = nullptr;
  std::size_t count = 0;
  std::atomic<std::size_t> next{0};
};

void* run(void* argument) {
  auto& shared = *static_cast<Shared*>(argument);
  for (std::size_t i = shared.next++; i < shared.count; i = shared.next++) {
    (*shared.job)(i);
  }
  return nullptr;
}

}  // namespace

Threads::Threads(std::size_t count) : count_(count != 0 ? count : std::max(1U, std::thread::hardware_concurrency())) {}

void Threads::for_each(std::size_t count, const std::function<void(std::size_t)>& job) {
  Shared shared;
  shared.job = &job;
  shared.count = count;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStackBytes);
  std::vector<pthread_t> started;
  for (std::size_t i = 0; i < std::min(count_, count); ++i) {
    pthread_t thread{};
    if (pthread_create(&thread, &attributes, run, &shared) == 0) {
      started.push_back(thread);
    }
  }
  pthread_attr_destroy(&attributes);
  if (started.empty()) {
    run(&shared);
  }
  for (const pthread_t thread : started) {
    pthread_join(thread, nullptr);
  }
}

}  // namespace kakoi::system
