#include "sources/launches/definitions.hpp"
#include "sources/embedded_json.hpp"
#include "sources/launches/containers.hpp"
#include "sources/launches/fields.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/network/words.hpp"
#include "sources/plan/identities.hpp"
#include "sources/plan/network.hpp"
#include "sources/plan/types.hpp"

#include <set>
#include <string>
#include <utility>

namespace kakoi::sources::plan {
namespace {

using values::Kind;
using values::Value;

// The first object of a list of blocks; null where there is none.
Value first_block(const Value& list) {
  if (!list.is(Kind::list)) {
    return list;
  }
  return list.items().empty() ? Value::null(base::TrailId::none) : list.items().front();
}

Value in_block(const Value& block, std::string_view name) {
  const Value* found = member(block, name);
  return found != nullptr ? *found : block.is_unknown() ? block : Value::null(base::TrailId::none);
}

inventory::Several<inventory::Reference> file_systems_in(const Value& volumes) {
  inventory::Several<inventory::Reference> all;
  if (!volumes.is(Kind::list)) {
    if (!volumes.is_null()) {
      all.more = unknown_of(volumes);
    }
    return all;
  }
  for (const Value& volume : volumes.items()) {
    const Value efs = first_block(in_block(volume, "efs_volume_configuration"));
    if (efs.is_unknown()) {
      all.more = unknown_of(efs);
    } else if (!efs.is_null()) {
      all.items.push_back(network::reference_of(in_block(efs, "file_system_id")));
    }
  }
  return all;
}

inventory::TaskDefinition read_definition(Document& document, const Configuration& configuration, Resource& resource) {
  const Value written = resource.attribute("container_definitions");
  const bool is_hidden = resource.is_sensitive("container_definitions");
  const Value text = is_hidden ? document.arena().sensitive(written) : written;
  const Value list = text.is_null() ? text : decode_json(document.arena(), text, text.trail());
  const Value platform = first_block(resource.attribute("runtime_platform"));
  return {.thing = {.key = resource.address(), .header = resource.header()},
          .containers = containers_of(list),
          .file_systems = file_systems_in(resource.attribute("volume")),
          .is_windows = is_windows(in_block(platform, "operating_system_family")),
          .region = configuration.region(resource)};
}

}  // namespace

std::vector<inventory::TaskDefinition> read_task_definitions(Document& document, const Outline& outline, bool is_state,
                                                             const inventory::Inventory& inventory) {
  const std::set<std::string> named = named_definitions(inventory);
  Configuration configuration(document, outline);
  std::vector<inventory::TaskDefinition> all;
  std::vector<base::Known<std::string>> prefixes;
  each_resource(
      document, configuration, outline, is_state,
      [](const Name& of) { return !of.is_data && (of.type == kTaskDefinition || of.type == kCacheRule); },
      [&](Resource& resource) {
        if (resource.name().type == kCacheRule) {
          prefixes.push_back(network::word_of(resource.attribute("ecr_repository_prefix"), ""));
        } else if (named.contains(resource.address())) {
          all.push_back(read_definition(document, configuration, resource));
        }
      });
  mark_caches(prefixes, all);
  return all;
}

}  // namespace kakoi::sources::plan
