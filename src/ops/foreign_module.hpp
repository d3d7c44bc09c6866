// Modules that are not the user's own: what `terraform init` fetched is brought anew with the next one, so nothing in
// it is edited. What is decided in them is decided otherwise where the user calls them.
#pragma once

#include "ops/candidates.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::ops {

/// Does the file lie in a module that was fetched?
bool is_fetched(std::string_view path);

/// What can be done at the user's call of the fetched module that decides about a subject.
struct AtCall {
  std::vector<Candidate> candidates{};  ///< the call given the argument whose default decides
  std::string place{};                  ///< of the call, "main.tf:3"; empty where it is not found
};

/// `spot` lies in a fetched module. Each candidate is only tried: whether it decides is for the what-if to say.
AtCall at_call(const findings::Spot& spot, const fixes::Subject& subject, const RootRead& root, const std::string& base,
               Contents& contents);

}  // namespace kakoi::ops
