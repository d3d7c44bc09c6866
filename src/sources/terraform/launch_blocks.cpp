#include "sources/terraform/launch_blocks.hpp"

#include "sources/launches/launch_words.hpp"
#include "sources/network/words.hpp"
#include "sources/terraform/bodies.hpp"
#include "sources/terraform/own_region.hpp"

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

constexpr Phrase kDefaultSubnets{"it names none, and Express Mode takes those of the default VPC",
                                 "指定がなく、Express Mode がデフォルト VPC のものを使います"};
// What Amazon ECS calls it.
constexpr std::string_view kExpressContainer = "Main";

bool is_on(const Known<bool>& setting) {
  return setting.match([](bool on) { return on; }, [](const base::Unknown&) { return false; });
}

// Nothing of the network configuration is known, by this.
void network_is_open(const base::Unknown& why, inventory::Launch& launch) {
  launch.assign_public_ip = Known<bool>::unknown(why);
  launch.subnets.more = why;
  launch.groups.more = why;
}

}  // namespace

std::optional<LaunchBlocks::Found> LaunchBlocks::block(const Body& body, std::string_view type) {
  const Blocks blocks = evaluator_.modules.blocks_of(body.parts, type, body.scope);
  if (blocks.all.empty()) {
    return std::nullopt;
  }
  const Block& first = blocks.all.front();
  return Found{.body = first.body,
               .scope = {.module = body.scope.module, .names = first.names},
               .maybe = blocks.unknown_count,
               .refused = blocks.is_refused ? blocks.unknown_count : std::nullopt};
}

std::optional<LaunchBlocks::Found> LaunchBlocks::block(const Found& in, std::string_view type) {
  std::optional<Found> found = block(in.view(), type);
  if (found.has_value() && in.refused.has_value()) {
    found->refused = in.refused;
  }
  if (found.has_value() && !found->maybe.has_value()) {
    found->maybe = in.maybe;
  }
  return found;
}

inventory::Launch LaunchBlocks::read(const ResourceInstance& launcher, const Found& in, const LaunchNames& names,
                                     inventory::Location& location, const Value& cluster) {
  inventory::Launch launch = read(launcher, in.view(), names, location, cluster);
  if (in.refused.has_value()) {
    network_is_open(unknown_of(*in.refused), launch);
  } else if (in.maybe.has_value() && is_on(launch.assign_public_ip)) {
    launch.assign_public_ip = Known<bool>::unknown(unknown_of(*in.maybe));
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
  read_task(body, fields_.value(body, names.task_definition), launcher, launch);
  return launch;
}

void LaunchBlocks::read_task(const Body& body, const Value& definition, const ResourceInstance& launcher,
                             inventory::Launch& launch) {
  MeantDefinition meant = task_definitions_.meant(definition, launcher);
  launch.network_mode = std::move(meant.mode);
  launch.definition = std::move(meant.key);
  launch.compute.is_not_for_fargate = meant.is_not_for_fargate;
  launch.platform_version = network::word_of(fields_.value(body, "platform_version"), "");
  launch.has_exec = network::flag_of(fields_.value(body, "enable_execute_command"), false);
  const Blocks balancers = evaluator_.modules.blocks_of(body.parts, "load_balancer", body.scope);
  for (const Block& one : balancers.all) {
    const Body view{.parts = std::span(&one.body, 1), .scope = {.module = body.scope.module, .names = one.names}};
    const Value group = fields_.value(view, "target_group_arn");
    if (!group.is_null()) {
      launch.target_groups.items.push_back(network::reference_of(group));
    }
  }
  if (balancers.unknown_count.has_value()) {
    launch.target_groups.items.clear();
    launch.target_groups.more = unknown_of(*balancers.unknown_count);
  }
}

inventory::TaskDefinition LaunchBlocks::read_express(const ResourceInstance& launcher, const Body& body,
                                                     inventory::Launch& launch) {
  launch.subnets.more = base::Unknown{.reason = kDefaultSubnets};
  launch.groups.more = launch.subnets.more;
  if (const auto network = block(body, "network_configuration")) {
    const Value subnets = fields_.value(network->view(), "subnets");
    const Value groups = fields_.value(network->view(), "security_groups");
    launch.subnets = subnets.is_null() ? launch.subnets : network::references_of(subnets);
    launch.groups = groups.is_null() ? launch.groups : network::references_of(groups);
  }
  inventory::TaskDefinition definition;
  definition.region = own_region_name(evaluator_, launcher);
  const auto written = block(body, "primary_container");
  if (!written.has_value()) {
    return definition;
  }
  const CodeReader code = code_reader(evaluator_, launcher);
  inventory::Container container{.name = std::string(kExpressContainer),
                                 .log_driver = Known<std::string>::defaulted("awslogs")};
  container.image =
      Known<inventory::Image>::given(image_of(fields_.value(written->view(), "image"), code), TrailId::none);
  const Blocks secrets = evaluator_.modules.blocks_of(std::span(&written->body, 1), "secret", written->scope);
  for (const Block& secret : secrets.all) {
    const Body in{.parts = std::span(&secret.body, 1), .scope = {.module = body.scope.module, .names = secret.names}};
    container.sources.items.push_back(source_of(fields_.value(in, "value_from"), code));
  }
  if (block(*written, "repository_credentials").has_value()) {
    container.sources.items.push_back(
        Known<inventory::Source>::defaulted({.kind = inventory::Source::Kind::secrets_manager}));
  }
  definition.containers.items.push_back(std::move(container));
  return definition;
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
      if (const std::optional<Value> incomplete = fields_.incomplete(current)) {
        network_is_open(unknown_of(*incomplete), launch);
      }
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
      network_is_open(unknown_of(*blocks.unknown_count), launch);
      return;
    }
    if (blocks.all.size() > 1) {
      network_is_open({.reason = kTwoBlocks, .trail = TrailId::none}, launch);
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
