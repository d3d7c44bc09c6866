#include "sim/orchestration/load_balancers.hpp"

#include "sim/network/addresses.hpp"
#include "sim/orchestration/interfaces.hpp"
#include "sim/orchestration/targets.hpp"

#include <algorithm>

namespace kakoi::sim::orchestration {
namespace {

/// `app/NAME/ID`: the end of its ARN.
std::string path_of(const world::LoadBalancer& balancer) {
  constexpr std::string_view kMark = "loadbalancer/";
  return balancer.arn.substr(balancer.arn.find(kMark) + kMark.size());
}

std::string elastic_address(const world::Region& region, const world::LoadBalancer& balancer,
                            const std::string& subnet) {
  const auto wanted = balancer.allocations.find(subnet);
  if (wanted == balancer.allocations.end()) return {};
  const auto address = region.ec2.addresses.find(wanted->second);
  return address != region.ec2.addresses.end() ? address->second.public_ip : "";
}

}  // namespace

void place_load_balancer(world::Here here, world::LoadBalancer& balancer, const std::vector<std::string>& subnets) {
  std::erase_if(balancer.interfaces, [&](const auto& it) {
    const bool stays = std::ranges::find(subnets, it.first) != subnets.end();
    if (!stays) network::erase_interface(here, it.second);
    return !stays;
  });
  for (const std::string& subnet : subnets) {
    if (balancer.interfaces.contains(subnet)) continue;
    world::NetworkInterface wanted{.description = "ELB " + path_of(balancer),
                                   .public_ip = elastic_address(here.region, balancer, subnet),
                                   .groups = balancer.groups,
                                   .type = balancer.is_application() ? "interface" : "network_load_balancer"};
    balancer.interfaces[subnet] = add_interface(here, subnet, std::move(wanted), balancer.is_public());
  }
  look_at_targets(here);
}

void guard_load_balancer(world::Here here, world::LoadBalancer& balancer, const std::vector<std::string>& groups) {
  balancer.groups = groups;
  for (const auto& [subnet, id] : balancer.interfaces) {
    const auto found = here.region.ec2.interfaces.find(id);
    if (found != here.region.ec2.interfaces.end()) found->second.groups = groups;
  }
}

void begin_load_balancer(world::Here here, const world::LoadBalancer& balancer) {
  here.world.after(here.world.pace.provision_balancer, [here, arn = balancer.arn] {
    const auto found = here.region.elbv2.load_balancers.find(arn);
    if (found != here.region.elbv2.load_balancers.end()) found->second.state = "active";
  });
}

void remove_load_balancer(world::Here here, const std::string& arn) {
  world::Elbv2& elbv2 = here.region.elbv2;
  const auto found = elbv2.load_balancers.find(arn);
  if (found == elbv2.load_balancers.end()) return;
  std::vector<std::string> listeners;
  for (const auto& [listener_arn, listener] : elbv2.listeners) {
    if (listener.load_balancer == arn) listeners.push_back(listener_arn);
  }
  for (const std::string& listener : listeners) {
    remove_listener(here, listener);
  }
  place_load_balancer(here, found->second, {});
  elbv2.load_balancers.erase(found);
}

void remove_listener(world::Here here, const std::string& arn) {
  world::Elbv2& elbv2 = here.region.elbv2;
  std::erase_if(elbv2.rules, [&](const auto& it) { return it.second.listener == arn; });
  elbv2.listeners.erase(arn);
  look_at_targets(here);
}

}  // namespace kakoi::sim::orchestration
