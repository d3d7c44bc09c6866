#include "apply/apply.hpp"
#include "apply/put_back.hpp"
#include "apply/record.hpp"

#include <iterator>
#include <utility>

namespace kakoi::apply {
namespace {

using base::Phrase;
using base::Result;

constexpr Phrase kDamaged{"see whether the files of that fix are as they should be, then move the record away",
                          "その修復の対象ファイルが正しいか確認してから、この記録を別の場所へ移してください"};

void add(Restored& all, Restored more) {
  std::move(more.files.begin(), more.files.end(), std::back_inserter(all.files));
  std::move(more.changed.begin(), more.changed.end(), std::back_inserter(all.changed));
  std::move(more.left.begin(), more.left.end(), std::back_inserter(all.left));
}

}  // namespace

Result<Restored> restore(const World& world, const std::string& entry) {
  return world.journal.get(entry).and_then(record_of).map([&](Record record) {
    // One that is not said to be done is put back by the next run anyway. Of one that is, as many files as can be are
    // put back now, whether or not the journal can be told: `undo` takes what is then left.
    if (record.stage == Stage::done) {
      static_cast<void>(begin_restoring(world, entry, record));
    }
    return put_back(world, entry, std::move(record));
  });
}

Result<Restored> recover(const World& world) {
  const auto entries = world.journal.entries();
  if (!entries.has_value()) {
    return tl::unexpected(entries.error());
  }
  Restored all;
  for (const std::string& entry : *entries) {
    auto record = world.journal.get(entry).and_then(record_of);
    if (!record.has_value()) {
      return base::failure(record.error().in({"{}", "{}"}, world.journal.place_of(entry)).message.also(kDamaged));
    }
    if (record->stage != Stage::done) {
      add(all, put_back(world, entry, std::move(*record)));
    }
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

}  // namespace kakoi::apply
