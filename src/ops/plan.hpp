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
  std::string config{};                          ///< the configuration that was named, absolute; empty: looked for
  bool with_egress = false;                      ///< write what tasks lack that would not start
  base::Language language = base::Language::en;  ///< of the comments in what is written
  /// Asked of each edit whether it can be written here; where it fails, that is the obstacle of the plan.
  std::function<base::Result<void>(const fixes::Edit&)> may_write{};
};

struct Planned {
  fixes::PlanBook book{};
  Scanned scanned{};
  std::map<std::string, std::string> contents{};  ///< of the files that the plans edit; empty of those they make
  /// What a file of these is called where it is read by another name, through a link: by that it is told what it is.
  std::map<std::string, std::string> read_as{};

  /// The name that `file`, which is edited, is read by.
  [[nodiscard]] const std::string& name_of(const std::string& file) const {
    const auto found = read_as.find(file);
    return found != read_as.end() ? found->second : file;
  }
};

/// Fails as a scan does, and where `only` names what is not there.
base::Result<Planned> plan(base::FileReader& reader, base::Executor& executor, const PlanOptions& options);

}  // namespace kakoi::ops
