// Regions that are expected to be closed by a policy: is one of them?
#pragma once

#include "aws/reader.hpp"

#include <functional>
#include <string>

namespace kakoi::ops {

/// Calls `done` once, in the run of Http: with true when the first call of every service that a scan asks was denied in
/// `region`. One that is answered shows that the region is open, and what else is denied there is a matter of rights.
/// `is_everything`: also of the services that start tasks from outside of a cluster.
void ask_if_closed(aws::Reader& reader, const std::string& region, bool is_everything, std::function<void(bool)> done);

}  // namespace kakoi::ops
