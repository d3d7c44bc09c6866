#include "sim/network/probes.hpp"

namespace kakoi::sim::network {

const std::array<Ip, 2>& internet_probes(bool is_v6) {
  // 44.192.0.10 and 203.0.113.10.
  static constexpr std::array<Ip, 2> kV4 = {
      {{.is_v6 = false, .high = 0, .low = 0x2CC0000A}, {.is_v6 = false, .high = 0, .low = 0xCB00710A}}};
  // 2600:1f18::10 and 3000::10: all that is in use begins with the bits 001.
  static constexpr std::array<Ip, 2> kV6 = {{{.is_v6 = true, .high = 0x26001F1800000000, .low = 0x10},
                                             {.is_v6 = true, .high = 0x3000000000000000, .low = 0x10}}};
  return is_v6 ? kV6 : kV4;
}

Ip nat64_of(const Ip& address) {
  // 64:ff9b::/96
  return {.is_v6 = true, .high = 0x0064FF9B00000000, .low = address.low};
}

}  // namespace kakoi::sim::network
