#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/lists.hpp"
#include "sim/services/ecs/providers.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"
#include "sim/services/names.hpp"
#include "sim/services/tags.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::int64_t kMostDescribed = 10;

void fill(Value& it, const char* name, Value otherwise) {
  if (!it.has(name)) it.set(name, std::move(otherwise));
}

/// What AWS fills in for an Auto Scaling group.
Value filled_in(Value group) {
  Value scaling = group["managedScaling"].is_null() ? Value::object() : group["managedScaling"];
  fill(scaling, "status", "DISABLED");
  fill(scaling, "targetCapacity", 100);
  fill(scaling, "minimumScalingStepSize", 1);
  fill(scaling, "maximumScalingStepSize", 10000);
  fill(scaling, "instanceWarmupPeriod", 300);
  group.set("managedScaling", std::move(scaling));
  fill(group, "managedTerminationProtection", "DISABLED");
  fill(group, "managedDraining", "ENABLED");
  return group;
}

Value shape_of(const Context& context, const world::CapacityProvider& it, bool with_tags) {
  Value shape = Value::object({{"capacityProviderArn", it.arn}, {"name", it.name}, {"status", it.status}});
  if (!it.cluster.empty()) shape.set("cluster", context.region.arn("ecs", "cluster/" + it.cluster));
  shape.set("autoScalingGroupProvider", it.auto_scaling_group);
  shape.set("managedInstancesProvider", it.managed_instances);
  if (!it.update_status.empty()) shape.set("updateStatus", it.update_status);
  shape.set("tags", with_tags ? tag_list(it.tags) : Value::array());
  shape.set("type", it.type);
  return shape;
}

/// FARGATE or FARGATE_SPOT.
Value fargate_shape(const Context& context, const std::string& name) {
  return Value::object({{"capacityProviderArn", context.region.arn("ecs", "capacity-provider/" + name)},
                        {"name", name},
                        {"status", "ACTIVE"},
                        {"tags", Value::array()},
                        {"type", name}});
}

Value answer(const Context& context, const world::CapacityProvider& it) {
  return Value::object({{"capacityProvider", shape_of(context, it, true)}});
}

bool is_reserved(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name.starts_with("aws") || name.starts_with("ecs") || name.starts_with("fargate");
}

bool is_in_use(const world::Ecs& ecs, const std::string& name) {
  return std::ranges::any_of(ecs.clusters, [&](const auto& it) {
    const Value::Array& names = it.second.capacity_providers.items();
    return it.second.status == "ACTIVE" &&
           std::ranges::any_of(names, [&](const Value& one) { return one.as_text() == name; });
  });
}

Expected<bool> check_managed_instances(const Value& provider) {
  if (provider.text("infrastructureRoleArn").empty()) return invalid("infrastructureRoleArn cannot be empty.");
  const Value& network = provider["instanceLaunchTemplate"]["networkConfiguration"];
  if (network.texts_of("subnets").empty()) return invalid("subnets can not be empty.");
  return true;
}

Expected<world::CapacityProvider*> named(Context& context, const std::string& name) {
  world::CapacityProvider* found = find_provider(context, name);
  if (found == nullptr) return invalid(kProviderNotFound);
  return found;
}

}  // namespace

std::string provider_name(const Context& context, const std::string& name) {
  return short_name(name, context.region.arn("ecs", "capacity-provider/"));
}

bool is_fargate_provider(const std::string& name) { return name == "FARGATE" || name == "FARGATE_SPOT"; }

world::CapacityProvider* find_provider(Context& context, const std::string& name) {
  const auto found = context.region.ecs.providers.find(provider_name(context, name));
  const bool is_it = found != context.region.ecs.providers.end() && found->second.status == "ACTIVE";
  return is_it ? &found->second : nullptr;
}

Expected<bool> check_providers(Context& context, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (!is_fargate_provider(name) && find_provider(context, name) == nullptr) return invalid(kProviderNotFound);
  }
  return true;
}

Expected<bool> check_strategy(Context& context, const world::Cluster& cluster, const Value& strategy) {
  for (const Value& item : strategy.items()) {
    const std::string name = item.text("capacityProvider");
    if (auto checked = check_providers(context, {name}); !checked) return checked;
    const world::CapacityProvider* created = find_provider(context, name);
    const Value::Array& names = cluster.capacity_providers.items();
    // Managed instances belong to a cluster from the beginning.
    const bool is_associated =
        (created != nullptr && !created->cluster.empty() && created->cluster == cluster.name) ||
        std::ranges::any_of(names, [&](const Value& it) { return it.as_text() == provider_name(context, name); });
    if (!is_associated) return invalid(kProviderNotAssociated);
  }
  return true;
}

