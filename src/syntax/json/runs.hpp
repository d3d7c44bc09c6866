// Where the parts of a string stand in the text.
#pragma once

#include "syntax/json/tree.hpp"
#include "syntax/text_run.hpp"

#include <vector>

namespace kakoi::syntax::json {

/// The parts of what `decoded` gives for `string`, in order and without gaps: what stands there as it is, and escapes.
std::vector<TextRun> runs(const Tree& tree, NodeId string);

}  // namespace kakoi::syntax::json
