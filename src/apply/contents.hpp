// Files of the user, read whole.
#pragma once

#include "base/ports.hpp"
#include "base/result.hpp"
#include "findings/content_hash.hpp"

#include <cstddef>
#include <string>

namespace kakoi::apply {

/// More than any source that is edited: no plan is for a file that is larger.
inline constexpr std::size_t kLargest = std::size_t{64} << 20U;

inline base::Result<std::string> content_of(base::FileReader& reader, const std::string& path) {
  std::string content;
  if (auto read = reader.read(path, kLargest, content); !read.has_value()) {
    return tl::unexpected(read.error().in({"{}", "{}"}, path));
  }
  return content;
}

inline base::Result<std::string> hash_of(base::FileReader& reader, const std::string& path) {
  return content_of(reader, path).map([](const std::string& content) { return findings::content_hash(content); });
}

}  // namespace kakoi::apply
