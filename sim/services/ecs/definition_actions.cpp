#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/compatibility.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/lists.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"
#include "sim/services/tags.hpp"

#include <algorithm>

namespace kakoi::sim::services::ecs {
namespace {

/// What AWS fills in for a container when it describes it.
Value filled_in(Value container) {
  for (const char* list : {"portMappings", "environment", "mountPoints", "volumesFrom", "systemControls"}) {
    if (!container.has(list)) container.set(list, Value::array());
  }
  if (!container.has("cpu")) container.set("cpu", 0);
  if (!container.has("essential")) container.set("essential", true);
  Value ports = Value::array();
  for (Value port : container["portMappings"].items()) {
    if (!port.has("protocol")) port.set("protocol", "tcp");
    if (!port.has("hostPort")) port.set("hostPort", port["containerPort"]);
    ports.append(std::move(port));
  }
  container.set("portMappings", std::move(ports));
  return container;
}

Value registered_form(const Value& input) {
  Value form = in_units(input);
  form.remove("tags");
  Value containers = Value::array();
  for (const Value& container : input["containerDefinitions"].items()) {
    containers.append(filled_in(container));
  }
  form.set("containerDefinitions", std::move(containers));
  for (const char* list : {"volumes", "placementConstraints"}) {
    if (!form.has(list)) form.set(list, Value::array());
  }
  form.set("compatibilities", compatibilities_of(form));
  return form;
}

std::string arn_of(const world::Region& region, const std::string& family, std::int64_t revision) {
  return region.arn("ecs", "task-definition/" + family + ":" + std::to_string(revision));
}

}  // namespace

Outcome register_task_definition(Context& context, const Value& input) {
  const std::string family = input.text("family");
  if (family.empty()) return error("ClientException", "Family cannot be empty.");
  if (input["containerDefinitions"].items().empty()) {
    return error("ClientException", "Container list cannot be empty.");
  }
  if (const auto checked = check_compatibility(in_units(input)); !checked) return tl::unexpected(checked.error());
  auto& revisions = context.region.ecs.families[family];
  world::TaskDefinition made{.family = family,
                             .revision = static_cast<std::int64_t>(revisions.size()) + 1,
                             .registered = registered_form(input),
                             .registered_at = context.world.now(),
                             .registered_by = context.caller.principal};
  made.arn = arn_of(context.region, family, made.revision);
  put_tags(made.tags, input["tags"]);
  revisions.push_back(std::move(made));
  return Value::object({{"taskDefinition", shape_of(revisions.back())}, {"tags", tag_list(revisions.back().tags)}});
}

Outcome describe_task_definition(Context& context, const Value& input) {
  const world::TaskDefinition* found = find_definition(context.region, input.text("taskDefinition"));
  if (found == nullptr) return error("ClientException", kCannotDescribeDefinition);
  Value output = Value::object({{"taskDefinition", shape_of(*found)}});
  output.set("tags", includes(input, "TAGS") ? tag_list(found->tags) : Value::array());
  return output;
}

Outcome list_task_definitions(Context& context, const Value& input) {
  const std::string prefix = input.text("familyPrefix");
  const std::string status = input.text("status", "ACTIVE");
  std::vector<std::string> arns;
  for (const auto& [family, revisions] : context.region.ecs.families) {
    if (!prefix.empty() && family != prefix) continue;
    for (const world::TaskDefinition& it : revisions) {
      if (it.status == status) arns.push_back(it.arn);
    }
  }
  std::ranges::sort(arns);
  return list_page(context, input, arns, {.member = "taskDefinitionArns"});
}

Outcome list_task_definition_families(Context& context, const Value& input) {
  const std::string prefix = input.text("familyPrefix");
  const std::string status = input.text("status", "ACTIVE");
  std::vector<std::string> names;
  for (const auto& [family, revisions] : context.region.ecs.families) {
    const bool is_active = std::ranges::any_of(revisions, [](const auto& it) { return it.status == "ACTIVE"; });
    const bool is_wanted = status == "ALL" || is_active == (status == "ACTIVE");
    if (is_wanted && family.starts_with(prefix)) names.push_back(family);
  }
  return list_page(context, input, names, {.member = "families"});
}

Outcome delete_task_definitions(Context& context, const Value& input) {
  constexpr std::size_t kMostDeleted = 10;
  const std::vector<std::string> names = input.texts_of("taskDefinitions");
  if (names.empty()) return invalid("taskDefinitions cannot be empty.");
  if (names.size() > kMostDeleted) return invalid("taskDefinitions can have at most 10 items.");
  Value deleted = Value::array();
  Value failures = Value::array();
  for (const std::string& name : names) {
    world::TaskDefinition* found = find_definition(context.region, name);
    if (found == nullptr) {
      failures.append(missing(name));
    } else if (found->status == "ACTIVE") {
      failures.append(Value::object({{"arn", found->arn},
                                     {"reason", "ACTIVE"},
                                     {"detail", "The task definition must be deregistered before it is deleted."}}));
    } else {
      // It goes when nothing refers to it any more; until then it is described.
      found->status = "DELETE_IN_PROGRESS";
      deleted.append(shape_of(*found));
    }
  }
  return Value::object({{"taskDefinitions", std::move(deleted)}, {"failures", std::move(failures)}});
}

Outcome deregister_task_definition(Context& context, const Value& input) {
  world::TaskDefinition* found = find_definition(context.region, input.text("taskDefinition"));
  if (found == nullptr) return error("ClientException", kCannotDescribeDefinition);
  found->status = "INACTIVE";
  found->deregistered_at = context.world.now();
  return Value::object({{"taskDefinition", shape_of(*found)}});
}

}  // namespace kakoi::sim::services::ecs
