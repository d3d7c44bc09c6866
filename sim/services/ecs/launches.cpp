#include "sim/services/ecs/launches.hpp"

#include "sim/services/ecs/compatibility.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/providers.hpp"
#include "sim/services/ecs/texts.hpp"

#include "sim/network/view.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::size_t kMostSubnets = 16;
constexpr std::size_t kMostGroups = 5;
constexpr std::array<std::string_view, 4> kLaunchTypes = {"EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"};

tl::unexpected<ApiError> no_subnet(const std::string& id) {
  return invalid("Error retrieving subnet information for [" + id + "]: The subnet ID '" + id +
                 "' does not exist (ErrorCode: InvalidSubnetID.NotFound)");
}

tl::unexpected<ApiError> no_group(const std::string& id) {
  return invalid("Error retrieving security group information for [" + id + "]: The security group '" + id +
                 "' does not exist (ErrorCode: InvalidGroup.NotFound)");
}

Expected<bool> check_places(const Context& context, const world::Awsvpc& network) {
  const world::Ec2& ec2 = context.region.ec2;
  std::string vpc_id;
  for (const std::string& id : network.subnets) {
    const world::Ec2& owner = network::owner_of(context.world, context.region, id);
    const auto found = owner.subnets.find(id);
    if (found == owner.subnets.end()) {
      return no_subnet(id);
    }
    if (!vpc_id.empty() && found->second.vpc_id != vpc_id) {
      return invalid("Subnets must all be in the same VPC.");
    }
    vpc_id = found->second.vpc_id;
  }
  for (const std::string& id : network.groups) {
    const auto found = ec2.groups.find(id);
    if (found == ec2.groups.end()) {
      return no_group(id);
    }
    if (found->second.vpc_id != vpc_id) {
      return invalid("Security Group " + id + " does not appear to belong to the same VPC as the input subnets.");
    }
  }
  return true;
}

Expected<bool> read_compute(Context& context, const world::Cluster& cluster, const Value& input,
                            world::Launch& launch) {
  const std::string type = input.text("launchType");
  const Value& strategy = input["capacityProviderStrategy"];
  if (!type.empty() && !strategy.items().empty()) {
    return invalid(
        "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
  }
  if (!type.empty() && std::ranges::find(kLaunchTypes, type) == kLaunchTypes.end()) {
    return invalid("Launch type must be one of [EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES]");
  }
  if (auto checked = check_strategy(context, cluster, strategy); !checked) return checked;
  launch.launch_type = type;
  if (type.empty()) launch.capacity_providers = strategy.items().empty() ? cluster.default_strategy : strategy;
  if (type.empty() && launch.capacity_providers.items().empty()) {
    launch.launch_type = "EC2";
    launch.capacity_providers = {};
  }
  if (launch.is_fargate()) launch.platform_version = input.text("platformVersion", "LATEST");
  if (launch.launch_type == "EC2" && input.has("platformVersion")) return invalid(kPlatformWithoutFargate);
  return true;
}

bool is_managed(Context& context, const world::Launch& launch) {
  if (launch.launch_type == "MANAGED_INSTANCES") return true;
  if (launch.capacity_providers.items().empty()) return false;
  const auto* provider = find_provider(context, launch.capacity_providers.items()[0].text("capacityProvider"));
  return provider != nullptr && provider->type == "MANAGED_INSTANCES";
}

}  // namespace

Expected<std::optional<world::Awsvpc>> network_of(Context& context, const Value& input) {
  const Value& given = input["networkConfiguration"]["awsvpcConfiguration"];
  if (!given.is_object()) return std::nullopt;
  world::Awsvpc network{
      .subnets = given.texts_of("subnets"), .groups = given.texts_of("securityGroups"), .public_ip = {}};
  const std::string public_ip = given.text("assignPublicIp");
  if (!public_ip.empty() && public_ip != "ENABLED" && public_ip != "DISABLED") {
    return invalid("assignPublicIp must be one of [ENABLED, DISABLED]");
  }
  if (!public_ip.empty()) network.public_ip = public_ip == "ENABLED";
  if (network.subnets.empty()) return invalid("subnets can not be empty.");
  if (network.subnets.size() > kMostSubnets) return invalid("subnets can have at most 16 items.");
  if (network.groups.size() > kMostGroups) return invalid("securityGroups can have at most 5 items.");
  if (const auto checked = check_places(context, network); !checked) return tl::unexpected(checked.error());
  return network;
}

Expected<world::Launch> launch_of(Context& context, const world::Cluster& cluster, const Value& input) {
  world::Launch launch;
  const auto definition = active_definition(context, input.text("taskDefinition"));
  if (!definition) return tl::unexpected(definition.error());
  launch.task_definition = (*definition)->arn;
  if (const auto read = read_compute(context, cluster, input, launch); !read) return tl::unexpected(read.error());
  auto network = network_of(context, input);
  if (!network) return tl::unexpected(network.error());
  launch.network = *std::move(network);
  if (input.has("loadBalancers")) launch.load_balancers = input["loadBalancers"];
  if (input.has("serviceRegistries")) launch.registries = input["serviceRegistries"];
  if (const auto checked = check_network(context, launch); !checked) return tl::unexpected(checked.error());
  return launch;
}

Expected<bool> check_network(Context& context, const world::Launch& launch) {
  const world::TaskDefinition* definition = context.region.ecs.definition(launch.task_definition);
  const bool is_awsvpc = definition != nullptr && definition->network_mode() == "awsvpc";
  if (is_awsvpc && !launch.network) return invalid(kNetworkRequired);
  if (!is_awsvpc && launch.network) return invalid(kNetworkNotValid);
  const world::Quirks& quirks = context.world.quirks;
  if (is_awsvpc && launch.launch_type == "EXTERNAL" && !quirks.external_takes_awsvpc) return invalid(kExternalAwsvpc);
  const bool may_be_public =
      launch.is_fargate() || (quirks.managed_instances_take_public_ip && is_managed(context, launch));
  if (launch.wants_public_ip() && !may_be_public) return invalid(kPublicIpUnsupported);
  return check_platform(context, launch);
}

}  // namespace kakoi::sim::services::ecs
