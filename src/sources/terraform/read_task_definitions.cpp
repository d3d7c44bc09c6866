#include "sources/terraform/read_task_definitions.hpp"

#include "sources/embedded_json.hpp"
#include "sources/launches/containers.hpp"
#include "sources/launches/definitions.hpp"
#include "sources/network/words.hpp"
#include "sources/terraform/fields.hpp"
#include "sources/terraform/own_region.hpp"
#include "sources/terraform/types.hpp"

#include <set>
#include <string>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using values::Value;

constexpr std::string_view kDefinition = "aws_ecs_task_definition";
constexpr std::string_view kCacheRule = "aws_ecr_pull_through_cache_rule";

class Reader {
 public:
  Reader(Evaluator& evaluator, const std::set<std::string>& named, std::vector<inventory::TaskDefinition>& into)
      : evaluator_(evaluator), fields_(evaluator), named_(named), into_(into) {}

  // Modules nest no deeper than the evaluator lets them.
  void module(ModuleInstance& module) {
    for (const Resource& resource : module.config->resources) {
      const bool is_read = !resource.is_data && (resource.type == kDefinition || resource.type == kCacheRule);
      if (!is_read) {
        continue;
      }
      for (const Instance& instance : evaluator_.modules.instances(module, resource.parts).all) {
        read({.module = &module, .resource = &resource, .instance = instance});
      }
    }
    for (const Named& call : module.config->calls) {
      for (const auto& child : evaluator_.modules.called(module, call).instances) {
        this->module(*child);
      }
    }
  }

  [[nodiscard]] const std::vector<Known<std::string>>& prefixes() const { return prefixes_; }

 private:
  void read(const ResourceInstance& of) {
    evaluator_.arena.new_share();
    if (of.resource->type == kCacheRule) {
      prefixes_.push_back(network::word_of(fields_.value(body_of(of), "ecr_repository_prefix"), ""));
    } else if (named_.contains(of.address())) {
      into_.push_back(definition(of));
    }
  }

  inventory::TaskDefinition definition(const ResourceInstance& of) {
    const Body body = body_of(of);
    const Value written = fields_.value(body, "container_definitions");
    const Value list = written.is_null() ? written : decode_json(evaluator_.arena, written, written.trail());
    inventory::TaskDefinition definition{.thing = {.key = of.address(), .header = of.resource->header},
                                         .containers = containers_of(list, code_reader(evaluator_, of)),
                                         .region = own_region_name(evaluator_, of)};
    add_file_systems(body, definition.file_systems);
    const Blocks platform = evaluator_.modules.blocks_of(body.parts, "runtime_platform", body.scope);
    if (!platform.all.empty()) {
      definition.is_windows = is_windows(fields_.value(view(platform.all.front(), body), "operating_system_family"));
    }
    return definition;
  }

  static Body view(const Block& block, const Body& in) {
    return {.parts = std::span(&block.body, 1), .scope = {.module = in.scope.module, .names = block.names}};
  }

  void add_file_systems(const Body& body, inventory::Several<inventory::Reference>& into) {
    const Blocks volumes = evaluator_.modules.blocks_of(body.parts, "volume", body.scope);
    for (const Block& volume : volumes.all) {
      const Body in = view(volume, body);
      const Blocks efs = evaluator_.modules.blocks_of(in.parts, "efs_volume_configuration", in.scope);
      const std::optional<Value>& open = efs.unknown_count.has_value() ? efs.unknown_count : volumes.unknown_count;
      if (!efs.all.empty() && open.has_value()) {
        into.more = unknown_of(*open);
      } else if (!efs.all.empty()) {
        into.items.push_back(network::reference_of(fields_.value(view(efs.all.front(), in), "file_system_id")));
      }
    }
  }

  Evaluator& evaluator_;
  Fields fields_;
  const std::set<std::string>& named_;
  std::vector<inventory::TaskDefinition>& into_;
  std::vector<Known<std::string>> prefixes_;
};

}  // namespace

std::vector<inventory::TaskDefinition> read_task_definitions(Evaluator& evaluator,
                                                             const inventory::Inventory& inventory,
                                                             const std::vector<inventory::TaskDefinition>& own) {
  std::vector<inventory::TaskDefinition> all = own;
  const std::set<std::string> named = named_definitions(inventory);
  Reader reader(evaluator, named, all);
  reader.module(evaluator.modules.root());
  mark_caches(reader.prefixes(), all);
  return all;
}

}  // namespace kakoi::sources::terraform
