// What would make a finding go away, in terms of the inventory. How that is done in a source is worked out by `fixes`.
#pragma once

#include <cstdint>

namespace kakoi::findings {

enum class Remedy : std::uint8_t {
  set_public_ip_off,
};

}  // namespace kakoi::findings
