// What is wrong with the user's input. An `error` means exactly that something was not read, so a verdict
// may be missing; everything else is a `warning`.
#pragma once

#include "base/message.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kakoi::base {

enum class Level : std::uint8_t { warning, error };

/// A place a person can go to. Lines and columns start at 1 and count code points; a byte order mark has no column.
struct Place {
  std::string file;        ///< as the file reader named it; empty where the value has no file
  std::uint32_t line = 0;  ///< 0 only where there is no file or no place within it
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;  ///< the column after the last character
  std::uint32_t offset = 0;      ///< bytes
  std::uint32_t length = 0;      ///< bytes
};

struct Diagnostic {
  Level level = Level::warning;
  Place place;
  Message message;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace kakoi::base
