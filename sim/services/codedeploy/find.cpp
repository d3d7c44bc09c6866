#include "sim/services/codedeploy/find.hpp"

#include "sim/services/codedeploy/texts.hpp"
#include "sim/services/paging.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <cctype>

namespace kakoi::sim::services::codedeploy {
namespace {

constexpr std::size_t kPageSize = 100;
constexpr std::size_t kLongestName = 100;
constexpr std::size_t kIdLength = 11;

}  // namespace

Expected<world::CodeDeployApplication*> application_of(Context& context, const Value& input) {
  const std::string name = input.text("applicationName");
  if (name.empty()) return error("ApplicationNameRequiredException", "The application name is required.");
  auto& all = context.region.codedeploy.applications;
  const auto found = all.find(name);
  if (found == all.end()) {
    return error("ApplicationDoesNotExistException", "No application found for name: " + name);
  }
  return &found->second;
}

Expected<world::CodeDeployGroup*> group_of(world::CodeDeployApplication& application, const Value& input,
                                           std::string_view member) {
  const std::string name = input.text(member);
  if (name.empty()) return error("DeploymentGroupNameRequiredException", "The deployment group name is required.");
  const auto found = application.groups.find(name);
  if (found == application.groups.end()) {
    return error("DeploymentGroupDoesNotExistException", "No Deployment Group found for name: " + name);
  }
  return &found->second;
}

Expected<world::CodeDeployDeployment*> deployment_of(Context& context, const Value& input) {
  const std::string id = input.text("deploymentId");
  if (id.empty()) return error("DeploymentIdRequiredException", "The deployment id is required.");
  if (!id.starts_with("d-") || id.size() != kIdLength) {
    return error("InvalidDeploymentIdException", "The deployment id is not valid: " + id);
  }
  auto& all = context.region.codedeploy.deployments;
  const auto found = all.find(id);
  if (found == all.end())
    return error("DeploymentDoesNotExistException", "The deployment " + id + " could not be found");
  return &found->second;
}

Outcome list_page(Context& context, const Value& input, const std::vector<std::string>& keys, std::string_view member) {
  Value filters = input;
  filters.remove("nextToken");
  const auto page = page_of(context, keys, kPageSize, input.text("nextToken"), value::to_json(filters));
  if (!page) return error("InvalidNextTokenException", kToken);
  Value found = Value::array();
  for (std::size_t i = page->first; i < page->end; ++i) {
    found.append(keys[i].substr(keys[i].rfind('\n') + 1));
  }
  Value output = Value::object({{std::string(member), std::move(found)}});
  if (!page->next_token.empty()) output.set("nextToken", page->next_token);
  return output;
}

bool is_name(std::string_view name) {
  constexpr std::string_view kSigns = "+=,.@_-";
  return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, [&](unsigned char c) {
    return std::isalnum(c) != 0 || kSigns.find(static_cast<char>(c)) != std::string_view::npos;
  });
}

}  // namespace kakoi::sim::services::codedeploy
