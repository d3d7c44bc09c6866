// What a request names by ARN, the pages of Describe*, and members that have to be there.
#pragma once

#include "sim/services/paging.hpp"
#include "sim/services/service.hpp"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services::elbv2 {

/// ValidationError when one of them is missing.
Expected<bool> require(const Value& input, std::initializer_list<std::string_view> members);

/// By the input's `LoadBalancerArn`, `TargetGroupArn`, `ListenerArn` or `RuleArn`. LoadBalancerNotFound and so on.
Expected<world::LoadBalancer*> balancer_of(Context& context, const Value& input);
Expected<world::TargetGroup*> target_group_of(Context& context, const Value& input);
Expected<world::Listener*> listener_of(Context& context, const Value& input);

/// The page of `keys`, which are sorted, that `PageSize` and `Marker` ask for.
Expected<Page> page_of_keys(Context& context, const Value& input, const std::vector<std::string>& keys);

/// A Describe* over things by ARN: `keys` are those of the answer, sorted.
template <typename T, typename Shape>
Outcome describe(Context& context, const Value& input, const std::map<std::string, T>& all,
                 const std::vector<std::string>& keys, std::string_view member, Shape shape) {
  const auto page = page_of_keys(context, input, keys);
  if (!page) return tl::unexpected(page.error());
  Value found = Value::array();
  for (std::size_t i = page->first; i < page->end; ++i) {
    found.append(shape(all.at(keys[i])));
  }
  Value output = Value::object({{std::string(member), std::move(found)}});
  if (!page->next_token.empty()) output.set("NextMarker", page->next_token);
  return output;
}

/// `Tags` of the input. DuplicateTagKeys, TooManyTags.
Expected<world::Tags> tags_of(const Value& input);

/// AWS's limits, as DescribeAccountLimits says them.
inline constexpr std::size_t kMostBalancers = 50;
inline constexpr std::size_t kMostGroups = 3000;
inline constexpr std::size_t kMostListeners = 50;
inline constexpr std::size_t kMostRules = 100;
inline constexpr std::size_t kMostTargets = 1000;
inline constexpr std::size_t kMostTags = 50;

}  // namespace kakoi::sim::services::elbv2
