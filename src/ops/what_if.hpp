// What an edit would change: the roots that read the edited file, read again with it in place.
#pragma once

#include "base/ports.hpp"
#include "base/result.hpp"
#include "fixes/edit.hpp"
#include "ops/candidates.hpp"
#include "ops/overlay.hpp"
#include "ops/scan.hpp"
#include "verify/changes.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace kakoi::ops {

class WhatIf {
 public:
  /// `scanned` was scanned with `options`, for fixes.
  WhatIf(base::FileReader& reader, base::Executor& executor, const ScanOptions& options, const Scanned& scanned,
         Contents& contents);

  /// The roots that read `file` (absolute, links resolved), by their numbers in the scan.
  [[nodiscard]] const std::vector<std::size_t>& roots_of(const std::string& file) const;
  /// The roots that read one of the files of `edits`, in order.
  [[nodiscard]] std::vector<std::size_t> roots_of(const std::vector<fixes::Edit>& edits) const;

  /// The verdicts that these edits (sorted, without overlaps), all of them together, would change in each root that
  /// reads one of their files.
  base::Result<std::map<std::size_t, std::vector<verify::Difference>>> changes(const std::vector<fixes::Edit>& edits);

  /// Each root that reads one of their files, or of the folder of one that is made, as it would be with these edits.
  base::Result<std::map<std::size_t, RootRead>> read(const std::vector<fixes::Edit>& edits);

  /// The root with this number as it would be with these edits, read with other options.
  [[nodiscard]] base::Result<RootRead> read_root(std::size_t root, const std::vector<fixes::Edit>& edits,
                                                 const ScanOptions& options) const;

  /// The verdicts of the root with this number that are others in `now`.
  [[nodiscard]] std::vector<verify::Difference> differences(std::size_t root, const RootRead& now) const;

 private:
  [[nodiscard]] Overlay edited(const std::vector<fixes::Edit>& edits) const;

  base::FileReader& reader_;
  base::Executor& executor_;
  const ScanOptions& options_;
  const Scanned& scanned_;
  Contents& contents_;
  std::map<std::string, std::vector<std::size_t>> by_file_;
};

}  // namespace kakoi::ops
