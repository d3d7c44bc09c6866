#include "sources/launches/fields.hpp"
#include "sources/network/for_named.hpp"
#include "sources/network/words.hpp"
#include "sources/terraform/network_reader.hpp"
#include "values/logic.hpp"

#include <utility>

namespace kakoi::sources::terraform {

using base::Known;
using inventory::Reference;

namespace {

constexpr base::Phrase kNotHere{"listener {} is not in this code", "リスナー {} はこのコードにありません"};

}  // namespace

void NetworkReader::balancer(const At& at) {
  inventory::LoadBalancer balancer{.thing = at.thing,
                                   .is_internal = network::flag_of(value(at, "internal"), false),
                                   .subnets = references(value(at, "subnets")),
                                   .groups = references(value(at, "security_groups"))};
  const auto more = each(at, "subnet_mapping",
                         [&](const Get& get) { balancer.subnets.items.push_back(reference(get("subnet_id"))); });
  balancer.subnets.more = balancer.subnets.more.has_value() ? balancer.subnets.more : more;
  network_.load_balancers.push_back(std::move(balancer));
}

void NetworkReader::target_group(const At& at) {
  network_.target_groups.push_back(
      {.thing = at.thing, .vpc = named(at, "vpc_id"), .port = network::number_of(value(at, "port"), 0)});
}

// One without resources is unmanaged, and none of Fargate's.
void NetworkReader::compute_environment(const At& at) {
  inventory::ComputeEnvironment environment{.thing = at.thing};
  const auto more = each(at, "compute_resources", [&](const Get& get) {
    environment.is_fargate = network::word_of(get("type"), "").map([](const std::string& type) {
      return type == "FARGATE" || type == "FARGATE_SPOT";
    });
    environment.subnets = references(get("subnets"));
    environment.groups = references(get("security_group_ids"));
  });
  if (more.has_value()) {
    environment.is_fargate = Known<bool>::unknown(*more);
    environment.subnets.more = more;
    environment.groups.more = more;
  }
  network_.compute_environments.push_back(std::move(environment));
}

void NetworkReader::listener(const At& at) {
  const Reference balancer = named(at, "load_balancer_arn");
  listeners_.insert_or_assign(at.thing.key, balancer);
  add_actions(at, "default_action", balancer);
}

void NetworkReader::listener_rule(const At& at) {
  const Reference balancer = named(at, "listener_arn").and_then([&](const std::string& key) {
    const auto found = listeners_.find(key);
    return found != listeners_.end() ? found->second : Reference::unknown({.reason = base::Message(kNotHere, {key})});
  });
  add_actions(at, "action", balancer);
}

// An action names one group, or in `forward` several.
void NetworkReader::add_actions(const At& at, std::string_view type, const Reference& balancer) {
  const auto both = [](const Known<bool>& outer, const Known<bool>& inner) {
    return inner.and_then([&](bool) { return outer; });
  };
  at.arguments.blocks(type, [&](const NetworkArguments& action, const Known<bool>& has_action) {
    const Known<bool> acts = both(at.thing.exists, has_action);
    add_target(action.value("target_group_arn"), acts, balancer);
    action.blocks("forward", [&](const NetworkArguments& forward, const Known<bool>& forwards) {
      forward.blocks("target_group", [&](const NetworkArguments& group, const Known<bool>& has_group) {
        add_target(group.value("arn"), both(both(acts, forwards), has_group), balancer);
      });
    });
  });
}

void NetworkReader::add_target(const Value& group, const Known<bool>& exists, const Reference& balancer) {
  if (group.is_null()) {
    return;
  }
  network::for_named(network_.target_groups, reference(group), exists,
                     [&](inventory::TargetGroup& target, const Known<bool>& is_so) {
                       target.load_balancers.items.push_back(is_so.and_then([&](bool) { return balancer; }));
                     });
}

}  // namespace kakoi::sources::terraform
