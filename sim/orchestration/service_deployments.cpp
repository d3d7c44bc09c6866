#include "sim/orchestration/service_deployments.hpp"

#include <algorithm>

namespace kakoi::sim::orchestration {
namespace {

using Status = world::ServiceDeploymentStatus;

constexpr std::size_t kIdLength = 21;
constexpr std::size_t kRevisionDigits = 19;
// What is older is not asked for any more.
constexpr std::size_t kMostKept = 200;

template <typename T>
void put(std::vector<T>& kept, T it) {
  if (kept.size() == kMostKept) kept.erase(kept.begin());
  kept.push_back(std::move(it));
}

world::ServiceRevision revision(world::Here here, const world::Service& service) {
  world::ServiceRevision made{.launch = service.launch,
                              .connect = service.connect,
                              .volumes = service.volumes,
                              .lattice = service.lattice,
                              .created = here.world.now()};
  made.arn = here.region.arn(
      "ecs", "service-revision/" + service.cluster + "/" + service.name + "/" + here.world.ids.digits(kRevisionDigits));
  if (service.express) made.express = service.express->configuration;
  return made;
}

}  // namespace

void open_service_deployment(world::Here here, world::Service& service, world::Deployment& deployment) {
  if (current(service) != nullptr) {
    stop_service_deployment(here, service, "Service deployment stopped because a newer service deployment started.");
  }
  world::ServiceRevision target = revision(here, service);
  deployment.revision = target.arn;
  world::ServiceDeployment made{.deployment_id = deployment.id,
                                .target = target.arn,
                                .configuration = service.deployment_configuration,
                                .created = here.world.now(),
                                .updated = here.world.now()};
  made.arn = here.region.arn(
      "ecs", "service-deployment/" + service.cluster + "/" + service.name + "/" + here.world.ids.hex(kIdLength));
  for (const world::Deployment& it : service.deployments) {
    if (it.id != deployment.id) made.sources.push_back(it.revision);
  }
  put(service.revisions, std::move(target));
  put(service.service_deployments, std::move(made));
}

world::ServiceDeployment* current(world::Service& service) {
  if (service.service_deployments.empty() || service.service_deployments.back().is_over()) return nullptr;
  return &service.service_deployments.back();
}

const world::ServiceDeployment* current(const world::Service& service) {
  if (service.service_deployments.empty() || service.service_deployments.back().is_over()) return nullptr;
  return &service.service_deployments.back();
}

const world::ServiceRevision* revision_of(const world::Service& service, std::string_view arn) {
  const auto found = std::ranges::find_if(service.revisions, [&](const auto& it) { return it.arn == arn; });
  return found != service.revisions.end() ? &*found : nullptr;
}

void complete(world::Here here, world::Service& service) {
  world::ServiceDeployment* it = current(service);
  if (it == nullptr) return;
  const bool was_rolled_back = it->rollback.has_value();
  it->status = was_rolled_back ? Status::rollback_successful : Status::successful;
  if (it->stage != world::Stage::none) it->stage = world::Stage::clean_up;
  if (!was_rolled_back) it->production_traffic = it->test_traffic = 100;
  it->finished = here.world.now();
  it->updated = here.world.now();
}

void stop_service_deployment(world::Here here, world::Service& service, const std::string& reason) {
  world::ServiceDeployment* it = current(service);
  if (it == nullptr) return;
  it->status = Status::stopped;
  it->reason = reason;
  it->stopped = here.world.now();
  it->finished = here.world.now();
  it->updated = here.world.now();
}

}  // namespace kakoi::sim::orchestration
