#include "sim/orchestration/happenings.hpp"

#include "sim/orchestration/services.hpp"
#include "sim/orchestration/tasks.hpp"

#include <algorithm>
#include <vector>

namespace kakoi::sim::orchestration {
namespace {

void move_desired(world::Here here, const Scaling& scaling, bool is_up) {
  world::Service* service = here.region.ecs.service(scaling.cluster, scaling.service);
  if (service == nullptr || service->status != "ACTIVE") return;
  if (service->desired >= scaling.most) is_up = false;
  if (service->desired <= scaling.least) is_up = true;
  const std::int64_t wanted = service->desired + (is_up ? scaling.step : -scaling.step);
  service->desired = std::clamp(wanted, scaling.least, scaling.most);
  look_at(here, *service);
  if (scaling.times <= 1) return;
  Scaling rest = scaling;
  --rest.times;
  here.world.after(scaling.every, [here, rest, is_up] { move_desired(here, rest, is_up); });
}

}  // namespace

void begin_scaling(world::Here here, const Scaling& scaling) {
  here.world.after(scaling.every, [here, scaling] { move_desired(here, scaling, true); });
}

std::int64_t exit_tasks(world::Here here, const world::Service& service, std::int64_t count, std::int64_t exit_code) {
  std::vector<world::Task*> running;
  for (const std::string& id : service.tasks) {
    world::Task& task = here.region.ecs.tasks.at(id);
    if (task.is_running() && task.desired_status == "RUNNING") running.push_back(&task);
  }
  const auto ended = std::min<std::size_t>(running.size(), static_cast<std::size_t>(std::max<std::int64_t>(count, 0)));
  for (std::size_t i = 0; i < ended; ++i) {
    exit_task(here, *running[i], exit_code);
  }
  return static_cast<std::int64_t>(ended);
}

}  // namespace kakoi::sim::orchestration
