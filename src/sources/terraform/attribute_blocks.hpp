// Attributes in the place of blocks: `ingress = [{...}]`. Of a few arguments the AWS provider takes both forms, so that
// `[]` can say that there are none. (Terraform documentation, "Attributes as Blocks"; in the provider's schema these
// are lists of objects.)
#pragma once

#include "sources/terraform/network_source.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace kakoi::sources::terraform {

/// The members that each object of the attribute has to have, null or not; none where `resource` takes blocks only.
/// Members that only some versions of the provider know are left out.
std::span<const std::string_view> members_in_place_of_block(std::string_view resource, std::string_view attribute);

/// Calls `use` for each object of `list`, the value of the attribute `name`; gives why there may be more, as where an
/// object lacks one of `members`, which Terraform refuses.
std::optional<base::Unknown> each_in_place_of_block(const values::Value& list, std::string_view name,
                                                    std::span<const std::string_view> members,
                                                    const NetworkArguments::Use& use);

}  // namespace kakoi::sources::terraform
