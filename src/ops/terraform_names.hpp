// The names by which the code of Terraform reaches a spot.
#pragma once

#include "ops/terraform_code.hpp"
#include "ops/terraform_keys.hpp"
#include "ops/uses.hpp"

#include <vector>

namespace kakoi::ops {

/// A name that is looked for.
struct WantedName {
  findings::PassedName name{};
  Keys keys{};               ///< that lead from it to the spot
  bool is_resource = false;  ///< the one that the spot is written in: only its arguments are of interest, not its id
};

/// A block that is made for each of what a file with data has.
struct GoneThrough {
  const CodeFile* file = nullptr;
  syntax::hcl::NodeId block = syntax::hcl::kNone;
  Keys keys{};
};

struct Names {
  std::vector<WantedName> wanted{};
  std::vector<GoneThrough> gone_through{};
  std::vector<Use> places{};  ///< of a file with data that is read in several: all of them

  [[nodiscard]] bool has(const findings::PassedName& name) const;
};

/// What passes the value of `spot` on, or what it is written in: a variable, a local value, the resource itself, a file
/// with data. `files` are those of `root` and have to stay.
Names names_of(const findings::Spot& spot, const RootRead& root, const std::vector<CodeFile>& files,
               Contents& contents);

}  // namespace kakoi::ops
