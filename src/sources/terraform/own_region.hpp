// The Region in which a resource is made.
#pragma once

#include "sources/launches/containers.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/fields.hpp"

#include <optional>
#include <string>

namespace kakoi::sources::terraform {

/// By its own argument `region`, which the AWS provider has from version 6 on, or by the configuration of its provider;
/// nothing where neither says it, as when the environment does.
std::optional<values::Value> own_region(Evaluator& evaluator, const ResourceInstance& of);

/// What texts in `of` say: their own Region is that of its provider, known or not.
CodeReader code_reader(Evaluator& evaluator, const ResourceInstance& of);

/// Its name, where that is known and may be shown; else empty.
std::string own_region_name(Evaluator& evaluator, const ResourceInstance& of);

}  // namespace kakoi::sources::terraform
