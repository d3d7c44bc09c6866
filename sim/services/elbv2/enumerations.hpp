// The values that members of requests may have, as AWS's model of the service lists them.
#pragma once

#include "sim/services/enumerations.hpp"

namespace kakoi::sim::services::elbv2 {

inline constexpr Enumeration kEnumerations[] = {
    {.member = "AdvertiseTrustStoreCaNames", .values = "on off"},
    {.member = "EnablePrefixForIpv6SourceNat", .values = "on off"},
    {.member = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", .values = "on off"},
    {.member = "Format", .values = "single-string string-array space-separated-values"},
    {.member = "HealthCheckProtocol", .values = "HTTP HTTPS TCP TLS UDP TCP_UDP GENEVE QUIC TCP_QUIC"},
    {.member = "Include", .values = "AnomalyDetection All"},
    {.member = "IpAddressType",
     .values = "ipv4 dualstack dualstack-without-public-ipv4",
     .actions = "CreateLoadBalancer SetSubnets SetIpAddressType"},
    {.member = "IpAddressType", .values = "ipv4 ipv6", .actions = "CreateTargetGroup"},
    {.member = "OnUnauthenticatedRequest", .values = "deny allow authenticate"},
    {.member = "RedirectConfig.Protocol", .values = ""},  // `#{protocol}` too
    {.member = "Protocol",
     .values = "HTTP HTTPS TCP TLS UDP TCP_UDP GENEVE QUIC TCP_QUIC",
     .actions = "CreateTargetGroup CreateListener ModifyListener"},
    {.member = "Scheme", .values = "internet-facing internal"},
    {.member = "RedirectConfig.StatusCode", .values = "HTTP_301 HTTP_302"},
    {.member = "TargetType", .values = "instance ip lambda alb"},
    {.member = "TrustStoreAssociationStatus", .values = "active removed"},
    {.member = "DefaultActions.Type",
     .values = "forward authenticate-oidc authenticate-cognito redirect fixed-response jwt-validation"},
    {.member = "Actions.Type",
     .values = "forward authenticate-oidc authenticate-cognito redirect fixed-response jwt-validation"},
    {.member = "Transforms.Type", .values = "host-header-rewrite url-rewrite"},
    {.member = "Type", .values = "application network gateway", .actions = "CreateLoadBalancer"},
};

}  // namespace kakoi::sim::services::elbv2
