#include "sim/world/world.hpp"

#include <algorithm>

namespace kakoi::sim::world {

std::string_view Region::partition() const {
  if (name.starts_with("cn-")) return "aws-cn";
  if (name.starts_with("us-gov-")) return "aws-us-gov";
  if (name.starts_with("eusc-")) return "aws-eusc";
  if (name.starts_with("us-isob-")) return "aws-iso-b";
  if (name.starts_with("us-isof-")) return "aws-iso-f";
  if (name.starts_with("us-iso-")) return "aws-iso";
  if (name.starts_with("eu-isoe-")) return "aws-iso-e";
  return "aws";
}

std::string Region::arn(std::string_view service, std::string_view resource) const {
  return "arn:" + std::string(partition()) + ":" + std::string(service) + ":" + name + ":" + account + ":" +
         std::string(resource);
}

Region& Account::region(const std::string& name) {
  const auto [found, is_new] = regions.try_emplace(name);
  if (is_new) {
    found->second.name = name;
    found->second.account = id;
  }
  return found->second;
}

Account& World::account(const std::string& id) {
  const auto [found, is_new] = accounts.try_emplace(id);
  if (is_new) {
    found->second.id = id;
  }
  return found->second;
}

void World::advance_to(Time time) {
  horizon_ = std::max(horizon_, time);
  while (timeline.next() <= time) {
    now_ = std::max(now_, timeline.next());
    timeline.take()();
  }
  now_ = std::max(now_, time);
}

}  // namespace kakoi::sim::world
