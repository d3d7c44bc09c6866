#include "sources/cloudformation/network_reader.hpp"
#include "sources/launches/fields.hpp"
#include "sources/launches/text_slices.hpp"
#include "sources/network/for_named.hpp"
#include "sources/network/words.hpp"

#include <utility>

namespace kakoi::sources::cloudformation {

using base::Known;
using inventory::Reference;
using values::Kind;

namespace {

constexpr base::Phrase kNotHere{"listener {} is not in this template", "リスナー {} はこのテンプレートにありません"};

}  // namespace

void NetworkReader::balancer(const At& at) {
  inventory::LoadBalancer balancer{
      .thing = at.thing,
      .is_internal = network::word_of(value(at, "Scheme"), "internet-facing").map([](const std::string& scheme) {
        return scheme == "internal";
      }),
      .subnets = network::references_of(value(at, "Subnets")),
      .groups = network::references_of(value(at, "SecurityGroups"))};
  const Value mappings = value(at, "SubnetMappings");
  if (mappings.is(Kind::list)) {
    for (const Value& mapping : mappings.items()) {
      balancer.subnets.items.push_back(network::reference_of(step_into(mapping, "SubnetId")));
    }
  } else if (!mappings.is_null()) {
    balancer.subnets.more = unknown_of(mappings);
  }
  network_.load_balancers.push_back(std::move(balancer));
}

void NetworkReader::target_group(const At& at) {
  network_.target_groups.push_back(
      {.thing = at.thing, .vpc = named(at, "VpcId"), .port = network::number_of(value(at, "Port"), 0)});
}

// One without resources is unmanaged, and none of Fargate's.
void NetworkReader::compute_environment(const At& at) {
  inventory::ComputeEnvironment environment{.thing = at.thing};
  const Value resources = value(at, "ComputeResources");
  if (!resources.is_null()) {
    environment.is_fargate = network::word_of(step_into(resources, "Type"), "").map([](const std::string& type) {
      return type == "FARGATE" || type == "FARGATE_SPOT";
    });
    environment.subnets = network::references_of(step_into(resources, "Subnets"));
    environment.groups = network::references_of(step_into(resources, "SecurityGroupIds"));
  }
  network_.compute_environments.push_back(std::move(environment));
}

void NetworkReader::listener(const At& at) {
  const Reference balancer = named(at, "LoadBalancerArn");
  listeners_.insert_or_assign(at.thing.key, balancer);
  add_actions(at, value(at, "DefaultActions"), balancer);
}

void NetworkReader::listener_rule(const At& at) {
  const Reference balancer = named(at, "ListenerArn").and_then([&](const std::string& key) {
    const auto found = listeners_.find(key);
    return found != listeners_.end() ? found->second : Reference::unknown({.reason = base::Message(kNotHere, {key})});
  });
  add_actions(at, value(at, "Actions"), balancer);
}

// An action names one group, or in its configuration several.
void NetworkReader::add_actions(const At& at, const Value& actions, const Reference& balancer) {
  if (!actions.is(Kind::list)) {
    return;
  }
  for (const Value& action : actions.items()) {
    add_target(at, step_into(action, "TargetGroupArn"), balancer);
    const Value groups = step_into(step_into(action, "ForwardConfig"), "TargetGroups");
    if (groups.is(Kind::list)) {
      for (const Value& group : groups.items()) {
        add_target(at, step_into(group, "TargetGroupArn"), balancer);
      }
    }
  }
}

void NetworkReader::add_target(const At& at, const Value& group, const Reference& balancer) {
  if (group.is_null()) {
    return;
  }
  network::for_named(network_.target_groups, network::reference_of(group), at.thing.exists,
                     [&](inventory::TargetGroup& target, const Known<bool>& is_so) {
                       target.load_balancers.items.push_back(is_so.and_then([&](bool) { return balancer; }));
                     });
}

}  // namespace kakoi::sources::cloudformation
