// What a reviewer has to know of an edit, whatever it does to the verdicts.
#pragma once

#include "findings/finding.hpp"
#include "fixes/plan.hpp"
#include "fixes/subject.hpp"
#include "ops/candidates.hpp"
#include "ops/scan.hpp"
#include "ops/template_places.hpp"
#include "ops/what_if.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace kakoi::ops {

/// What the edits are looked at in. All of it has to stay.
struct EditedWorld {
  const ScanOptions& options;
  const Scanned& scanned;
  const WhatIf& what_if;
  Contents& contents;
  std::map<std::string, TemplatePlaces>& templates;  ///< those that were looked at, by their paths
};

/// Whose verdicts one edit changes, beside that of the launcher that it was tried for.
struct Sharing {
  std::set<std::string> targets{};                   ///< launchers that the plan is made for as well
  std::vector<const fixes::Subject*> subjects{};     ///< all that it is made for
  std::set<std::string> others{};                    ///< launchers that it is not made for
  std::vector<const findings::Finding*> findings{};  ///< those of the others that change, as they were
};

/// Adds to `plan`, which is made from `candidate` for something in a root of this kind: that it writes in what was not
/// scanned, that it writes over what worked the value out, who shares or uses the value, what of that is accepted, what
/// a stack keeps, which files were not read whole. Each makes it `review`.
void add_edit_concerns(fixes::Plan& plan, const Candidate& candidate, RootKind kind, const Sharing& sharing,
                       const EditedWorld& world);

}  // namespace kakoi::ops
