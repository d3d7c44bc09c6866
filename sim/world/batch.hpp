// Compute environments, job queues, job definitions and jobs of a region.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/tags.hpp"
#include "sim/world/timeline.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kakoi::sim::world {

struct ComputeEnvironment {
  std::string name = {};
  std::string arn = {};
  std::string uuid = {};
  std::string state = "ENABLED";
  std::string status = "CREATING";
  std::string cluster = {};   ///< of ECS: its name
  value::Value created = {};  ///< the request, as it is described again
  Tags tags = {};

  [[nodiscard]] bool is_fargate() const { return created["computeResources"].text("type").starts_with("FARGATE"); }
};

struct JobQueue {
  std::string name = {};
  std::string arn = {};
  std::string state = "ENABLED";
  std::string status = "CREATING";
  value::Value created = {};
  std::vector<std::string> environments = {};  ///< names, in their order
  Tags tags = {};
};

struct JobDefinition {
  std::string name = {};
  std::int64_t revision = 1;
  std::string arn = {};
  std::string status = "ACTIVE";
  value::Value registered = {};
  std::string task_definition = {};  ///< ARN of what ECS runs for it; empty until a job needs it
  Time deregistered = 0;
  Tags tags = {};
};

struct JobAttempt {
  std::string task_arn = {};
  Time started = 0;
  Time stopped = 0;
  std::string reason = {};
  std::int64_t exit_code = -1;  ///< -1: none
};

struct Job {
  std::string id = {};
  std::string arn = {};
  std::string name = {};
  std::string queue = {};       ///< ARN
  std::string definition = {};  ///< ARN with revision
  std::string status = "SUBMITTED";
  std::string reason = {};
  value::Value submitted = {};
  std::vector<std::string> waits_for = {};  ///< ids of jobs that have to succeed before
  std::vector<JobAttempt> attempts = {};
  std::string task_id = {};  ///< of the attempt that is going on
  std::string task_arn = {};
  std::string cluster = {};
  bool is_cancelled = false;
  bool is_terminated = false;
  Time created = 0;
  Time started = 0;
  Time stopped = 0;
  Tags tags = {};

  [[nodiscard]] bool is_over() const { return status == "SUCCEEDED" || status == "FAILED"; }
};

struct Batch {
  std::map<std::string, ComputeEnvironment> environments = {};
  std::map<std::string, JobQueue> queues = {};
  std::map<std::string, std::vector<JobDefinition>> definitions = {};  ///< each in the order of its revisions
  std::map<std::string, Job> jobs = {};
};

}  // namespace kakoi::sim::world
