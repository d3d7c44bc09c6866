#include "sim/orchestration/rollback.hpp"

#include "sim/orchestration/service_deployments.hpp"
#include "sim/orchestration/services.hpp"

#include <algorithm>

namespace kakoi::sim::orchestration {
namespace {

using Status = world::ServiceDeploymentStatus;

void note(world::Here here, world::Service& service, const std::string& because, const world::Deployment* target) {
  world::ServiceDeployment* it = current(service);
  if (it == nullptr) return;
  it->status = target != nullptr ? Status::rollback_in_progress : Status::rollback_failed;
  it->reason = because;
  it->rollback = {
      .reason = because, .started = here.world.now(), .revision = target != nullptr ? target->revision : std::string()};
  it->production_traffic = it->test_traffic = 0;
  it->updated = here.world.now();
  if (target == nullptr) it->finished = here.world.now();
}

void make_primary(world::Here here, world::Service& service, std::vector<world::Deployment>::iterator it) {
  std::rotate(service.deployments.begin(), it, it + 1);
  for (world::Deployment& other : service.deployments) {
    other.standing = world::Standing::active;
  }
  world::Deployment& primary = service.deployments.front();
  primary.standing = world::Standing::primary;
  primary.rollout = world::Rollout::in_progress;
  const world::ServiceDeployment* record = current(service);
  const bool by_breaker = record != nullptr && record->breaker_opened;
  primary.reason = std::string(by_breaker ? "ECS deployment circuit breaker: rolling back" : "Rolling back") +
                   " to deploymentId " + primary.id + ".";
  primary.failures_in_a_row = 0;
  primary.retry_at = 0;
  primary.updated = here.world.now();
  service.launch = primary.launch;
  if (const world::ServiceRevision* revision = revision_of(service, primary.revision)) {
    service.connect = revision->connect;
    service.volumes = revision->volumes;
    service.lattice = revision->lattice;
    if (service.express) service.express->configuration = revision->express;
  }
}

}  // namespace

bool roll_back(world::Here here, world::Service& service, const std::string& because) {
  const auto last = std::ranges::find(service.deployments, world::Rollout::completed, &world::Deployment::rollout);
  note(here, service, because, last != service.deployments.end() ? &*last : nullptr);
  if (last == service.deployments.end()) return false;
  service.deployments.front().updated = here.world.now();
  if (service.deployments.front().rollout == world::Rollout::in_progress) {
    service.deployments.front().rollout = world::Rollout::failed;
    service.deployments.front().reason = because;
  }
  add_event(here, service, "rolling back to deployment " + last->id + ".");
  make_primary(here, service, last);
  service.is_steady = false;
  look_at(here, service);
  return true;
}

void request_rollback(world::Here here, world::Service& service, const std::string& because) {
  world::ServiceDeployment* it = current(service);
  if (it == nullptr) return;
  it->status = Status::rollback_requested;
  it->reason = because;
  it->updated = here.world.now();
  here.world.after(here.world.pace.react,
                   [here, cluster = service.cluster, name = service.name, arn = it->arn, because] {
                     world::Service* found = here.region.ecs.service(cluster, name);
                     const world::ServiceDeployment* still = found != nullptr ? current(*found) : nullptr;
                     if (still != nullptr && still->arn == arn) roll_back(here, *found, because);
                   });
}

}  // namespace kakoi::sim::orchestration
