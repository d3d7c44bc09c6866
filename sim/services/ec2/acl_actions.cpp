#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::string_view kNotFound = "InvalidNetworkAclID.NotFound";

FilterValues filter(const Context& context, const world::NetworkAcl& acl, std::string_view name) {
  if (name == "network-acl-id") return {{acl.id}};
  if (name == "vpc-id") return {{acl.vpc_id}};
  if (name == "default") return {{acl.is_default ? "true" : "false"}};
  if (name == "owner-id") return {{context.region.account}};
  if (name != "association.subnet-id") return std::nullopt;
  std::vector<std::string> subnets;
  for (const auto& [subnet, association] : acl.subnets) {
    subnets.push_back(subnet);
  }
  return subnets;
}

Value entry_shape(const world::AclEntry& entry) {
  Value shape = Value::object({{"ruleNumber", entry.number},
                               {"protocol", entry.protocol},
                               {"ruleAction", entry.allows ? "allow" : "deny"},
                               {"egress", entry.is_egress}});
  if (!entry.cidr.empty()) shape.set("cidrBlock", entry.cidr);
  if (!entry.ipv6_cidr.empty()) shape.set("ipv6CidrBlock", entry.ipv6_cidr);
  if (entry.protocol != "-1") {
    shape.set("portRange", Value::object({{"from", entry.from_port}, {"to", entry.to_port}}));
  }
  return shape;
}

Value shape(const Context& context, const world::NetworkAcl& acl) {
  Value entries = Value::array();
  for (const world::AclEntry& entry : acl.entries) {
    entries.append(entry_shape(entry));
  }
  Value associations = Value::array();
  for (const auto& [subnet, association] : acl.subnets) {
    associations.append(
        Value::object({{"networkAclAssociationId", association}, {"networkAclId", acl.id}, {"subnetId", subnet}}));
  }
  return Value::object({{"networkAclId", acl.id},
                        {"vpcId", acl.vpc_id},
                        {"default", acl.is_default},
                        {"ownerId", context.region.account},
                        {"entrySet", std::move(entries)},
                        {"associationSet", std::move(associations)},
                        {"tagSet", tag_set(acl.tags)}});
}

constexpr Kind<world::NetworkAcl> kKind{.ids = "NetworkAclId",
                                        .set = "networkAclSet",
                                        .not_found = kNotFound,
                                        .what = "networkAcl",
                                        .filter = filter,
                                        .shape = shape};

Expected<world::NetworkAcl*> acl_of(Context& context, const Value& input) {
  return find(context.region.ec2.acls, input.text("NetworkAclId"), kNotFound, "networkAcl");
}

}  // namespace

Outcome describe_network_acls(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.acls, kKind);
}

Outcome create_network_acl_entry(Context& context, const Value& input) {
  const auto acl = acl_of(context, input);
  if (!acl) return tl::unexpected(acl.error());
  const world::AclEntry made{.number = input.integer("RuleNumber"),
                             .protocol = input.text("Protocol", "-1"),
                             .allows = input.text("RuleAction") == "allow",
                             .is_egress = input.boolean("Egress"),
                             .cidr = input.text("CidrBlock"),
                             .ipv6_cidr = input.text("Ipv6CidrBlock"),
                             .from_port = input["PortRange"].integer("From", 0),
                             .to_port = input["PortRange"].integer("To", 65535)};
  auto& entries = (*acl)->entries;
  const auto is_same = [&](const world::AclEntry& it) {
    return it.number == made.number && it.is_egress == made.is_egress;
  };
  if (std::ranges::any_of(entries, is_same)) {
    return error("NetworkAclEntryAlreadyExists",
                 "The network acl entry identified by " + std::to_string(made.number) + " already exists.");
  }
  entries.push_back(made);
  std::ranges::sort(entries, {}, [](const world::AclEntry& it) { return std::pair(!it.is_egress, it.number); });
  return done();
}

Outcome delete_network_acl_entry(Context& context, const Value& input) {
  const auto acl = acl_of(context, input);
  if (!acl) return tl::unexpected(acl.error());
  const std::int64_t number = input.integer("RuleNumber");
  const bool is_egress = input.boolean("Egress");
  const auto is_it = [&](const world::AclEntry& it) { return it.number == number && it.is_egress == is_egress; };
  if (std::erase_if((*acl)->entries, is_it) == 0) {
    return error("InvalidNetworkAclEntry.NotFound",
                 "The network acl entry identified by " + std::to_string(number) + " does not exist.");
  }
  return done();
}

}  // namespace kakoi::sim::services::ec2
