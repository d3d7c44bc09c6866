#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/deployment_shapes.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/lists.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"

#include "sim/orchestration/rollback.hpp"
#include "sim/orchestration/rollout.hpp"
#include "sim/orchestration/service_deployments.hpp"
#include "sim/orchestration/services.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

namespace kakoi::sim::services::ecs {
namespace {

using Status = world::ServiceDeploymentStatus;

constexpr std::size_t kMostDescribed = 20;
constexpr std::int64_t kDefaultListed = 20;
constexpr const char* kStoppedByHand = "Service deployment rollback requested by user.";

struct Found {
  world::Service* service = nullptr;
  world::ServiceDeployment* deployment = nullptr;
};

/// The service that `KIND/CLUSTER/SERVICE/ID` at the end of an ARN belongs to.
world::Service* service_of(Context& context, std::string_view kind, const std::string& arn) {
  const std::string start = context.region.arn("ecs", std::string(kind) + "/");
  if (!arn.starts_with(start)) return nullptr;
  const std::string rest = arn.substr(start.size());
  const std::size_t first = rest.find('/');
  const std::size_t second = rest.find('/', first == std::string::npos ? first : first + 1);
  if (second == std::string::npos) return nullptr;
  return context.region.ecs.service(rest.substr(0, first), rest.substr(first + 1, second - first - 1));
}

Found find_deployment(Context& context, const std::string& arn) {
  Found found{.service = service_of(context, "service-deployment", arn)};
  if (found.service == nullptr) return {};
  const auto it = std::ranges::find(found.service->service_deployments, arn, &world::ServiceDeployment::arn);
  if (it == found.service->service_deployments.end()) return {};
  found.deployment = &*it;
  return found;
}

Expected<Found> named_deployment(Context& context, const Value& input) {
  const std::string arn = input.text("serviceDeploymentArn");
  if (arn.empty()) return invalid("serviceDeploymentArn cannot be empty.");
  const Found found = find_deployment(context, arn);
  if (found.deployment == nullptr) {
    return error("ServiceDeploymentNotFoundException", kServiceDeploymentNotFound);
  }
  return found;
}

Value named_answer(const Found& found) { return Value::object({{"serviceDeploymentArn", found.deployment->arn}}); }

/// Leaves the tasks as they are: nothing is started or stopped for it any more.
void abort(Context& context, const Found& found) {
  world::Deployment& primary = found.service->deployments.front();
  found.deployment->status = Status::stop_requested;
  found.deployment->updated = context.world.now();
  primary.rollout = world::Rollout::failed;
  primary.reason = kAborted;
  const world::Here here = context.here();
  context.world.after(context.world.pace.react, [here, cluster = found.service->cluster, name = found.service->name,
                                                 arn = found.deployment->arn] {
    world::Service* service = here.region.ecs.service(cluster, name);
    const world::ServiceDeployment* still = service != nullptr ? orchestration::current(*service) : nullptr;
    if (still != nullptr && still->arn == arn) {
      orchestration::stop_service_deployment(here, *service, kAborted);
    }
  });
}

/// A key that sorts as time goes back, with as many digits for every time.
std::string newest_first(const world::ServiceDeployment& it) {
  constexpr double kMilliseconds = 1000;
  constexpr std::int64_t kEndOfTime = 9'999'999'999'999;
  return std::to_string(kEndOfTime - static_cast<std::int64_t>(it.created * kMilliseconds)) + " " + it.arn;
}

struct Filter {
  std::vector<std::string> statuses;
  std::optional<double> after;
  std::optional<double> before;

