// The missing pieces as the resources of a CloudFormation template; how these are written out is template_text.hpp's.
#pragma once

#include "base/message.hpp"
#include "fixes/egress.hpp"
#include "fixes/template_resource.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace kakoi::fixes {

/// What is around the new resources.
struct TemplateAround {
  base::Language language = base::Language::en;  ///< of comments
  std::set<std::string> names{};                 ///< that are taken: logical ids and parameters
  std::map<std::string, std::string> blocks{};   ///< of subnets and the VPC, by their keys, where they are known
  std::string attachment{};  ///< what attaches the internet gateway that a NAT gateway needs; may be empty
};

struct EgressResources {
  std::vector<TemplateResource> resources{};
  std::vector<std::string> subnets{};  ///< the logical ids of the pieces' subnets
  /// Those that have to be there before the tasks start, and that nothing of these names: the ways themselves.
  std::vector<std::string> ways{};
  std::vector<base::Message> costs{};    ///< what costs by the hour
  std::vector<base::Message> reasons{};  ///< what somebody should look at: rules wider than they have to be
};

EgressResources template_of(const Pieces& pieces, const TemplateAround& around);

}  // namespace kakoi::fixes
