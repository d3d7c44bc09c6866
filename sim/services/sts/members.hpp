// The kinds of the members of requests, as AWS's model of the service has them. What is called the same everywhere is
// the same everywhere; the few names that mean several things are left out.
#pragma once

#include "sim/protocol/members.hpp"

namespace kakoi::sim::services::sts {

inline constexpr protocol::MemberKinds kMembers{
    .texts =
        "AccessKeyId ContextAssertion ExternalId Key Policy ProviderArn ProviderId RoleArn RoleSessionName "
        "SerialNumber SourceIdentity TokenCode Value WebIdentityToken arn",
    .integers = "DurationSeconds",
    .numbers = {},
    .booleans = {},
    .times = {},
    .structures = {},
    .text_lists = "TransitiveTagKeys",
    .structure_lists = "PolicyArns ProvidedContexts Tags",
    .text_maps = {},
    .other_lists = {},
    .other_maps = {},
};

}  // namespace kakoi::sim::services::sts
