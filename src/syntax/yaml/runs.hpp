// Where the parts of a scalar stand in the text.
#pragma once

#include "syntax/text_run.hpp"
#include "syntax/yaml/tree.hpp"

#include <vector>

namespace kakoi::syntax::yaml {

/// The parts of what `text_of` gives for `scalar`, in order and without gaps: what stands there as it is, escapes, and
/// line breaks with the indentation behind them. One part for all of it where that cannot be told.
std::vector<TextRun> runs(const Tree& tree, NodeId scalar);

}  // namespace kakoi::syntax::yaml
