#include "sim/services/launching/run.hpp"

#include "sim/orchestration/tasks.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/service.hpp"

namespace kakoi::sim::services::launching {
namespace {

constexpr const char* kEnded = "Essential container in task exited";

void end_later(world::Here here, const std::string& id) {
  here.world.after(here.world.pace.job, [here, id] {
    const auto found = here.region.ecs.tasks.find(id);
    if (found != here.region.ecs.tasks.end() && found->second.is_running()) {
      orchestration::stop_task(here, found->second, "EssentialContainerExited", kEnded);
    }
  });
}

}  // namespace

bool run(world::Here here, const std::string& role, const Value& input) {
  Context context{.world = here.world,
                  .region = here.region,
                  .caller = {.account = here.region.account, .principal = role},
                  .action = "RunTask"};
  const Outcome outcome = ecs::service().perform(context, input);
  if (!outcome) return false;
  if (here.world.pace.job > 0) {
    for (const Value& task : (*outcome)["tasks"].items()) {
      end_later(here, ecs::last_part(task.text("taskArn")));
    }
  }
  return true;
}

}  // namespace kakoi::sim::services::launching
