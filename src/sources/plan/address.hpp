// Addresses of resource instances, as Terraform prints them: module.a["x.y"].module.b[0].data.aws_x.name["k"].
#pragma once

#include <string>
#include <string_view>

namespace kakoi::sources::plan {

/// `module.app["a"].aws_ecs_service.web["k"]` in its parts.
struct Address {
  std::string module;  ///< `module.app["a"].`; empty in the root module
  std::string base;    ///< `aws_ecs_service.web`, or `data.aws_ecs_cluster.main`
  std::string key;     ///< `["k"]`, `[0]`; empty where there is none
};

Address parse_address(std::string_view address);

/// A module instance in its parts; `module` is one as above, and not empty.
struct ModuleStep {
  std::string parent;  ///< the module around it
  std::string name;    ///< of the call
  std::string key;
};

ModuleStep parse_module(std::string_view module);

/// The length of what stands at the front of `text` up to the next dot or bracket.
std::size_t word_length(std::string_view text);
/// The length of the key in brackets at the front of `text`; 0 when there is none.
std::size_t key_length(std::string_view text);

}  // namespace kakoi::sources::plan
