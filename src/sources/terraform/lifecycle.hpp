// The `lifecycle` block of a resource (Terraform language, "The lifecycle Meta-Argument").
#pragma once

#include "inventory/inventory.hpp"
#include "sources/terraform/source_file.hpp"

#include <span>
#include <string_view>

namespace kakoi::sources::terraform {

/// What the lifecycle block in `parts` says. `settings` are the paths in the resource, without
/// indexes, at which assign_public_ip may stand, or the argument whose text it is part of: it is noted whether a change
/// of it is ignored.
inventory::Lifecycle lifecycle_of(std::span<const Ref> parts, std::span<const std::string_view> settings);

/// The argument `enabled`, which OpenTofu has in the lifecycle block of resources and module calls.
Ref enabled_in(std::span<const Ref> parts);

}  // namespace kakoi::sources::terraform
