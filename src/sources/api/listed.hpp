// What the answers name and do not describe: it was not examined, and is never clean.
#pragma once

#include "sources/api/join.hpp"

namespace kakoi::sources::api {

/// Adds, each as unknown, what was listed and not described and what ECS could not describe, and says so.
void read_not_described(Join& join);

}  // namespace kakoi::sources::api
