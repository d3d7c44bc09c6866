#include "sources/terraform/task_definitions.hpp"

#include "sources/terraform/launch_words.hpp"

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using inventory::NetworkMode;
using values::Kind;
using values::Piece;
using values::Value;

constexpr std::string_view kType = "aws_ecs_task_definition";

// The family in `family` or an ARN that ends in it. A reference to one revision means that one, which need not be what
// the code says now: it has no family here.
std::string_view family_of(std::string_view reference) {
  const std::size_t slash = reference.rfind('/');
  reference = slash == std::string_view::npos ? reference : reference.substr(slash + 1);
  return reference.find(':') == std::string_view::npos ? reference : std::string_view{};
}

}  // namespace

Known<std::optional<NetworkMode>> TaskDefinitions::network_mode(const Value& reference, ModuleInstance& module) {
  using Result = Known<std::optional<NetworkMode>>;
  const auto found = find(reference, module);
  if (!found.has_value()) {
    return Result::defaulted(std::nullopt);
  }
  const Body body{.parts = found->resource->parts, .scope = {.module = found->module, .names = found->instance.names}};
  // RegisterTaskDefinition: "If no network mode is specified, the default is bridge".
  return network_mode_of(fields_.text(body, "network_mode"), NetworkMode::bridge);
}

std::optional<ResourceInstance> TaskDefinitions::find(const Value& reference, ModuleInstance& module) {
  const ResourceInstance* behind = evaluator_.resources.behind(reference);
  if (behind == nullptr && reference.is(Kind::text)) {
    if (reference.is_wholly_known()) {
      return by_family(family_of(reference.text().whole), module);
    }
    for (const Piece& piece : reference.text().pieces) {
      behind = piece.is_hole && behind == nullptr ? evaluator_.resources.behind(piece.hole) : behind;
    }
  }
  if (behind == nullptr || behind->resource->is_data || behind->resource->type != kType) {
    return std::nullopt;
  }
  return *behind;
}

std::optional<ResourceInstance> TaskDefinitions::by_family(std::string_view family, ModuleInstance& module) {
  const auto [at, is_new] = families_.try_emplace(&module);
  auto& known = at->second;
  if (is_new) {
    for (const Resource& resource : module.config->resources) {
      if (!resource.is_data && resource.type == kType) {
        add_families(module, resource, known);
      }
    }
  }
  const auto found = known.find(family);
  return found != known.end() ? std::optional(found->second) : std::nullopt;
}

void TaskDefinitions::add_families(ModuleInstance& module, const Resource& resource, Families& known) {
  for (const Instance& instance : evaluator_.modules.instances(module, resource.parts).all) {
    const Body body{.parts = resource.parts, .scope = {.module = &module, .names = instance.names}};
    const std::string family = fields_.text(body, "family")
                                   .match([](const std::optional<std::string>& name) { return name.value_or(""); },
                                          [](const base::Unknown&) { return std::string(); });
    if (!family.empty()) {
      known.insert_or_assign(family, ResourceInstance{.module = &module, .resource = &resource, .instance = instance});
    }
  }
}

}  // namespace kakoi::sources::terraform
