// The actions of EC2, one function each, as far as tasks need a network; the table of them is in service.cpp. What they
// take, answer and refuse is said in the Amazon EC2 API Reference.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ec2 {

// vpc_actions.cpp
Outcome create_vpc(Context& context, const Value& input);
Outcome delete_vpc(Context& context, const Value& input);
Outcome describe_vpcs(Context& context, const Value& input);
Outcome describe_vpc_attribute(Context& context, const Value& input);
Outcome modify_vpc_attribute(Context& context, const Value& input);

// cidr_actions.cpp
Outcome associate_vpc_cidr_block(Context& context, const Value& input);
Outcome disassociate_vpc_cidr_block(Context& context, const Value& input);
Outcome associate_subnet_cidr_block(Context& context, const Value& input);
Outcome disassociate_subnet_cidr_block(Context& context, const Value& input);

// default_vpc_actions.cpp
Outcome create_default_vpc(Context& context, const Value& input);
Outcome create_default_subnet(Context& context, const Value& input);

// dhcp_actions.cpp
Outcome create_dhcp_options(Context& context, const Value& input);
Outcome describe_dhcp_options(Context& context, const Value& input);
Outcome delete_dhcp_options(Context& context, const Value& input);
Outcome associate_dhcp_options(Context& context, const Value& input);

// subnet_actions.cpp
Outcome create_subnet(Context& context, const Value& input);
Outcome delete_subnet(Context& context, const Value& input);
Outcome describe_subnets(Context& context, const Value& input);
Outcome modify_subnet_attribute(Context& context, const Value& input);

// route_table_actions.cpp
Outcome create_route_table(Context& context, const Value& input);
Outcome delete_route_table(Context& context, const Value& input);
Outcome describe_route_tables(Context& context, const Value& input);
Outcome associate_route_table(Context& context, const Value& input);
Outcome disassociate_route_table(Context& context, const Value& input);
Outcome replace_route_table_association(Context& context, const Value& input);

// route_actions.cpp
Outcome create_route(Context& context, const Value& input);
Outcome replace_route(Context& context, const Value& input);
Outcome delete_route(Context& context, const Value& input);

// gateway_actions.cpp
Outcome create_internet_gateway(Context& context, const Value& input);
Outcome attach_internet_gateway(Context& context, const Value& input);
Outcome detach_internet_gateway(Context& context, const Value& input);
Outcome delete_internet_gateway(Context& context, const Value& input);
Outcome describe_internet_gateways(Context& context, const Value& input);
Outcome create_egress_only_internet_gateway(Context& context, const Value& input);
Outcome delete_egress_only_internet_gateway(Context& context, const Value& input);
Outcome describe_egress_only_internet_gateways(Context& context, const Value& input);

// address_actions.cpp
Outcome allocate_address(Context& context, const Value& input);
Outcome release_address(Context& context, const Value& input);
Outcome associate_address(Context& context, const Value& input);
Outcome disassociate_address(Context& context, const Value& input);
Outcome describe_addresses(Context& context, const Value& input);
Outcome describe_addresses_attribute(Context& context, const Value& input);

// nat_actions.cpp
Outcome create_nat_gateway(Context& context, const Value& input);
Outcome delete_nat_gateway(Context& context, const Value& input);
Outcome describe_nat_gateways(Context& context, const Value& input);

// endpoint_actions.cpp
Outcome create_vpc_endpoint(Context& context, const Value& input);
Outcome modify_vpc_endpoint(Context& context, const Value& input);
Outcome delete_vpc_endpoints(Context& context, const Value& input);
Outcome describe_vpc_endpoints(Context& context, const Value& input);

// endpoint_service_actions.cpp
Outcome describe_vpc_endpoint_services(Context& context, const Value& input);

// prefix_list_actions.cpp
Outcome create_managed_prefix_list(Context& context, const Value& input);
Outcome describe_managed_prefix_lists(Context& context, const Value& input);
Outcome describe_prefix_lists(Context& context, const Value& input);
Outcome modify_managed_prefix_list(Context& context, const Value& input);
Outcome restore_managed_prefix_list_version(Context& context, const Value& input);
Outcome delete_managed_prefix_list(Context& context, const Value& input);

// prefix_list_entry_actions.cpp
Outcome get_managed_prefix_list_entries(Context& context, const Value& input);
Outcome get_managed_prefix_list_associations(Context& context, const Value& input);

// group_actions.cpp
Outcome create_security_group(Context& context, const Value& input);
Outcome delete_security_group(Context& context, const Value& input);
Outcome describe_security_groups(Context& context, const Value& input);
Outcome describe_security_group_references(Context& context, const Value& input);

