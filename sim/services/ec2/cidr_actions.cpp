// Blocks of addresses that VPCs and subnets get and lose later.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/subnets.hpp"
#include "sim/services/ec2/vpcs.hpp"

#include "sim/network/ip.hpp"

#include <algorithm>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::size_t kMostIpv4 = 5;

ApiError no_association(const std::string& id, const std::string& what) {
  return {.code = "Invalid" + what + "CidrBlockAssociationID.NotFound",
          .message = "The " + what + " CIDR block association ID '" + id + "' does not exist"};
}

Outcome associate_ipv4(Context& context, world::Vpc& vpc, const std::string& cidr) {
  const auto block = network::parse_ip_block(cidr);
  if (!block || block->first.is_v6 || block->bits < 16 || block->bits > 28) {
    return error("InvalidVpc.Range", "The CIDR '" + cidr + "' is invalid.");
  }
  const auto overlaps = [&](const std::string& other) { return network::parse_ip_block(other)->overlaps(*block); };
  if (overlaps(vpc.cidr) || std::ranges::any_of(vpc.more_cidrs, overlaps, &world::CidrAssociation::cidr)) {
    return error("InvalidVpc.Range", "The CIDR '" + cidr + "' conflicts with another block of the VPC.");
  }
  if (vpc.more_cidrs.size() + 1 >= kMostIpv4) {
    return error("CidrLimitExceeded", "This network '" + vpc.id + "' has met its maximum number of allowed CIDRs: 5");
  }
  vpc.more_cidrs.push_back({.id = context.world.ids.resource("vpc-cidr-assoc"), .cidr = text_of(*block)});
  add_local_route(context.region.ec2, vpc.id, vpc.more_cidrs.back().cidr);
  return Value::object(
      {{"vpcId", vpc.id}, {"cidrBlockAssociation", ipv4_association_shape(vpc.more_cidrs.back(), "associating")}});
}

/// Is a subnet of the VPC in the block?
bool is_used(const world::Ec2& ec2, const std::string& vpc_id, const std::string& cidr) {
  const auto whole = network::parse_ip_block(cidr);
  return std::ranges::any_of(ec2.subnets, [&](const auto& it) {
    const world::Subnet& subnet = it.second;
    const auto block = network::parse_ip_block(whole->first.is_v6 ? subnet.ipv6_cidr : subnet.cidr);
    return subnet.vpc_id == vpc_id && block && whole->contains(*block);
  });
}

}  // namespace

Outcome associate_vpc_cidr_block(Context& context, const Value& input) {
  const auto vpc = find(context.region.ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  if (input.has("CidrBlock")) return associate_ipv4(context, **vpc, input.text("CidrBlock"));
  if (!input.boolean("AmazonProvidedIpv6CidrBlock")) {
    return error("MissingParameter", "Either 'cidrBlock' or 'amazonProvidedIpv6CidrBlock' should be provided.");
  }
  const world::CidrAssociation& made = add_ipv6_block(context, **vpc);
  return Value::object(
      {{"vpcId", (*vpc)->id}, {"ipv6CidrBlockAssociation", ipv6_association_shape(context, made, "associating")}});
}

Outcome disassociate_vpc_cidr_block(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const std::string id = input.text("AssociationId");
  for (auto& [vpc_id, vpc] : ec2.vpcs) {
    if (id == first_association_of(vpc)) {
      return error("OperationNotPermitted",
                   "The vpc CIDR block with association ID " + id +
                       " may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
    }
    for (auto* blocks : {&vpc.more_cidrs, &vpc.ipv6_cidrs}) {
      const auto found = std::ranges::find(*blocks, id, &world::CidrAssociation::id);
      if (found == blocks->end()) continue;
      const world::CidrAssociation gone = *found;
      if (is_used(ec2, vpc_id, gone.cidr)) {
        return error("InvalidCidrBlock.InUse",
                     "The vpc " + vpc_id + " currently has a subnet within CIDR block " + gone.cidr);
      }
      blocks->erase(found);
      remove_local_route(ec2, vpc_id, gone.cidr);
      const bool is_v6 = blocks == &vpc.ipv6_cidrs;
      return Value::object({{"vpcId", vpc_id},
                            {is_v6 ? "ipv6CidrBlockAssociation" : "cidrBlockAssociation",
                             is_v6 ? ipv6_association_shape(context, gone, "disassociating")
                                   : ipv4_association_shape(gone, "disassociating")}});
    }
  }
  return tl::unexpected(no_association(id, "Vpc"));
}

Outcome associate_subnet_cidr_block(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto subnet = find(ec2.subnets, input, kSubnet);
  if (!subnet) return tl::unexpected(subnet.error());
  if (!(*subnet)->ipv6_cidr.empty()) {
    return error("InvalidSubnet.Conflict", "The subnet '" + (*subnet)->id + "' already has an IPv6 CIDR block");
  }
  auto cidr = ipv6_block_for_subnet(ec2, (*subnet)->vpc_id, input.text("Ipv6CidrBlock"));
  if (!cidr) return tl::unexpected(cidr.error());
  (*subnet)->ipv6_cidr = *std::move(cidr);
  (*subnet)->ipv6_association = context.world.ids.resource("subnet-cidr-assoc");
  return Value::object(
      {{"subnetId", (*subnet)->id}, {"ipv6CidrBlockAssociation", ipv6_association_shape(**subnet, "associating")}});
}

Outcome disassociate_subnet_cidr_block(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const std::string id = input.text("AssociationId");
  for (auto& [subnet_id, subnet] : ec2.subnets) {
    if (id.empty() || subnet.ipv6_association != id) continue;
    if (std::ranges::any_of(ec2.interfaces, [&wanted = subnet_id](const auto& it) {
          return it.second.subnet_id == wanted && !it.second.ipv6.empty();
        })) {
      return error("InvalidCidrBlock.InUse", "The subnet " + subnet_id + " has IPv6 addresses in use");
    }
    Value output = Value::object(
        {{"subnetId", subnet_id}, {"ipv6CidrBlockAssociation", ipv6_association_shape(subnet, "disassociating")}});
    subnet.ipv6_cidr.clear();
    subnet.ipv6_association.clear();
    subnet.assigns_ipv6 = false;
    return output;
  }
  return tl::unexpected(no_association(id, "Subnet"));
}

}  // namespace kakoi::sim::services::ec2
