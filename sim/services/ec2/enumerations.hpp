// The values that members of requests may have, as AWS's model of the service lists them.
#pragma once

#include "sim/services/enumerations.hpp"

namespace kakoi::sim::services::ec2 {

inline constexpr Enumeration kEnumerations[] = {
    {.member = "AmdSevSnp", .values = "enabled disabled"},
    {.member = "ApplianceModeSupport", .values = "enable disable"},
    {.member = "Attribute",
     .values = "enableDnsSupport enableDnsHostnames enableNetworkAddressUsageMetrics",
     .actions = "DescribeVpcAttribute"},
    {.member = "Attribute", .values = "domain-name", .actions = "DescribeAddressesAttribute"},
    {.member = "Attribute",
     .values = "description groupSet sourceDestCheck attachment associatePublicIpAddress",
     .actions = "DescribeNetworkInterfaceAttribute"},
    {.member = "AttributeName", .values = "supported-platforms default-vpc"},
    {.member = "AutoAcceptSharedAttachments", .values = "enable disable"},
    {.member = "AutoRecovery", .values = "disabled default"},
    {.member = "AvailabilityMode", .values = "zonal regional"},
    {.member = "BandwidthWeighting", .values = "default vpc-1 ebs-1"},
    {.member = "CapacityReservationPreference", .values = "capacity-reservations-only open none"},
    {.member = "ConnectivityType", .values = "private public"},
    {.member = "DefaultRouteTableAssociation", .values = "enable disable"},
    {.member = "DefaultRouteTablePropagation", .values = "enable disable"},
    {.member = "DnsRecordIpType", .values = "ipv4 dualstack ipv6 service-defined"},
    {.member = "DnsSupport", .values = "enable disable"},
    {.member = "Domain", .values = "vpc standard"},
    {.member = "EgressOnlyInternetGatewayExclusion", .values = "enable disable"},
    {.member = "ElasticFileSystemExclusion", .values = "enable disable"},
    {.member = "FileFormat", .values = "plain-text parquet"},
    {.member = "HostnameType", .values = "ip-name resource-name"},
    {.member = "HttpEndpoint", .values = "disabled enabled"},
    {.member = "HttpProtocolIpv6", .values = "disabled enabled"},
    {.member = "HttpTokens", .values = "optional required"},
    {.member = "InstanceInitiatedShutdownBehavior", .values = "stop terminate"},
    {.member = "InstanceInterruptionBehavior", .values = "hibernate stop terminate"},
    {.member = "InstanceMetadataTags", .values = "disabled enabled"},
    {.member = "InstanceTenancy", .values = "default dedicated host"},
    {.member = "SecondaryInterface.InterfaceType", .values = "secondary"},
    {.member = "InterfaceType", .values = "efa efa-only branch trunk", .actions = "CreateNetworkInterface"},
    {.member = "InternetGatewayBlockMode", .values = "off block-bidirectional block-ingress"},
    {.member = "InternetGatewayExclusion", .values = "enable disable"},
    {.member = "InternetGatewayExclusionMode", .values = "allow-bidirectional allow-egress"},
    {.member = "IpAddressType", .values = "ipv4 dualstack ipv6"},
    {.member = "Ipv6Support", .values = "enable disable"},
    {.member = "LambdaExclusion", .values = "enable disable"},
    {.member = "LogDestinationType", .values = "cloud-watch-logs s3 kinesis-data-firehose"},
    {.member = "MarketType", .values = "spot capacity-block interruptible-capacity-reservation"},
    {.member = "Mode", .values = "monitor enforce"},
    {.member = "MulticastSupport", .values = "enable disable"},
    {.member = "NatGatewayExclusion", .values = "enable disable"},
    {.member = "NestedVirtualization", .values = "enabled disabled"},
    {.member = "PrivateDnsHostnameTypeOnLaunch", .values = "ip-name resource-name"},
    {.member = "TagSpecification.ResourceType",
     .values = "capacity-reservation client-vpn-endpoint customer-gateway carrier-gateway coip-pool "
               "declarative-policies-report dedicated-host dhcp-options egress-only-internet-gateway elastic-ip "
               "elastic-gpu export-image-task export-instance-task fleet fpga-image host-reservation image "
               "image-usage-report import-image-task import-snapshot-task instance instance-event-window "
               "internet-gateway ipam ipam-pool ipam-scope ipv4pool-ec2 ipv6pool-ec2 key-pair launch-template "
               "local-gateway local-gateway-route-table local-gateway-virtual-interface "
               "local-gateway-virtual-interface-group local-gateway-route-table-vpc-association "
               "local-gateway-route-table-virtual-interface-group-association natgateway network-acl "
               "network-interface network-insights-analysis network-insights-path network-insights-access-scope "
               "network-insights-access-scope-analysis outpost-lag placement-group prefix-list "
               "replace-root-volume-task reserved-instances route-table security-group security-group-rule "
               "service-link-virtual-interface snapshot spot-fleet-request spot-instances-request subnet "
               "subnet-cidr-reservation traffic-mirror-filter traffic-mirror-session traffic-mirror-target "
               "transit-gateway transit-gateway-attachment transit-gateway-connect-peer "
               "transit-gateway-multicast-domain transit-gateway-policy-table transit-gateway-metering-policy "
               "transit-gateway-route-table transit-gateway-route-table-announcement volume vpc vpc-endpoint "
               "vpc-endpoint-connection vpc-endpoint-service vpc-endpoint-service-permission "
               "vpc-peering-connection vpn-connection vpn-gateway vpc-flow-log capacity-reservation-fleet "
               "traffic-mirror-filter-rule vpc-endpoint-connection-device-type verified-access-instance "
               "verified-access-group verified-access-endpoint verified-access-policy "
               "verified-access-trust-provider vpn-connection-device-type vpc-block-public-access-exclusion "
               "vpc-encryption-control route-server route-server-endpoint route-server-peer "
               "ipam-resource-discovery ipam-resource-discovery-association instance-connect-endpoint "
               "verified-access-endpoint-target ipam-external-resource-verification-token capacity-block "
               "mac-modification-task ipam-prefix-list-resolver ipam-policy ipam-prefix-list-resolver-target "
               "secondary-interface secondary-network secondary-subnet capacity-manager-data-export "
               "vpn-concentrator ipam-pool-allocation"},
    {.member = "TagSpecifications.ResourceType",
     .values = "capacity-reservation client-vpn-endpoint customer-gateway carrier-gateway coip-pool "
               "declarative-policies-report dedicated-host dhcp-options egress-only-internet-gateway elastic-ip "
               "elastic-gpu export-image-task export-instance-task fleet fpga-image host-reservation image "
               "image-usage-report import-image-task import-snapshot-task instance instance-event-window "
               "internet-gateway ipam ipam-pool ipam-scope ipv4pool-ec2 ipv6pool-ec2 key-pair launch-template "
               "local-gateway local-gateway-route-table local-gateway-virtual-interface "
               "local-gateway-virtual-interface-group local-gateway-route-table-vpc-association "
               "local-gateway-route-table-virtual-interface-group-association natgateway network-acl "
               "network-interface network-insights-analysis network-insights-path network-insights-access-scope "
               "network-insights-access-scope-analysis outpost-lag placement-group prefix-list "
               "replace-root-volume-task reserved-instances route-table security-group security-group-rule "
               "service-link-virtual-interface snapshot spot-fleet-request spot-instances-request subnet "
               "subnet-cidr-reservation traffic-mirror-filter traffic-mirror-session traffic-mirror-target "
               "transit-gateway transit-gateway-attachment transit-gateway-connect-peer "
               "transit-gateway-multicast-domain transit-gateway-policy-table transit-gateway-metering-policy "
               "transit-gateway-route-table transit-gateway-route-table-announcement volume vpc vpc-endpoint "
               "vpc-endpoint-connection vpc-endpoint-service vpc-endpoint-service-permission "
               "vpc-peering-connection vpn-connection vpn-gateway vpc-flow-log capacity-reservation-fleet "
               "traffic-mirror-filter-rule vpc-endpoint-connection-device-type verified-access-instance "
               "verified-access-group verified-access-endpoint verified-access-policy "
               "verified-access-trust-provider vpn-connection-device-type vpc-block-public-access-exclusion "
               "vpc-encryption-control route-server route-server-endpoint route-server-peer "
               "ipam-resource-discovery ipam-resource-discovery-association instance-connect-endpoint "
               "verified-access-endpoint-target ipam-external-resource-verification-token capacity-block "
               "mac-modification-task ipam-prefix-list-resolver ipam-policy ipam-prefix-list-resolver-target "
               "secondary-interface secondary-network secondary-subnet capacity-manager-data-export "
               "vpn-concentrator ipam-pool-allocation"},
    {.member = "ResourceType",
     .values = "VPC Subnet NetworkInterface TransitGateway TransitGatewayAttachment RegionalNatGateway",
     .actions = "CreateFlowLogs"},
    {.member = "RuleAction", .values = "allow deny"},
    {.member = "SecurityGroupReferencingSupport", .values = "enable disable"},
    {.member = "SpotInstanceType", .values = "one-time persistent"},
    {.member = "Tenancy", .values = "default dedicated host"},
    {.member = "TrafficType", .values = "ACCEPT REJECT ALL"},
    {.member = "Type", .values = "ipsec.1", .actions = "CreateVpnGateway"},
    {.member = "VirtualPrivateGatewayExclusion", .values = "enable disable"},
    {.member = "VolumeType", .values = "standard io1 io2 gp2 sc1 st1 gp3"},
    {.member = "VpcEndpointType", .values = "Interface Gateway GatewayLoadBalancer Resource ServiceNetwork"},
    {.member = "VpcLatticeExclusion", .values = "enable disable"},
    {.member = "VpcPeeringExclusion", .values = "enable disable"},
    {.member = "VpnEcmpSupport", .values = "enable disable"},
};

}  // namespace kakoi::sim::services::ec2
