#include "sim/orchestration/health.hpp"

#include "sim/network/reach.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace kakoi::sim::orchestration {
namespace {

// What everything that is reached answers.
constexpr std::int64_t kAnswer = 200;

const world::NetworkInterface* interface_at(const world::Region& region, const std::string& vpc_id,
                                            const std::string& address) {
  const auto found = std::ranges::find_if(region.ec2.interfaces, [&](const auto& it) {
    return it.second.private_ip == address && it.second.vpc_id == vpc_id;
  });
  return found != region.ec2.interfaces.end() ? &found->second : nullptr;
}

/// The interfaces of the load balancers that send to the group.
std::vector<const world::NetworkInterface*> senders_to(const world::Region& region, const world::TargetGroup& group) {
  std::vector<const world::NetworkInterface*> senders;
  for (const std::string& arn : region.elbv2.balancers_of(group.arn)) {
    const auto balancer = region.elbv2.load_balancers.find(arn);
    if (balancer == region.elbv2.load_balancers.end()) continue;
    for (const auto& [subnet, id] : balancer->second.interfaces) {
      const auto found = region.ec2.interfaces.find(id);
      if (found != region.ec2.interfaces.end()) senders.push_back(&found->second);
    }
  }
  return senders;
}

std::int64_t port_of_check(const world::TargetGroup& group, const world::RegisteredTarget& target) {
  std::int64_t port = target.port;
  std::from_chars(group.check_port.data(), group.check_port.data() + group.check_port.size(), port);
  return port;
}

/// `200`, `200,202`, `200-299`.
bool takes(const std::string& matcher, std::int64_t code) {
  const char* at = matcher.data();
  const char* end = matcher.data() + matcher.size();
  while (at < end) {
    std::int64_t first = 0;
    at = std::from_chars(at, end, first).ptr;
    std::int64_t last = first;
    if (at < end && *at == '-') at = std::from_chars(at + 1, end, last).ptr;
    if (code >= first && code <= last) return true;
    ++at;
  }
  return false;
}

}  // namespace

std::optional<Finding> why_unused(const world::Region& region, const world::TargetGroup& group,
                                  const world::RegisteredTarget& target) {
  const auto senders = senders_to(region, group);
  if (senders.empty()) {
    return Finding{.reason = "Target.NotInUse",
                   .description = "Target group is not configured to receive traffic from the load balancer"};
  }
  const world::NetworkInterface* there = interface_at(region, group.vpc_id, target.id);
  const std::string& zone = there != nullptr ? there->zone : target.zone;
  const bool is_covered = zone.empty() || zone == "all" ||
                          std::ranges::any_of(senders, [&](const auto* sender) { return sender->zone == zone; });
  if (is_covered) return std::nullopt;
  return Finding{.reason = "Target.NotInUse",
                 .description = "Target is in an Availability Zone that is not enabled for the load balancer"};
}

std::optional<Finding> failed_check(const world::Region& region, const world::TargetGroup& group,
                                    const world::RegisteredTarget& target) {
  const auto senders = senders_to(region, group);
  const world::NetworkInterface* there = interface_at(region, group.vpc_id, target.id);
  const bool arrives =
      there != nullptr && std::ranges::all_of(senders, [&](const auto* sender) {
        return network::reach_interface({.vpcs = region.ec2, .own = region.ec2}, network::source_of(*sender), *there,
                                        port_of_check(group, target))
            .arrives();
      });
  if (!arrives && group.matcher.empty()) {
    return Finding{.reason = "Target.FailedHealthChecks", .description = "Health checks failed"};
  }
  if (!arrives) return Finding{.reason = "Target.Timeout", .description = "Request timed out"};
  if (group.matcher.empty() || takes(group.matcher, kAnswer)) return std::nullopt;
  return Finding{.reason = "Target.ResponseCodeMismatch",
                 .description = "Health checks failed with these codes: [" + std::to_string(kAnswer) + "]"};
}

}  // namespace kakoi::sim::orchestration
