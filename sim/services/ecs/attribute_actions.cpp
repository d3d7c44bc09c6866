#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/instances.hpp"
#include "sim/services/ecs/lists.hpp"
#include "sim/services/ecs/texts.hpp"

#include <algorithm>
#include <map>

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::size_t kMostPut = 10;

Value attribute_shape(const world::ContainerInstance& instance, const std::string& name, const std::string& text) {
  Value shape = Value::object({{"name", name}, {"targetId", instance.arn}});
  if (!text.empty()) shape.set("value", text);
  return shape;
}

/// Calls `change` for each attribute of the input with the instance that it is about.
template <typename Change>
Outcome for_each(Context& context, const Value& input, Change change) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const Value::Array& given = input["attributes"].items();
  if (given.empty()) return invalid("Attributes cannot be empty.");
  if (given.size() > kMostPut) return invalid("attributes can have at most 10 items.");
  // All or nothing.
  for (const Value& attribute : given) {
    if (attribute.text("name").empty()) return invalid("Attribute name cannot be empty.");
    if (find_instance(context, **cluster, attribute.text("targetId")) == nullptr) {
      return error("TargetNotFoundException", kInstanceNotFound);
    }
  }
  Value attributes = Value::array();
  for (const Value& attribute : given) {
    world::ContainerInstance& instance = *find_instance(context, **cluster, attribute.text("targetId"));
    change(instance, attribute);
    attributes.append(attribute_shape(instance, attribute.text("name"), attribute.text("value")));
  }
  return Value::object({{"attributes", std::move(attributes)}});
}

}  // namespace

Outcome put_attributes(Context& context, const Value& input) {
  return for_each(context, input, [](world::ContainerInstance& instance, const Value& attribute) {
    instance.attributes[attribute.text("name")] = attribute.text("value");
  });
}

Outcome delete_attributes(Context& context, const Value& input) {
  return for_each(context, input, [](world::ContainerInstance& instance, const Value& attribute) {
    instance.attributes.erase(attribute.text("name"));
  });
}

Outcome list_attributes(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  if (input.text("targetType") != "container-instance") return invalid("targetType must be container-instance.");
  const std::string wanted = input.text("attributeName");
  std::map<std::string, Value> found;
  for (const auto& [id, instance] : context.region.ecs.instances) {
    if (instance.cluster != (*cluster)->name) continue;
    for (const auto& [name, text] : instance.attributes) {
      const bool is_wanted =
          (wanted.empty() || name == wanted) && (!input.has("attributeValue") || text == input.text("attributeValue"));
      if (is_wanted) found.emplace(instance.arn + " " + name, attribute_shape(instance, name, text));
    }
  }
  std::vector<std::string> keys;
  std::ranges::transform(found, std::back_inserter(keys), [](const auto& it) { return it.first; });
  auto page = list_page(context, input, keys, {.member = "attributes"});
  if (!page) return page;
  Value attributes = Value::array();
  for (const Value& key : (*page)["attributes"].items()) {
    attributes.append(found.at(key.as_text().value_or("")));
  }
  page->set("attributes", std::move(attributes));
  return page;
}

}  // namespace kakoi::sim::services::ecs
