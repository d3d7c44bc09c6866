#include "sim/services/elbv2/service.hpp"

#include "sim/services/elbv2/actions.hpp"
#include "sim/services/elbv2/enumerations.hpp"
#include "sim/services/elbv2/members.hpp"

namespace kakoi::sim::services::elbv2 {
namespace {

constexpr ActionEntry kActions[] = {
    {"CreateLoadBalancer", create_load_balancer},
    {"DescribeLoadBalancers", describe_load_balancers},
    {"DeleteLoadBalancer", delete_load_balancer},
    {"SetSecurityGroups", set_security_groups},
    {"SetSubnets", set_subnets},
    {"SetIpAddressType", set_ip_address_type},
    {"DescribeCapacityReservation", describe_capacity_reservation},
    {"DescribeLoadBalancerAttributes", describe_load_balancer_attributes},
    {"ModifyLoadBalancerAttributes", modify_load_balancer_attributes},
    {"DescribeTargetGroupAttributes", describe_target_group_attributes},
    {"ModifyTargetGroupAttributes", modify_target_group_attributes},
    {"DescribeListenerAttributes", describe_listener_attributes},
    {"ModifyListenerAttributes", modify_listener_attributes},
    {"CreateTargetGroup", create_target_group},
    {"DescribeTargetGroups", describe_target_groups},
    {"ModifyTargetGroup", modify_target_group},
    {"DeleteTargetGroup", delete_target_group},
    {"RegisterTargets", register_targets},
    {"DeregisterTargets", deregister_targets},
    {"DescribeTargetHealth", describe_target_health},
    {"CreateListener", create_listener},
    {"DescribeListeners", describe_listeners},
    {"ModifyListener", modify_listener},
    {"DeleteListener", delete_listener},
    {"CreateRule", create_rule},
    {"DescribeRules", describe_rules},
    {"ModifyRule", modify_rule},
    {"DeleteRule", delete_rule},
    {"SetRulePriorities", set_rule_priorities},
    {"AddTags", add_tags},
    {"RemoveTags", remove_tags},
    {"DescribeTags", describe_tags},
    {"DescribeAccountLimits", describe_account_limits},
};

ApiError refuse_odd(Context& /*context*/, const std::vector<OddValue>& odd) {
  return validation_error("ValidationError", odd);
}

constexpr Paging kPaging[] = {
    {.asked = "Marker",
     .given = "NextMarker",
     .actions = "DescribeLoadBalancers DescribeTargetGroups DescribeListeners DescribeRules "
                "DescribeAccountLimits"},
};

constexpr Service kService{.shape = {.name = "elasticloadbalancing",
                                     .dialect = protocol::Dialect::query,
                                     .target_prefix = {},
                                     .version = "2015-12-01",
                                     .xml_namespace = "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
                                     .routes = {},
                                     .members = &kMembers},
                           .actions = kActions,
                           .paging = kPaging,
                           .enumerations = kEnumerations,
                           .refuses_odd = refuse_odd};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::elbv2
