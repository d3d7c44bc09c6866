// The clock of the machine.
#pragma once

#include "base/ports.hpp"

namespace kakoi::system {

class MachineClock : public base::Clock {
 public:
  std::chrono::system_clock::time_point now() override;
  std::chrono::steady_clock::time_point steady() override;
};

}  // namespace kakoi::system
