#include "sources/terraform/own_region.hpp"

#include "sources/network/words.hpp"
#include "sources/terraform/bodies.hpp"
#include "sources/terraform/provider_configurations.hpp"
#include "sources/terraform/same_text.hpp"

#include <algorithm>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using values::Value;

std::string known_text(const Known<std::string>& text) {
  return text.match([](const std::string& known) { return known; }, [](const base::Unknown&) { return std::string(); });
}

// The configuration that the root, or the module itself where the name leads no further, has under `name`: `aws.eu`.
const Named* configuration(Fields& fields, ModuleInstance& module, std::string_view name) {
  const std::vector<Named>& all = module.config->providers;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Named& one) {
    const Body body{.parts = one.parts, .scope = {.module = &module}};
    const std::string alias = known_text(network::word_of(fields.value(body, "alias"), ""));
    return one.name + (alias.empty() ? "" : "." + alias) == name;
  });
  return found != all.end() ? &*found : nullptr;
}

// Where the thing that `unknown` is an attribute of is made, seen from `here`.
Known<std::string> made_in_of(Evaluator& evaluator, const ResourceInstance& here, const Value& unknown) {
  const std::vector<const ResourceAttribute*> copied = evaluator.resources.copied_from(unknown);
  if (copied.empty()) {
    return own_region_of(unknown);
  }
  const ResourceInstance there = copied.front()->of;
  const std::optional<Value> ours = own_region(evaluator, here);
  const std::optional<Value> theirs = own_region(evaluator, there);
  const bool is_same =
      ours.has_value() && theirs.has_value()
          ? text_key(*ours) == text_key(*theirs)
          : ours.has_value() == theirs.has_value() && provider_configuration(here) == provider_configuration(there);
  if (is_same) {
    return own_region_of(unknown);
  }
  const bool are_known = ours.has_value() && theirs.has_value() && ours->is_wholly_known() && theirs->is_wholly_known();
  return are_known ? network::word_of(*theirs, "")
                   : Known<std::string>::unknown({.reason = made_elsewhere(there), .trail = unknown.trail()});
}

}  // namespace

std::optional<Value> own_region(Evaluator& evaluator, const ResourceInstance& of) {
  Fields fields(evaluator);
  if (const Value own = fields.value(body_of(of), "region"); !own.is_null()) {
    return own;
  }
  std::string name = provider_configuration(of);
  ModuleInstance* at = &evaluator.modules.root();
  for (ModuleInstance* module = of.module; module->parent != nullptr; module = module->parent) {
    if (name.starts_with(module->prefix)) {
      name.erase(0, module->prefix.size());
      at = module;
      break;
    }
  }
  const Named* provider = configuration(fields, *at, name);
  if (provider == nullptr) {
    return std::nullopt;
  }
  const Body body{.parts = provider->parts, .scope = {.module = at}};
  const Value region = fields.value(body, "region");
  return region.is_null() ? std::nullopt : std::optional(region);
}

CodeReader code_reader(Evaluator& evaluator, const ResourceInstance& of) {
  const std::optional<Value> own = own_region(evaluator, of);
  const std::string key = own.has_value() ? text_key(*own) : std::string();
  const RegionReader made_in = [&evaluator, of](const Value& unknown) { return made_in_of(evaluator, of, unknown); };
  return {.region =
              [key, made_in](const Value& text) {
                const bool is_own = !key.empty() && text_key(text) == key && !text.is_wholly_known();
                return is_own                 ? Known<std::string>::given({}, text.trail())
                       : is_told_region(text) ? made_in(text)
                                              : written_region(text);
              },
          .made_in = made_in};
}

std::string own_region_name(Evaluator& evaluator, const ResourceInstance& of) {
  const std::optional<Value> own = own_region(evaluator, of);
  return own.has_value() ? known_text(network::word_of(*own, "")) : std::string();
}

}  // namespace kakoi::sources::terraform
