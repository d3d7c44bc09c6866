// Can the internet reach an interface on a port, and from where?
#pragma once

#include "sim/network/view.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kakoi::sim::network {

enum class Exposure : std::uint8_t { anywhere, restricted, unreachable };

struct Inward {
  Exposure exposure = Exposure::unreachable;
  std::vector<std::string> from = {};  ///< the blocks of the rules that let somebody in, sorted
  std::string why = {};                ///< when nobody can: what stops them
};

Inward from_internet(const View& view, const world::NetworkInterface& interface, std::int64_t port);

}  // namespace kakoi::sim::network
