#include "controls/effect.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace kakoi::controls {
namespace {

using base::Known;
using base::Unknown;
using inventory::LaunchType;

std::string name_of(LaunchType type) {
  switch (type) {
    case LaunchType::fargate:
      return "FARGATE";
    case LaunchType::ec2:
      return "EC2";
    case LaunchType::external:
      return "EXTERNAL";
    case LaunchType::managed_instances:
      return "MANAGED_INSTANCES";
  }
  return "EC2";
}

// Any Fargate provider is enough; without one, an unknown provider may be it.
Known<Refusal> effect_of_providers(const Known<std::vector<Known<std::string>>>& providers) {
  return providers.and_then([](const std::vector<Known<std::string>>& names) {
    Refusal result;
    const Known<std::string>* unknown = nullptr;
    for (const Known<std::string>& name : names) {
      const bool is_fargate = name.match([](const std::string& text) { return text.starts_with("FARGATE"); },
                                         [](const Unknown&) { return false; });
      if (is_fargate) {
        return Known<Refusal>::defaulted({.effect = Effect::takes_effect, .where = {}});
      }
      const bool is_unknown = name.match([](const std::string&) { return false; }, [](const Unknown&) { return true; });
      unknown = is_unknown && unknown == nullptr ? &name : unknown;
      name.match(
          [&](const std::string& text) {
            result = {.effect = Effect::refused, .where = text};
            return true;
          },
          [](const Unknown&) { return false; });
    }
    return unknown == nullptr ? Known<Refusal>::defaulted(result)
                              : unknown->map([&](const std::string&) { return result; });
  });
}

// Where it is open which strategy the cluster has, that counts only if it makes a difference: with no strategy at all
// the setting fails as it does on Fargate.
Known<Refusal> effect_of_default(const inventory::ClusterDefault& cluster) {
  if (cluster.possible.empty()) {
    return Known<Refusal>::defaulted({});
  }
  Known<Refusal> result = effect_of_providers(cluster.possible.front());
  for (const inventory::Providers& other : cluster.possible) {
    result = zip(result, effect_of_providers(other)).and_then([&](const std::pair<Refusal, Refusal>& both) {
      const auto& [a, b] = both;
      if ((a.effect == Effect::refused) != (b.effect == Effect::refused)) {
        return Known<Refusal>::unknown(cluster.why_open);
      }
      return Known<Refusal>::defaulted(a.effect == Effect::not_written ? a : b);
    });
  }
  return result;
}

}  // namespace

Known<Refusal> effect_of(const inventory::Compute& compute) {
  Known<Refusal> providers = effect_of_providers(compute.capacity_providers);
  const auto is_fargate = [](const Known<Refusal>& known) {
    return known.match([](const Refusal& r) { return r.effect == Effect::takes_effect; },
                       [](const Unknown&) { return false; });
  };
  if (is_fargate(providers)) {
    return providers;
  }
  return compute.launch_type.and_then([&](const std::optional<LaunchType>& type) {
    if (type == LaunchType::fargate) {
      return Known<Refusal>::defaulted({.effect = Effect::takes_effect, .where = {}});
    }
    if (type.has_value()) {
      return Known<Refusal>::defaulted({.effect = Effect::refused, .where = name_of(*type)});
    }
    // Nothing is written: then the cluster's default strategy holds, as far as the task definition lets it.
    if (compute.is_not_for_fargate) {
      return Known<Refusal>::defaulted({.effect = Effect::refused, .where = name_of(LaunchType::ec2)});
    }
    return providers.and_then([&](const Refusal& written) {
      return written.effect == Effect::not_written ? effect_of_default(compute.cluster_default)
                                                   : Known<Refusal>::defaulted(written);
    });
  });
}

}  // namespace kakoi::controls
