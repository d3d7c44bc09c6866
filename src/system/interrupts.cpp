#include "system/interrupts.hpp"

#include <csignal>

namespace kakoi::system {
namespace {

// A handler of signals can reach nothing else.
constinit std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void interrupt(int /*signal*/) { interrupted = true; }

}  // namespace

const std::atomic<bool>& catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = interrupt;
  // Not SA_RESTART: whoever waits shall wake up.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  return interrupted;
}

}  // namespace kakoi::system
