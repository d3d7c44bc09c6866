#include "sim/services/ec2/service.hpp"

#include "sim/services/ec2/actions.hpp"

namespace kakoi::sim::services::ec2 {
namespace {

constexpr ActionEntry kActions[] = {
    {"CreateVpc", create_vpc},
    {"DeleteVpc", delete_vpc},
    {"DescribeVpcs", describe_vpcs},
    {"DescribeVpcAttribute", describe_vpc_attribute},
    {"ModifyVpcAttribute", modify_vpc_attribute},
    {"CreateSubnet", create_subnet},
    {"DeleteSubnet", delete_subnet},
    {"DescribeSubnets", describe_subnets},
    {"ModifySubnetAttribute", modify_subnet_attribute},
    {"CreateRouteTable", create_route_table},
    {"DeleteRouteTable", delete_route_table},
    {"DescribeRouteTables", describe_route_tables},
    {"AssociateRouteTable", associate_route_table},
    {"DisassociateRouteTable", disassociate_route_table},
    {"CreateRoute", create_route},
    {"ReplaceRoute", replace_route},
    {"DeleteRoute", delete_route},
    {"CreateInternetGateway", create_internet_gateway},
    {"AttachInternetGateway", attach_internet_gateway},
    {"DetachInternetGateway", detach_internet_gateway},
    {"DeleteInternetGateway", delete_internet_gateway},
    {"DescribeInternetGateways", describe_internet_gateways},
    {"AllocateAddress", allocate_address},
    {"CreateNatGateway", create_nat_gateway},
    {"DeleteNatGateway", delete_nat_gateway},
    {"DescribeNatGateways", describe_nat_gateways},
    {"CreateVpcEndpoint", create_vpc_endpoint},
    {"DeleteVpcEndpoints", delete_vpc_endpoints},
    {"DescribeVpcEndpoints", describe_vpc_endpoints},
    {"CreateSecurityGroup", create_security_group},
    {"DeleteSecurityGroup", delete_security_group},
    {"DescribeSecurityGroups", describe_security_groups},
    {"AuthorizeSecurityGroupIngress", authorize_security_group_ingress},
    {"AuthorizeSecurityGroupEgress", authorize_security_group_egress},
    {"RevokeSecurityGroupIngress", revoke_security_group_ingress},
    {"RevokeSecurityGroupEgress", revoke_security_group_egress},
    {"DescribeNetworkAcls", describe_network_acls},
    {"CreateNetworkAclEntry", create_network_acl_entry},
    {"DeleteNetworkAclEntry", delete_network_acl_entry},
    {"DescribeNetworkInterfaces", describe_network_interfaces},
    {"CreateTags", create_tags},
    {"DeleteTags", delete_tags},
    {"DescribeAvailabilityZones", describe_availability_zones},
    {"DescribeRegions", describe_regions},
};

constexpr Service kService{.shape = {.name = "ec2",
                                     .dialect = protocol::Dialect::ec2,
                                     .target_prefix = {},
                                     .version = "2016-11-15",
                                     .xml_namespace = "http://ec2.amazonaws.com/doc/2016-11-15/",
                                     .routes = {}},
                           .actions = kActions};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::ec2
