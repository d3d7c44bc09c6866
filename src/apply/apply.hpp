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

/// May whoever runs this make `edit`? Fails with its file and why not; changes nothing.
base::Result<void> may_write(base::FileWriter& writer, const fixes::Edit& edit);

/// A run of edits, in the journal.
struct Begun {
  std::string entry{};    ///< unfinished until `keep` or `restore`
  base::Message wrong{};  ///< why not all of it was written; then it has to be restored
};

/// Writes the files of `edits` (sorted, without overlaps) anew, and makes those that are not there. Where it fails,
/// nothing was written; what fails midway is `wrong` in what it returns.
base::Result<Begun> write(const World& world, const std::vector<fixes::Edit>& edits);

/// The files of `entry` stay as they are.
base::Result<void> keep(const World& world, const std::string& entry);

/// A file that could not be put back. The journal keeps it, and each run tries again.
struct Left {
  std::string file{};
  base::Message why{};
  std::string record{};  ///< where the journal keeps it
};

/// What became of the files of an entry.
struct Restored {
  std::vector<std::string> files{};    ///< are as before the run
  std::vector<std::string> changed{};  ///< somebody else has changed since; they were left as they are
  std::vector<Left> left{};
  bool was_already = false;  ///< all were as before, before anything was done
};

/// Puts the files of `entry` back, as many as it can, and drops it when none is left. Fails when the entry cannot be
/// read.
base::Result<Restored> restore(const World& world, const std::string& entry);

/// Puts back what earlier runs left unfinished. One that cannot be put back stops no other; a record that cannot be
/// read does, since nobody knows of which files it is.
base::Result<Restored> recover(const World& world);

/// The files of runs that were cut short; nothing is changed.
base::Result<std::vector<std::string>> unfinished(base::Journal& journal);

/// The last run that is done and whose files all lie within `folder`, taken back; where somebody else has taken all of
/// it back already, it is dropped. Fails when there is none, or when one of its files is neither as it left it nor as
/// before, or may not be replaced; then nothing is changed.
base::Result<Restored> undo(const World& world, const std::string& folder);

}  // namespace kakoi::apply
