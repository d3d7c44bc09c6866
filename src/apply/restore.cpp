#include "apply/apply.hpp"
#include "apply/contents.hpp"
#include "apply/record.hpp"
#include "findings/content_hash.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace kakoi::apply {
namespace {

using base::Phrase;
using base::Result;

constexpr Phrase kWouldDiffer{"{}: what the journal says of it does not make it what it was; it was left as it is",
                              "{}: ジャーナルの記録では元の内容に戻りません。このファイルは変更していません"};
constexpr Phrase kDamaged{"see whether the files of that fix are as they should be, then move the record away",
                          "その修復の対象ファイルが正しいか確認してから、この記録を別の場所へ移してください"};

// The same of a file that the run made: as before is that there is none.
Result<bool> remove_made(const World& world, const FileRecord& file) {
  if (!world.reader.kind(file.path).has_value()) {
    return true;
  }
  const auto now = hash_of(world.reader, file.path);
  if (!now.has_value() || *now != file.new_hash) {
    return false;
  }
  if (auto done = world.writer.remove(file.path); !done.has_value()) {
    return tl::unexpected(done.error().in({"{}", "{}"}, file.path));
  }
  return true;
}

// True: it is as before the run. False: it is neither as before nor as the run left it.
Result<bool> restore_file(const World& world, const FileRecord& file) {
  if (file.is_made) {
    return remove_made(world, file);
  }
  const auto now = content_of(world.reader, file.path);
  if (!now.has_value()) {
    return false;
  }
  const std::string hash = findings::content_hash(*now);
  if (hash == file.old_hash) {
    return true;
  }
  if (hash != file.new_hash) {
    return false;
  }
  const std::string old = fixes::fit(*now, file.back) ? fixes::edited(*now, file.back) : std::string{};
  if (findings::content_hash(old) != file.old_hash) {
    return base::failure({kWouldDiffer, {file.path}});
  }
  if (auto done = world.writer.prepare(file.path, file.beside, old); !done.has_value()) {
    return tl::unexpected(done.error().in({"{}", "{}"}, file.path));
  }
  if (auto done = world.writer.replace(file.path, file.beside); !done.has_value()) {
    return tl::unexpected(done.error().in({"{}", "{}"}, file.path));
  }
  return true;
}

bool lies_within(std::string_view path, std::string_view folder) {
  return folder == "/" || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

Result<Restored> restore(const World& world, const std::string& entry, Record record) {
  record.stage = Stage::restoring;
  if (auto put = world.journal.put(entry, to_bytes(record)); !put.has_value()) {
    return tl::unexpected(put.error());
  }
  Restored restored;
  for (const FileRecord& file : record.files) {
    if (auto done = world.writer.discard(file.beside); !done.has_value()) {
      return tl::unexpected(done.error());
    }
    const auto is_back = restore_file(world, file);
    if (!is_back.has_value()) {
      return tl::unexpected(is_back.error());
    }
    (*is_back ? restored.files : restored.changed).push_back(file.path);
  }
  if (auto dropped = world.journal.drop(entry); !dropped.has_value()) {
    return tl::unexpected(dropped.error());
  }
  return restored;
}

// Which of its files are not as the run left them.
std::vector<std::string> changed_since(base::FileReader& reader, const Record& record) {
  std::vector<std::string> changed;
  for (const FileRecord& file : record.files) {
    const auto hash = hash_of(reader, file.path);
    if (!hash.has_value() || *hash != file.new_hash) {
      changed.push_back(file.path);
    }
  }
  return changed;
}

}  // namespace

Result<Restored> restore(const World& world, const std::string& entry) {
  return world.journal.get(entry).and_then(record_of).and_then(
      [&](Record record) { return restore(world, entry, std::move(record)); });
}

Result<Restored> recover(const World& world) {
  const auto entries = world.journal.entries();
  if (!entries.has_value()) {
    return tl::unexpected(entries.error());
  }
  Restored all;
  for (const std::string& entry : *entries) {
    const auto record = world.journal.get(entry).and_then(record_of);
    if (!record.has_value()) {
      return base::failure(record.error().in({"{}", "{}"}, world.journal.place_of(entry)).message.also(kDamaged));
    }
    if (record->stage == Stage::done) {
      continue;
    }
    auto restored = restore(world, entry, *record);
    if (!restored.has_value()) {
      return restored;
    }
    std::move(restored->files.begin(), restored->files.end(), std::back_inserter(all.files));
    std::move(restored->changed.begin(), restored->changed.end(), std::back_inserter(all.changed));
  }
  return all;
}

Result<std::vector<std::string>> unfinished(base::Journal& journal) {
  const auto entries = journal.entries();
  if (!entries.has_value()) {
    return tl::unexpected(entries.error());
  }
  std::vector<std::string> files;
  for (const std::string& entry : *entries) {
    const auto record = journal.get(entry).and_then(record_of);
    if (record.has_value() && record->stage != Stage::done) {
      for (const FileRecord& file : record->files) {
        files.push_back(file.path);
      }
    }
  }
  return files;
}

Result<Restored> undo(const World& world, const std::string& folder) {
  constexpr Phrase kNone{"no fix of files in {} is recorded that could be undone",
                         "{} のファイルに対する、元に戻せる修復の記録がありません"};
  constexpr Phrase kChanged{"nothing was undone: {} is not as the fix left it",
                            "何も元に戻していません: {} は修復後に変更されています"};
  auto entries = world.journal.entries();
  if (!entries.has_value()) {
    return tl::unexpected(entries.error());
  }
  std::reverse(entries->begin(), entries->end());
  for (const std::string& entry : *entries) {
    const auto record = world.journal.get(entry).and_then(record_of);
    const bool is_meant = record.has_value() && record->stage == Stage::done &&
                          std::all_of(record->files.begin(), record->files.end(),
                                      [&](const FileRecord& file) { return lies_within(file.path, folder); });
    if (!is_meant) {
      continue;
    }
    if (const auto changed = changed_since(world.reader, *record); !changed.empty()) {
      return base::failure({kChanged, {changed.front()}});
    }
    return restore(world, entry, *record);
  }
  return base::failure({kNone, {folder}});
}

}  // namespace kakoi::apply
