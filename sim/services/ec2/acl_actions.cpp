#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/shared.hpp"

#include "sim/network/ip.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::int64_t kLastNumber = 32767;

constexpr std::array kFilters = {
    Filter{"network-acl-id", "networkAclId"},
    Filter{"vpc-id", "vpcId"},
    Filter{"default", "default"},
    Filter{"owner-id", "ownerId"},
    Filter{"association.association-id", "associationSet.networkAclAssociationId"},
    Filter{"association.network-acl-id", "associationSet.networkAclId"},
    Filter{"association.subnet-id", "associationSet.subnetId"},
    Filter{"entry.cidr", "entrySet.cidrBlock"},
    Filter{"entry.ipv6-cidr", "entrySet.ipv6CidrBlock"},
    Filter{"entry.icmp.code", "entrySet.icmpTypeCode.code"},
    Filter{"entry.icmp.type", "entrySet.icmpTypeCode.type"},
    Filter{"entry.port-range.from", "entrySet.portRange.from"},
    Filter{"entry.port-range.to", "entrySet.portRange.to"},
    Filter{"entry.protocol", "entrySet.protocol"},
    Filter{"entry.rule-action", "entrySet.ruleAction"},
    Filter{"entry.egress", "entrySet.egress"},
    Filter{"entry.rule-number", "entrySet.ruleNumber"},
};

/// As they are kept: by number.
std::string protocol_of(const std::string& text) {
  if (text == "tcp") return "6";
  if (text == "udp") return "17";
  if (text == "icmp") return "1";
  if (text == "icmpv6") return "58";
  return text == "all" ? "-1" : text;
}

bool is_icmp(const std::string& protocol) { return protocol == "1" || protocol == "58"; }
bool has_ports(const std::string& protocol) { return protocol == "6" || protocol == "17"; }

Value entry_shape(const world::AclEntry& entry) {
  Value shape = Value::object({{"ruleNumber", entry.number},
                               {"protocol", entry.protocol},
                               {"ruleAction", entry.allows ? "allow" : "deny"},
                               {"egress", entry.is_egress}});
  if (!entry.cidr.empty()) shape.set("cidrBlock", entry.cidr);
  if (!entry.ipv6_cidr.empty()) shape.set("ipv6CidrBlock", entry.ipv6_cidr);
  if (has_ports(entry.protocol)) {
    shape.set("portRange", Value::object({{"from", entry.from_port}, {"to", entry.to_port}}));
  }
  if (is_icmp(entry.protocol)) {
    shape.set("icmpTypeCode", Value::object({{"code", entry.icmp_code}, {"type", entry.icmp_type}}));
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
                        {"ownerId", owner_of_vpc(context, acl.vpc_id)},
                        {"entrySet", std::move(entries)},
                        {"associationSet", std::move(associations)},
                        {"tagSet", tag_set(acl.tags)}});
}

constexpr Kind<world::NetworkAcl> kAcls{.naming = kAcl, .set = "networkAclSet", .filters = kFilters, .shape = shape};

void sort(world::NetworkAcl& acl) {
  std::ranges::sort(acl.entries, {}, [](const world::AclEntry& it) { return std::pair(!it.is_egress, it.number); });
}

/// The block in its usual form; empty stays empty.
Expected<std::string> block_of(const Value& input, std::string_view member) {
  const std::string cidr = input.text(member);
  if (cidr.empty()) return cidr;
  const auto block = network::parse_ip_block(cidr);
  if (!block) {
    return error("InvalidParameterValue",
                 "Value (" + cidr + ") for parameter cidrBlock is invalid. This is not a valid CIDR block.");
  }
  return text_of(*block);
}

Expected<world::AclEntry> entry_of(const Value& input) {
  world::AclEntry entry{.number = input.integer("RuleNumber"),
                        .protocol = protocol_of(input.text("Protocol", "-1")),
                        .allows = input.text("RuleAction") == "allow",
                        .is_egress = input.boolean("Egress"),
                        .from_port = input["PortRange"].integer("From", 0),
                        .to_port = input["PortRange"].integer("To", 65535),
                        .icmp_type = input["Icmp"].integer("Type", -1),
                        .icmp_code = input["Icmp"].integer("Code", -1)};
  if (entry.number < 1 || entry.number >= kLastNumber) {
    return error("InvalidParameterValue",
                 "Value (" + std::to_string(entry.number) +
                     ") for parameter ruleNumber is invalid. Rule numbers are from 1 to 32766");
  }
  if (has_ports(entry.protocol) && !input.has("PortRange")) {
    return error("MissingParameter", "The request must contain the parameter portRange for TCP and UDP");
  }
  auto cidr = block_of(input, "CidrBlock");
  if (!cidr) return tl::unexpected(cidr.error());
  auto ipv6_cidr = block_of(input, "Ipv6CidrBlock");
  if (!ipv6_cidr) return tl::unexpected(ipv6_cidr.error());
  if (cidr->empty() == ipv6_cidr->empty()) {
    return error("MissingParameter", "The request must contain exactly one of: cidrBlock, ipv6CidrBlock");
  }
  entry.cidr = *std::move(cidr);
  entry.ipv6_cidr = *std::move(ipv6_cidr);
  return entry;
}

