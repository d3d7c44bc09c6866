#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/launches.hpp"
#include "sim/services/ecs/load_balancers.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"
#include "sim/services/ecs/tokens.hpp"

#include "sim/orchestration/services.hpp"
#include "sim/services/tags.hpp"

#include <algorithm>

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::size_t kMostTaskSets = 5;

Value answer(Context& context, const world::Service& service, const world::TaskSet& set) {
  return Value::object({{"taskSet", shape_of(context, service, set, true)}});
}

Expected<double> scale_of(const Value& input) {
  const double scale = input["scale"].number("value", 100);
  if (scale < 0 || scale > 100) return invalid("Scale value must be between 0 and 100.");
  return scale;
}

/// The service and one of its task sets, both named by the input.
struct Named {
  world::Service* service = nullptr;
  world::TaskSet* set = nullptr;
};

Expected<Named> named(Context& context, const Value& input, std::string_view member) {
  const auto service = active_service_of(context, input);
  if (!service) return tl::unexpected(service.error());
  const auto set = task_set_of(**service, input.text(member));
  if (!set) return tl::unexpected(set.error());
  return Named{.service = *service, .set = *set};
}

/// Does a set of the service already stand behind a target group of the launch?
bool is_group_in_use(const world::Service& service, const world::Launch& launch) {
  const auto names_one_of = [&](const Value& balancer) {
    return std::ranges::any_of(launch.load_balancers.items(), [&](const Value& it) {
      return it.text("targetGroupArn") == balancer.text("targetGroupArn");
    });
  };
  return std::ranges::any_of(service.task_sets, [&](const world::TaskSet& set) {
    return set.standing != world::Standing::draining &&
           std::ranges::any_of(set.launch.load_balancers.items(), names_one_of);
  });
}

bool takes_task_sets(const Context& context, const world::Service& service) {
  return service.controller == "EXTERNAL" ||
         (service.controller == "CODE_DEPLOY" && context.world.quirks.task_sets_by_hand_on_code_deploy);
}

}  // namespace

Outcome create_task_set(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const auto found = active_service_of(context, input);
  if (!found) return tl::unexpected(found.error());
  world::Service& service = **found;
  if (!takes_task_sets(context, service)) return invalid(kTaskSetController);
  const auto use = token_use(context, input);
  if (!use) return tl::unexpected(use.error());
  if (*use != nullptr) {
    const auto set = task_set_of(service, (*use)->made.front());
    if (!set) return tl::unexpected(set.error());
    return answer(context, service, **set);
  }
  if (service.task_sets.size() >= kMostTaskSets) return invalid(kTooManyTaskSets);
  auto launch = launch_of(context, **cluster, input);
  if (!launch) return tl::unexpected(launch.error());
  if (const auto checked = check_balancers(context, *launch); !checked) return tl::unexpected(checked.error());
  if (!context.world.quirks.task_sets_share_target_group && is_group_in_use(service, *launch)) {
    return invalid(kTargetGroupShared);
  }
  const auto scale = scale_of(input);
  if (!scale) return tl::unexpected(scale.error());
  world::TaskSet set{.id = context.world.ids.ecs_svc(),
                     .launch = *std::move(launch),
                     .scale = input.has("scale") ? *scale : 0,
                     .external_id = input.text("externalId"),
                     .steady_at = context.world.now(),
                     .created = context.world.now(),
                     .updated = context.world.now()};
  set.arn = context.region.arn("ecs", "task-set/" + service.cluster + "/" + service.name + "/" + set.id);
  put_tags(set.tags, input["tags"]);
  remember_token(context, input, {set.id});
  service.task_sets.push_back(std::move(set));
  orchestration::look_at(context.here(), service);
  return answer(context, service, service.task_sets.back());
}

Outcome describe_task_sets(Context& context, const Value& input) {
  const auto found = active_service_of(context, input);
  if (!found) return tl::unexpected(found.error());
  const world::Service& service = **found;
  const bool shows = service.controller == "EXTERNAL" ||
                     (service.controller == "CODE_DEPLOY" && context.world.quirks.code_deploy_sets_are_described);
  if (!shows) return invalid(kTaskSetController);
  Value sets = Value::array();
  Value failures = Value::array();
  std::vector<std::string> names = input.texts_of("taskSets");
  if (names.empty()) {
    std::ranges::transform(service.task_sets, std::back_inserter(names), &world::TaskSet::id);
  }
  for (const std::string& name : names) {
    if (const auto set = task_set_of(**found, name)) {
      sets.append(shape_of(context, service, **set, includes(input, "TAGS")));
    } else {
      failures.append(missing(name));
    }
  }
  return Value::object({{"taskSets", std::move(sets)}, {"failures", std::move(failures)}});
}

Outcome update_task_set(Context& context, const Value& input) {
  const auto it = named(context, input, "taskSet");
  if (!it) return tl::unexpected(it.error());
  const auto scale = scale_of(input);
  if (!scale) return tl::unexpected(scale.error());
  it->set->scale = *scale;
  it->set->updated = context.world.now();
  it->set->is_steady = false;
  orchestration::look_at(context.here(), *it->service);
  return answer(context, *it->service, *it->set);
}

Outcome update_service_primary_task_set(Context& context, const Value& input) {
  const auto it = named(context, input, "primaryTaskSet");
  if (!it) return tl::unexpected(it.error());
  for (world::TaskSet& set : it->service->task_sets) {
    if (set.standing == world::Standing::primary) set.standing = world::Standing::active;
  }
  it->set->standing = world::Standing::primary;
  it->set->updated = context.world.now();
  // The parameters of the primary set become the service's.
  it->service->launch = it->set->launch;
  orchestration::look_at(context.here(), *it->service);
  return answer(context, *it->service, *it->set);
}

Outcome delete_task_set(Context& context, const Value& input) {
  const auto it = named(context, input, "taskSet");
  if (!it) return tl::unexpected(it.error());
  const bool force = input.boolean("force");
  if (it->set->standing == world::Standing::primary && !force) return invalid(kPrimaryTaskSet);
  if (it->set->scale > 0 && !force) return invalid(kTaskSetNotScaledDown);
  it->set->standing = world::Standing::draining;
  it->set->updated = context.world.now();
  orchestration::look_at(context.here(), *it->service);
  return answer(context, *it->service, *it->set);
}

}  // namespace kakoi::sim::services::ecs
