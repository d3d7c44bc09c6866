// The `lifecycle` block of a resource (Terraform language, "The lifecycle Meta-Argument").
#pragma once

#include "inventory/inventory.hpp"
#include "sources/terraform/source_file.hpp"

#include <span>
#include <string_view>

namespace kakoi::sources::terraform {

/// What the lifecycle block in `parts` says. `holders` are the arguments or blocks, at the top of the resource, that
/// may hold assign_public_ip: it is noted whether a change of that setting is ignored.
inventory::Lifecycle lifecycle_of(std::span<const Ref> parts, std::span<const std::string_view> holders);

/// The argument `enabled`, which OpenTofu has in the lifecycle block of resources and module calls.
Ref enabled_in(std::span<const Ref> parts);

}  // namespace kakoi::sources::terraform
