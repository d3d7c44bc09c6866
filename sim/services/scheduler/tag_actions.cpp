#include "sim/services/scheduler/actions.hpp"
#include "sim/services/scheduler/checks.hpp"
#include "sim/services/scheduler/find.hpp"
#include "sim/services/scheduler/texts.hpp"
#include "sim/services/tags.hpp"

namespace kakoi::sim::services::scheduler {
namespace {

constexpr TagNames kTagNames{.key = "Key", .value = "Value"};

/// Only groups have tags.
Expected<world::ScheduleGroup*> tagged(Context& context, const Value& input) {
  const std::string arn = input.text("ResourceArn");
  const std::string name = arn.substr(arn.rfind('/') + 1);
  const auto group = group_of(context, name);
  if (!group || (*group)->arn != arn) return no_group(name);
  return *group;
}

}  // namespace

Outcome tag_resource(Context& context, const Value& input) {
  if (auto problem = violation(input, kTagChecks)) return tl::unexpected(*std::move(problem));
  const auto group = tagged(context, input);
  if (!group) return tl::unexpected(group.error());
  world::Tags changed = (*group)->tags;
  put_tags(changed, input["Tags"], kTagNames);
  if (changed.size() > kMostTags) return invalid(kMoreTagsThanAllowed);
  (*group)->tags = std::move(changed);
  return Value::object();
}

Outcome untag_resource(Context& context, const Value& input) {
  if (auto problem = violation(input, kUntagChecks)) return tl::unexpected(*std::move(problem));
  const auto group = tagged(context, input);
  if (!group) return tl::unexpected(group.error());
  for (const std::string& key : input.texts_of("TagKeys")) {
    (*group)->tags.erase(key);
  }
  return Value::object();
}

Outcome list_tags_for_resource(Context& context, const Value& input) {
  if (auto problem = violation(input, kTagChecks.first(1))) return tl::unexpected(*std::move(problem));
  const auto group = tagged(context, input);
  if (!group) return tl::unexpected(group.error());
  return Value::object({{"Tags", tag_list((*group)->tags, kTagNames)}});
}

}  // namespace kakoi::sim::services::scheduler
