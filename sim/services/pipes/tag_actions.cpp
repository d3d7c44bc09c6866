#include "sim/services/pipes/actions.hpp"
#include "sim/services/pipes/checks.hpp"
#include "sim/services/pipes/find.hpp"
#include "sim/services/pipes/texts.hpp"
#include "sim/services/tags.hpp"

namespace kakoi::sim::services::pipes {
namespace {

Expected<world::Pipe*> tagged(Context& context, const Value& input) {
  const std::string arn = input.text("resourceArn");
  const std::string name = arn.substr(arn.rfind('/') + 1);
  auto pipe = pipe_of(context, name);
  if (!pipe || (*pipe)->arn != arn) return no_pipe(name);
  return pipe;
}

}  // namespace

Outcome tag_resource(Context& context, const Value& input) {
  if (auto problem = violation(input, kTagChecks)) return tl::unexpected(*std::move(problem));
  const auto pipe = tagged(context, input);
  if (!pipe) return tl::unexpected(pipe.error());
  world::Tags changed = (*pipe)->tags;
  for (const value::Member& tag : input["tags"].members()) {
    changed[tag.name] = tag.value.as_text().value_or("");
  }
  if (changed.size() > kMostTags) return invalid(kMoreTagsThanAllowed);
  (*pipe)->tags = std::move(changed);
  return Value::object();
}

Outcome untag_resource(Context& context, const Value& input) {
  if (auto problem = violation(input, kUntagChecks)) return tl::unexpected(*std::move(problem));
  const auto pipe = tagged(context, input);
  if (!pipe) return tl::unexpected(pipe.error());
  for (const std::string& key : input.texts_of("tagKeys")) {
    (*pipe)->tags.erase(key);
  }
  return Value::object();
}

Outcome list_tags_for_resource(Context& context, const Value& input) {
  if (auto problem = violation(input, kTagChecks.first(1))) return tl::unexpected(*std::move(problem));
  const auto pipe = tagged(context, input);
  if (!pipe) return tl::unexpected(pipe.error());
  return Value::object({{"tags", tag_map((*pipe)->tags)}});
}

}  // namespace kakoi::sim::services::pipes
