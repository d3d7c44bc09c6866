// How a text that was written with escapes or over several lines lies in its source.
#pragma once

#include <cstdint>

namespace kakoi::syntax {

/// A part of a decoded text, and the bytes of the source that stand for it: byte by byte where both have one length.
struct TextRun {
  std::uint32_t at = 0;  ///< in the decoded text
  std::uint32_t length = 0;
  std::uint32_t source = 0;  ///< in the source
  std::uint32_t source_length = 0;
};

}  // namespace kakoi::syntax
