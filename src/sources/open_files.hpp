// The files of one evaluation, by number: whatever a range points into is found here, and what its comments accept.
#pragma once

#include "base/range.hpp"
#include "sources/accept.hpp"
#include "sources/text_file.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kakoi::sources {

class OpenFiles {
 public:
  /// A file, or an accept, that somebody else keeps.
  void add(const TextFile& file) { by_id_.emplace(file.id, &file); }
  void add(const Accept& accept) { accepts_.emplace(std::pair(accept.header.file, accept.header.offset), &accept); }
  /// A file that belongs to this evaluation alone.
  template <typename File>
  const File& keep(std::unique_ptr<File> file) {
    const File& kept = *file;
    add(kept);
    own_.emplace_back(std::move(file));
    return kept;
  }
  /// Null for a range without a file.
  [[nodiscard]] const TextFile* find(base::FileId id) const {
    const auto found = by_id_.find(id);
    return found != by_id_.end() ? found->second : nullptr;
  }
  /// In no order.
  [[nodiscard]] std::vector<const TextFile*> all() const {
    std::vector<const TextFile*> files;
    files.reserve(by_id_.size());
    for (const auto& [id, file] : by_id_) {
      files.push_back(file);
    }
    return files;
  }
  /// The accept of `control` for the thing with this header; null when there is none.
  [[nodiscard]] const Accept* accept(base::Range header, std::string_view control) const {
    const auto [begin, end] = accepts_.equal_range({header.file, header.offset});
    const auto found = std::find_if(begin, end, [&](const auto& each) { return each.second->control == control; });
    return found != end ? found->second : nullptr;
  }
  /// `range`, or where it is of a text that was taken out of another file, the range there.
  [[nodiscard]] base::Range outermost(base::Range range) const {
    const TextFile* file = find(range.file);
    while (file != nullptr && file->within.has_value()) {
      range = *file->within;
      file = find(range.file);
    }
    return range;
  }

 private:
  std::unordered_map<base::FileId, const TextFile*> by_id_;
  std::multimap<std::pair<base::FileId, std::uint32_t>, const Accept*> accepts_;
  std::vector<std::shared_ptr<const TextFile>> own_;
};

}  // namespace kakoi::sources
