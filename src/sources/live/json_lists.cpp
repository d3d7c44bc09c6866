#include "sources/live/json_lists.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::live {

using syntax::json::Kind;
using syntax::json::kNone;
using syntax::json::NodeId;
using syntax::json::Tree;

namespace {

struct Type {
  std::string_view member;
  Kind kind = Kind::string;
};

constexpr auto kTypes = std::to_array<Type>({
    {"networkConfiguration", Kind::object},
    {"NetworkConfiguration", Kind::object},
    {"awsvpcConfiguration", Kind::object},
    {"assignPublicIp", Kind::string},
    {"AssignPublicIp", Kind::string},
    {"launchType", Kind::string},
    {"LaunchType", Kind::string},
    {"capacityProviderStrategy", Kind::array},
    {"CapacityProviderStrategy", Kind::array},
    {"defaultCapacityProviderStrategy", Kind::array},
    {"capacityProvider", Kind::string},
    {"networkMode", Kind::string},
    {"deploymentController", Kind::object},
    {"type", Kind::string},
    {"status", Kind::string},
    {"lastStatus", Kind::string},
    {"serviceArn", Kind::string},
    {"clusterArn", Kind::string},
    {"taskSetArn", Kind::string},
    {"group", Kind::string},
    {"rolloutState", Kind::string},
    {"resourceManagementType", Kind::string},
    {"runningCount", Kind::number},
    {"desiredCount", Kind::number},
    {"pendingCount", Kind::number},
    {"deployments", Kind::array},
    {"taskSets", Kind::array},
    {"attachments", Kind::array},
    {"details", Kind::array},
    {"EcsParameters", Kind::object},
    {"EcsTaskParameters", Kind::object},
    {"TargetParameters", Kind::object},
    {"Input", Kind::string},
    {"definition", Kind::string},
    {"containerProperties", Kind::object},
    {"ecsProperties", Kind::object},
    {"nodeProperties", Kind::object},
    {"platformCapabilities", Kind::array},
    {"platformVersion", Kind::string},
    {"PlatformVersion", Kind::string},
    {"enableExecuteCommand", Kind::boolean},
    {"EnableExecuteCommand", Kind::boolean},
    {"subnets", Kind::array},
    {"Subnets", Kind::array},
    {"securityGroups", Kind::array},
    {"SecurityGroups", Kind::array},
    {"loadBalancers", Kind::array},
    {"targetGroupArn", Kind::string},
    {"taskDefinition", Kind::string},
    {"taskDefinitionArn", Kind::string},
    {"containerDefinitions", Kind::array},
    {"image", Kind::string},
    {"logConfiguration", Kind::object},
    {"logDriver", Kind::string},
    {"options", Kind::object},
    {"secrets", Kind::array},
    {"secretOptions", Kind::array},
    {"valueFrom", Kind::string},
    {"environmentFiles", Kind::array},
    {"repositoryCredentials", Kind::object},
    {"volumes", Kind::array},
    {"efsVolumeConfiguration", Kind::object},
    {"runtimePlatform", Kind::object},
});

}  // namespace

std::vector<NodeId> elements(const Tree& answer, std::string_view member) {
  return elements(answer, answer.root, member);
}

std::vector<NodeId> elements(const Tree& answer, NodeId object, std::string_view member) {
  std::vector<NodeId> all;
  const NodeId list = syntax::json::find(answer, object, member);
  if (list != kNone && answer.nodes[list].kind == Kind::array) {
    for (NodeId item = answer.nodes[list].first_child; item != kNone; item = answer.nodes[item].next_sibling) {
      all.push_back(item);
    }
  }
  return all;
}

std::optional<std::vector<std::string>> texts(const Tree& answer, std::string_view member) {
  std::vector<std::string> all;
  for (const NodeId item : elements(answer, member)) {
    all.push_back(text_at(answer, item));
    if (all.back().empty()) {
      return std::nullopt;
    }
  }
  return all;
}

// As deep as the tree, which is bounded.
bool is_well_formed(const Tree& answer, NodeId node) {
  const syntax::json::Node& at = answer.nodes[node];
  if (at.kind == Kind::member) {
    const std::string name = syntax::json::decoded(answer, at.first_child);
    const NodeId value = answer.nodes[at.first_child].next_sibling;
    const auto* found =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& type) { return type.member == name; });
    const Kind kind = answer.nodes[value].kind;
    return (found == kTypes.end() || kind == found->kind || kind == Kind::null) && is_well_formed(answer, value);
  }
  if (at.kind != Kind::array && at.kind != Kind::object) {
    return true;
  }
  for (NodeId item = at.first_child; item != kNone; item = answer.nodes[item].next_sibling) {
    if (!is_well_formed(answer, item)) {
      return false;
    }
  }
  return true;
}

std::string text_at(const Tree& answer, NodeId node) {
  return node != kNone && answer.nodes[node].kind == Kind::string ? syntax::json::decoded(answer, node) : std::string();
}

std::string text_at(const Tree& answer, NodeId object, std::string_view member) {
  return text_at(answer, syntax::json::find(answer, object, member));
}

}  // namespace kakoi::sources::live
