// Whether a resource is there at all, seen from another that is: `count` and `for_each`, its own and those of the
// modules around it.
#pragma once

#include "base/known.hpp"
#include "sources/terraform/module_tree.hpp"
#include "sources/terraform/scope.hpp"

#include <optional>
#include <span>

namespace kakoi::sources::terraform {

/// Why `there` may not exist where all of `here` do: a count or for_each that decides it is not known. Nothing when it
/// exists for sure, also because one of `here` has the same count.
std::optional<base::Unknown> why_absent(ModuleTree& modules, const ResourceInstance& there,
                                        std::span<const ResourceInstance* const> here);

}  // namespace kakoi::sources::terraform
