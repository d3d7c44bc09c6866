#include "sim/orchestration/targets.hpp"

#include "sim/orchestration/attachments.hpp"
#include "sim/orchestration/health.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace kakoi::sim::orchestration {
namespace {

/// A target of one registration, as a job on the timeline remembers it.
struct Registered {
  std::string group;
  std::uint64_t registration = 0;
};

struct Found {
  world::TargetGroup* group = nullptr;
  world::RegisteredTarget* target = nullptr;
};

std::optional<Found> find(world::Here here, const Registered& it) {
  const auto group = here.region.elbv2.target_groups.find(it.group);
  if (group == here.region.elbv2.target_groups.end()) return std::nullopt;
  auto& targets = group->second.targets;
  const auto target = std::ranges::find(targets, it.registration, &world::RegisteredTarget::registration);
  if (target == targets.end()) return std::nullopt;
  return Found{.group = &group->second, .target = &*target};
}

void show(world::RegisteredTarget& target, std::string_view state, const Finding& why) {
  target.state = state;
  target.reason = why.reason;
  target.description = why.description;
}

void pass(const world::TargetGroup& group, world::RegisteredTarget& target) {
  target.failed = 0;
  ++target.passed;
  // A new target is trusted after one check; one that has failed has to earn it.
  const bool is_trusted = target.state != "unhealthy" || target.passed >= group.healthy_threshold;
  if (is_trusted) show(target, "healthy", {});
}

void fail(const world::TargetGroup& group, world::RegisteredTarget& target, const Finding& why) {
  target.passed = 0;
  ++target.failed;
  if (target.failed >= group.unhealthy_threshold) {
    show(target, "unhealthy", why);
  } else if (target.state != "healthy") {
    target.reason = "Elb.InitialHealthChecking";
    target.description = "Initial health checks in progress";
  }
}

void check_once(world::Here here, world::TargetGroup& group, world::RegisteredTarget& target) {
  if (const auto unused = why_unused(here.region, group, target)) {
    target.passed = 0;
    target.failed = 0;
    show(target, "unused", *unused);
    return;
  }
  if (target.state == "unused") show(target, "initial", {});
  if (!group.checks_health) {
    show(target, "unavailable", {.reason = "Target.HealthCheckDisabled", .description = "Health checks are disabled"});
  } else if (const auto why = failed_check(here.region, group, target)) {
    fail(group, target, *why);
  } else {
    pass(group, target);
  }
}

void check(world::Here here, const Registered& it) {
  const auto found = find(here, it);
  if (!found || found->target->state == "draining") return;
  const std::string before = found->target->state;
  check_once(here, *found->group, *found->target);
  here.world.after(static_cast<double>(found->group->interval), [here, it] { check(here, it); });
  // A service hears of every failure, since it may have let earlier ones pass.
  if (found->target->state != before || found->target->state == "unhealthy") {
    note_health(here, *found->group, *found->target);
  }
}

double drain_time(const world::Pace& pace, const world::TargetGroup& group) {
  const auto said = group.attributes.find("deregistration_delay.timeout_seconds");
  double seconds = 0;
  if (said != group.attributes.end()) {
    std::from_chars(said->second.data(), said->second.data() + said->second.size(), seconds);
  }
  return std::min(pace.drain, seconds);
}

template <typename Group>
auto* find_in(Group& group, const std::string& id, std::int64_t port) {
  const auto found =
      std::ranges::find_if(group.targets, [&](const auto& it) { return it.id == id && it.port == port; });
  return found != group.targets.end() ? &*found : nullptr;
}

}  // namespace

world::RegisteredTarget* find_target(world::TargetGroup& group, const std::string& id, std::int64_t port) {
  return find_in(group, id, port);
}

const world::RegisteredTarget* find_target(const world::TargetGroup& group, const std::string& id, std::int64_t port) {
  return find_in(group, id, port);
}

void register_target(world::Here here, const std::string& group_arn, const std::string& id, std::int64_t port,
                     const std::string& zone) {
  const auto group = here.region.elbv2.target_groups.find(group_arn);
  if (group == here.region.elbv2.target_groups.end()) return;
  world::RegisteredTarget* known = find_target(group->second, id, port);
  if (known != nullptr && known->state != "draining") return;
  world::RegisteredTarget& target = known != nullptr ? *known : group->second.targets.emplace_back();
  target = {.id = id, .port = port, .zone = zone, .registration = ++here.region.elbv2.registrations};
  if (const auto unused = why_unused(here.region, group->second, target)) {
    show(target, "unused", *unused);
  } else {
    show(target, "initial",
         {.reason = "Elb.RegistrationInProgress", .description = "Target registration is in progress"});
  }
  const Registered it{.group = group_arn, .registration = target.registration};
  here.world.after(here.world.pace.first_check, [here, it] { check(here, it); });
}

double deregister_target(world::Here here, const std::string& group_arn, const std::string& id, std::int64_t port) {
  const auto group = here.region.elbv2.target_groups.find(group_arn);
  if (group == here.region.elbv2.target_groups.end()) return 0;
  world::RegisteredTarget* target = find_target(group->second, id, port);
  if (target == nullptr || target->state == "draining") return 0;
  const double seconds = drain_time(here.world.pace, group->second);
  show(*target, "draining",
       {.reason = "Target.DeregistrationInProgress", .description = "Target deregistration is in progress"});
  const Registered it{.group = group_arn, .registration = target->registration};
  here.world.after(seconds, [here, it] {
    const auto found = find(here, it);
    if (!found) return;
    std::erase_if(found->group->targets, [&](const auto& kept) { return kept.registration == it.registration; });
  });
  return seconds;
}

void look_at_targets(world::Here here) {
  for (auto& [arn, group] : here.region.elbv2.target_groups) {
    for (world::RegisteredTarget& target : group.targets) {
      if (target.state == "draining") continue;
      const auto unused = why_unused(here.region, group, target);
      if (unused) {
        show(target, "unused", *unused);
      } else if (target.state == "unused") {
        target.failed = 0;
        show(target, "initial",
             {.reason = "Elb.InitialHealthChecking", .description = "Initial health checks in progress"});
      }
    }
  }
}

}  // namespace kakoi::sim::orchestration
