// Who else uses what passes a value on: found in the text of Terraform's files, whatever comes of it there.
#pragma once

#include "findings/spot.hpp"
#include "ops/candidates.hpp"
#include "ops/root_read.hpp"

#include <string>
#include <vector>

namespace kakoi::ops {

/// A place that names something on the way of `spot` and is neither on that way nor in the resource `address`.
struct Use {
  std::string file{};
  std::uint32_t line = 0;
  std::string name{};  ///< "var.public"
};

/// In the files of `root`. What is named with a path that does not lead to the spot is no use of it.
std::vector<Use> uses_of(const findings::Spot& spot, const std::string& address, const RootRead& root,
                         Contents& contents);

}  // namespace kakoi::ops
