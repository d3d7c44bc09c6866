#include "sim/orchestration/rollout.hpp"

#include "sim/orchestration/rollback.hpp"
#include "sim/orchestration/service_deployments.hpp"
#include "sim/orchestration/services.hpp"
#include "sim/orchestration/stages.hpp"

#include <algorithm>
#include <cmath>

namespace kakoi::sim::orchestration {
namespace {

// AWS's bounds for the number of failures that open the breaker; between them half of the desired count.
constexpr std::int64_t kLeastFailures = 3;
constexpr std::int64_t kMostFailures = 200;

constexpr const char* kBreakerOpened = "Service deployment failed because the circuit breaker threshold was exceeded.";

struct Bounds {
  std::int64_t least_healthy = 0;
  std::int64_t most = 0;
};

// More than anybody means, and small enough to count with.
constexpr double kMostPercent = 100'000;

Bounds bounds_of(const world::Service& service) {
  const auto desired = static_cast<double>(service.desired);
  const value::Value& configuration = service.deployment_configuration;
  const double least = std::clamp(configuration.number("minimumHealthyPercent", 100), 0.0, kMostPercent);
  const double most = std::clamp(configuration.number("maximumPercent", 200), 0.0, kMostPercent);
  return {.least_healthy = static_cast<std::int64_t>(std::ceil(desired * least / 100)),
          .most = static_cast<std::int64_t>(std::floor(desired * most / 100))};
}

/// Those of all deployments but the primary.
std::vector<Crew> old_crews(world::Here here, const world::Service& service) {
  std::vector<Crew> crews;
  for (std::size_t i = 1; i < service.deployments.size(); ++i) {
    crews.push_back(crew_of(here, service, service.deployments[i].id));
  }
  return crews;
}

void fill(world::Here here, world::Service& service, world::Deployment& primary, const Crew& crew, std::int64_t others,
          const Bounds& bounds) {
  const std::int64_t missing = service.desired - crew.size();
  if (primary.rollout == world::Rollout::failed || missing <= 0) return;
  const std::int64_t room = std::max(bounds.most, std::int64_t{1}) - crew.size() - others;
  fill_up(here, service, primary, std::min(missing, room));
}

/// Says so when no task may be started because there would be too many, and none stopped because there would be too
/// few, and nothing is on its way that would change this.
void say_stuck(world::Here here, world::Service& service, const Crew& crew, const std::vector<Crew>& old,
               const Bounds& bounds) {
  std::int64_t all = crew.size();
  std::int64_t healthy = crew.healthy;
  bool is_still = crew.coming.empty() && crew.healthy == crew.size();
  for (const Crew& it : old) {
    all += it.size();
    healthy += static_cast<std::int64_t>(it.running.size());
    is_still = is_still && it.coming.empty();
  }
  const bool is_stuck =
      service.status == "ACTIVE" && service.deployments.front().rollout == world::Rollout::in_progress && is_still &&
      crew.size() < service.desired && all >= std::max(bounds.most, std::int64_t{1}) && healthy <= bounds.least_healthy;
  if (!is_stuck) return;
  if (here.world.now() >= service.next_stuck) {
    add_event(here, service,
              "was unable to stop or start tasks during a deployment because of the service deployment configuration. "
              "Update the minimumHealthyPercent or maximumPercent value and try again.");
    service.next_stuck = here.world.now() + here.world.pace.longest_retry;
  }
  wake_at(here, service, service.next_stuck);
}

/// Old tasks go as soon as enough healthy ones are left.
void retire(world::Here here, world::Service& service, const world::Deployment& primary, const Crew& crew,
            const std::vector<Crew>& old, const Bounds& bounds) {
  // What a failed deployment was to replace stays, as long as the service does.
  if (primary.rollout == world::Rollout::failed && service.status == "ACTIVE") return;
  std::int64_t healthy = crew.healthy;
  for (const Crew& it : old) {
    healthy += static_cast<std::int64_t>(it.running.size());
  }
  std::int64_t spare = std::max(std::int64_t{0}, healthy - bounds.least_healthy);
  for (const Crew& it : old) {
    const auto coming = static_cast<std::int64_t>(it.coming.size());
    const std::int64_t running = std::min(spare, static_cast<std::int64_t>(it.running.size()));
    stop_crew(here, service, it, coming + running, scaling_by(primary));
    spare -= running;
  }
}

void finish(world::Here here, world::Service& service, const Crew& crew, std::int64_t others) {
  const bool is_there =
      others == 0 && crew.coming.empty() && crew.healthy == service.desired && crew.size() == service.desired;
  if (!is_there) {
    service.is_steady = false;
    return;
  }
  finish_rollout(here, service);
}

void begin_pending(world::Here here, world::Service& service) {
  world::ServiceDeployment* it = current(service);
  if (it == nullptr || it->status != world::ServiceDeploymentStatus::pending) return;
  it->status = world::ServiceDeploymentStatus::in_progress;
  it->started = here.world.now();
  it->updated = here.world.now();
}

}  // namespace

world::Deployment& begin_deployment(world::Here here, world::Service& service) {
  for (world::Deployment& it : service.deployments) {
    it.standing = world::Standing::active;
  }
  world::Deployment made{.id = here.world.ids.ecs_svc(),
                         .launch = service.launch,
                         .created = here.world.now(),
                         .updated = here.world.now()};
  made.reason = "ECS deployment " + made.id + " in progress.";
  service.deployments.insert(service.deployments.begin(), std::move(made));
  service.is_steady = false;
  open_service_deployment(here, service, service.deployments.front());
  look_at(here, service);
  return service.deployments.front();
}

std::string scaling_by(const world::Deployment& deployment) {
  return "Scaling activity initiated by (deployment " + deployment.id + ")";
}

std::int64_t breaker_threshold(const world::Service& service) {
  return std::clamp((service.desired + 1) / 2, kLeastFailures, kMostFailures);
}

void fill_up(world::Here here, world::Service& service, world::Deployment& deployment, std::int64_t missing) {
  if (missing <= 0) return;
  if (deployment.retry_at > here.world.now()) {
    wake_at(here, service, deployment.retry_at);
    return;
  }
  start_crew(here, service, deployment.id, deployment.launch, missing);
}

void finish_rollout(world::Here here, world::Service& service) {
  world::Deployment& primary = service.deployments.front();
  if (primary.rollout == world::Rollout::in_progress) {
    primary.rollout = world::Rollout::completed;
    primary.reason = "ECS deployment " + primary.id + " completed.";
    primary.updated = here.world.now();
    service.deployments.erase(service.deployments.begin() + 1, service.deployments.end());
    add_event(here, service, "(deployment " + service.deployments.front().id + ") deployment completed.");
    complete(here, service);
    service.is_steady = false;
  }
  if (!service.is_steady) say_steady(here, service);
}

void step_rollout(world::Here here, world::Service& service) {
  if (service.deployments.empty()) return;
  begin_pending(here, service);
  if (is_staged(service)) {
    step_stages(here, service);
    return;
  }
  world::Deployment& primary = service.deployments.front();
  const Bounds bounds = bounds_of(service);
  const Crew crew = crew_of(here, service, primary.id);
  const std::vector<Crew> old = old_crews(here, service);
  std::int64_t others = 0;
  for (const Crew& it : old) {
    others += it.size();
  }
  if (crew.size() > service.desired) {
    stop_crew(here, service, crew, crew.size() - service.desired, scaling_by(primary));
  }
  fill(here, service, primary, crew, others, bounds);
  retire(here, service, primary, crew, old, bounds);
  say_stuck(here, service, crew, old, bounds);
  finish(here, service, crew, others);
}

void consider_breaker(world::Here here, world::Service& service, world::Deployment& deployment) {
  const value::Value& breaker = service.deployment_configuration["deploymentCircuitBreaker"];
  if (!breaker.boolean("enable") || deployment.standing != world::Standing::primary ||
      deployment.rollout != world::Rollout::in_progress || deployment.failures_in_a_row < breaker_threshold(service)) {
    return;
  }
  deployment.rollout = world::Rollout::failed;
  deployment.reason = "ECS deployment circuit breaker: tasks failed to start.";
  deployment.updated = here.world.now();
  add_event(here, service, "(deployment " + deployment.id + ") deployment failed: tasks failed to start.");
  if (world::ServiceDeployment* it = current(service)) it->breaker_opened = true;
  if (breaker.boolean("rollback")) {
    roll_back(here, service, kBreakerOpened);
  } else {
    stop_service_deployment(here, service, kBreakerOpened);
  }
  look_at(here, service);
}

}  // namespace kakoi::sim::orchestration
