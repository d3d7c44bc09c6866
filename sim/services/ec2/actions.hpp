// The actions of EC2, one function each, as far as tasks need a network; the table of them is in service.cpp. What they
// take, answer and refuse is said in the Amazon EC2 API Reference.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ec2 {

Outcome create_vpc(Context& context, const Value& input);
Outcome delete_vpc(Context& context, const Value& input);
Outcome describe_vpcs(Context& context, const Value& input);
Outcome describe_vpc_attribute(Context& context, const Value& input);
Outcome modify_vpc_attribute(Context& context, const Value& input);

Outcome create_subnet(Context& context, const Value& input);
Outcome delete_subnet(Context& context, const Value& input);
Outcome describe_subnets(Context& context, const Value& input);
Outcome modify_subnet_attribute(Context& context, const Value& input);

Outcome create_route_table(Context& context, const Value& input);
Outcome delete_route_table(Context& context, const Value& input);
Outcome describe_route_tables(Context& context, const Value& input);
Outcome associate_route_table(Context& context, const Value& input);
Outcome disassociate_route_table(Context& context, const Value& input);
Outcome create_route(Context& context, const Value& input);
Outcome replace_route(Context& context, const Value& input);
Outcome delete_route(Context& context, const Value& input);

Outcome create_internet_gateway(Context& context, const Value& input);
Outcome attach_internet_gateway(Context& context, const Value& input);
Outcome detach_internet_gateway(Context& context, const Value& input);
Outcome delete_internet_gateway(Context& context, const Value& input);
Outcome describe_internet_gateways(Context& context, const Value& input);

Outcome allocate_address(Context& context, const Value& input);
Outcome create_nat_gateway(Context& context, const Value& input);
Outcome delete_nat_gateway(Context& context, const Value& input);
Outcome describe_nat_gateways(Context& context, const Value& input);

Outcome create_vpc_endpoint(Context& context, const Value& input);
Outcome delete_vpc_endpoints(Context& context, const Value& input);
Outcome describe_vpc_endpoints(Context& context, const Value& input);

Outcome create_security_group(Context& context, const Value& input);
Outcome delete_security_group(Context& context, const Value& input);
Outcome describe_security_groups(Context& context, const Value& input);
Outcome authorize_security_group_ingress(Context& context, const Value& input);
Outcome authorize_security_group_egress(Context& context, const Value& input);
Outcome revoke_security_group_ingress(Context& context, const Value& input);
Outcome revoke_security_group_egress(Context& context, const Value& input);

Outcome describe_network_acls(Context& context, const Value& input);
Outcome create_network_acl_entry(Context& context, const Value& input);
Outcome delete_network_acl_entry(Context& context, const Value& input);

Outcome describe_network_interfaces(Context& context, const Value& input);

Outcome create_tags(Context& context, const Value& input);
Outcome delete_tags(Context& context, const Value& input);

Outcome describe_availability_zones(Context& context, const Value& input);
Outcome describe_regions(Context& context, const Value& input);

}  // namespace kakoi::sim::services::ec2
