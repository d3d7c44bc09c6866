// Files as text: how they are reached and read in one scan, and what points into them.
#pragma once

#include "base/diagnostic.hpp"
#include "base/ports.hpp"
#include "base/range.hpp"
#include "syntax/lines.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

namespace kakoi::sources {

struct TextFile {
  base::FileId id = base::FileId::none;
  std::string path;  ///< empty for a value from the command line or the environment
  std::string text;
  /// Of a text that was taken out of another file, the range there that stands for all of it.
  std::optional<base::Range> within;

  /// `range`, which lies in this file, for a person. Safe to ask from several threads.
  [[nodiscard]] base::Place place(base::Range range) const;

 private:
  mutable std::once_flag has_lines_;
  mutable std::optional<syntax::Lines> lines_;
};

/// Gives every file of one scan its number.
class FileNumbers {
 public:
  base::FileId next() { return static_cast<base::FileId>(++last_); }

 private:
  std::atomic<std::uint32_t> last_{0};
};

/// How files are reached in one scan.
struct Input {
  base::FileReader& reader;
  FileNumbers& numbers;
  /// The enclosing repository, or the scanned folder where there is none: nothing outside of it is read. Absolute.
  std::string boundary;
};

/// Reads the text of the file `path`, which is of `kind` and holds at most `most` bytes, into `file`, and numbers it.
/// False, with an error in `diagnostics`, when it cannot be read as text, or a link leads out of the repository.
bool load_text(const Input& input, const std::string& path, base::EntryKind kind, std::size_t most, TextFile& file,
               base::Diagnostics& diagnostics);

}  // namespace kakoi::sources
