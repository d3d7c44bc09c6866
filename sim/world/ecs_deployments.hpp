// What ECS keeps of every deployment of a service: the revision that was rolled out, and how that went.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/ecs_launch.hpp"
#include "sim/world/timeline.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::sim::world {

struct ServiceRevision {
  std::string arn = {};
  Launch launch = {};
  value::Value express = {};  ///< the configuration of an Express service
  value::Value connect = {};
  value::Value volumes = {};
  value::Value lattice = {};
  Time created = 0;
};

enum class ServiceDeploymentStatus : std::uint8_t {
  pending,
  in_progress,
  successful,
  stop_requested,
  stopped,
  rollback_requested,
  rollback_in_progress,
  rollback_successful,
  rollback_failed,
};

/// Of the strategies that shift traffic, in the order in which they are passed through.
enum class Stage : std::uint8_t {
  none,  ///< of a rolling deployment
  reconcile_service,
  pre_scale_up,
  scale_up,
  post_scale_up,
  test_traffic_shift,
  post_test_traffic_shift,
  production_traffic_shift,
  post_production_traffic_shift,
  bake_time,
  clean_up,
};

/// One run of a lifecycle hook.
struct HookRun {
  std::string id = {};
  bool is_pause = false;
  std::string target_arn = {};
  std::string status = {};
  std::string timeout_action = {};
  Time expires = 0;
};

struct Rollback {
  std::string reason = {};
  Time started = 0;
  std::string revision = {};  ///< ARN
};

struct ServiceDeployment {
  std::string arn = {};
  std::string deployment_id = {};         ///< of the `deployments[]` that it belongs to
  std::string target = {};                ///< ARN of the revision
  std::vector<std::string> sources = {};  ///< ARNs of the revisions that ran before
  ServiceDeploymentStatus status = ServiceDeploymentStatus::pending;
  std::string reason = {};
  value::Value configuration = {};
  Stage stage = Stage::none;
  Time stage_since = 0;
  double test_traffic = 0;        ///< percent that the target gets
  double production_traffic = 0;  ///< percent that the target gets
  Time shifted = 0;
  std::vector<HookRun> hooks = {};
  std::optional<Rollback> rollback = {};
  bool breaker_opened = false;
  std::int64_t failures = 0;
  Time created = 0;
  Time started = 0;
  Time finished = 0;
  Time stopped = 0;
  Time updated = 0;

  [[nodiscard]] bool is_over() const {
    return status == ServiceDeploymentStatus::successful || status == ServiceDeploymentStatus::stopped ||
           status == ServiceDeploymentStatus::rollback_successful || status == ServiceDeploymentStatus::rollback_failed;
  }
  [[nodiscard]] std::string strategy() const { return configuration.text("strategy", "ROLLING"); }
};

}  // namespace kakoi::sim::world
