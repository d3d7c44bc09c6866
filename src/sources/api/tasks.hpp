// Running tasks and their network interfaces. (Amazon ECS API: Task; Amazon EC2 API: NetworkInterface.)
#pragma once

#include "sources/api/join.hpp"

namespace kakoi::sources::api {

/// One for each task that was described, and for each network interface of a task that was not.
void read_tasks(Join& join);

}  // namespace kakoi::sources::api
