// What variables and parameters a plan was made with.
#pragma once

#include "ops/scan.hpp"

#include <set>
#include <string>

namespace kakoi::ops {

/// Tells one set of variables and parameters from another, without keeping them. `declared` are the variables that any
/// root declares: another one of the environment decides nothing.
std::string hash_of_inputs(const ScanOptions& options, const std::set<std::string>& declared);

}  // namespace kakoi::ops
