// A change of text, byte by byte: nothing is printed anew, so everything around an edit stays as it was written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::fixes {

/// In the file `file` (absolute, links resolved) the bytes `before`, which begin at `offset`, become `after`. Or, where
/// it has a `like`: there is no such file, and it is made, with the content `after`.
struct Edit {
  std::string file{};
  std::uint32_t offset = 0;
  std::string before{};
  std::string after{};
  std::string like{};  ///< of a file that is made: one whose mode and owner it gets, and whose readers read it too

  [[nodiscard]] bool makes_file() const { return !like.empty(); }
  friend bool operator==(const Edit&, const Edit&) = default;
};

/// By file, then by offset.
bool before_in_text(const Edit& a, const Edit& b);

/// Puts `edits` in this order, each once.
void sort_once(std::vector<Edit>& edits);

/// Do both change the same bytes, or touch each other's?
bool overlap(const Edit& a, const Edit& b);

/// Are `edits` all of `text`: sorted, without overlaps, and is what they change there?
bool fit(std::string_view text, const std::vector<Edit>& edits);

/// `text` with `edits`, which have to fit it.
std::string edited(std::string_view text, const std::vector<Edit>& edits);

/// Those that take `edits`, all of one text, back: they are of the text after them.
std::vector<Edit> inverse_of(const std::vector<Edit>& edits);

}  // namespace kakoi::fixes
