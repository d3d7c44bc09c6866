// From code points, which libyaml counts, to bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kakoi::syntax::yaml {

class Offsets {
 public:
  /// `text` is well-formed UTF-8 and outlives this.
  explicit Offsets(std::string_view text);

  /// Where the code point number `index` begins; the size of the text for one that it does not have.
  [[nodiscard]] std::size_t byte_of(std::size_t index) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> stops_;  ///< the offset of every 64th code point; empty where all are one byte
};

}  // namespace kakoi::syntax::yaml
