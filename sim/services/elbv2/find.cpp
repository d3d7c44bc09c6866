#include "sim/services/elbv2/find.hpp"

#include "sim/services/elbv2/texts.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <cctype>

namespace kakoi::sim::services::elbv2 {
namespace {

constexpr std::int64_t kMostOnAPage = 400;

/// What there is under the ARN that the member names.
template <typename T>
Expected<T*> named(std::map<std::string, T>& all, const Value& input, std::string_view member, ApiError not_found) {
  if (const auto checked = require(input, {member}); !checked) return tl::unexpected(checked.error());
  const auto found = all.find(input.text(member));
  if (found == all.end()) return tl::unexpected(std::move(not_found));
  return &found->second;
}

std::string lower_first(std::string_view name) {
  std::string text(name);
  text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}

}  // namespace

Expected<bool> require(const Value& input, std::initializer_list<std::string_view> members) {
  for (const std::string_view member : members) {
    const Value& given = input[member];
    const bool is_there = given.is_array() ? !given.items().empty() : !given.is_null() && given.as_text() != "";
    if (!is_there) {
      return invalid("1 validation error detected: Value null at '" + lower_first(member) +
                     "' failed to satisfy constraint: Member must not be null");
    }
  }
  return true;
}

Expected<world::LoadBalancer*> balancer_of(Context& context, const Value& input) {
  return named(
      context.region.elbv2.load_balancers, input, "LoadBalancerArn",
      {.code = "LoadBalancerNotFound", .message = "Load balancer '" + input.text("LoadBalancerArn") + "' not found"});
}

Expected<world::TargetGroup*> target_group_of(Context& context, const Value& input) {
  return named(context.region.elbv2.target_groups, input, "TargetGroupArn",
               {.code = "TargetGroupNotFound", .message = kOneOrMoreGroups});
}

Expected<world::Listener*> listener_of(Context& context, const Value& input) {
  return named(context.region.elbv2.listeners, input, "ListenerArn",
               {.code = "ListenerNotFound", .message = kOneOrMoreListeners});
}

Expected<Page> page_of_keys(Context& context, const Value& input, const std::vector<std::string>& keys) {
  const Value& asked = input["PageSize"];
  const std::int64_t size = asked.is_null() ? kMostOnAPage : asked.as_integer().value_or(0);
  if (size < 1 || size > kMostOnAPage) {
    return invalid("1 validation error detected: Value '" + std::to_string(size) +
                   "' at 'pageSize' failed to satisfy constraint: Member must have value between 1 and 400");
  }
  Value filters = input;
  filters.remove("PageSize");
  filters.remove("Marker");
  auto page = page_of(context, keys, static_cast<std::size_t>(size), input.text("Marker"), value::to_json(filters));
  if (!page) return invalid(kMarker);
  return *std::move(page);
}

Expected<world::Tags> tags_of(const Value& input) {
  world::Tags tags;
  for (const Value& tag : input["Tags"].items()) {
    const bool is_new = tags.try_emplace(tag.text("Key"), tag.text("Value")).second;
    if (!is_new) return error("DuplicateTagKeys", kDuplicateTag);
  }
  if (tags.size() > kMostTags) return error("TooManyTags", kTooManyTags);
  return tags;
}

}  // namespace kakoi::sim::services::elbv2
