#include "system/clock.hpp"

namespace kakoi::system {

std::chrono::system_clock::time_point MachineClock::now() { return std::chrono::system_clock::now(); }

std::chrono::steady_clock::time_point MachineClock::steady() { return std::chrono::steady_clock::now(); }

}  // namespace kakoi::system
