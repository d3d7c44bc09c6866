#include "sim/orchestration/rollout.hpp"

#include "sim/orchestration/services.hpp"

#include <algorithm>
#include <cmath>

namespace kakoi::sim::orchestration {
namespace {

// AWS's bounds for the number of failures that open the breaker; between them half of the desired count.
constexpr std::int64_t kLeastFailures = 3;
constexpr std::int64_t kMostFailures = 200;

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

std::string scaling_by(const world::Deployment& deployment) {
  return "Scaling activity initiated by (deployment " + deployment.id + ")";
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
  if (primary.retry_at > here.world.now()) {
    here.world.after(primary.retry_at - here.world.now(), [here, cluster = service.cluster, name = service.name] {
      if (const world::Service* found = here.region.ecs.service(cluster, name)) look_at(here, *found);
    });
    return;
  }
  const std::int64_t room = std::max(bounds.most, std::int64_t{1}) - crew.size() - others;
  start_crew(here, service, primary.id, primary.launch, std::min(missing, room));
}

/// Old tasks go as soon as enough healthy ones are left.
void retire(world::Here here, world::Service& service, const world::Deployment& primary, const Crew& crew,
            const std::vector<Crew>& old, const Bounds& bounds) {
  if (primary.rollout == world::Rollout::failed) return;
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

void finish(world::Here here, world::Service& service, world::Deployment& primary, const Crew& crew,
            std::int64_t others) {
  const bool is_there =
      others == 0 && crew.coming.empty() && crew.healthy == service.desired && crew.size() == service.desired;
  if (!is_there) {
    service.is_steady = false;
    return;
  }
  if (primary.rollout == world::Rollout::in_progress) {
    primary.rollout = world::Rollout::completed;
    primary.reason = "ECS deployment " + primary.id + " completed.";
    primary.updated = here.world.now();
    service.deployments.erase(service.deployments.begin() + 1, service.deployments.end());
    add_event(here, service, "(deployment " + service.deployments.front().id + ") deployment completed.");
    service.is_steady = false;
  }
  if (!service.is_steady) {
    service.is_steady = true;
    add_event(here, service, "has reached a steady state.");
  }
}

void roll_back(world::Here here, world::Service& service, const std::string& failed_id) {
  const auto last = std::ranges::find(service.deployments, world::Rollout::completed, &world::Deployment::rollout);
  if (last == service.deployments.end()) return;
  add_event(here, service, "rolling back to deployment " + last->id + ".");
  std::rotate(service.deployments.begin(), last, last + 1);
  for (world::Deployment& it : service.deployments) {
    it.standing = world::Standing::active;
  }
  world::Deployment& primary = service.deployments.front();
  primary.standing = world::Standing::primary;
  primary.rollout = world::Rollout::in_progress;
  primary.reason = "ECS deployment circuit breaker: rolling back to deploymentId " + primary.id + ".";
  primary.failures_in_a_row = 0;
  primary.retry_at = 0;
  primary.updated = here.world.now();
  service.launch = primary.launch;
  const auto failed = std::ranges::find(service.deployments, failed_id, &world::Deployment::id);
  failed->updated = here.world.now();
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
  look_at(here, service);
  return service.deployments.front();
}

void step_rollout(world::Here here, world::Service& service) {
  if (service.deployments.empty()) return;
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
  finish(here, service, primary, crew, others);
}

void consider_breaker(world::Here here, world::Service& service, world::Deployment& deployment) {
  const value::Value& breaker = service.deployment_configuration["deploymentCircuitBreaker"];
  const std::int64_t threshold = std::clamp((service.desired + 1) / 2, kLeastFailures, kMostFailures);
  if (!breaker.boolean("enable") || deployment.standing != world::Standing::primary ||
      deployment.rollout != world::Rollout::in_progress || deployment.failures_in_a_row < threshold) {
    return;
  }
  deployment.rollout = world::Rollout::failed;
  deployment.reason = "ECS deployment circuit breaker: tasks failed to start.";
  deployment.updated = here.world.now();
  add_event(here, service, "(deployment " + deployment.id + ") deployment failed: tasks failed to start.");
  if (breaker.boolean("rollback")) roll_back(here, service, std::string(deployment.id));
  look_at(here, service);
}

}  // namespace kakoi::sim::orchestration
