// What the journal keeps of one run of `fix`: enough to finish putting it back, at any point, by the files alone.
#pragma once

#include "base/result.hpp"
#include "fixes/edit.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kakoi::apply {

/// How far a run is. What is not `done` was cut short when the next run finds it.
enum class Stage : std::uint8_t { writing, done, restoring };

struct FileRecord {
  std::string path{};    ///< absolute, links resolved
  std::string beside{};  ///< the name of the new file until it is put in place
  std::string old_hash{};
  std::string new_hash{};
  bool is_made = false;             ///< there was none: taken back, it goes
  std::vector<fixes::Edit> back{};  ///< make the old content of the new one
};

struct Record {
  Stage stage = Stage::writing;
  std::vector<FileRecord> files{};
};

/// With a hash over all of it.
std::string to_bytes(const Record& record);
/// Fails when the bytes are not a record, or not as they were written.
base::Result<Record> record_of(const std::string& bytes);

}  // namespace kakoi::apply
