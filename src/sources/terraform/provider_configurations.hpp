// With which configuration of its provider a resource is made: that of which account and Region, so that one name in
// two of them is two things.
#pragma once

#include "base/message.hpp"
#include "sources/terraform/scope.hpp"

#include <string>

namespace kakoi::sources::terraform {

/// The configuration's name in the root module, such as `aws` or `aws.eu`: by the resource's `provider`, and the
/// `providers` of the modules around it. Behind a module's address where it goes no further up. Two resources with
/// different names may still be in one account and Region; that is not looked at.
std::string provider_configuration(const ResourceInstance& of);

/// Says of `named`, which is made with another configuration than what gives its name, that it may be another thing.
base::Message made_elsewhere(const ResourceInstance& named);

}  // namespace kakoi::sources::terraform
