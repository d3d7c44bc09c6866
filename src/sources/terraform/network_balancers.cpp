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
  const auto exists_in = [&](const Blocks& blocks, const Known<bool>& exists) {
    return blocks.unknown_count.has_value() ? Known<bool>::unknown(unknown_of(*blocks.unknown_count)) : exists;
  };
  const auto view = [&](const Block& block) {
    return Body{.parts = std::span(&block.body, 1), .scope = {.module = at.body.scope.module, .names = block.names}};
  };
  const Blocks actions = evaluator_.modules.blocks_of(at.body.parts, type, at.body.scope);
  for (const Block& action : actions.all) {
    const Known<bool> has_action = exists_in(actions, at.thing.exists);
    const Body in = view(action);
    add_target(fields_.value(in, "target_group_arn"), has_action, balancer);
    const Blocks forwards = evaluator_.modules.blocks_of(in.parts, "forward", in.scope);
    for (const Block& forward : forwards.all) {
      const Body inside = view(forward);
      const Blocks groups = evaluator_.modules.blocks_of(inside.parts, "target_group", inside.scope);
      for (const Block& group : groups.all) {
        add_target(fields_.value(view(group), "arn"), exists_in(groups, exists_in(forwards, has_action)), balancer);
      }
    }
  }
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
