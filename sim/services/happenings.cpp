#include "sim/services/happenings.hpp"

#include "sim/orchestration/happenings.hpp"

#include <string>

namespace kakoi::sim::services {
namespace {

// More often than that is more than anybody watches, and would keep time from passing.
constexpr std::int64_t kMostTimes = 10'000;
constexpr double kLeastPause = 1;

struct Place {
  world::Here here;
  world::Service* service = nullptr;
};

tl::unexpected<ApiError> wrong(std::string message) { return error("InvalidEvent", std::move(message)); }

Expected<Place> place_of(world::World& world, const Value& event) {
  const std::string account = event.text("account", world.accounts.empty() ? "" : world.accounts.begin()->first);
  if (!world.accounts.contains(account)) return wrong("no such account: " + account);
  world::Region& region = world.account(account).region(event.text("region", "us-east-1"));
  world::Service* service = region.ecs.service(event.text("cluster", "default"), event.text("service"));
  if (service == nullptr || service->status != "ACTIVE") return wrong("no such service: " + event.text("service"));
  return Place{.here = {.world = world, .region = region}, .service = service};
}

Expected<bool> check_rhythm(const Value& event) {
  if (event.number("every", kLeastPause) < kLeastPause) return wrong("every is a second at least");
  const std::int64_t times = event.integer("times", 1);
  if (times < 1 || times > kMostTimes) return wrong("times is a number between 1 and 10000");
  return true;
}

Outcome autoscaling(const Place& place, const Value& event) {
  orchestration::Scaling scaling{.cluster = place.service->cluster, .service = place.service->name};
  scaling.least = event.integer("least", scaling.least);
  scaling.most = event.integer("most", scaling.most);
  scaling.step = event.integer("step", scaling.step);
  scaling.every = event.number("every", scaling.every);
  scaling.times = event.integer("times", scaling.times);
  if (scaling.least < 0 || scaling.least > scaling.most) return wrong("least is between 0 and most");
  if (scaling.step < 1) return wrong("step is 1 at least");
  orchestration::begin_scaling(place.here, scaling);
  return Value::object({{"autoscaling", place.service->arn}});
}

/// Now, and as often as it is to be after that.
std::int64_t exit_tasks(world::Here here, const world::Service& service, const Value& event, std::int64_t times) {
  if (times > 1) {
    here.world.after(event.number("every", 60), [here, cluster = service.cluster, name = service.name, event, times] {
      const world::Service* found = here.region.ecs.service(cluster, name);
      if (found != nullptr) exit_tasks(here, *found, event, times - 1);
    });
  }
  return orchestration::exit_tasks(here, service, event.integer("count", 1), event.integer("exit_code", 1));
}

/// What sharing by Resource Access Manager leads to.
Outcome share_subnet(world::World& world, const Value& event) {
  const std::string owner = event.text("account");
  const std::string with = event.text("with");
  const std::string region = event.text("region", "us-east-1");
  const std::string subnet = event.text("subnet");
  for (const std::string& account : {owner, with}) {
    if (!world.accounts.contains(account)) return wrong("no such account: " + account);
  }
  if (!world.account(owner).region(region).ec2.subnets.contains(subnet)) return wrong("no such subnet: " + subnet);
  world.account(with).region(region).ec2.shared_subnets[subnet] = owner;
  return Value::object({{"shared", subnet}});
}

Outcome allow_key(world::World& world, const Value& event, bool is_allowed) {
  const std::string key = event.text("key");
  if (is_allowed) world.denied_keys.erase(key);
  if (!is_allowed) world.denied_keys.insert(key);
  return Value::object({{event.text("event"), key}});
}

}  // namespace

Outcome happen(world::World& world, const Value& event) {
  const std::string kind = event.text("event");
  if (kind == "share_subnet") return share_subnet(world, event);
  if (kind == "key_denied" || kind == "key_allowed") return allow_key(world, event, kind == "key_allowed");
  if (kind != "autoscaling" && kind != "task_exits") return error("NoSuchEvent", "no such event: " + kind);
  if (const auto checked = check_rhythm(event); !checked) return tl::unexpected(checked.error());
  const auto place = place_of(world, event);
  if (!place) return tl::unexpected(place.error());
  if (kind == "autoscaling") return autoscaling(*place, event);
  const std::int64_t ended = exit_tasks(place->here, *place->service, event, event.integer("times", 1));
  return Value::object({{"exited", ended}});
}

}  // namespace kakoi::sim::services
