// What a launch needs of its network, and how it gets it, in one line each, for tests.
#pragma once

#include "inventory/inventory.hpp"
#include "reachability/needs.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace kakoi::test {

inline std::string_view name_of(reachability::Evidence evidence) {
  constexpr std::array<std::string_view, 6> kNames = {"missing",  "unknown",   "plausible",
                                                      "asserted", "witnessed", "proven"};
  return kNames.at(static_cast<std::size_t>(evidence));
}

/// "ecr.api proven, ecr.dkr proven, docker.io missing, ssmmessages later unknown": by service, or host, or `internet`.
inline std::string needs_of(const inventory::Inventory& inventory, const inventory::Launch& launch) {
  const std::string key = launch.definition.match([](const std::string& known) { return known; },
                                                  [](const base::Unknown&) { return std::string("?"); });
  const auto& all = inventory.task_definitions;
  const auto definition = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.thing.key == key; });
  if (definition == all.end()) {
    return "not shown: " + key;
  }
  reachability::Outward outward(*inventory.network);
  std::string text;
  for (const reachability::Need& need :
       reachability::needs_of(*definition, reachability::runtime_of(launch, *definition))) {
    const bool is_windows =
        definition->is_windows.match([](bool is) { return is; }, [](const base::Unknown&) { return false; });
    const reachability::Sender sender{.subnet = launch.subnets.items.empty()
                                                    ? inventory::Reference::unknown(*launch.subnets.more)
                                                    : launch.subnets.items.front(),
                                      .groups = &launch.groups,
                                      .has_public_ipv4 = launch.assign_public_ip,
                                      .is_windows = is_windows};
    const bool is_file_system = need.kind == reachability::NeedKind::file_system;
    text += (text.empty() ? "" : ", ") + (!need.destination.service.empty() ? need.destination.service
                                          : !need.host.empty()              ? need.host
                                          : is_file_system                  ? "efs"
                                                                            : "internet");
    text += std::string(need.to_start ? " " : " later ") + std::string(name_of(meets(outward, sender, need).evidence));
  }
  return text;
}

}  // namespace kakoi::test
