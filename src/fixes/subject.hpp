// What fails and can be fixed, with all that planning needs to know of it.
#pragma once

#include "base/message.hpp"
#include "findings/finding.hpp"
#include "findings/spot.hpp"
#include "fixes/egress.hpp"
#include "fixes/grade.hpp"
#include "fixes/off.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::fixes {

struct Subject {
  findings::Finding finding{};
  findings::Spots spots{};
  std::vector<findings::Spots> other_branches{};  ///< of each, one spot has to be turned off as well
  Word word = Word::text;
  Grounds grounds{};  ///< whether its tasks start without a public address
  /// What a change of the setting meets, whoever makes it: `ignore_changes`, a controller that refuses it.
  std::vector<base::Message> concerns{};
  std::optional<Tasks> tasks{};  ///< that would not start, or only from a registry in the network
};

}  // namespace kakoi::fixes
