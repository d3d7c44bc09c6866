// Starts other programs.
#pragma once

#include "base/ports.hpp"

namespace kakoi::system {

class MachinePrograms : public base::Programs {
 public:
  base::Result<base::Ran> run(const std::vector<std::string>& words, std::size_t most,
                              std::chrono::milliseconds limit) override;
};

}  // namespace kakoi::system
