#include "sources/terraform/launch_blocks.hpp"

#include "sources/launches/launch_words.hpp"
#include "sources/network/words.hpp"
#include "sources/terraform/bodies.hpp"

#include "values/logic.hpp"

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using base::Phrase;
using base::TrailId;
using values::Value;

constexpr Phrase kTwoBlocks{"there are several network_configuration blocks; Terraform refuses this",
                            "network_configuration ブロックが複数あります。Terraform はこれを受け付けません"};
constexpr Phrase kMaybeNoBlock{"whether there is a network configuration is not known",
                               "ネットワーク設定の有無が決まりません"};

}  // namespace

std::optional<LaunchBlocks::Found> LaunchBlocks::block(const Body& body, std::string_view type) {
  const Blocks blocks = evaluator_.modules.blocks_of(body.parts, type, body.scope);
  if (blocks.all.empty()) {
    return std::nullopt;
  }
  const Block& first = blocks.all.front();
  return Found{.body = first.body,
               .scope = {.module = body.scope.module, .names = first.names},
               .is_certain = !blocks.unknown_count.has_value(),
               .refused = blocks.is_refused ? blocks.unknown_count : std::nullopt};
}

std::optional<LaunchBlocks::Found> LaunchBlocks::block(const Found& in, std::string_view type) {
  std::optional<Found> found = block(in.view(), type);
  if (found.has_value() && in.refused.has_value()) {
    found->refused = in.refused;
  }
  return found;
}

inventory::Launch LaunchBlocks::read(const ResourceInstance& launcher, const Found& in, const LaunchNames& names,
                                     inventory::Location& location, const Value& cluster) {
  inventory::Launch launch = read(launcher, in.view(), names, location, cluster);
  if (in.refused.has_value()) {
    launch.assign_public_ip = Known<bool>::unknown(unknown_of(*in.refused));
  }
  return launch;
}

inventory::Launch LaunchBlocks::read(const ResourceInstance& launcher, const Body& body, const LaunchNames& names,
                                     inventory::Location& location, const std::optional<Value>& cluster) {
  inventory::Launch launch;
  read_network(body, names, launch, location);
  launch.compute.launch_type = launch_type_of(fields_.text(body, "launch_type"));
  launch.compute.capacity_providers = clusters_.strategy(body, "capacity_provider_strategy");
  launch.compute.cluster_default =
      clusters_.default_strategy(cluster.has_value() ? *cluster : fields_.value(body, names.cluster), launcher);
  launch.network_mode = task_definitions_.network_mode(fields_.value(body, names.task_definition), launcher);
  return launch;
}

void LaunchBlocks::read_network(const Body& body, const LaunchNames& names, inventory::Launch& launch,
                                inventory::Location& location) {
  Ref at;
  Body current = body;
  bool is_certain = true;
  for (const std::string_view type : names.network) {
    const Blocks blocks = evaluator_.modules.blocks_of(current.parts, type, current.scope);
    if (blocks.all.empty()) {
      // Where the body could not be read whole, the network configuration may be what is missing.
      const std::optional<Value> incomplete = fields_.incomplete(current);
      launch.assign_public_ip =
          incomplete.has_value() ? Known<bool>::unknown(unknown_of(*incomplete)) : Known<bool>::defaulted(false);
      return;
    }
    launch.has_network_configuration = true;
    is_certain = is_certain && !blocks.unknown_count.has_value();
    for (const Block& block : blocks.all) {
      const Ref written = argument(std::span(&block.body, 1), "assign_public_ip");
      if (written.exists() && !location.setting.has_value()) {
        location.setting = written.range();
      }
    }
    if (blocks.is_refused) {
      launch.assign_public_ip = Known<bool>::unknown(unknown_of(*blocks.unknown_count));
      return;
    }
    if (blocks.all.size() > 1) {
      launch.assign_public_ip = Known<bool>::unknown({.reason = kTwoBlocks, .trail = TrailId::none});
      return;
    }
    at = blocks.all.front().body;
    current = {.parts = std::span(&at, 1), .scope = {.module = body.scope.module, .names = blocks.all.front().names}};
  }
  const Value groups = fields_.value(current, "security_groups");
  launch.security_groups = names_in(groups);
  launch.groups = network::references_of(groups);
  launch.subnets = network::references_of(fields_.value(current, "subnets"));
  launch.assign_public_ip = flag(current, is_certain);
}

Known<bool> LaunchBlocks::flag(const Body& block, bool is_certain) {
  const Known<bool> setting = fields_.setting(fields_.value(block, "assign_public_ip"));
  return setting.and_then([&](bool on) {
    return on && !is_certain ? Known<bool>::unknown({.reason = kMaybeNoBlock, .trail = setting.trail()}) : setting;
  });
}

}  // namespace kakoi::sources::terraform
