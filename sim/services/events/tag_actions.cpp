#include "sim/services/events/actions.hpp"
#include "sim/services/events/checks.hpp"
#include "sim/services/events/find.hpp"
#include "sim/services/events/texts.hpp"
#include "sim/services/tags.hpp"

namespace kakoi::sim::services::events {
namespace {

constexpr TagNames kTagNames{.key = "Key", .value = "Value"};

/// The tags of the bus or rule that the ARN names.
Expected<world::Tags*> tags_of(Context& context, const Value& input) {
  if (const auto problem = violation(input, kTagChecks.first(1))) return tl::unexpected(*problem);
  const std::string arn = input.text("ResourceARN");
  const std::string prefix = context.region.arn("events", "");
  const std::string resource = arn.starts_with(prefix) ? arn.substr(prefix.size()) : "";
  if (resource.starts_with("event-bus/")) {
    const auto bus = bus_of(context, Value::object({{"Name", arn}}), "Name");
    if (!bus) return tl::unexpected(bus.error());
    return &(*bus)->tags;
  }
  if (resource.starts_with("rule/")) {
    const std::string rest = resource.substr(5);
    const std::size_t slash = rest.rfind('/');
    const std::string bus = slash == std::string::npos ? "default" : rest.substr(0, slash);
    const std::string name = slash == std::string::npos ? rest : rest.substr(slash + 1);
    const auto rule = rule_of(context, Value::object({{"Name", name}, {"EventBusName", bus}}));
    if (!rule) return tl::unexpected(rule.error());
    return &(*rule)->tags;
  }
  return invalid("Parameter " + arn + " is not valid. Reason: Provided Arn is not in correct format.");
}

}  // namespace

Outcome tag_resource(Context& context, const Value& input) {
  if (auto problem = violation(input, kTagChecks)) return tl::unexpected(*std::move(problem));
  const auto tags = tags_of(context, input);
  if (!tags) return tl::unexpected(tags.error());
  world::Tags changed = **tags;
  put_tags(changed, input["Tags"], kTagNames);
  if (changed.size() > kMostTags) return too_many();
  **tags = std::move(changed);
  return Value::object();
}

Outcome untag_resource(Context& context, const Value& input) {
  if (auto problem = violation(input, kUntagChecks)) return tl::unexpected(*std::move(problem));
  const auto tags = tags_of(context, input);
  if (!tags) return tl::unexpected(tags.error());
  for (const std::string& key : input.texts_of("TagKeys")) {
    (*tags)->erase(key);
  }
  return Value::object();
}

Outcome list_tags_for_resource(Context& context, const Value& input) {
  const auto tags = tags_of(context, input);
  if (!tags) return tl::unexpected(tags.error());
  return Value::object({{"Tags", tag_list(**tags, kTagNames)}});
}

}  // namespace kakoi::sim::services::events
