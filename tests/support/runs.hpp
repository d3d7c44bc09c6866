// What holds for the parts of every decoded text.
#pragma once

#include "syntax/text_run.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace kakoi::test {

/// Do `runs` cover `decoded` without gaps, and lie in order within the `length` bytes at `offset` of the source?
inline bool are_whole(const std::vector<syntax::TextRun>& runs, std::string_view decoded, std::size_t offset,
                      std::size_t length) {
  std::size_t at = 0;
  std::size_t source = offset;
  for (const syntax::TextRun& run : runs) {
    if (run.at != at || run.source < source || run.source + run.source_length > offset + length) {
      return false;
    }
    at += run.length;
    source = run.source + run.source_length;
  }
  return at == decoded.size();
}

}  // namespace kakoi::test
