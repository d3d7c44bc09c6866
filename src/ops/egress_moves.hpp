// What is the same of the missing pieces in whatever language they are written: which tasks move, and what is said of
// it.
#pragma once

#include "base/message.hpp"
#include "findings/finding.hpp"
#include "fixes/egress.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kakoi::ops {

struct Move {
  bool is_other = false;                 ///< to other subnets than theirs, or to fewer
  std::vector<base::Message> reasons{};  ///< why somebody should look at it
};

/// Of the tasks with this number in `pieces`, which run in `from`.
Move move_of(const fixes::Pieces& pieces, std::size_t tasks, const inventory::References& from);

/// The keys of what says in which subnets the tasks of a launcher run: itself, or of a job of AWS Batch the compute
/// environments for Fargate of `network`, any of which may run it (sources/network/compute_environments.hpp).
std::vector<std::string> homes_of(const inventory::Network& network, const findings::Finding& launcher);

/// Of each new subnet, that its block is free only as far as the code says.
std::vector<base::Message> notes_of_blocks(const fixes::Pieces& pieces);

/// Of new endpoints: that what they cut off in the VPC is not all known, where that is so.
std::vector<base::Message> reasons_of_names(const fixes::Pieces& pieces);

/// With a comma and a blank between them.
std::string listed(const std::vector<std::string>& names);

}  // namespace kakoi::ops
