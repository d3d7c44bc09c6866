#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/resources.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::size_t kMostTags = 50;
constexpr std::size_t kLongestKey = 128;

/// Calls `change` for the tags of each resource of the request, once all of them are known to be there.
template <typename F>
Outcome for_each(Context& context, const Value& input, F change) {
  const auto ids = input.texts_of("ResourceId");
  for (const std::string& id : ids) {
    if (tags_of_resource(context.region.ec2, id) == nullptr) {
      return error("InvalidID", "The ID '" + id + "' is not valid");
    }
  }
  for (const std::string& id : ids) {
    change(*tags_of_resource(context.region.ec2, id));
  }
  return done();
}

constexpr std::array kFilters = {
    Filter{"key", "key"},
    Filter{"resource-id", "resourceId"},
    Filter{"resource-type", "resourceType"},
    Filter{"value", "value"},
};

/// One tag of one resource.
struct OneTag {
  Value shape = {};
  world::Tags tags = {};
};

constexpr Kind<OneTag> kTags{.set = "tagSet",
                             .filters = kFilters,
                             .shape = [](const Context& /*context*/, const OneTag& it) { return it.shape; }};

}  // namespace

Outcome create_tags(Context& context, const Value& input) {
  for (const Value& tag : input["Tag"].items()) {
    const std::string key = tag.text("Key");
    if (key.empty() || key.size() > kLongestKey || key.starts_with("aws:")) {
      return error("InvalidParameterValue", key.starts_with("aws:")
                                                ? "Tag keys starting with 'aws:' are reserved for internal use"
                                                : "Tag keys are from 1 to 128 characters in length");
    }
  }
  for (const std::string& id : input.texts_of("ResourceId")) {
    const world::Tags* tags = tags_of_resource(context.region.ec2, id);
    if (tags == nullptr) continue;
    world::Tags all = *tags;
    put_tags(all, input["Tag"], {.key = "Key", .value = "Value"});
    if (all.size() > kMostTags) {
      return error("TagLimitExceeded", "More than 50 tags specified in the request");
    }
  }
  return for_each(context, input,
                  [&](world::Tags& tags) { put_tags(tags, input["Tag"], {.key = "Key", .value = "Value"}); });
}

Outcome delete_tags(Context& context, const Value& input) {
  return for_each(context, input, [&](world::Tags& tags) {
    // Without tags in the request all go.
    if (input["Tag"].items().empty()) tags.clear();
    for (const Value& tag : input["Tag"].items()) {
      const auto found = tags.find(tag.text("Key"));
      // A value in the request has to be the one that is there.
      if (found != tags.end() && (!tag.has("Value") || tag.text("Value") == found->second)) tags.erase(found);
    }
  });
}

Outcome describe_tags(Context& context, const Value& input) {
  std::map<std::string, OneTag> all;
  for_each_resource(context.region.ec2, [&](const std::string& id, std::string_view type, world::Tags& tags) {
    for (const auto& [key, text] : tags) {
      std::string name = id;
      name.append(" ").append(key);
      all.emplace(
          std::move(name),
          OneTag{.shape = Value::object({{"resourceId", id}, {"resourceType", type}, {"key", key}, {"value", text}}),
                 .tags = {{key, text}}});
    }
  });
  return describe(context, input, all, kTags);
}

}  // namespace kakoi::sim::services::ec2