  [[nodiscard]] bool takes(const world::ServiceDeployment& it) const {
    return (statuses.empty() || std::ranges::find(statuses, name_of(it.status)) != statuses.end()) &&
           (!after || it.created >= *after) && (!before || it.created <= *before);
  }
};

}  // namespace

Outcome list_service_deployments(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const world::Service* service = find_service(context, **cluster, input.text("service"));
  if (service == nullptr) return error("ServiceNotFoundException", kServiceNotFound);
  if (service->controller != "ECS") return error("UnsupportedFeatureException", kNoServiceDeployments);
  const Filter filter{.statuses = input.texts_of("status"),
                      .after = input["createdAt"]["after"].as_number(),
                      .before = input["createdAt"]["before"].as_number()};
  std::map<std::string, const world::ServiceDeployment*> sorted;
  for (const world::ServiceDeployment& it : service->service_deployments) {
    if (filter.takes(it)) sorted.emplace(newest_first(it), &it);
  }
  std::vector<std::string> keys;
  std::ranges::transform(sorted, std::back_inserter(keys), [](const auto& it) { return it.first; });
  auto page = list_page(context, input, keys, {.member = "serviceDeployments", .default_size = kDefaultListed});
  if (!page) return page;
  Value briefs = Value::array();
  for (const Value& key : (*page)["serviceDeployments"].items()) {
    briefs.append(brief_of(context, *service, *sorted.at(key.as_text().value_or(""))));
  }
  page->set("serviceDeployments", std::move(briefs));
  return page;
}

Outcome describe_service_deployments(Context& context, const Value& input) {
  const std::vector<std::string> arns = input.texts_of("serviceDeploymentArns");
  if (arns.empty()) return invalid("serviceDeploymentArns cannot be empty.");
  if (arns.size() > kMostDescribed) return invalid("serviceDeploymentArns can have at most 20 items.");
  Value deployments = Value::array();
  Value failures = Value::array();
  for (const std::string& arn : arns) {
    const Found found = find_deployment(context, arn);
    found.deployment != nullptr ? deployments.append(shape_of(context, *found.service, *found.deployment))
                                : failures.append(missing(arn));
  }
  return Value::object({{"serviceDeployments", std::move(deployments)}, {"failures", std::move(failures)}});
}

Outcome describe_service_revisions(Context& context, const Value& input) {
  const std::vector<std::string> arns = input.texts_of("serviceRevisionArns");
  if (arns.empty()) return invalid("serviceRevisionArns cannot be empty.");
  if (arns.size() > kMostDescribed) return invalid("serviceRevisionArns can have at most 20 items.");
  Value revisions = Value::array();
  Value failures = Value::array();
  for (const std::string& arn : arns) {
    const world::Service* service = service_of(context, "service-revision", arn);
    const world::ServiceRevision* found = service != nullptr ? orchestration::revision_of(*service, arn) : nullptr;
    found != nullptr ? revisions.append(shape_of(context, *service, *found)) : failures.append(missing(arn));
  }
  return Value::object({{"serviceRevisions", std::move(revisions)}, {"failures", std::move(failures)}});
}

Outcome stop_service_deployment(Context& context, const Value& input) {
  const auto found = named_deployment(context, input);
  if (!found) return tl::unexpected(found.error());
  const std::string type = input.text("stopType", "ROLLBACK");
  if (type == "ABORT" && !context.world.quirks.stop_type_abort) return invalid(kAbortUnsupported);
  const Status status = found->deployment->status;
  if (status != Status::pending && status != Status::in_progress) {
    return error("ConflictException", kServiceDeploymentOver);
  }
  if (type == "ABORT") {
    abort(context, *found);
  } else {
    orchestration::request_rollback(context.here(), *found->service, kStoppedByHand);
  }
  return named_answer(*found);
}

Outcome continue_service_deployment(Context& context, const Value& input) {
  const auto found = named_deployment(context, input);
  if (!found) return tl::unexpected(found.error());
  const std::string action = input.text("action", "CONTINUE");
  const auto hook = std::ranges::find(found->deployment->hooks, input.text("hookId"), &world::HookRun::id);
  if (hook == found->deployment->hooks.end()) return invalid(kNoHook);
  if (hook->status != "AWAITING_ACTION" || found->deployment->status != Status::in_progress) {
    return invalid(kHookNotWaiting);
  }
  if (action == "CONTINUE") {
    hook->status = "SUCCEEDED";
    orchestration::look_at(context.here(), *found->service);
  } else {
    hook->status = "FAILED";
    orchestration::request_rollback(context.here(), *found->service, kRolledBackAtHook);
  }
  return named_answer(*found);
}

}  // namespace kakoi::sim::services::ecs
