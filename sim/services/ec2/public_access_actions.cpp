// VPC Block Public Access.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::array<std::string_view, 3> kModes = {"off", "block-bidirectional", "block-ingress"};
constexpr std::array<std::string_view, 2> kExclusionModes = {"allow-bidirectional", "allow-egress"};
constexpr std::size_t kMostExclusions = 50;

constexpr std::array kFilters = {
    Filter{"resource-arn", "resourceArn"},
    Filter{"internet-gateway-exclusion-mode", "internetGatewayExclusionMode"},
    Filter{"state", "state"},
    Filter{"created-by", "createdBy"},
};

Value options_shape(const Context& context) {
  const world::PublicAccess& options = context.region.ec2.public_access;
  Value shape = Value::object({{"awsAccountId", context.region.account},
                               {"awsRegion", context.region.name},
                               {"state", options.state},
                               {"internetGatewayBlockMode", options.mode},
                               {"managedBy", options.managed_by},
                               {"exclusionsAllowed", options.allows_exclusions ? "allowed" : "not-allowed"}});
  if (options.updated > 0) shape.set("lastUpdateTimestamp", value::Timestamp{options.updated});
  return Value::object({{"vpcBlockPublicAccessOptions", std::move(shape)}});
}

Value exclusion_shape(const Context& context, const world::PublicAccessExclusion& it) {
  const bool is_subnet = it.resource_id.starts_with("subnet-");
  Value shape =
      Value::object({{"exclusionId", it.id},
                     {"internetGatewayExclusionMode", it.mode},
                     {"resourceArn", context.region.arn("ec2", (is_subnet ? "subnet/" : "vpc/") + it.resource_id)},
                     {"state", it.state},
                     {"creationTimestamp", value::Timestamp{it.created}},
                     {"tagSet", tag_set(it.tags)}});
  if (it.updated > 0) shape.set("lastUpdateTimestamp", value::Timestamp{it.updated});
  if (it.deleted > 0) shape.set("deletionTimestamp", value::Timestamp{it.deleted});
  return shape;
}

constexpr Kind<world::PublicAccessExclusion> kExclusions{
    .naming = kExclusion, .set = "vpcBlockPublicAccessExclusionSet", .filters = kFilters, .shape = exclusion_shape};

ApiError invalid(const std::string& value, std::string_view parameter) {
  return {.code = "InvalidParameterValue",
          .message = "Value (" + value + ") for parameter " + std::string(parameter) + " is invalid."};
}

Value answer(const Context& context, const world::PublicAccessExclusion& it) {
  return Value::object({{"vpcBlockPublicAccessExclusion", exclusion_shape(context, it)}});
}

/// Puts the exclusion into the state in a while, if it is still in `from`.
void become(Context& context, const std::string& id, std::string_view from, std::string_view to) {
  world::Ec2* ec2 = &context.region.ec2;
  context.world.after(context.world.pace.provision, [ec2, id, from, to] {
    const auto found = ec2->exclusions.find(id);
    if (found != ec2->exclusions.end() && found->second.state == from) found->second.state = to;
  });
}

}  // namespace

Outcome describe_vpc_block_public_access_options(Context& context, const Value& /*input*/) {
  return options_shape(context);
}

Outcome modify_vpc_block_public_access_options(Context& context, const Value& input) {
  world::PublicAccess& options = context.region.ec2.public_access;
  const std::string mode = input.text("InternetGatewayBlockMode");
  if (std::ranges::find(kModes, mode) == kModes.end()) {
    return tl::unexpected(invalid(mode, "internetGatewayBlockMode"));
  }
  if (options.managed_by != "account") {
    return error("OperationNotPermitted", "VPC Block Public Access is managed by a declarative policy");
  }
  options.mode = mode;
  options.state = "update-in-progress";
  options.updated = context.world.now();
  world::PublicAccess* kept = &options;
  context.world.after(context.world.pace.provision, [kept] { kept->state = "update-complete"; });
  return options_shape(context);
}

Outcome create_vpc_block_public_access_exclusion(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  if (input.has("VpcId") == input.has("SubnetId")) {
    return error("InvalidParameterCombination", "The request must contain exactly one of: vpcId, subnetId");
  }
  const std::string mode = input.text("InternetGatewayExclusionMode");
  if (std::ranges::find(kExclusionModes, mode) == kExclusionModes.end()) {
    return tl::unexpected(invalid(mode, "internetGatewayExclusionMode"));
  }
  if (!ec2.public_access.allows_exclusions) {
    return error("OperationNotPermitted", "Exclusions are not allowed by the declarative policy");
  }
  if (input.has("VpcId")) {
    if (auto vpc = find(ec2.vpcs, input, kVpc); !vpc) return tl::unexpected(vpc.error());
  } else if (auto subnet = find(ec2.subnets, input, kSubnet); !subnet) {
    return tl::unexpected(subnet.error());
  }
  const std::string resource = input.text(input.has("VpcId") ? "VpcId" : "SubnetId");
  const auto is_live = [](const auto& it) { return it.second.state != "delete-complete"; };
  if (std::ranges::any_of(ec2.exclusions,
                          [&](const auto& it) { return is_live(it) && it.second.resource_id == resource; })) {
    return error("ResourceAlreadyExists", "An exclusion for " + resource + " already exists");
  }
  if (static_cast<std::size_t>(std::ranges::count_if(ec2.exclusions, is_live)) >= kMostExclusions) {
    return error("ExclusionLimitExceeded", "The maximum number of exclusions has been reached.");
  }
  world::PublicAccessExclusion made{.id = context.world.ids.resource("vpcbpa-exclude"),
                                    .resource_id = resource,
                                    .mode = mode,
                                    .state = "create-in-progress",
                                    .created = context.world.now(),
                                    .tags = tags_of(input)};
  Value output = answer(context, made);
  become(context, made.id, "create-in-progress", "create-complete");
  ec2.exclusions.emplace(made.id, std::move(made));
  return output;
}

Outcome modify_vpc_block_public_access_exclusion(Context& context, const Value& input) {
  const auto exclusion = find(context.region.ec2.exclusions, input, kExclusion);
  if (!exclusion) return tl::unexpected(exclusion.error());
  const std::string mode = input.text("InternetGatewayExclusionMode");
  if (std::ranges::find(kExclusionModes, mode) == kExclusionModes.end()) {
    return tl::unexpected(invalid(mode, "internetGatewayExclusionMode"));
  }
  (*exclusion)->mode = mode;
  (*exclusion)->state = "update-in-progress";
  (*exclusion)->updated = context.world.now();
  become(context, (*exclusion)->id, "update-in-progress", "update-complete");
  return answer(context, **exclusion);
}

Outcome delete_vpc_block_public_access_exclusion(Context& context, const Value& input) {
  const auto exclusion = find(context.region.ec2.exclusions, input, kExclusion);
  if (!exclusion) return tl::unexpected(exclusion.error());
  (*exclusion)->state = "delete-in-progress";
  (*exclusion)->deleted = context.world.now();
  become(context, (*exclusion)->id, "delete-in-progress", "delete-complete");
  return answer(context, **exclusion);
}

Outcome describe_vpc_block_public_access_exclusions(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.exclusions, kExclusions);
}

}  // namespace kakoi::sim::services::ec2
