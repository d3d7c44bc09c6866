#include "sim/services/states/actions.hpp"
#include "sim/services/states/find.hpp"
#include "sim/services/states/texts.hpp"
#include "sim/services/tags.hpp"

namespace kakoi::sim::services::states {
namespace {

Expected<world::Tags*> named_tags(Context& context, const Value& input) {
  const std::string arn = input.text("resourceArn");
  const auto name = machine_name(context, arn);
  if (!name && name.error().code != "StateMachineDoesNotExist") return tl::unexpected(name.error());
  auto& machines = context.region.states.machines;
  const auto found = name ? machines.find(name->name) : machines.end();
  if (found == machines.end() || !name->qualifier.empty()) {
    auto refused = error("ResourceNotFound", kResourceMissing + arn + "'");
    refused.value().more = Value::object({{"resourceName", arn}});
    return refused;
  }
  return &found->second.tags;
}

}  // namespace

Outcome tag_resource(Context& context, const Value& input) {
  const auto tags = named_tags(context, input);
  if (!tags) return tl::unexpected(tags.error());
  world::Tags changed = **tags;
  put_tags(changed, input["tags"]);
  if (changed.size() > kMostTags) return error("TooManyTags", "A resource can have at most 50 tags.");
  **tags = std::move(changed);
  return Value::object();
}

Outcome untag_resource(Context& context, const Value& input) {
  const auto tags = named_tags(context, input);
  if (!tags) return tl::unexpected(tags.error());
  for (const std::string& key : input.texts_of("tagKeys")) (*tags)->erase(key);
  return Value::object();
}

Outcome list_tags_for_resource(Context& context, const Value& input) {
  const auto tags = named_tags(context, input);
  if (!tags) return tl::unexpected(tags.error());
  return Value::object({{"tags", tag_list(**tags)}});
}

}  // namespace kakoi::sim::services::states
