// The kinds of the members of requests, as AWS's model of the service has them. What is called the same everywhere is
// the same everywhere; the few names that mean several things are left out.
#pragma once

#include "sim/protocol/members.hpp"

namespace kakoi::sim::services::elbv2 {

inline constexpr protocol::MemberKinds kMembers{
    .texts =
        "AdvertiseTrustStoreCaNames AllocationId AuthorizationEndpoint AvailabilityZone CertificateArn ClientId "
        "ClientSecret ContentType CustomerOwnedIpv4Pool EnablePrefixForIpv6SourceNat "
        "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic Field Format GrpcCode HealthCheckPath "
        "HealthCheckPort HealthCheckProtocol Host HttpCode HttpHeaderName IPv6Address Id IpAddressType "
        "Ipv4IpamPoolId Issuer JwksEndpoint Key ListenerArn LoadBalancerArn Marker MessageBody Mode Name "
        "OnUnauthenticatedRequest Path PrivateIPv4Address Protocol ProtocolVersion Query QuicServerId Regex "
        "Replace RuleArn Scheme Scope SessionCookieName SourceNatIpv6Prefix SslPolicy StatusCode SubnetId "
        "TargetGroupArn TargetType TokenEndpoint TrustStoreArn TrustStoreAssociationStatus Type UserInfoEndpoint "
        "UserPoolArn UserPoolClientId UserPoolDomain Value VpcId",
    .integers =
        "DurationSeconds HealthCheckIntervalSeconds HealthCheckTimeoutSeconds HealthyThresholdCount Order PageSize "
        "Priority SessionTimeout TargetControlPort UnhealthyThresholdCount Weight",
    .numbers = {},
    .booleans =
        "Enabled HealthCheckEnabled IgnoreClientCertificateExpiry IsDefault ResetTransforms "
        "UseExistingClientSecret",
    .times = {},
    .structures =
        "AuthenticateCognitoConfig AuthenticateOidcConfig FixedResponseConfig ForwardConfig HostHeaderConfig "
        "HostHeaderRewriteConfig HttpHeaderConfig HttpRequestMethodConfig IpamPools JwtValidationConfig Matcher "
        "MutualAuthentication PathPatternConfig QueryStringConfig RedirectConfig SourceIpConfig "
        "TargetGroupStickinessConfig UrlRewriteConfig",
    .text_lists =
        "AlpnPolicy Include ListenerArns LoadBalancerArns Names RegexValues ResourceArns RuleArns SecurityGroups "
        "Subnets TagKeys TargetGroupArns",
    .structure_lists =
        "Actions AdditionalClaims Attributes Certificates Conditions DefaultActions Rewrites RulePriorities "
        "SubnetMappings Tags TargetGroups Targets Transforms",
    .text_maps = "AuthenticationRequestExtraParams",
    .other_lists = {},
    .other_maps = {},
};

}  // namespace kakoi::sim::services::elbv2
