// The kinds of the members of requests, as AWS's model of the service has them. What is called the same everywhere is
// the same everywhere; the few names that mean several things are left out.
#pragma once

#include "sim/protocol/members.hpp"

namespace kakoi::sim::services::organizations {

inline constexpr protocol::MemberKinds kMembers{
    .texts = "AccountId ChildId ChildType NextToken ParentId",
    .integers = "MaxResults",
    .numbers = {},
    .booleans = {},
    .times = {},
    .structures = {},
    .text_lists = {},
    .structure_lists = {},
    .text_maps = {},
    .other_lists = {},
    .other_maps = {},
};

}  // namespace kakoi::sim::services::organizations
