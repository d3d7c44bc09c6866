#include "sim/services/batch/actions.hpp"
#include "sim/services/batch/common.hpp"
#include "sim/services/batch/definitions.hpp"
#include "sim/services/tags.hpp"

namespace kakoi::sim::services::batch {
namespace {

template <typename Things>
world::Tags* tags_in(Things& things, const std::string& name) {
  const auto found = things.find(name);
  return found != things.end() ? &found->second.tags : nullptr;
}

Expected<world::Tags*> named_tags(Context& context, const Value& input) {
  const std::string arn = input.text("resourceArn");
  const std::string name = last_part(arn);
  world::Batch& batch = context.region.batch;
  world::Tags* found = nullptr;
  const auto is = [&](const char* kind) { return arn == context.region.arn("batch", kind + name); };
  if (is("compute-environment/")) found = tags_in(batch.environments, name);
  if (is("job-queue/")) found = tags_in(batch.queues, name);
  if (is("job/")) found = tags_in(batch.jobs, name);
  if (is("job-definition/")) {
    world::JobDefinition* definition = find_definition(context.region, arn);
    if (definition != nullptr) found = &definition->tags;
  }
  if (found == nullptr) return refused(context, "Resource " + arn + " does not exist");
  return found;
}

}  // namespace

Outcome tag_resource(Context& context, const Value& input) {
  const auto tags = named_tags(context, input);
  if (!tags) return tl::unexpected(tags.error());
  world::Tags changed = **tags;
  put_tag_map(changed, input["tags"]);
  if (changed.size() > kMostTags) return refused(context, kMoreTagsThanAllowed);
  **tags = std::move(changed);
  return Value::object();
}

Outcome untag_resource(Context& context, const Value& input) {
  const auto tags = named_tags(context, input);
  if (!tags) return tl::unexpected(tags.error());
  // From a query string: one key is a text, several are a list.
  if (const auto one = input["tagKeys"].as_text()) (*tags)->erase(*one);
  for (const std::string& key : input.texts_of("tagKeys")) (*tags)->erase(key);
  return Value::object();
}

Outcome list_tags_for_resource(Context& context, const Value& input) {
  const auto tags = named_tags(context, input);
  if (!tags) return tl::unexpected(tags.error());
  return Value::object({{"tags", tag_map(**tags)}});
}

}  // namespace kakoi::sim::services::batch
