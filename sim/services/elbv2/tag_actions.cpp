#include "sim/services/elbv2/actions.hpp"
#include "sim/services/elbv2/find.hpp"
#include "sim/services/elbv2/texts.hpp"

#include "sim/services/tags.hpp"

namespace kakoi::sim::services::elbv2 {
namespace {

constexpr std::size_t kMostDescribed = 20;

template <typename T>
world::Tags* tags_in(std::map<std::string, T>& all, const std::string& arn) {
  const auto found = all.find(arn);
  return found != all.end() ? &found->second.tags : nullptr;
}

/// The error says of what kind the ARN is.
Expected<world::Tags*> tags_at(Context& context, const std::string& arn) {
  world::Elbv2& elbv2 = context.region.elbv2;
  if (world::Tags* tags = tags_in(elbv2.load_balancers, arn)) return tags;
  if (world::Tags* tags = tags_in(elbv2.target_groups, arn)) return tags;
  if (world::Tags* tags = tags_in(elbv2.listeners, arn)) return tags;
  if (world::Tags* tags = tags_in(elbv2.rules, arn)) return tags;
  const auto is_of = [&](const char* kind) { return arn.find(kind) != std::string::npos; };
  if (is_of(":targetgroup/")) return error("TargetGroupNotFound", kOneOrMoreGroups);
  if (is_of(":listener-rule/")) return error("RuleNotFound", kOneOrMoreRules);
  if (is_of(":listener/")) return error("ListenerNotFound", kOneOrMoreListeners);
  if (is_of(":loadbalancer/")) return error("LoadBalancerNotFound", kOneOrMoreBalancers);
  return invalid("'" + arn + "' is not a valid resource ARN");
}

Expected<std::vector<world::Tags*>> all_tags(Context& context, const Value& input) {
  if (const auto checked = require(input, {"ResourceArns"}); !checked) return tl::unexpected(checked.error());
  std::vector<world::Tags*> all;
  for (const std::string& arn : input.texts_of("ResourceArns")) {
    const auto tags = tags_at(context, arn);
    if (!tags) return tl::unexpected(tags.error());
    all.push_back(*tags);
  }
  return all;
}

}  // namespace

Outcome add_tags(Context& context, const Value& input) {
  const auto all = all_tags(context, input);
  if (!all) return tl::unexpected(all.error());
  if (const auto checked = require(input, {"Tags"}); !checked) return tl::unexpected(checked.error());
  const auto added = tags_of(input);
  if (!added) return tl::unexpected(added.error());
  for (world::Tags* tags : *all) {
    world::Tags merged = *added;
    merged.insert(tags->begin(), tags->end());
    if (merged.size() > kMostTags) return error("TooManyTags", kTooManyTags);
  }
  for (world::Tags* tags : *all) {
    put_tags(*tags, input["Tags"], {.key = "Key", .value = "Value"});
  }
  return Value::object();
}

Outcome remove_tags(Context& context, const Value& input) {
  const auto all = all_tags(context, input);
  if (!all) return tl::unexpected(all.error());
  if (const auto checked = require(input, {"TagKeys"}); !checked) return tl::unexpected(checked.error());
  for (world::Tags* tags : *all) {
    for (const std::string& key : input.texts_of("TagKeys")) {
      tags->erase(key);
    }
  }
  return Value::object();
}

Outcome describe_tags(Context& context, const Value& input) {
  const auto all = all_tags(context, input);
  if (!all) return tl::unexpected(all.error());
  const std::vector<std::string> arns = input.texts_of("ResourceArns");
  if (arns.size() > kMostDescribed) return invalid("ResourceArns can have at most 20 items");
  Value descriptions = Value::array();
  for (std::size_t i = 0; i < arns.size(); ++i) {
    descriptions.append(
        Value::object({{"ResourceArn", arns[i]}, {"Tags", tag_list(*(*all)[i], {.key = "Key", .value = "Value"})}}));
  }
  return Value::object({{"TagDescriptions", std::move(descriptions)}});
}

Outcome describe_account_limits(Context& context, const Value& input) {
  const std::map<std::string, std::size_t> limits = {
      {"application-load-balancers", kMostBalancers},
      {"listeners-per-application-load-balancer", kMostListeners},
      {"listeners-per-network-load-balancer", kMostListeners},
      {"network-load-balancers", kMostBalancers},
      {"rules-per-application-load-balancer", kMostRules},
      {"target-groups", kMostGroups},
      {"targets-per-application-load-balancer", kMostTargets},
  };
  std::map<std::string, Value> shapes;
  std::vector<std::string> names;
  names.reserve(limits.size());
  for (const auto& [name, most] : limits) {
    names.push_back(name);
    shapes[name] = Value::object({{"Name", name}, {"Max", std::to_string(most)}});
  }
  return describe(context, input, shapes, names, "Limits", [](const Value& it) { return it; });
}

}  // namespace kakoi::sim::services::elbv2
