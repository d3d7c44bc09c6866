#include "sources/terraform/clusters.hpp"

#include "values/logic.hpp"

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using inventory::Providers;
using values::Kind;
using values::Value;

constexpr std::string_view kCluster = "aws_ecs_cluster";
constexpr std::string_view kProviders = "aws_ecs_cluster_capacity_providers";

}  // namespace

Providers Clusters::default_strategy(const Value& reference) {
  if (!is_read_) {
    is_read_ = true;
    read(evaluator_.modules.root());
  }
  const auto found = strategies_.find(key_of(reference));
  return found != strategies_.end() ? found->second : Providers::defaulted({});
}

Providers Clusters::strategy(const Body& body, std::string_view type) {
  const Blocks blocks = evaluator_.modules.blocks_of(body.parts, type, body.scope);
  if (blocks.unknown_count.has_value()) {
    return Providers::unknown(Fields::unknown(*blocks.unknown_count));
  }
  std::vector<Known<std::string>> names;
  for (const Block& block : blocks.all) {
    const Body inner{.parts = std::span(&block.body, 1), .scope = {.module = body.scope.module, .names = block.names}};
    names.push_back(fields_.text(inner, "capacity_provider").map([](const auto& text) { return text.value_or(""); }));
  }
  return Providers::given(std::move(names), base::TrailId::none);
}

std::string Clusters::key_of(const Value& reference) const {
  if (const ResourceInstance* behind = evaluator_.resources.behind(reference)) {
    return behind->address();
  }
  if (!reference.is(Kind::text) || !reference.is_wholly_known()) {
    return {};
  }
  const std::string_view text = reference.text().whole;
  const std::string name(text.substr(text.rfind('/') == std::string_view::npos ? 0 : text.rfind('/') + 1));
  const auto known = addresses_by_name_.find(name);
  return known != addresses_by_name_.end() ? known->second : name;
}

// Clusters first, so that a strategy that names its cluster finds it, in whatever module either is.
void Clusters::read(ModuleInstance& module) {
  for (const std::string_view type : {kCluster, kProviders}) {
    for (const Resource& resource : module.config->resources) {
      if (resource.is_data || resource.type != type) {
        continue;
      }
      for (const Instance& instance : evaluator_.modules.instances(module, resource.parts).all) {
        read_resource({.module = &module, .resource = &resource, .instance = instance});
      }
    }
  }
  for (const Named& call : module.config->calls) {
    for (const auto& child : evaluator_.modules.called(module, call).instances) {
      read(*child);
    }
  }
}

void Clusters::read_resource(const ResourceInstance& at) {
  const Body body{.parts = at.resource->parts, .scope = {.module = at.module, .names = at.instance.names}};
  const bool is_cluster = at.resource->type == kCluster;
  if (is_cluster) {
    fields_.text(body, "name")
        .match(
            [&](const std::optional<std::string>& name) {
              return name.has_value() && addresses_by_name_.try_emplace(*name, at.address()).second;
            },
            [](const base::Unknown&) { return false; });
  }
  const std::string key = is_cluster ? at.address() : key_of(fields_.value(body, "cluster_name"));
  const Providers names = strategy(body, "default_capacity_provider_strategy");
  const bool says_something =
      names.match([](const auto& list) { return !list.empty(); }, [](const base::Unknown&) { return true; });
  if (!key.empty() && says_something) {
    strategies_.insert_or_assign(key, names);
  }
}

}  // namespace kakoi::sources::terraform
