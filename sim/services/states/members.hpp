// The kinds of the members of requests, as AWS's model of the service has them. What is called the same everywhere is
// the same everywhere; the few names that mean several things are left out.
#pragma once

#include "sim/protocol/members.hpp"

namespace kakoi::sim::services::states {

inline constexpr protocol::MemberKinds kMembers{
    .texts =
        "cause definition description error executionArn includedData input key kmsKeyId level logGroupArn "
        "mapRunArn name nextToken output redriveFilter resourceArn revisionId roleArn severity "
        "stateMachineAliasArn stateMachineArn stateMachineVersionArn statusFilter taskToken traceHeader type value "
        "versionDescription",
    .integers = "kmsDataKeyReusePeriodSeconds maxResults weight",
    .numbers = {},
    .booleans = "enabled includeExecutionData publish reverseOrder",
    .times = {},
    .structures = "cloudWatchLogsLogGroup encryptionConfiguration loggingConfiguration tracingConfiguration",
    .text_lists = "tagKeys",
    .structure_lists = "destinations routingConfiguration tags",
    .text_maps = {},
    .other_lists = {},
    .other_maps = {},
};

}  // namespace kakoi::sim::services::states
