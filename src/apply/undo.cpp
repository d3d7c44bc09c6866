#include "apply/apply.hpp"
#include "apply/put_back.hpp"
#include "apply/record.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace kakoi::apply {
namespace {

using base::Phrase;
using base::Result;

bool lies_within(std::string_view path, std::string_view folder) {
  return folder == "/" || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

bool is_meant(const Record& record, const std::string& folder) {
  return record.stage == Stage::done &&
         std::all_of(record.files.begin(), record.files.end(),
                     [&](const FileRecord& file) { return lies_within(file.path, folder); });
}

// Can all files be as before? What is that already may stay. False: all are.
Result<bool> can_put_back(const World& world, const Record& record) {
  constexpr Phrase kChanged{"nothing was undone: {} is not as the fix left it",
                            "何も元に戻していません: {} は修復後に変更されています"};
  constexpr Phrase kCannot{"nothing was undone: {}", "何も元に戻していません: {}"};
  bool is_any_to_put_back = false;
  for (const FileRecord& file : record.files) {
    const Seen found = seen(world.reader, file);
    if (found.now == Now::changed) {
      return base::failure({kChanged, {file.path}});
    }
    if (found.now == Now::unknown) {
      return base::failure(base::Message(kCannot, {file.path}).then(found.why));
    }
    if (found.now == Now::as_after) {
      if (auto may = may_put_back(world.writer, file); !may.has_value()) {
        return tl::unexpected(may.error().in(kCannot, file.path));
      }
      is_any_to_put_back = true;
    }
  }
  return is_any_to_put_back;
}

}  // namespace

Result<Restored> undo(const World& world, const std::string& folder) {
  constexpr Phrase kNone{"no fix of files in {} is recorded that could be undone",
                         "{} のファイルに対する、元に戻せる修復の記録がありません"};
  constexpr Phrase kToLeaveIt{"to leave that fix as it is and undo the one before it, move {} away",
                              "この修復をそのままにして 1 つ前の修復を元に戻すには、{} を別の場所へ移してください"};
  auto entries = world.journal.entries();
  if (!entries.has_value()) {
    return tl::unexpected(entries.error());
  }
  std::reverse(entries->begin(), entries->end());
  for (const std::string& entry : *entries) {
    auto record = world.journal.get(entry).and_then(record_of);
    if (!record.has_value() || !is_meant(*record, folder)) {
      continue;
    }
    const auto can = can_put_back(world, *record);
    if (!can.has_value()) {
      return base::failure(can.error().message.also({kToLeaveIt, {world.journal.place_of(entry)}}));
    }
    if (auto begun = begin_restoring(world, entry, *record); !begun.has_value()) {
      return tl::unexpected(begun.error());
    }
    Restored restored = put_back(world, entry, std::move(*record));
    restored.was_already = !*can;
    return restored;
  }
  return base::failure({kNone, {folder}});
}

}  // namespace kakoi::apply
