// Values that a root is planned with elsewhere: files of variables and parameters that lie beside the code and are not
// read by themselves, and what the code itself names as other choices.
#pragma once

#include "base/ports.hpp"
#include "fixes/edit.hpp"
#include "ops/candidates.hpp"
#include "ops/root_read.hpp"
#include "sources/cloudformation/parameters.hpp"
#include "sources/terraform/inputs.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kakoi::ops {

/// One set of such values, to come after those that the root was read with.
struct ValuesBeside {
  std::string file{};    ///< that they stand in, absolute; empty: `choice`
  std::string choice{};  ///< `env = prod`: it takes another branch, or another entry of a map
  std::vector<sources::terraform::Assignment> variables{};
  std::optional<std::string> workspace{};  ///< another one than the present one
  std::vector<sources::cloudformation::ParameterSource> parameters{};
};

/// Those of `root`, which was read with `inputs`, at most a few of each kind. No choice is made of a variable or
/// parameter that `edits` change, nor of a workspace where the present one is not known: what is off is off in all
/// then.
std::vector<ValuesBeside> values_beside(const RootRead& root, const std::vector<fixes::Edit>& edits,
                                        const sources::terraform::Inputs& inputs, base::FileReader& reader,
                                        Contents& contents);

}  // namespace kakoi::ops
