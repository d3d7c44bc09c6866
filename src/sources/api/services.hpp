// Services, their deployments and their task sets. (Amazon ECS API: Service, Deployment, TaskSet.)
#pragma once

#include "sources/api/join.hpp"

namespace kakoi::sources::api {

/// One service for each that was described, whatever number of deployments it has; of these, those that its own setting
/// does not speak for.
void read_services(Join& join);

/// Those within services, and those that were described by themselves.
void read_task_sets(Join& join);

}  // namespace kakoi::sources::api
