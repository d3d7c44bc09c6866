#include "sources/terraform/presence.hpp"

#include "sources/terraform/bodies.hpp"
#include "sources/terraform/fields.hpp"
#include "sources/terraform/lifecycle.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

constexpr base::Phrase kMayNotExist{"whether {} exists is not known", "{} が作成されるかどうか決まりません"};

/// A count, for_each or `enabled` that is not known. In one module instance the same text is the same condition: what a
/// module makes only `count = var.create ? 1 : 0` is there together.
struct Condition {
  const ModuleInstance* module = nullptr;
  std::string_view source;
  values::Value why;
};

void add_condition(ModuleTree& modules, ModuleInstance& module, std::span<const Ref> parts,
                   std::vector<Condition>& into) {
  const Instances& instances = modules.instances(module, parts);
  if (instances.why.is_unknown() || instances.doubt.has_value()) {
    const Ref count = argument(parts, "count");
    const Ref for_each = argument(parts, "for_each");
    const Ref written = count.exists() ? count : for_each.exists() ? for_each : enabled_in(parts);
    into.push_back({.module = &module, .source = written.source(), .why = instances.doubt.value_or(instances.why)});
  }
}

std::vector<Condition> conditions(ModuleTree& modules, const ResourceInstance& of) {
  std::vector<Condition> found;
  add_condition(modules, *of.module, of.resource->parts, found);
  for (const ModuleInstance* module = of.module; module->parent != nullptr; module = module->parent) {
    add_condition(modules, *module->parent, module->call->parts, found);
  }
  return found;
}

}  // namespace

std::optional<base::Unknown> why_absent(ModuleTree& modules, const ResourceInstance& there,
                                        std::span<const ResourceInstance* const> here) {
  const std::vector<Condition> needed = conditions(modules, there);
  if (needed.empty()) {
    return std::nullopt;
  }
  std::vector<Condition> met;
  for (const ResourceInstance* one : here) {
    const std::vector<Condition> of_one = conditions(modules, *one);
    met.insert(met.end(), of_one.begin(), of_one.end());
  }
  for (const Condition& condition : needed) {
    const bool is_met = std::any_of(met.begin(), met.end(), [&](const Condition& other) {
      return other.module == condition.module && other.source == condition.source;
    });
    if (!is_met) {
      base::Unknown why = unknown_of(condition.why);
      why.reason = base::Message(kMayNotExist, {there.address()}).then(why.reason);
      return why;
    }
  }
  return std::nullopt;
}

}  // namespace kakoi::sources::terraform
