// `kakoi plan --out FILE`: where a plan is stored. Nothing is written over but another stored plan.
#pragma once

#include "cli/cli.hpp"

#include "base/message.hpp"
#include "base/result.hpp"
#include "ops/plan.hpp"

#include <string>

namespace kakoi::cli {

/// Whether a plan may be stored in `path`, as it was given; true: in the place of one that is there.
base::Result<bool> may_store_plan(const std::string& path, const Host& host);

/// Fails, too, where a file of the plan has a name that its JSON cannot hold.
base::Result<void> store_plan(const std::string& path, const ops::Planned& planned, base::Language language,
                              const Host& host);

}  // namespace kakoi::cli
