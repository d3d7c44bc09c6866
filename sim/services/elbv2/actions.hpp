// The actions of Elastic Load Balancing (version 2), one function each; the table of them is in service.cpp. What they
// take, answer and refuse is said in its API Reference.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::elbv2 {

Outcome create_load_balancer(Context& context, const Value& input);
Outcome describe_load_balancers(Context& context, const Value& input);
Outcome delete_load_balancer(Context& context, const Value& input);
Outcome set_security_groups(Context& context, const Value& input);
Outcome set_subnets(Context& context, const Value& input);
Outcome set_ip_address_type(Context& context, const Value& input);
Outcome describe_capacity_reservation(Context& context, const Value& input);

Outcome describe_load_balancer_attributes(Context& context, const Value& input);
Outcome modify_load_balancer_attributes(Context& context, const Value& input);
Outcome describe_target_group_attributes(Context& context, const Value& input);
Outcome modify_target_group_attributes(Context& context, const Value& input);
Outcome describe_listener_attributes(Context& context, const Value& input);
Outcome modify_listener_attributes(Context& context, const Value& input);

Outcome create_target_group(Context& context, const Value& input);
Outcome describe_target_groups(Context& context, const Value& input);
Outcome modify_target_group(Context& context, const Value& input);
Outcome delete_target_group(Context& context, const Value& input);

Outcome register_targets(Context& context, const Value& input);
Outcome deregister_targets(Context& context, const Value& input);
Outcome describe_target_health(Context& context, const Value& input);

Outcome create_listener(Context& context, const Value& input);
Outcome describe_listeners(Context& context, const Value& input);
Outcome modify_listener(Context& context, const Value& input);
Outcome delete_listener(Context& context, const Value& input);

Outcome create_rule(Context& context, const Value& input);
Outcome describe_rules(Context& context, const Value& input);
Outcome modify_rule(Context& context, const Value& input);
Outcome delete_rule(Context& context, const Value& input);
Outcome set_rule_priorities(Context& context, const Value& input);

Outcome add_tags(Context& context, const Value& input);
Outcome remove_tags(Context& context, const Value& input);
Outcome describe_tags(Context& context, const Value& input);

Outcome describe_account_limits(Context& context, const Value& input);

}  // namespace kakoi::sim::services::elbv2
