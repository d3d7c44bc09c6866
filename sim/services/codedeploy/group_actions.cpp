#include "sim/services/codedeploy/actions.hpp"
#include "sim/services/codedeploy/configs.hpp"
#include "sim/services/codedeploy/find.hpp"
#include "sim/services/codedeploy/group_checks.hpp"

#include "sim/services/tags.hpp"

namespace kakoi::sim::services::codedeploy {
namespace {

constexpr std::size_t kMostAtOnce = 100;

/// Members that are described as they were given.
constexpr const char* kSettings[] = {
    "deploymentConfigName",
    "ec2TagFilters",
    "onPremisesInstanceTagFilters",
    "serviceRoleArn",
    "triggerConfigurations",
    "alarmConfiguration",
    "autoRollbackConfiguration",
    "deploymentStyle",
    "outdatedInstancesStrategy",
    "blueGreenDeploymentConfiguration",
    "loadBalancerInfo",
    "ec2TagSet",
    "ecsServices",
    "onPremisesTagSet",
    "terminationHookEnabled",
};

void put_settings(const Value& input, Value& settings) {
  for (const char* member : kSettings) {
    if (input.has(member)) settings.set(member, input[member]);
  }
}

void put_defaults(const std::string& platform, Value& settings) {
  const auto usual = [&](const char* member, Value it) {
    if (!settings.has(member)) settings.set(member, std::move(it));
  };
  usual("deploymentConfigName", usual_config(platform));
  usual("triggerConfigurations", Value::array());
  usual("outdatedInstancesStrategy", "UPDATE");
  usual("terminationHookEnabled", false);
  usual("deploymentStyle",
        Value::object({{"deploymentType", "IN_PLACE"}, {"deploymentOption", "WITHOUT_TRAFFIC_CONTROL"}}));
  if (platform != "Server") return;
  usual("ec2TagFilters", Value::array());
  usual("onPremisesInstanceTagFilters", Value::array());
}

/// `lastAttemptedDeployment` and the like.
Value last_shape(const Context& context, const std::string& id) {
  const auto& all = context.region.codedeploy.deployments;
  const auto found = all.find(id);
  if (found == all.end()) return {};
  Value last = Value::object({{"deploymentId", id},
                              {"status", found->second.status},
                              {"createTime", value::Timestamp{found->second.created}}});
  if (found->second.completed > 0) last.set("endTime", value::Timestamp{found->second.completed});
  return last;
}

Value shape(const Context& context, const world::CodeDeployApplication& application,
            const world::CodeDeployGroup& group) {
  Value it = Value::object(
      {{"applicationName", application.name}, {"deploymentGroupId", group.id}, {"deploymentGroupName", group.name}});
  for (const value::Member& member : group.settings.members()) {
    it.set(member.name, member.value);
  }
  if (application.platform == "Server") it.set("autoScalingGroups", Value::array());
  it.set("lastSuccessfulDeployment", last_shape(context, group.last_successful));
  it.set("lastAttemptedDeployment", last_shape(context, group.last_attempted));
  it.set("computePlatform", application.platform);
  return it;
}

Expected<std::string> new_name(const world::CodeDeployApplication& application, const Value& input,
                               std::string_view member) {
  const std::string name = input.text(member);
  if (name.empty()) return error("DeploymentGroupNameRequiredException", "The deployment group name is required.");
  if (!is_name(name)) {
    return error("InvalidDeploymentGroupNameException", "The deployment group name is not valid: " + name);
  }
  if (application.groups.contains(name)) {
    return error("DeploymentGroupAlreadyExistsException", "A deployment group already exists with the name: " + name);
  }
  return name;
}

Expected<world::CodeDeployGroup*> named(Context& context, const Value& input, std::string_view member,
                                        world::CodeDeployApplication*& application) {
  const auto found = application_of(context, input);
  if (!found) return tl::unexpected(found.error());
  application = *found;
  return group_of(**found, input, member);
}

}  // namespace

Outcome create_deployment_group(Context& context, const Value& input) {
  const auto application = application_of(context, input);
  if (!application) return tl::unexpected(application.error());
  auto name = new_name(**application, input, "deploymentGroupName");
  if (!name) return tl::unexpected(name.error());
  world::CodeDeployGroup made{.id = context.world.ids.uuid(), .name = *name};
  put_settings(input, made.settings);
  put_defaults((*application)->platform, made.settings);
  if (const auto checked = check_group(context, **application, made); !checked) {
    return tl::unexpected(checked.error());
  }
  put_tags(made.tags, input["tags"], {.key = "Key", .value = "Value"});
  Value output = Value::object({{"deploymentGroupId", made.id}});
  (*application)->groups.emplace(*std::move(name), std::move(made));
  return output;
}

Outcome get_deployment_group(Context& context, const Value& input) {
  world::CodeDeployApplication* application = nullptr;
  const auto group = named(context, input, "deploymentGroupName", application);
  if (!group) return tl::unexpected(group.error());
  return Value::object({{"deploymentGroupInfo", shape(context, *application, **group)}});
}

Outcome batch_get_deployment_groups(Context& context, const Value& input) {
  const auto application = application_of(context, input);
  if (!application) return tl::unexpected(application.error());
  const std::vector<std::string> names = input.texts_of("deploymentGroupNames");
  if (names.empty()) return error("DeploymentGroupNameRequiredException", "The deployment group names are required.");
  if (names.size() > kMostAtOnce) {
    return error("BatchLimitExceededException", "The maximum number of deployment groups is 100.");
  }
  Value output = Value::object({{"deploymentGroupsInfo", Value::array()}});
  Value found = Value::array();
  for (const std::string& name : names) {
    const auto group = (*application)->groups.find(name);
    if (group != (*application)->groups.end()) {
      found.append(shape(context, **application, group->second));
    } else {
      output.set("errorMessage", "No Deployment Group found for name: " + name);
    }
  }
  output.set("deploymentGroupsInfo", std::move(found));
  return output;
}

Outcome list_deployment_groups(Context& context, const Value& input) {
  const auto application = application_of(context, input);
  if (!application) return tl::unexpected(application.error());
  std::vector<std::string> names;
  for (const auto& [name, group] : (*application)->groups) {
    names.push_back(name);
  }
  Outcome page = list_page(context, input, names, "deploymentGroups");
  if (page) page->set("applicationName", (*application)->name);
  return page;
}

Outcome update_deployment_group(Context& context, const Value& input) {
  world::CodeDeployApplication* application = nullptr;
  const auto group = named(context, input, "currentDeploymentGroupName", application);
  if (!group) return tl::unexpected(group.error());
  const std::string before = (*group)->name;
  world::CodeDeployGroup changed = **group;
  put_settings(input, changed.settings);
  if (const auto checked = check_group(context, *application, changed); !checked) {
    return tl::unexpected(checked.error());
  }
  if (input.text("newDeploymentGroupName", before) != before) {
    const auto name = new_name(*application, input, "newDeploymentGroupName");
    if (!name) return tl::unexpected(name.error());
    changed.name = *name;
    for (auto& [id, deployment] : context.region.codedeploy.deployments) {
      const bool is_its = deployment.application == application->name && deployment.group == before;
      if (is_its) deployment.group = *name;
    }
  }
  application->groups.erase(before);
  std::string name = changed.name;
  application->groups.emplace(std::move(name), std::move(changed));
  return Value::object({{"hooksNotCleanedUp", Value::array()}});
}

Outcome delete_deployment_group(Context& context, const Value& input) {
  const auto application = application_of(context, input);
  if (!application) return tl::unexpected(application.error());
  const std::string name = input.text("deploymentGroupName");
  if (name.empty()) return error("DeploymentGroupNameRequiredException", "The deployment group name is required.");
  // To delete what is not there is no error.
  (*application)->groups.erase(name);
  return Value::object({{"hooksNotCleanedUp", Value::array()}});
}

}  // namespace kakoi::sim::services::codedeploy