/// The default ACL's and the made-up last ones look like entries too.
world::AclEntry* find_entry(world::NetworkAcl& acl, std::int64_t number, bool is_egress) {
  const auto found = std::ranges::find_if(
      acl.entries, [&](const auto& it) { return it.number == number && it.is_egress == is_egress; });
  return found != acl.entries.end() ? &*found : nullptr;
}

ApiError no_entry(std::int64_t number) {
  return {.code = "InvalidNetworkAclEntry.NotFound",
          .message = "The network acl entry identified by " + std::to_string(number) + " does not exist."};
}

}  // namespace

Outcome create_network_acl(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc = find(ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  world::NetworkAcl acl{.id = context.world.ids.resource("acl"), .vpc_id = (*vpc)->id, .tags = tags_of(input)};
  for (const bool is_egress : {true, false}) {
    acl.entries.push_back({.number = kLastNumber, .allows = false, .is_egress = is_egress, .cidr = "0.0.0.0/0"});
    if ((*vpc)->ipv6_cidrs.empty()) continue;
    acl.entries.push_back({.number = kLastNumber + 1, .allows = false, .is_egress = is_egress, .ipv6_cidr = "::/0"});
  }
  Value output = Value::object({{"networkAcl", shape(context, acl)}});
  ec2.acls.emplace(acl.id, std::move(acl));
  return output;
}

Outcome delete_network_acl(Context& context, const Value& input) {
  const auto acl = find(context.region.ec2.acls, input, kAcl);
  if (!acl) return tl::unexpected(acl.error());
  if ((*acl)->is_default) {
    return error("InvalidParameterValue", "cannot delete default network ACL " + (*acl)->id);
  }
  if (!(*acl)->subnets.empty()) return tl::unexpected(dependency_violation("networkAcl", (*acl)->id));
  context.region.ec2.acls.erase(std::string((*acl)->id));
  return done();
}

Outcome describe_network_acls(Context& context, const Value& input) {
  constexpr auto kIsShared = [](const world::NetworkAcl& acl, const world::Subnet& subnet) {
    return acl.subnets.contains(subnet.id);
  };
  return describe(context, input, with_shared<world::NetworkAcl>(context, &world::Ec2::acls, kIsShared), kAcls);
}

Outcome create_network_acl_entry(Context& context, const Value& input) {
  const auto acl = find(context.region.ec2.acls, input, kAcl);
  if (!acl) return tl::unexpected(acl.error());
  const auto made = entry_of(input);
  if (!made) return tl::unexpected(made.error());
  if (find_entry(**acl, made->number, made->is_egress) != nullptr) {
    return error("NetworkAclEntryAlreadyExists",
                 "The network acl entry identified by " + std::to_string(made->number) + " already exists.");
  }
  (*acl)->entries.push_back(*made);
  sort(**acl);
  return done();
}

Outcome replace_network_acl_entry(Context& context, const Value& input) {
  const auto acl = find(context.region.ec2.acls, input, kAcl);
  if (!acl) return tl::unexpected(acl.error());
  const auto made = entry_of(input);
  if (!made) return tl::unexpected(made.error());
  world::AclEntry* entry = find_entry(**acl, made->number, made->is_egress);
  if (entry == nullptr) return tl::unexpected(no_entry(made->number));
  *entry = *made;
  return done();
}

Outcome delete_network_acl_entry(Context& context, const Value& input) {
  const auto acl = find(context.region.ec2.acls, input, kAcl);
  if (!acl) return tl::unexpected(acl.error());
  const std::int64_t number = input.integer("RuleNumber");
  const bool is_egress = input.boolean("Egress");
  if (number >= kLastNumber || find_entry(**acl, number, is_egress) == nullptr) {
    return tl::unexpected(no_entry(number));
  }
  std::erase_if((*acl)->entries, [&](const auto& it) { return it.number == number && it.is_egress == is_egress; });
  return done();
}

Outcome replace_network_acl_association(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto acl = find(ec2.acls, input, kAcl);
  if (!acl) return tl::unexpected(acl.error());
  const std::string id = input.text("AssociationId");
  for (auto& [old_id, old] : ec2.acls) {
    const auto found = std::ranges::find_if(old.subnets, [&](const auto& it) { return it.second == id; });
    if (found == old.subnets.end()) continue;
    if (old.vpc_id != (*acl)->vpc_id) {
      return error("InvalidParameterValue", "The network ACL " + (*acl)->id + " is in another network");
    }
    const std::string subnet = found->first;
    old.subnets.erase(found);
    (*acl)->subnets[subnet] = context.world.ids.resource("aclassoc");
    return Value::object({{"newAssociationId", (*acl)->subnets[subnet]}});
  }
  return error("InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist");
}

}  // namespace kakoi::sim::services::ec2
