// Plans as a patch, for `git apply`.
#pragma once

#include "base/message.hpp"
#include "cli/cli.hpp"
#include "fixes/grade.hpp"
#include "ops/plan.hpp"

#include <string>

namespace kakoi::cli {

/// The patch of the plans up to the grade `accept`, each as a whole or not at all: one of which a line may hold a
/// secret is left out. What is left out, and where the patch is to be applied, is added to `err`.
std::string patch_of(const ops::Planned& planned, fixes::Grade accept, base::Language language, const Host& host,
                     std::string& err);

}  // namespace kakoi::cli
