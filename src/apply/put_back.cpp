#include "apply/put_back.hpp"

#include "apply/contents.hpp"
#include "findings/content_hash.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::apply {
namespace {

using base::EntryKind;
using base::Phrase;
using base::Result;

// A folder that can be listed and has no such name says so for certain; one that is away does not.
Seen seen_where_nothing_is(base::FileReader& reader, const FileRecord& file, const base::Error& error) {
  const auto beside_it = reader.list(file.path.substr(0, file.path.rfind('/') + 1));
  if (file.is_made && beside_it.has_value()) {
    return {.now = Now::as_before};
  }
  return {.now = Now::unknown, .why = beside_it.has_value() ? error.message : beside_it.error().message};
}

// Fails with why it could not be put back.
Result<void> write_old(const World& world, const FileRecord& file, const std::string& now) {
  constexpr Phrase kWouldDiffer{"what the journal says of it does not make it what it was",
                                "ジャーナルの記録では元の内容に戻りません"};
  if (auto may = may_put_back(world.writer, file); !may.has_value() || file.is_made) {
    return may.and_then([&] { return world.writer.remove(file.path); });
  }
  const std::string old = fixes::fit(now, file.back) ? fixes::edited(now, file.back) : std::string{};
  if (findings::content_hash(old) != file.old_hash) {
    return base::failure(kWouldDiffer);
  }
  return world.writer.prepare(file.path, file.beside, old).and_then([&] {
    return world.writer.replace(file.path, file.beside);
  });
}

}  // namespace

Seen seen(base::FileReader& reader, const FileRecord& file) {
  const auto kind = reader.kind(file.path);
  if (!kind.has_value()) {
    return seen_where_nothing_is(reader, file, kind.error());
  }
  if (*kind != EntryKind::file && *kind != EntryKind::link_to_file) {
    return {.now = Now::changed};
  }
  Seen found;
  if (auto read = reader.read(file.path, kLargest, found.content); !read.has_value()) {
    return {.now = Now::unknown, .why = read.error().message};
  }
  const std::string hash = findings::content_hash(found.content);
  found.now = hash == file.new_hash                    ? Now::as_after
              : !file.is_made && hash == file.old_hash ? Now::as_before
                                                       : Now::changed;
  return found;
}

Result<void> may_put_back(base::FileWriter& writer, const FileRecord& file) {
  return file.is_made ? writer.may_remove(file.path) : writer.may_replace(file.path);
}

Result<void> begin_restoring(const World& world, const std::string& entry, Record& record) {
  record.stage = Stage::restoring;
  return world.journal.put(entry, to_bytes(record));
}

Restored put_back(const World& world, const std::string& entry, Record record) {
  constexpr Phrase kLeftOver{"a file that was to take its place could not be removed: {}",
                             "置き換え用の一時ファイルを削除できません: {}"};
  Restored restored;
  std::vector<FileRecord> rest;
  std::vector<FileRecord> absent;
  const auto leave = [&](const FileRecord& file, const base::Message& why) {
    restored.left.push_back({.file = file.path, .why = why, .record = world.journal.place_of(entry)});
    rest.push_back(file);
  };
  for (const FileRecord& file : record.files) {
    if (auto done = world.writer.discard(file.beside); !done.has_value()) {
      leave(file, base::Message(kLeftOver, {file.beside}).then(done.error().message));
      continue;
    }
    const Seen found = seen(world.reader, file);
    if (found.now == Now::unknown) {
      leave(file, found.why);
    } else if (found.now == Now::changed) {
      restored.changed.push_back(file.path);
    } else if (found.now == Now::as_before) {
      restored.files.push_back(file.path);
      if (file.is_made) {
        absent.push_back(file);
      }
    } else if (auto done = write_old(world, file, found.content); !done.has_value()) {
      leave(file, done.error().message);
    } else {
      restored.files.push_back(file.path);
    }
  }
  if (rest.empty()) {
    if (auto dropped = world.journal.drop(entry); !dropped.has_value()) {
      const std::string place = world.journal.place_of(entry);
      restored.left.push_back({.file = place, .why = dropped.error().message, .record = place});
    }
    return restored;
  }
  // What was made and is not there may be where the others are that are away.
  rest.insert(rest.end(), absent.begin(), absent.end());
  if (rest.size() < record.files.size()) {
    record.files = std::move(rest);
    // Where the journal is full, it says as much as before: of the files that are back, too.
    static_cast<void>(begin_restoring(world, entry, record));
  }
  return restored;
}

}  // namespace kakoi::apply
