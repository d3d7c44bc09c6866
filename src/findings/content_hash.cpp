#include "findings/content_hash.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstdint>

namespace kakoi::findings {

std::string content_hash(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  constexpr std::string_view kDigits = "0123456789abcdef";
  constexpr unsigned kFour = 4;
  std::string out;
  for (const std::uint64_t half : {std::uint64_t{hash.high64}, std::uint64_t{hash.low64}}) {
    for (unsigned shift = 64; shift > 0; shift -= kFour) {
      out += kDigits[(half >> (shift - kFour)) & 15U];
    }
  }
  return out;
}

}  // namespace kakoi::findings
