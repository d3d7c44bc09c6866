// The lives of jobs: from the queue to a Fargate task and its end. On instances there is no room: their jobs stay
// RUNNABLE.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::batch {

/// Looks at all jobs that wait, and starts those that can be.
void place_jobs(world::Here here);

/// Ends a job before its time; its task is stopped.
void end_job(world::Here here, world::Job& job, const std::string& reason);
void end_jobs_of(world::Here here, const std::string& queue_arn);

/// STARTING becomes RUNNING with its task.
std::string status_of(const world::Region& region, const world::Job& job);
/// When its first task began to run; 0: it has not.
world::Time started_at(const world::Region& region, const world::Job& job);

}  // namespace kakoi::sim::services::batch
