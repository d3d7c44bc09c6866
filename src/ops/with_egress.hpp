// Plans that would keep tasks from starting, made into plans that also write what these lack.
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"
#include "fixes/plan.hpp"
#include "ops/candidates.hpp"
#include "ops/scan.hpp"
#include "ops/what_if.hpp"

#include <vector>

namespace kakoi::ops {

/// What it works with.
struct EgressWorld {
  const Scanned& scanned;  ///< for fixes
  WhatIf& what_if;
  Contents& contents;
  base::Language language = base::Language::en;  ///< of the comments that are written
};

/// `plans`, of which those of one root whose tasks would not start are one, with the missing pieces and the grade that
/// they have with these; or are refused, with the reason. Of tasks that would start only from a registry in the network
/// likewise; where no piece can be written their plan stays, and says so. Each is tried: what it is for is off, the
/// tasks start, and nothing gets worse. Fails as a scan does.
base::Result<std::vector<fixes::Plan>> with_egress(std::vector<fixes::Plan> plans, const EgressWorld& world);

/// What is said only where it applies, before or after, was or is not applicable.
fixes::Change change_of(const verify::Difference& of);

}  // namespace kakoi::ops
