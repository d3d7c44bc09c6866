// Where something stands: a file of one scan and a range of its bytes. Lines and columns are worked out
// from these, late, and only for what is shown.
#pragma once

#include <cstdint>

namespace kakoi::base {

/// A file of one evaluation root. 0 is "no file": a value that came from the command line or the environment.
enum class FileId : std::uint32_t { none = 0 };

struct Range {
  FileId file = FileId::none;
  std::uint32_t offset = 0;  ///< bytes from the start of the file, byte order mark included
  std::uint32_t length = 0;  ///< bytes

  friend bool operator==(const Range&, const Range&) = default;
};

/// The way a value came: an entry of the trail arena of its evaluation root (values/trail.hpp). 0 is "not known".
enum class TrailId : std::uint32_t { none = 0 };

/// Is `inner` a part of `outer`, or the same?
constexpr bool lies_in(Range inner, Range outer) {
  return inner.file == outer.file && inner.offset >= outer.offset &&
         inner.offset + inner.length <= outer.offset + outer.length;
}

}  // namespace kakoi::base
