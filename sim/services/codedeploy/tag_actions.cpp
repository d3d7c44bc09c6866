#include "sim/services/codedeploy/actions.hpp"
#include "sim/services/codedeploy/find.hpp"

#include "sim/services/tags.hpp"

namespace kakoi::sim::services::codedeploy {
namespace {

/// Of an application, `…:application:NAME`, or a deployment group, `…:deploymentgroup:APPLICATION/NAME`.
Expected<world::Tags*> tags_at(Context& context, const Value& input) {
  const std::string arn = input.text("ResourceArn");
  if (arn.empty()) return error("ResourceArnRequiredException", "The ARN of a resource is required.");
  const std::string application_prefix = context.region.arn("codedeploy", "application:");
  const std::string group_prefix = context.region.arn("codedeploy", "deploymentgroup:");
  if (arn.starts_with(application_prefix)) {
    const auto application =
        application_of(context, Value::object({{"applicationName", arn.substr(application_prefix.size())}}));
    if (!application) return tl::unexpected(application.error());
    return &(*application)->tags;
  }
  if (!arn.starts_with(group_prefix)) return error("InvalidArnException", "The ARN is not valid: " + arn);
  const std::string path = arn.substr(group_prefix.size());
  const std::size_t slash = std::min(path.find('/'), path.size());
  const auto application = application_of(context, Value::object({{"applicationName", path.substr(0, slash)}}));
  if (!application) return tl::unexpected(application.error());
  const std::string name = path.substr(std::min(slash + 1, path.size()));
  const auto group = group_of(**application, Value::object({{"deploymentGroupName", name}}));
  if (!group) return tl::unexpected(group.error());
  return &(*group)->tags;
}

}  // namespace

Outcome tag_resource(Context& context, const Value& input) {
  const auto tags = tags_at(context, input);
  if (!tags) return tl::unexpected(tags.error());
  if (input["Tags"].items().empty()) return error("TagRequiredException", "A tag is required.");
  world::Tags changed = **tags;
  put_tags(changed, input["Tags"], {.key = "Key", .value = "Value"});
  if (changed.size() > kMostTags) return error("InvalidTagsToAddException", kMoreTagsThanAllowed);
  **tags = std::move(changed);
  return Value();
}

Outcome untag_resource(Context& context, const Value& input) {
  const auto tags = tags_at(context, input);
  if (!tags) return tl::unexpected(tags.error());
  if (input["TagKeys"].items().empty()) return error("TagRequiredException", "The key of a tag is required.");
  for (const std::string& key : input.texts_of("TagKeys")) {
    (*tags)->erase(key);
  }
  return Value();
}

Outcome list_tags_for_resource(Context& context, const Value& input) {
  const auto tags = tags_at(context, input);
  if (!tags) return tl::unexpected(tags.error());
  return Value::object({{"Tags", tag_list(**tags, {.key = "Key", .value = "Value"})}});
}

}  // namespace kakoi::sim::services::codedeploy
