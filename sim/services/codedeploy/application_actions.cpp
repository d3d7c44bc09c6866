#include "sim/services/codedeploy/actions.hpp"
#include "sim/services/codedeploy/find.hpp"

#include "sim/services/tags.hpp"

namespace kakoi::sim::services::codedeploy {
namespace {

constexpr std::size_t kMostAtOnce = 100;

Value shape(const world::CodeDeployApplication& it) {
  return Value::object({{"applicationId", it.id},
                        {"applicationName", it.name},
                        {"createTime", value::Timestamp{it.created}},
                        {"linkedToGitHub", false},
                        {"computePlatform", it.platform}});
}

Expected<bool> check_new_name(const Context& context, const std::string& name) {
  if (!is_name(name)) return error("InvalidApplicationNameException", "The application name is not valid: " + name);
  if (context.region.codedeploy.applications.contains(name)) {
    return error("ApplicationAlreadyExistsException", "An application already exists with the name: " + name);
  }
  return true;
}

}  // namespace

Outcome create_application(Context& context, const Value& input) {
  world::CodeDeployApplication made{.id = context.world.ids.uuid(),
                                    .name = input.text("applicationName"),
                                    .platform = input.text("computePlatform", "Server"),
                                    .created = context.world.now()};
  if (made.name.empty()) return error("ApplicationNameRequiredException", "The application name is required.");
  if (const auto checked = check_new_name(context, made.name); !checked) return tl::unexpected(checked.error());
  put_tags(made.tags, input["tags"], {.key = "Key", .value = "Value"});
  Value output = Value::object({{"applicationId", made.id}});
  std::string name = made.name;
  context.region.codedeploy.applications.emplace(std::move(name), std::move(made));
  return output;
}

Outcome get_application(Context& context, const Value& input) {
  const auto application = application_of(context, input);
  if (!application) return tl::unexpected(application.error());
  return Value::object({{"application", shape(**application)}});
}

Outcome batch_get_applications(Context& context, const Value& input) {
  const std::vector<std::string> names = input.texts_of("applicationNames");
  if (names.empty()) return error("ApplicationNameRequiredException", "The application names are required.");
  if (names.size() > kMostAtOnce) {
    return error("BatchLimitExceededException", "The maximum number of applications is 100.");
  }
  Value found = Value::array();
  for (const std::string& name : names) {
    const auto application = application_of(context, Value::object({{"applicationName", name}}));
    if (!application) return tl::unexpected(application.error());
    found.append(shape(**application));
  }
  return Value::object({{"applicationsInfo", std::move(found)}});
}

Outcome list_applications(Context& context, const Value& input) {
  std::vector<std::string> names;
  for (const auto& [name, application] : context.region.codedeploy.applications) {
    names.push_back(name);
  }
  return list_page(context, input, names, "applications");
}

Outcome update_application(Context& context, const Value& input) {
  const auto found = application_of(context, input);
  if (!found) return tl::unexpected(found.error());
  const std::string name = input.text("newApplicationName", (*found)->name);
  if (name == (*found)->name) return Value();
  if (const auto checked = check_new_name(context, name); !checked) return tl::unexpected(checked.error());
  world::CodeDeploy& state = context.region.codedeploy;
  const std::string before = (*found)->name;
  auto node = state.applications.extract(before);
  node.key() = name;
  node.mapped().name = name;
  state.applications.insert(std::move(node));
  for (auto& [id, deployment] : state.deployments) {
    if (deployment.application == before) deployment.application = name;
  }
  return Value();
}

Outcome delete_application(Context& context, const Value& input) {
  const std::string name = input.text("applicationName");
  if (name.empty()) return error("ApplicationNameRequiredException", "The application name is required.");
  // To delete what is not there is no error.
  context.region.codedeploy.applications.erase(name);
  return Value();
}

}  // namespace kakoi::sim::services::codedeploy
