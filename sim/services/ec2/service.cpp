#include "sim/services/ec2/service.hpp"

#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/checked.hpp"
#include "sim/services/ec2/enumerations.hpp"
#include "sim/services/ec2/members.hpp"

#include <cctype>

namespace kakoi::sim::services::ec2 {
namespace {

constexpr ActionEntry kActions[] = {
    {"CreateVpc", checked<create_vpc>},
    {"DeleteVpc", checked<delete_vpc>},
    {"DescribeVpcs", checked<describe_vpcs>},
    {"DescribeVpcAttribute", checked<describe_vpc_attribute>},
    {"ModifyVpcAttribute", checked<modify_vpc_attribute>},
    {"AssociateVpcCidrBlock", checked<associate_vpc_cidr_block>},
    {"DisassociateVpcCidrBlock", checked<disassociate_vpc_cidr_block>},
    {"AssociateSubnetCidrBlock", checked<associate_subnet_cidr_block>},
    {"DisassociateSubnetCidrBlock", checked<disassociate_subnet_cidr_block>},
    {"CreateDefaultVpc", checked<create_default_vpc>},
    {"CreateDefaultSubnet", checked<create_default_subnet>},
    {"CreateDhcpOptions", checked<create_dhcp_options>},
    {"DescribeDhcpOptions", checked<describe_dhcp_options>},
    {"DeleteDhcpOptions", checked<delete_dhcp_options>},
    {"AssociateDhcpOptions", checked<associate_dhcp_options>},
    {"CreateSubnet", checked<create_subnet>},
    {"DeleteSubnet", checked<delete_subnet>},
    {"DescribeSubnets", checked<describe_subnets>},
    {"ModifySubnetAttribute", checked<modify_subnet_attribute>},
    {"CreateRouteTable", checked<create_route_table>},
    {"DeleteRouteTable", checked<delete_route_table>},
    {"DescribeRouteTables", checked<describe_route_tables>},
    {"AssociateRouteTable", checked<associate_route_table>},
    {"DisassociateRouteTable", checked<disassociate_route_table>},
    {"ReplaceRouteTableAssociation", checked<replace_route_table_association>},
    {"CreateRoute", checked<create_route>},
    {"ReplaceRoute", checked<replace_route>},
    {"DeleteRoute", checked<delete_route>},
    {"CreateInternetGateway", checked<create_internet_gateway>},
    {"AttachInternetGateway", checked<attach_internet_gateway>},
    {"DetachInternetGateway", checked<detach_internet_gateway>},
    {"DeleteInternetGateway", checked<delete_internet_gateway>},
    {"DescribeInternetGateways", checked<describe_internet_gateways>},
    {"CreateEgressOnlyInternetGateway", checked<create_egress_only_internet_gateway>},
    {"DeleteEgressOnlyInternetGateway", checked<delete_egress_only_internet_gateway>},
    {"DescribeEgressOnlyInternetGateways", checked<describe_egress_only_internet_gateways>},
    {"AllocateAddress", checked<allocate_address>},
    {"ReleaseAddress", checked<release_address>},
    {"AssociateAddress", checked<associate_address>},
    {"DisassociateAddress", checked<disassociate_address>},
    {"DescribeAddresses", checked<describe_addresses>},
    {"DescribeAddressesAttribute", checked<describe_addresses_attribute>},
    {"CreateNatGateway", checked<create_nat_gateway>},
    {"DeleteNatGateway", checked<delete_nat_gateway>},
    {"DescribeNatGateways", checked<describe_nat_gateways>},
    {"CreateVpcEndpoint", checked<create_vpc_endpoint>},
    {"ModifyVpcEndpoint", checked<modify_vpc_endpoint>},
    {"DeleteVpcEndpoints", checked<delete_vpc_endpoints>},
    {"DescribeVpcEndpoints", checked<describe_vpc_endpoints>},
    {"DescribeVpcEndpointServices", checked<describe_vpc_endpoint_services>},
    {"CreateManagedPrefixList", checked<create_managed_prefix_list>},
    {"DescribeManagedPrefixLists", checked<describe_managed_prefix_lists>},
    {"DescribePrefixLists", checked<describe_prefix_lists>},
    {"ModifyManagedPrefixList", checked<modify_managed_prefix_list>},
    {"RestoreManagedPrefixListVersion", checked<restore_managed_prefix_list_version>},
    {"DeleteManagedPrefixList", checked<delete_managed_prefix_list>},
    {"GetManagedPrefixListEntries", checked<get_managed_prefix_list_entries>},
    {"GetManagedPrefixListAssociations", checked<get_managed_prefix_list_associations>},
    {"CreateSecurityGroup", checked<create_security_group>},
    {"DeleteSecurityGroup", checked<delete_security_group>},
    {"DescribeSecurityGroups", checked<describe_security_groups>},
    {"DescribeSecurityGroupReferences", checked<describe_security_group_references>},
    {"AuthorizeSecurityGroupIngress", checked<authorize_security_group_ingress>},
    {"AuthorizeSecurityGroupEgress", checked<authorize_security_group_egress>},
    {"RevokeSecurityGroupIngress", checked<revoke_security_group_ingress>},
    {"RevokeSecurityGroupEgress", checked<revoke_security_group_egress>},
    {"UpdateSecurityGroupRuleDescriptionsIngress", checked<update_security_group_rule_descriptions_ingress>},
    {"UpdateSecurityGroupRuleDescriptionsEgress", checked<update_security_group_rule_descriptions_egress>},
    {"ModifySecurityGroupRules", checked<modify_security_group_rules>},
    {"DescribeSecurityGroupRules", checked<describe_security_group_rules>},
    {"CreateNetworkAcl", checked<create_network_acl>},
    {"DeleteNetworkAcl", checked<delete_network_acl>},
    {"DescribeNetworkAcls", checked<describe_network_acls>},
    {"CreateNetworkAclEntry", checked<create_network_acl_entry>},
    {"ReplaceNetworkAclEntry", checked<replace_network_acl_entry>},
    {"DeleteNetworkAclEntry", checked<delete_network_acl_entry>},
    {"ReplaceNetworkAclAssociation", checked<replace_network_acl_association>},
    {"CreateNetworkInterface", checked<create_network_interface>},
    {"DeleteNetworkInterface", checked<delete_network_interface>},
    {"DescribeNetworkInterfaces", checked<describe_network_interfaces>},
    {"DescribeNetworkInterfaceAttribute", checked<describe_network_interface_attribute>},
    {"ModifyNetworkInterfaceAttribute", checked<modify_network_interface_attribute>},
    {"AttachNetworkInterface", checked<attach_network_interface>},
    {"DetachNetworkInterface", checked<detach_network_interface>},
    {"AssignIpv6Addresses", checked<assign_ipv6_addresses>},
    {"UnassignIpv6Addresses", checked<unassign_ipv6_addresses>},
    {"CreateVpcPeeringConnection", checked<create_vpc_peering_connection>},
    {"AcceptVpcPeeringConnection", checked<accept_vpc_peering_connection>},
    {"RejectVpcPeeringConnection", checked<reject_vpc_peering_connection>},
    {"DeleteVpcPeeringConnection", checked<delete_vpc_peering_connection>},
    {"DescribeVpcPeeringConnections", checked<describe_vpc_peering_connections>},
    {"ModifyVpcPeeringConnectionOptions", checked<modify_vpc_peering_connection_options>},
    {"CreateTransitGateway", checked<create_transit_gateway>},
    {"DescribeTransitGateways", checked<describe_transit_gateways>},
    {"DeleteTransitGateway", checked<delete_transit_gateway>},
    {"CreateTransitGatewayVpcAttachment", checked<create_transit_gateway_vpc_attachment>},
    {"DescribeTransitGatewayVpcAttachments", checked<describe_transit_gateway_vpc_attachments>},
    {"DescribeTransitGatewayAttachments", checked<describe_transit_gateway_attachments>},
    {"DeleteTransitGatewayVpcAttachment", checked<delete_transit_gateway_vpc_attachment>},
    {"CreateVpnGateway", checked<create_vpn_gateway>},
    {"AttachVpnGateway", checked<attach_vpn_gateway>},
    {"DetachVpnGateway", checked<detach_vpn_gateway>},
    {"DeleteVpnGateway", checked<delete_vpn_gateway>},
    {"DescribeVpnGateways", checked<describe_vpn_gateways>},
    {"EnableVgwRoutePropagation", checked<enable_vgw_route_propagation>},
    {"DisableVgwRoutePropagation", checked<disable_vgw_route_propagation>},
    {"DescribeVpcBlockPublicAccessOptions", checked<describe_vpc_block_public_access_options>},
    {"ModifyVpcBlockPublicAccessOptions", checked<modify_vpc_block_public_access_options>},
    {"CreateVpcBlockPublicAccessExclusion", checked<create_vpc_block_public_access_exclusion>},
    {"ModifyVpcBlockPublicAccessExclusion", checked<modify_vpc_block_public_access_exclusion>},
    {"DeleteVpcBlockPublicAccessExclusion", checked<delete_vpc_block_public_access_exclusion>},
    {"DescribeVpcBlockPublicAccessExclusions", checked<describe_vpc_block_public_access_exclusions>},
    {"CreateFlowLogs", checked<create_flow_logs>},
    {"DeleteFlowLogs", checked<delete_flow_logs>},
    {"DescribeFlowLogs", checked<describe_flow_logs>},
    {"CreateTags", checked<create_tags>},
    {"DeleteTags", checked<delete_tags>},
    {"DescribeTags", checked<describe_tags>},
    {"DescribeRegions", checked<describe_regions>},
    {"DescribeAvailabilityZones", checked<describe_availability_zones>},
    {"DescribeAccountAttributes", checked<describe_account_attributes>},
    {"RunInstances", checked<run_instances>},
    {"TerminateInstances", checked<terminate_instances>},
    {"DescribeInstances", checked<describe_instances>},
};

ApiError refuse_odd(Context& /*context*/, const std::vector<OddValue>& odd) {
  std::string name = odd.front().member;
  name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
  return {.code = "InvalidParameterValue",
          .message = "Value (" + odd.front().text + ") for parameter " + name + " is invalid."};
}

constexpr Paging kPaging[] = {
    {.asked = "NextToken",
     .given = "nextToken",
     .actions = "DescribeVpcs DescribeDhcpOptions DescribeSubnets DescribeRouteTables DescribeInternetGateways "
                "DescribeEgressOnlyInternetGateways DescribeAddressesAttribute DescribeNatGateways "
                "DescribeVpcEndpoints DescribeVpcEndpointServices DescribeManagedPrefixLists DescribePrefixLists "
                "GetManagedPrefixListEntries GetManagedPrefixListAssociations DescribeSecurityGroups "
                "DescribeSecurityGroupRules DescribeNetworkAcls DescribeNetworkInterfaces "
                "DescribeVpcPeeringConnections DescribeTransitGateways DescribeTransitGatewayVpcAttachments "
                "DescribeTransitGatewayAttachments DescribeVpcBlockPublicAccessExclusions DescribeFlowLogs "
                "DescribeTags DescribeInstances"},
};

constexpr Service kService{.shape = {.name = "ec2",
                                     .dialect = protocol::Dialect::ec2,
                                     .target_prefix = {},
                                     .version = "2016-11-15",
                                     .xml_namespace = "http://ec2.amazonaws.com/doc/2016-11-15/",
                                     .routes = {},
                                     .members = &kMembers},
                           .actions = kActions,
                           .paging = kPaging,
                           .enumerations = kEnumerations,
                           .refuses_odd = refuse_odd};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::ec2
