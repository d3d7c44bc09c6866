// kakoi plan: from what fails to what would make it go away, each change tried before it is proposed. Changes nothing.
#pragma once

#include "base/ports.hpp"
#include "base/result.hpp"
#include "fixes/plan.hpp"
#include "ops/scan.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kakoi::ops {

struct PlanOptions {
  ScanOptions scan;
  /// Only what fails at a resource of this address, or whose address ends with it behind a dot; empty: all.
  std::vector<std::string> only{};
  bool with_egress = false;                      ///< write what tasks lack that would not start
  base::Language language = base::Language::en;  ///< of the comments in what is written
  /// Asked of each edit whether it can be written here; where it fails, that is the obstacle of the plan.
  std::function<base::Result<void>(const fixes::Edit&)> may_write{};
};

struct Planned {
  fixes::PlanBook book{};
  Scanned scanned{};
  std::map<std::string, std::string> contents{};  ///< of the files that the plans edit; empty of those they make
};

/// Fails as a scan does, and where `only` names what is not there.
base::Result<Planned> plan(base::FileReader& reader, base::Executor& executor, const PlanOptions& options);

/// Tells one set of variables and parameters from another, without keeping them.
std::string hash_of_inputs(const ScanOptions& options);

}  // namespace kakoi::ops
