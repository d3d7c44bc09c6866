// The rules of security groups, as requests write them and answers show them.
#pragma once

#include "sim/services/service.hpp"

#include <vector>

namespace kakoi::sim::services::ec2 {

/// `IpPermissions.N`, or the short form with the members of one rule in the request itself: one rule for each source.
/// They have no ids yet.
Expected<std::vector<world::GroupRule>> rules_of(const Context& context, const Value& input, bool is_egress);

/// `SecurityGroupRule` of ModifySecurityGroupRules.
Expected<world::GroupRule> rule_of_request(const Context& context, const Value& given, bool is_egress);

/// `ipPermissions`: one for each protocol and range of ports.
Value permissions_shape(const Context& context, const std::vector<world::GroupRule>& rules, bool is_egress);

/// As DescribeSecurityGroupRules has it.
Value rule_shape(const Context& context, const std::string& group_id, const world::GroupRule& rule);

/// As in `peer: 10.0.0.0/8, TCP, from port: 80, to port: 80, ALLOW`.
std::string text_of(const world::GroupRule& rule);

}  // namespace kakoi::sim::services::ec2