Outcome create_capacity_provider(Context& context, const Value& input) {
  const std::string name = input.text("name");
  if (name.empty()) return invalid("Capacity provider name cannot be empty.");
  if (is_reserved(name)) return invalid(kProviderReserved);
  if (find_provider(context, name) != nullptr) return invalid(kProviderExists);
  const bool is_group = input.has("autoScalingGroupProvider");
  if (is_group == input.has("managedInstancesProvider")) {
    return invalid("Exactly one of autoScalingGroupProvider and managedInstancesProvider must be provided.");
  }
  world::CapacityProvider made{.name = name,
                               .arn = context.region.arn("ecs", "capacity-provider/" + name),
                               .type = is_group ? "EC2_AUTOSCALING" : "MANAGED_INSTANCES",
                               .update_status = "CREATE_COMPLETE"};
  if (is_group) {
    if (input["autoScalingGroupProvider"].text("autoScalingGroupArn").empty()) {
      return invalid("autoScalingGroupArn cannot be empty.");
    }
    made.auto_scaling_group = filled_in(input["autoScalingGroupProvider"]);
  } else {
    const auto cluster = cluster_of(context, input);
    if (!cluster) return tl::unexpected(cluster.error());
    const Value& provider = input["managedInstancesProvider"];
    if (const auto checked = check_managed_instances(provider); !checked) return tl::unexpected(checked.error());
    made.cluster = (*cluster)->name;
    made.managed_instances = provider;
  }
  put_tags(made.tags, input["tags"]);
  return answer(context, context.region.ecs.providers[name] = std::move(made));
}

Outcome describe_capacity_providers(Context& context, const Value& input) {
  std::vector<std::string> names = input.texts_of("capacityProviders");
  const bool wants_all = names.empty();
  if (wants_all) {
    names = {"FARGATE", "FARGATE_SPOT"};
    for (const auto& [name, provider] : context.region.ecs.providers) {
      if (provider.status == "ACTIVE") names.push_back(name);
    }
  }
  std::ranges::sort(names);
  auto page = list_page(context, input, names,
                        {.member = "capacityProviders", .default_size = kMostDescribed, .most = kMostDescribed});
  if (!page) return page;
  Value providers = Value::array();
  Value failures = Value::array();
  for (const Value& item : (*page)["capacityProviders"].items()) {
    const std::string name = item.as_text().value_or("");
    const world::CapacityProvider* found = find_provider(context, name);
    if (is_fargate_provider(provider_name(context, name))) {
      providers.append(fargate_shape(context, provider_name(context, name)));
    } else if (found != nullptr) {
      providers.append(shape_of(context, *found, includes(input, "TAGS")));
    } else {
      failures.append(missing(name));
    }
  }
  page->set("capacityProviders", std::move(providers));
  page->set("failures", std::move(failures));
  return page;
}

Outcome update_capacity_provider(Context& context, const Value& input) {
  const auto found = named(context, input.text("name"));
  if (!found) return tl::unexpected(found.error());
  world::CapacityProvider& provider = **found;
  const bool is_group = provider.type == "EC2_AUTOSCALING";
  const char* member = is_group ? "autoScalingGroupProvider" : "managedInstancesProvider";
  if (!input.has(member)) return invalid(std::string(member) + " must be provided.");
  Value& kept = is_group ? provider.auto_scaling_group : provider.managed_instances;
  for (const value::Member& it : input[member].members()) {
    kept.set(it.name, it.value);
  }
  if (is_group) kept = filled_in(std::move(kept));
  provider.update_status = "UPDATE_COMPLETE";
  return answer(context, provider);
}

Outcome delete_capacity_provider(Context& context, const Value& input) {
  const auto found = named(context, input.text("capacityProvider"));
  if (!found) return tl::unexpected(found.error());
  world::CapacityProvider& provider = **found;
  if (is_in_use(context.region.ecs, provider.name)) return invalid(kProviderInUse);
  provider.status = "INACTIVE";
  provider.update_status = "DELETE_COMPLETE";
  return answer(context, provider);
}

}  // namespace kakoi::sim::services::ecs
