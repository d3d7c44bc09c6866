#include "sources/terraform/provider_configurations.hpp"

#include "sources/terraform/bodies.hpp"

#include <algorithm>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

// Without a word of it, the default configuration of the provider that the type begins with.
std::string written(const Resource& resource) {
  const Ref provider = argument(resource.parts, "provider");
  return provider.exists() ? word(provider) : resource.type.substr(0, resource.type.find('_'));
}

}  // namespace

std::string provider_configuration(const ResourceInstance& of) {
  std::string name = written(*of.resource);
  for (const ModuleInstance* module = of.module; module->parent != nullptr; module = module->parent) {
    const Ref passed = argument(module->call->parts, "providers");
    const std::vector<Argument> all = passed.exists() ? arguments(passed) : std::vector<Argument>{};
    const auto given = std::find_if(all.begin(), all.end(), [&](const Argument& one) { return one.name == name; });
    if (given != all.end()) {
      name = word(given->value);
    } else if (name.find('.') != std::string::npos) {
      // Configured in the module itself; only default configurations are inherited.
      return module->prefix + name;
    }
  }
  return name;
}

base::Message made_elsewhere(const ResourceInstance& named) {
  constexpr base::Phrase kOther{"{} is made with another provider configuration, perhaps in another account or Region",
                                "{} は別のプロバイダー設定で作成され、別のアカウントやリージョンのものかもしれません"};
  return {kOther, {named.address()}};
}

}  // namespace kakoi::sources::terraform
