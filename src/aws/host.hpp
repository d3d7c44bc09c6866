// What the room needs of the outside world.
#pragma once

#include "base/http.hpp"
#include "base/ports.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

namespace kakoi::aws {

struct Host {
  base::Http& http;
  base::Clock& clock;
  base::FileReader& files;
  base::Programs& programs;
  std::map<std::string, std::string> environment{};
  /// What chance is made of: how long is waited before the next attempt, and the names of role sessions. Different for
  /// each run of the program; the same in tests.
  std::uint64_t seed = 0;
  /// How far the clock is behind that of AWS, as soon as AWS has said so.
  std::chrono::seconds behind{0};

  [[nodiscard]] std::chrono::system_clock::time_point now() const { return clock.now() + behind; }

  /// Empty when it is not set. (AWS's clients take an empty variable for one that is not set.)
  [[nodiscard]] std::string variable(const std::string& name) const {
    const auto found = environment.find(name);
    return found == environment.end() ? std::string() : found->second;
  }
};

}  // namespace kakoi::aws
