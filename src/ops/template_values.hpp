// Values that a stack is made or updated with elsewhere.
#pragma once

#include "ops/values_beside.hpp"

#include <vector>

namespace kakoi::ops {

/// What values_beside gives for `root`, which is a template: `samconfig.toml` of the SAM CLI, files of parameters in
/// the template's folder, in those directly in it and in those beside it (in the formats that
/// sources/cloudformation/parameters.hpp names), and each of its AllowedValues.
std::vector<ValuesBeside> template_values(const RootRead& root, const std::vector<fixes::Edit>& edits,
                                          base::FileReader& reader, Contents& contents);

}  // namespace kakoi::ops
