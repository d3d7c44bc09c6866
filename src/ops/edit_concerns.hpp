// What a reviewer has to know of an edit, whatever it does to the verdicts.
#pragma once

#include "fixes/plan.hpp"
#include "ops/candidates.hpp"
#include "ops/scan.hpp"
#include "ops/what_if.hpp"

#include <set>
#include <string>

namespace kakoi::ops {

/// What the edits are looked at in. All of it has to stay.
struct EditedWorld {
  const ScanOptions& options;
  const Scanned& scanned;
  const WhatIf& what_if;
  Contents& contents;
};

/// Adds to `plan`, which is made from `candidate` for something in a root of this kind: that it writes in what was not
/// scanned, that it writes over what worked the value out, who else uses the value, what a stack keeps. `others` are
/// the launchers whose verdicts it changes besides. Each makes it `review`.
void add_edit_concerns(fixes::Plan& plan, const Candidate& candidate, RootKind kind,
                       const std::set<std::string>& others, const EditedWorld& world);

}  // namespace kakoi::ops
