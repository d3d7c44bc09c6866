// The whole simulated AWS: accounts, their regions, who may come in, and time. No protocol, no network of our own.
#pragma once

#include "sim/world/batch.hpp"
#include "sim/world/codedeploy.hpp"
#include "sim/world/ec2.hpp"
#include "sim/world/ecs.hpp"
#include "sim/world/elbv2.hpp"
#include "sim/world/events.hpp"
#include "sim/world/identity.hpp"
#include "sim/world/ids.hpp"
#include "sim/world/organizations.hpp"
#include "sim/world/pipes.hpp"
#include "sim/world/registry.hpp"
#include "sim/world/scheduler.hpp"
#include "sim/world/settings.hpp"
#include "sim/world/states.hpp"
#include "sim/world/timeline.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace kakoi::sim::world {

/// The state of every service in one region of one account. Services have a struct each.
struct Region {
  std::string name = {};
  std::string account = {};
  Ec2 ec2;
  Ecs ecs;
  Elbv2 elbv2;
  CodeDeploy codedeploy;
  States states;
  Batch batch;
  Events events;
  Scheduler scheduler;
  Pipes pipes;

  [[nodiscard]] std::string arn(std::string_view service, std::string_view resource) const;
  /// `aws`, or that of China, GovCloud and the like by the region's name.
  [[nodiscard]] std::string_view partition() const;
};

struct Account {
  std::string id = {};
  std::map<std::string, Region> regions = {};

  /// Made when it is first asked for. It stays where it is.
  Region& region(const std::string& name);
};

class World {
 public:
  explicit World(std::uint64_t seed = 1) : ids(seed) {}
  // Jobs on the timeline refer to it.
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  Account& account(const std::string& id);

  [[nodiscard]] Time now() const { return now_; }
  /// Everything up to `time` happens. Time does not go back.
  void advance_to(Time time);
  /// Up to when it is being advanced: what repeats itself can tell how often it would.
  [[nodiscard]] Time horizon() const { return horizon_; }
  void after(double seconds, Timeline::Job job) { timeline.at(now_ + seconds, std::move(job)); }

  Ids ids;
  Pace pace;
  Quirks quirks;
  Registry registry;
  Timeline timeline;
  std::map<std::string, Account> accounts = {};
  std::map<std::string, Credential, std::less<>> credentials = {};  ///< by access key
  std::map<std::string, Role> roles = {};                           ///< by ARN
  std::set<std::string> denied_keys = {};  ///< of KMS, by ARN or id: nobody may decrypt with them
  Organization organization;
  Machine machine;

 private:
  Time now_ = 0;
  Time horizon_ = 0;
};

/// Where a call is at work.
struct Here {
  World& world;
  Region& region;
};

}  // namespace kakoi::sim::world