// rule_actions.cpp
Outcome authorize_security_group_ingress(Context& context, const Value& input);
Outcome authorize_security_group_egress(Context& context, const Value& input);
Outcome revoke_security_group_ingress(Context& context, const Value& input);
Outcome revoke_security_group_egress(Context& context, const Value& input);
Outcome update_security_group_rule_descriptions_ingress(Context& context, const Value& input);
Outcome update_security_group_rule_descriptions_egress(Context& context, const Value& input);
Outcome modify_security_group_rules(Context& context, const Value& input);
Outcome describe_security_group_rules(Context& context, const Value& input);

// acl_actions.cpp
Outcome create_network_acl(Context& context, const Value& input);
Outcome delete_network_acl(Context& context, const Value& input);
Outcome describe_network_acls(Context& context, const Value& input);
Outcome create_network_acl_entry(Context& context, const Value& input);
Outcome replace_network_acl_entry(Context& context, const Value& input);
Outcome delete_network_acl_entry(Context& context, const Value& input);
Outcome replace_network_acl_association(Context& context, const Value& input);

// interface_actions.cpp
Outcome create_network_interface(Context& context, const Value& input);
Outcome delete_network_interface(Context& context, const Value& input);
Outcome describe_network_interfaces(Context& context, const Value& input);
Outcome describe_network_interface_attribute(Context& context, const Value& input);
Outcome modify_network_interface_attribute(Context& context, const Value& input);

// interface_attachment_actions.cpp
Outcome attach_network_interface(Context& context, const Value& input);
Outcome detach_network_interface(Context& context, const Value& input);

// interface_ipv6_actions.cpp
Outcome assign_ipv6_addresses(Context& context, const Value& input);
Outcome unassign_ipv6_addresses(Context& context, const Value& input);

// peering_actions.cpp
Outcome create_vpc_peering_connection(Context& context, const Value& input);
Outcome accept_vpc_peering_connection(Context& context, const Value& input);
Outcome reject_vpc_peering_connection(Context& context, const Value& input);
Outcome delete_vpc_peering_connection(Context& context, const Value& input);
Outcome describe_vpc_peering_connections(Context& context, const Value& input);
Outcome modify_vpc_peering_connection_options(Context& context, const Value& input);

// transit_actions.cpp
Outcome create_transit_gateway(Context& context, const Value& input);
Outcome describe_transit_gateways(Context& context, const Value& input);
Outcome delete_transit_gateway(Context& context, const Value& input);

// transit_attachment_actions.cpp
Outcome create_transit_gateway_vpc_attachment(Context& context, const Value& input);
Outcome describe_transit_gateway_vpc_attachments(Context& context, const Value& input);
Outcome describe_transit_gateway_attachments(Context& context, const Value& input);
Outcome delete_transit_gateway_vpc_attachment(Context& context, const Value& input);

// vpn_actions.cpp
Outcome create_vpn_gateway(Context& context, const Value& input);
Outcome attach_vpn_gateway(Context& context, const Value& input);
Outcome detach_vpn_gateway(Context& context, const Value& input);
Outcome delete_vpn_gateway(Context& context, const Value& input);
Outcome describe_vpn_gateways(Context& context, const Value& input);
Outcome enable_vgw_route_propagation(Context& context, const Value& input);
Outcome disable_vgw_route_propagation(Context& context, const Value& input);

// public_access_actions.cpp
Outcome describe_vpc_block_public_access_options(Context& context, const Value& input);
Outcome modify_vpc_block_public_access_options(Context& context, const Value& input);
Outcome create_vpc_block_public_access_exclusion(Context& context, const Value& input);
Outcome modify_vpc_block_public_access_exclusion(Context& context, const Value& input);
Outcome delete_vpc_block_public_access_exclusion(Context& context, const Value& input);
Outcome describe_vpc_block_public_access_exclusions(Context& context, const Value& input);

// flow_log_actions.cpp
Outcome create_flow_logs(Context& context, const Value& input);
Outcome delete_flow_logs(Context& context, const Value& input);
Outcome describe_flow_logs(Context& context, const Value& input);

// tag_actions.cpp
Outcome create_tags(Context& context, const Value& input);
Outcome delete_tags(Context& context, const Value& input);
Outcome describe_tags(Context& context, const Value& input);

// region_actions.cpp
Outcome describe_regions(Context& context, const Value& input);
Outcome describe_availability_zones(Context& context, const Value& input);
Outcome describe_account_attributes(Context& context, const Value& input);
Outcome run_instances(Context& context, const Value& input);
Outcome terminate_instances(Context& context, const Value& input);
Outcome describe_instances(Context& context, const Value& input);

}  // namespace kakoi::sim::services::ec2
