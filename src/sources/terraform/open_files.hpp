// The files of one evaluation, by number: whatever a range points into is found here, and what its comments accept.
#pragma once

#include "base/range.hpp"
#include "sources/terraform/module.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kakoi::sources::terraform {

class OpenFiles {
 public:
  /// The files of a module, which whoever uses it keeps.
  void add(const Module& module) {
    for (const auto& file : module.files) {
      by_id_.emplace(file->id, file.get());
    }
    for (const Accept& accept : module.accepts.all) {
      accepts_.emplace(std::pair(accept.header.file, accept.header.offset), &accept);
    }
  }
  /// A file that belongs to this evaluation alone.
  const SourceFile& keep(std::unique_ptr<SourceFile> file) {
    by_id_.emplace(file->id, file.get());
    own_.push_back(std::move(file));
    return *own_.back();
  }
  /// Null for a range without a file.
  [[nodiscard]] const SourceFile* find(base::FileId id) const {
    const auto found = by_id_.find(id);
    return found != by_id_.end() ? found->second : nullptr;
  }
  /// The accept of `control` for the resource or module call with this header; null when there is none.
  [[nodiscard]] const Accept* accept(base::Range header, std::string_view control) const {
    const auto [begin, end] = accepts_.equal_range({header.file, header.offset});
    const auto found = std::find_if(begin, end, [&](const auto& each) { return each.second->control == control; });
    return found != end ? found->second : nullptr;
  }
  /// `range`, or where it is of a text that was taken out of another file, the range there.
  [[nodiscard]] base::Range outermost(base::Range range) const {
    const SourceFile* file = find(range.file);
    while (file != nullptr && file->within.has_value()) {
      range = *file->within;
      file = find(range.file);
    }
    return range;
  }

 private:
  std::unordered_map<base::FileId, const SourceFile*> by_id_;
  std::multimap<std::pair<base::FileId, std::uint32_t>, const Accept*> accepts_;
  std::vector<std::unique_ptr<SourceFile>> own_;
};

}  // namespace kakoi::sources::terraform
