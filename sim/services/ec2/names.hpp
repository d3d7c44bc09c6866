// What EC2 calls its things, in requests and refusals.
#pragma once

#include <string_view>

namespace kakoi::sim::services::ec2 {

struct Naming {
  std::string_view member = {};     ///< of requests: `VpcId`
  std::string_view prefix = {};     ///< of ids: `vpc-`
  std::string_view not_found = {};  ///< the code
  std::string_view what = {};       ///< as in "The vpc ID 'vpc-1' does not exist"
};

constexpr Naming kVpc{.member = "VpcId", .prefix = "vpc-", .not_found = "InvalidVpcID.NotFound", .what = "vpc"};
constexpr Naming kDhcpOptions{
    .member = "DhcpOptionsId", .prefix = "dopt-", .not_found = "InvalidDhcpOptionID.NotFound", .what = "dhcpOption"};
constexpr Naming kSubnet{
    .member = "SubnetId", .prefix = "subnet-", .not_found = "InvalidSubnetID.NotFound", .what = "subnet"};
constexpr Naming kRouteTable{
    .member = "RouteTableId", .prefix = "rtb-", .not_found = "InvalidRouteTableID.NotFound", .what = "routeTable"};
constexpr Naming kInternetGateway{.member = "InternetGatewayId",
                                  .prefix = "igw-",
                                  .not_found = "InvalidInternetGatewayID.NotFound",
                                  .what = "internetGateway"};
constexpr Naming kEgressOnlyGateway{.member = "EgressOnlyInternetGatewayId",
                                    .prefix = "eigw-",
                                    .not_found = "InvalidGatewayID.NotFound",
                                    .what = "egressOnlyInternetGateway"};
constexpr Naming kNatGateway{
    .member = "NatGatewayId", .prefix = "nat-", .not_found = "NatGatewayNotFound", .what = "NatGateway"};
constexpr Naming kVpnGateway{
    .member = "VpnGatewayId", .prefix = "vgw-", .not_found = "InvalidVpnGatewayID.NotFound", .what = "vpnGateway"};
constexpr Naming kPeering{.member = "VpcPeeringConnectionId",
                          .prefix = "pcx-",
                          .not_found = "InvalidVpcPeeringConnectionID.NotFound",
                          .what = "vpcPeeringConnection"};
constexpr Naming kTransitGateway{.member = "TransitGatewayId",
                                 .prefix = "tgw-",
                                 .not_found = "InvalidTransitGatewayID.NotFound",
                                 .what = "transitGateway"};
constexpr Naming kTransitAttachment{.member = "TransitGatewayAttachmentId",
                                    .prefix = "tgw-attach-",
                                    .not_found = "InvalidTransitGatewayAttachmentID.NotFound",
                                    .what = "transitGatewayAttachment"};
constexpr Naming kEndpoint{
    .member = "VpcEndpointId", .prefix = "vpce-", .not_found = "InvalidVpcEndpointId.NotFound", .what = "VpcEndpoint"};
constexpr Naming kPrefixList{
    .member = "PrefixListId", .prefix = "pl-", .not_found = "InvalidPrefixListID.NotFound", .what = "prefixList"};
constexpr Naming kGroup{
    .member = "GroupId", .prefix = "sg-", .not_found = "InvalidGroup.NotFound", .what = "security group"};
constexpr Naming kGroupRule{.member = "SecurityGroupRuleId",
                            .prefix = "sgr-",
                            .not_found = "InvalidSecurityGroupRuleId.NotFound",
                            .what = "security group rule"};
constexpr Naming kAcl{
    .member = "NetworkAclId", .prefix = "acl-", .not_found = "InvalidNetworkAclID.NotFound", .what = "networkAcl"};
constexpr Naming kInstance{
    .member = "InstanceId", .prefix = "i-", .not_found = "InvalidInstanceID.NotFound", .what = "instance"};
constexpr Naming kInterface{.member = "NetworkInterfaceId",
                            .prefix = "eni-",
                            .not_found = "InvalidNetworkInterfaceID.NotFound",
                            .what = "networkInterface"};
constexpr Naming kAddress{
    .member = "AllocationId", .prefix = "eipalloc-", .not_found = "InvalidAllocationID.NotFound", .what = "allocation"};
constexpr Naming kExclusion{.member = "ExclusionId",
                            .prefix = "vpcbpa-exclude-",
                            .not_found = "InvalidVpcBlockPublicAccessExclusionId.NotFound",
                            .what = "vpcBlockPublicAccessExclusion"};
constexpr Naming kFlowLog{
    .member = "FlowLogId", .prefix = "fl-", .not_found = "InvalidFlowLogId.NotFound", .what = "flowLog"};

}  // namespace kakoi::sim::services::ec2
