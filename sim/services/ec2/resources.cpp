#include "sim/services/ec2/resources.hpp"

namespace kakoi::sim::services::ec2 {
namespace {

/// Calls `visit` with each of the tables and the type of what is in it.
template <typename F>
void for_each_table(world::Ec2& ec2, F visit) {
  visit(ec2.vpcs, "vpc");
  visit(ec2.dhcp_options, "dhcp-options");
  visit(ec2.subnets, "subnet");
  visit(ec2.route_tables, "route-table");
  visit(ec2.internet_gateways, "internet-gateway");
  visit(ec2.egress_only_gateways, "egress-only-internet-gateway");
  visit(ec2.nat_gateways, "natgateway");
  visit(ec2.vpn_gateways, "vpn-gateway");
  visit(ec2.peerings, "vpc-peering-connection");
  visit(ec2.transit_gateways, "transit-gateway");
  visit(ec2.transit_attachments, "transit-gateway-attachment");
  visit(ec2.endpoints, "vpc-endpoint");
  visit(ec2.prefix_lists, "prefix-list");
  visit(ec2.groups, "security-group");
  visit(ec2.acls, "network-acl");
  visit(ec2.interfaces, "network-interface");
  visit(ec2.instances, "instance");
  visit(ec2.addresses, "elastic-ip");
  visit(ec2.exclusions, "vpc-block-public-access-exclusion");
  visit(ec2.flow_logs, "vpc-flow-log");
}

}  // namespace

void for_each_resource(
    world::Ec2& ec2,
    const std::function<void(const std::string& id, std::string_view type, world::Tags& tags)>& visit) {
  for_each_table(ec2, [&](auto& table, std::string_view type) {
    for (auto& [id, thing] : table) {
      visit(id, type, thing.tags);
    }
  });
  for (auto& [id, group] : ec2.groups) {
    for (world::GroupRule& rule : group.rules) {
      visit(rule.id, "security-group-rule", rule.tags);
    }
  }
}

world::Tags* tags_of_resource(world::Ec2& ec2, const std::string& id) {
  world::Tags* found = nullptr;
  for_each_table(ec2, [&](auto& table, std::string_view /*type*/) {
    const auto it = table.find(id);
    if (it != table.end()) found = &it->second.tags;
  });
  if (found != nullptr || !id.starts_with("sgr-")) return found;
  for (auto& [group_id, group] : ec2.groups) {
    for (world::GroupRule& rule : group.rules) {
      if (rule.id == id) return &rule.tags;
    }
  }
  return nullptr;
}

}  // namespace kakoi::sim::services::ec2
