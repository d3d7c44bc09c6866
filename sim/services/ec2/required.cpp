#include "sim/services/ec2/checked.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {
namespace {

struct Required {
  std::string_view action;
  std::string_view members;
};

constexpr Required kRequired[] = {
    {"AcceptVpcPeeringConnection", "VpcPeeringConnectionId"},
    {"AssignIpv6Addresses", "NetworkInterfaceId"},
    {"AssociateDhcpOptions", "DhcpOptionsId VpcId"},
    {"AssociateRouteTable", "RouteTableId"},
    {"AssociateSubnetCidrBlock", "SubnetId"},
    {"AssociateVpcCidrBlock", "VpcId"},
    {"AttachInternetGateway", "InternetGatewayId VpcId"},
    {"AttachNetworkInterface", "DeviceIndex InstanceId NetworkInterfaceId"},
    {"AttachVpnGateway", "VpcId VpnGatewayId"},
    {"AuthorizeSecurityGroupEgress", "GroupId"},
    {"CreateDhcpOptions", "DhcpConfiguration"},
    {"CreateEgressOnlyInternetGateway", "VpcId"},
    {"CreateFlowLogs", "ResourceId ResourceType"},
    {"CreateManagedPrefixList", "PrefixListName MaxEntries AddressFamily"},
    {"CreateNetworkAcl", "VpcId"},
    {"CreateNetworkAclEntry", "NetworkAclId RuleNumber Protocol RuleAction Egress"},
    {"CreateNetworkInterface", "SubnetId"},
    {"CreateRoute", "RouteTableId"},
    {"CreateRouteTable", "VpcId"},
    {"CreateSecurityGroup", "GroupDescription GroupName"},
    {"CreateSubnet", "VpcId"},
    {"CreateTags", "ResourceId Tag"},
    {"CreateTransitGatewayVpcAttachment", "TransitGatewayId VpcId SubnetIds"},
    {"CreateVpcBlockPublicAccessExclusion", "InternetGatewayExclusionMode"},
    {"CreateVpcEndpoint", "VpcId"},
    {"CreateVpcPeeringConnection", "VpcId"},
    {"CreateVpnGateway", "Type"},
    {"DeleteDhcpOptions", "DhcpOptionsId"},
    {"DeleteEgressOnlyInternetGateway", "EgressOnlyInternetGatewayId"},
    {"DeleteFlowLogs", "FlowLogId"},
    {"DeleteInternetGateway", "InternetGatewayId"},
    {"DeleteManagedPrefixList", "PrefixListId"},
    {"DeleteNatGateway", "NatGatewayId"},
    {"DeleteNetworkAcl", "NetworkAclId"},
    {"DeleteNetworkAclEntry", "NetworkAclId RuleNumber Egress"},
    {"DeleteNetworkInterface", "NetworkInterfaceId"},
    {"DeleteRoute", "RouteTableId"},
    {"DeleteRouteTable", "RouteTableId"},
    {"DeleteSubnet", "SubnetId"},
    {"DeleteTags", "ResourceId"},
    {"DeleteTransitGateway", "TransitGatewayId"},
    {"DeleteTransitGatewayVpcAttachment", "TransitGatewayAttachmentId"},
    {"DeleteVpc", "VpcId"},
    {"DeleteVpcBlockPublicAccessExclusion", "ExclusionId"},
    {"DeleteVpcEndpoints", "VpcEndpointId"},
    {"DeleteVpcPeeringConnection", "VpcPeeringConnectionId"},
    {"DeleteVpnGateway", "VpnGatewayId"},
    {"DescribeNetworkInterfaceAttribute", "NetworkInterfaceId"},
    {"DescribeSecurityGroupReferences", "GroupId"},
    {"DescribeVpcAttribute", "Attribute VpcId"},
    {"DetachInternetGateway", "InternetGatewayId VpcId"},
    {"DetachNetworkInterface", "AttachmentId"},
    {"DetachVpnGateway", "VpcId VpnGatewayId"},
    {"DisableVgwRoutePropagation", "GatewayId RouteTableId"},
    {"DisassociateRouteTable", "AssociationId"},
    {"DisassociateSubnetCidrBlock", "AssociationId"},
    {"DisassociateVpcCidrBlock", "AssociationId"},
    {"EnableVgwRoutePropagation", "GatewayId RouteTableId"},
    {"GetManagedPrefixListAssociations", "PrefixListId"},
    {"GetManagedPrefixListEntries", "PrefixListId"},
    {"ModifyManagedPrefixList", "PrefixListId"},
    {"ModifyNetworkInterfaceAttribute", "NetworkInterfaceId"},
    {"ModifySecurityGroupRules", "GroupId SecurityGroupRule"},
    {"ModifySubnetAttribute", "SubnetId"},
    {"ModifyVpcAttribute", "VpcId"},
    {"ModifyVpcBlockPublicAccessExclusion", "ExclusionId InternetGatewayExclusionMode"},
    {"ModifyVpcBlockPublicAccessOptions", "InternetGatewayBlockMode"},
    {"ModifyVpcEndpoint", "VpcEndpointId"},
    {"ModifyVpcPeeringConnectionOptions", "VpcPeeringConnectionId"},
    {"RejectVpcPeeringConnection", "VpcPeeringConnectionId"},
    {"ReplaceNetworkAclAssociation", "AssociationId NetworkAclId"},
    {"ReplaceNetworkAclEntry", "NetworkAclId RuleNumber Protocol RuleAction Egress"},
    {"ReplaceRoute", "RouteTableId"},
    {"ReplaceRouteTableAssociation", "AssociationId RouteTableId"},
    {"RestoreManagedPrefixListVersion", "PrefixListId PreviousVersion CurrentVersion"},
    {"RevokeSecurityGroupEgress", "GroupId"},
    {"RunInstances", "MaxCount MinCount"},
    {"TerminateInstances", "InstanceId"},
    {"UnassignIpv6Addresses", "NetworkInterfaceId"},
};

}  // namespace

std::string_view required_of(std::string_view action) {
  const auto* found = std::ranges::find(kRequired, action, &Required::action);
  return found != std::end(kRequired) ? found->members : "";
}

}  // namespace kakoi::sim::services::ec2
