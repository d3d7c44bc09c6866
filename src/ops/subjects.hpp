// What of a root fails and can be fixed, with what planning needs to know of it before the root is dropped.
#pragma once

#include "findings/finding.hpp"
#include "fixes/subject.hpp"
#include "sources/reading.hpp"

#include <vector>

namespace kakoi::ops {

/// `judgements` are those of `reading`, and `findings` the same written out, as they are shown, sorted.
std::vector<fixes::Subject> subjects_of(sources::Reading& reading, const std::vector<findings::Judgement>& judgements,
                                        const std::vector<findings::Finding>& findings,
                                        const std::vector<controls::Assertion>& assertions);

}  // namespace kakoi::ops
