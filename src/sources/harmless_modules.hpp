// Parts of the input that are not here, and that launch nothing by what they are called.
#pragma once

#include <string_view>

namespace kakoi::sources {

/// Does a Terraform module with this source, which is called by this name, plainly launch nothing: a VPC, a bucket, a
/// role?
bool is_harmless_module(std::string_view name, std::string_view source);

/// The same of a nested stack by the file or address of its template: `https://…/templates/vpc.yaml`.
bool is_harmless_template(std::string_view source);

}  // namespace kakoi::sources
