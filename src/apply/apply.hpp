// Carries edits of files out: all of them or none, and so that a run which is cut short can be put back. The only room
// that is handed a writer.
#pragma once

#include "base/ports.hpp"
#include "base/result.hpp"
#include "fixes/edit.hpp"
#include "fixes/plan.hpp"

#include <string>
#include <vector>

namespace kakoi::apply {

/// What it works with.
struct World {
  base::FileReader& reader;
  base::FileWriter& writer;
  base::Journal& journal;
};

/// Does all that `preconditions` say still hold? Fails with what does not.
base::Result<void> check(base::FileReader& reader, const std::vector<fixes::Precondition>& preconditions);

/// The names in a folder that may decide what a file in it means, hashed.
base::Result<std::string> names_hash(base::FileReader& reader, const std::string& folder);

/// Writes the files of `edits` (sorted, without overlaps) anew, makes those that are not there, and returns the name of
/// the journal's entry. Where it fails, all files are as they were. The entry is unfinished until `keep`.
base::Result<std::string> write(const World& world, const std::vector<fixes::Edit>& edits);

/// The files of `entry` stay as they are.
base::Result<void> keep(const World& world, const std::string& entry);

/// What became of the files of an entry.
struct Restored {
  std::vector<std::string> files{};    ///< are as before the run
  std::vector<std::string> changed{};  ///< somebody else has changed since; they were left as they are
};

/// Puts the files of `entry` back and drops it. Fails, and keeps the entry, when one cannot be written.
base::Result<Restored> restore(const World& world, const std::string& entry);

/// Puts back what earlier runs left unfinished.
base::Result<Restored> recover(const World& world);

/// The files of runs that were cut short; nothing is changed.
base::Result<std::vector<std::string>> unfinished(base::Journal& journal);

/// The last run that is done and whose files all lie within `folder`, taken back. Fails when there is none, or when one
/// of its files is not as it left it; then nothing is changed.
base::Result<Restored> undo(const World& world, const std::string& folder);

}  // namespace kakoi::apply
