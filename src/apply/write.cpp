#include "apply/apply.hpp"
#include "apply/contents.hpp"
#include "apply/record.hpp"
#include "findings/content_hash.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace kakoi::apply {
namespace {

using base::Phrase;
using base::Result;
using fixes::Edit;

constexpr Phrase kMoved{"{}: what was to be changed is not there any more", "{}: 変更する箇所が元の内容と異なります"};

/// A file that is to be written.
struct Written {
  FileRecord record{};
  std::string content{};
  std::string like{};  ///< whose mode and owner it gets
};

std::string number_after(const std::vector<std::string>& entries) {
  constexpr std::size_t kDigits = 8;
  std::size_t last = 0;
  for (const std::string& entry : entries) {
    const bool is_number = entry.size() == kDigits && entry.find_first_not_of("0123456789") == std::string::npos;
    last = is_number ? std::max<std::size_t>(last, std::stoul(entry)) : last;
  }
  const std::string number = std::to_string(last + 1);
  return std::string(kDigits - std::min(kDigits, number.size()), '0') + number;
}

Result<Written> written(const World& world, const std::string& path, const std::vector<Edit>& edits) {
  const auto old = content_of(world.reader, path);
  if (!old.has_value()) {
    return tl::unexpected(old.error());
  }
  if (!fixes::fit(*old, edits)) {
    return base::failure({kMoved, {path}});
  }
  Written file{.record = {.path = path, .beside = world.writer.name_beside(path)},
               .content = fixes::edited(*old, edits),
               .like = path};
  file.record.old_hash = findings::content_hash(*old);
  file.record.new_hash = findings::content_hash(file.content);
  file.record.back = fixes::inverse_of(edits);
  return file;
}

Written made(const World& world, const Edit& edit) {
  Written file{.record = {.path = edit.file, .beside = world.writer.name_beside(edit.file), .is_made = true},
               .content = edit.after,
               .like = edit.like};
  file.record.new_hash = findings::content_hash(file.content);
  return file;
}

Result<std::vector<Written>> all_written(const World& world, const std::vector<Edit>& edits) {
  std::map<std::string, std::vector<Edit>> by_file;
  for (const Edit& edit : edits) {
    by_file[edit.file].push_back(edit);
  }
  std::vector<Written> all;
  for (const auto& [path, some] : by_file) {
    if (auto may = may_write(world.writer, some.front()); !may.has_value()) {
      return tl::unexpected(may.error());
    }
    if (some.front().makes_file()) {
      all.push_back(made(world, some.front()));
      continue;
    }
    auto file = written(world, path, some);
    if (!file.has_value()) {
      return tl::unexpected(file.error());
    }
    all.push_back(std::move(*file));
  }
  return all;
}

// Every new file is on the disk before the first takes its place, so that a full disk is noticed in time.
Result<void> put_in_place(const World& world, const std::vector<Written>& files) {
  for (const Written& file : files) {
    if (auto done = world.writer.prepare(file.like, file.record.beside, file.content); !done.has_value()) {
      return tl::unexpected(done.error().in({"{}", "{}"}, file.record.path));
    }
  }
  for (const Written& file : files) {
    const FileRecord& record = file.record;
    const auto done = record.is_made ? world.writer.create(record.path, record.beside)
                                     : world.writer.replace(record.path, record.beside);
    if (!done.has_value()) {
      return tl::unexpected(done.error().in({"{}", "{}"}, record.path));
    }
  }
  return {};
}

}  // namespace

Result<void> may_write(base::FileWriter& writer, const Edit& edit) {
  auto may = edit.makes_file() ? writer.may_create(edit.file) : writer.may_replace(edit.file);
  return may.has_value() ? may : tl::unexpected(may.error().in({"{}", "{}"}, edit.file));
}

Result<Begun> write(const World& world, const std::vector<Edit>& edits) {
  auto files = all_written(world, edits);
  if (!files.has_value()) {
    return tl::unexpected(files.error());
  }
  const auto entries = world.journal.entries();
  if (!entries.has_value()) {
    return tl::unexpected(entries.error());
  }
  Record record;
  for (const Written& file : *files) {
    record.files.push_back(file.record);
  }
  Begun begun{.entry = number_after(*entries)};
  if (auto put = world.journal.put(begun.entry, to_bytes(record)); !put.has_value()) {
    return tl::unexpected(put.error());
  }
  if (auto done = put_in_place(world, *files); !done.has_value()) {
    begun.wrong = done.error().message;
  }
  return begun;
}

Result<void> keep(const World& world, const std::string& entry) {
  return world.journal.get(entry).and_then(record_of).and_then([&](Record record) {
    record.stage = Stage::done;
    return world.journal.put(entry, to_bytes(record));
  });
}

}  // namespace kakoi::apply
