// Small things with words of ASCII.
#pragma once

#include <string>
#include <string_view>

namespace kakoi::aws {

inline std::string lower(std::string_view text) {
  std::string result(text);
  for (char& byte : result) byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  return result;
}

}  // namespace kakoi::aws
