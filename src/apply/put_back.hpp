// The files of one record, and how they are put back.
#pragma once

#include "apply/apply.hpp"
#include "apply/record.hpp"

#include <cstdint>
#include <string>

namespace kakoi::apply {

/// What has become of a file of a record.
enum class Now : std::uint8_t {
  as_before,
  as_after,  ///< as the run left it
  changed,   ///< neither: somebody else has changed it since
  unknown,   ///< it is not there or cannot be read: nobody can say
};

struct Seen {
  Now now = Now::unknown;
  std::string content{};
  base::Message why{};  ///< where it is unknown
};

Seen seen(base::FileReader& reader, const FileRecord& file);

/// May a file that is as the run left it be put back, by the rules that hold for a fix? Changes nothing.
base::Result<void> may_put_back(base::FileWriter& writer, const FileRecord& file);

/// Notes that `record` is to be put back, so that whoever is cut short in it is finished by the next run.
base::Result<void> begin_restoring(const World& world, const std::string& entry, Record& record);

/// Puts the files of `record` back, as many as it can. What is left stays in the journal as `entry`, alone, so that
/// what somebody does later with the others is never taken for what this run did.
Restored put_back(const World& world, const std::string& entry, Record record);

}  // namespace kakoi::apply
