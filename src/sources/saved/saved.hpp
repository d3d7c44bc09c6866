// Saved answers of AWS and definition files, as one reading. Whoever walks the tree asks `may_be_saved` of a text and
// `contents_of` of its tree (contents.hpp), or lets `open_saved` do both, and hands over what is one.
//
// Answers of one scan belong together, wherever they lie: what is listed in one is described in another. So all of them
// are one reading. Definitions know nothing of each other: those of one folder are one, so that `web` in two folders is
// two services.
#pragma once

#include "base/diagnostic.hpp"
#include "base/ports.hpp"
#include "sources/document.hpp"
#include "sources/reading.hpp"
#include "sources/saved/contents.hpp"
#include "sources/text_file.hpp"
#include "values/arena.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::sources::saved {

/// A file whose contents are something.
struct File {
  std::unique_ptr<TextFile> text;
  Document document;
  Contents contents = Contents::nothing;
  std::vector<std::uint32_t> errors{};  ///< where they are

  /// Does it break off within `range`, or is something there that was not read? Then what is absent may have been
  /// there.
  [[nodiscard]] bool is_cut(base::Range range) const;
};

/// Nothing where `text` is no saved answer and no definition; then nothing is said of it either, but where it would be
/// one if it could be read. Moves from `text` where it is one.
std::optional<File> open_saved(std::unique_ptr<TextFile>& text, base::Diagnostics& diagnostics);

/// Reads `files`, of which those `with_holes` give a diagnostic and no more. `root` is what findings call the reading:
/// "." for the scanned folder.
std::unique_ptr<Reading> read_saved(std::vector<File> files, const std::string& root, values::Budget budget = {});

}  // namespace kakoi::sources::saved
