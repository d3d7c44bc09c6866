// The kinds of the members of requests, as AWS's model of the service has them. What is called the same everywhere is
// the same everywhere; the few names that mean several things are left out.
#pragma once

#include "sim/protocol/members.hpp"

namespace kakoi::sim::services::ec2 {

inline constexpr protocol::MemberKinds kMembers{
    .texts =
        "Address AddressFamily ApplianceModeSupport AssociationId AttachmentId Attribute "
        "AutoAcceptSharedAttachments AvailabilityMode AvailabilityZone AvailabilityZoneId CarrierGatewayId Cidr "
        "CidrBlock CidrIp CidrIpv4 CidrIpv6 ClientToken ConnectivityType CoreNetworkArn CustomerOwnedIpv4Pool "
        "DefaultRouteTableAssociation DefaultRouteTablePropagation DeliverCrossAccountRole "
        "DeliverLogsPermissionArn DestinationCidrBlock DestinationIpv6CidrBlock DestinationPrefixListId "
        "DnsRecordIpType DnsSupport Domain EgressOnlyInternetGatewayExclusion ElasticFileSystemExclusion "
        "FileFormat GatewayId GroupDescription InstanceTenancy InterfaceType InternetGatewayBlockMode "
        "InternetGatewayExclusion InternetGatewayExclusionMode IpAddressType IpProtocol IpamPoolId Ipv4 "
        "Ipv4IpamPoolId Ipv6 Ipv6Address Ipv6CidrBlock Ipv6CidrBlockNetworkBorderGroup Ipv6IpamPoolId Ipv6Pool "
        "Ipv6Support Key LambdaExclusion LocalGatewayId LogDestination LogDestinationType LogFormat LogGroupName "
        "Mode MulticastSupport Name NatGatewayExclusion NetworkBorderGroup NextToken OdbNetworkArn OutpostArn "
        "PeerOwnerId PeerRegion PeerVpcId PeeringStatus PolicyDocument PrefixListName Principal "
        "PrivateDnsHostnameTypeOnLaunch PrivateDnsPreference PrivateIpAddress Protocol PublicIpv4Pool "
        "ReferencedGroupId ResourceConfigurationArn ResourceType RuleAction SecurityGroupReferencingSupport "
        "ServiceNetworkArn SourceSecurityGroupName SourceSecurityGroupOwnerId TrafficType "
        "TransitGatewayAttachmentId TransitGatewayId UserId VirtualPrivateGatewayExclusion VpcEndpointType "
        "VpcLatticeExclusion VpcPeeringExclusion VpnEcmpSupport",
    .integers =
        "AmazonSideAsn Code CurrentVersion EnaQueueCount EnableLniAtDeviceIndex From FromPort Ipv4NetmaskLength "
        "Ipv4PrefixCount Ipv6AddressCount Ipv6NetmaskLength Ipv6PrefixCount MaxAggregationInterval MaxEntries "
        "MaxCount MaxResults MinCount PreviousVersion RuleNumber SecondaryPrivateIpAddressCount TargetVersion "
        "TcpEstablishedTimeout "
        "To ToPort UdpStreamTimeout UdpTimeout",
    .numbers = {},
    .booleans =
        "AllAvailabilityZones AllRegions AllowDnsResolutionFromRemoteVpc "
        "AllowEgressFromLocalClassicLinkToRemoteVpc AllowEgressFromLocalVpcToRemoteClassicLink AllowReassociation "
        "AmazonProvidedIpv6CidrBlock AssociatePublicIpAddress DefaultEnaQueueCount DeleteOnTermination DryRun "
        "Egress EnaSrdEnabled EnaSrdUdpEnabled EnablePrimaryIpv6 HiveCompatiblePartitions IncludeManagedResources "
        "IpamPrefixListResolverSyncEnabled Ipv6Native IsPrimaryIpv6 LocalTarget PerHourPartition Primary "
        "PrivateDnsEnabled PrivateDnsOnlyForInboundResolverEndpoint ResetPolicy",
    .times = {},
    .structures =
        "AccepterPeeringConnectionOptions AssignIpv6AddressOnCreation Attachment ConnectionTrackingSpecification "
        "DestinationOptions DisableLniAtDeviceIndex DnsOptions EnaSrdSpecification EnaSrdUdpSpecification "
        "EnableDns64 EnableDnsHostnames EnableDnsSupport EnableNetworkAddressUsageMetrics "
        "EnableResourceNameDnsAAAARecordOnLaunch EnableResourceNameDnsARecordOnLaunch Icmp "
        "MapCustomerOwnedIpOnLaunch MapPublicIpOnLaunch Operator Options PortRange "
        "RequesterPeeringConnectionOptions SourceDestCheck VpcEncryptionControl",
    .text_lists =
        "AddRouteTableId AddSecurityGroupId AddSubnetId AssociatedSubnetId AttributeName FlowLogId "
        "PrivateDnsSpecifiedDomain RegionName RemoveRouteTableId RemoveSecurityGroupId RemoveSubnetId ResourceId "
        "SecondaryAllocationId SecondaryPrivateIpAddress SecurityGroupId SubnetIds TransitGatewayAttachmentIds "
        "TransitGatewayCidrBlocks TransitGatewayIds ZoneId ZoneName",
    .structure_lists =
        "AddEntry AvailabilityZoneAddress DhcpConfiguration Entry Filter Groups IpPermissions IpRanges Ipv6Ranges "
        "PrefixListIds PrivateIpAddresses RemoveEntry SecurityGroupRuleDescription SubnetConfiguration Tag "
        "TagSpecification TagSpecifications",
    .text_maps = {},
    .other_lists = {},
    .other_maps = {},
};

}  // namespace kakoi::sim::services::ec2
