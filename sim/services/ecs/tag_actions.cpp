#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/checked.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/providers.hpp"
#include "sim/services/ecs/texts.hpp"
#include "sim/services/tags.hpp"

#include <map>
#include <vector>

namespace kakoi::sim::services::ecs {
namespace {

std::vector<std::string> parts_of(std::string rest) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t slash = rest.find('/');
    parts.push_back(rest.substr(0, slash));
    if (slash == std::string::npos) return parts;
    rest.erase(0, slash + 1);
  }
}

/// The tags of a thing that has been found; null unless its whole ARN is the one that was asked for.
template <typename T>
world::Tags* tags_if(T* found, const std::string& arn) {
  return found != nullptr && found->arn == arn ? &found->tags : nullptr;
}

template <typename T>
T* at(std::map<std::string, T>& all, const std::string& key) {
  const auto found = all.find(key);
  return found != all.end() ? &found->second : nullptr;
}

/// The tags of what the ARN names; null when there is no such thing here.
world::Tags* tags_of(Context& context, const std::string& arn) {
  world::Ecs& ecs = context.region.ecs;
  const std::string prefix = context.region.arn("ecs", "");
  if (!arn.starts_with(prefix)) return nullptr;
  const std::vector<std::string> parts = parts_of(arn.substr(prefix.size()));
  if (parts[0] == "cluster" && parts.size() == 2) return tags_if(at(ecs.clusters, parts[1]), arn);
  if (parts[0] == "service" && parts.size() == 3) return tags_if(ecs.service(parts[1], parts[2]), arn);
  if (parts[0] == "task" && parts.size() == 3) return tags_if(at(ecs.tasks, parts[2]), arn);
  if (parts[0] == "task-definition" && parts.size() == 2) return tags_if(find_definition(context.region, arn), arn);
  if (parts[0] == "container-instance" && parts.size() == 3) return tags_if(at(ecs.instances, parts[2]), arn);
  if (parts[0] == "capacity-provider" && parts.size() == 2) return tags_if(find_provider(context, parts[1]), arn);
  if (parts[0] == "task-set" && parts.size() == 5) {
    world::Service* service = ecs.service(parts[1], parts[2]);
    if (service == nullptr) return nullptr;
    const auto set = task_set_of(*service, arn);
    return set ? &(*set)->tags : nullptr;
  }
  return nullptr;
}

Expected<world::Tags*> named_tags(Context& context, const Value& input) {
  const std::string arn = input.text("resourceArn");
  if (!arn.starts_with("arn:")) return invalid("Invalid resource ARN: " + arn);
  world::Tags* tags = tags_of(context, arn);
  if (tags == nullptr) return error("ResourceNotFoundException", "The specified resource could not be found.");
  return tags;
}

}  // namespace

Outcome tag_resource(Context& context, const Value& input) {
  const auto tags = named_tags(context, input);
  if (!tags) return tl::unexpected(tags.error());
  world::Tags changed = **tags;
  put_tags(changed, input["tags"]);
  if (const auto counted = check_count(changed); !counted) return tl::unexpected(counted.error());
  **tags = std::move(changed);
  return Value::object();
}

Outcome untag_resource(Context& context, const Value& input) {
  const auto tags = named_tags(context, input);
  if (!tags) return tl::unexpected(tags.error());
  for (const std::string& key : input.texts_of("tagKeys")) {
    (*tags)->erase(key);
  }
  return Value::object();
}

Outcome list_tags_for_resource(Context& context, const Value& input) {
  const auto tags = named_tags(context, input);
  if (!tags) return tl::unexpected(tags.error());
  return Value::object({{"tags", tag_list(**tags)}});
}

}  // namespace kakoi::sim::services::ecs
