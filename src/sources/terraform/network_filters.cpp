#include "sources/launches/fields.hpp"
#include "sources/network/for_named.hpp"
#include "sources/network/words.hpp"
#include "sources/terraform/network_reader.hpp"
#include "values/logic.hpp"

#include <utility>

namespace kakoi::sources::terraform {

using base::Known;
using base::Unknown;
using inventory::AclEntry;
using inventory::Reference;
using inventory::Rule;
using network::RuleNames;

namespace {

constexpr RuleNames kInline{.blocks = "cidr_blocks",
                            .blocks_v6 = "ipv6_cidr_blocks",
                            .prefix_lists = "prefix_list_ids",
                            .groups = "security_groups",
                            .self = "self"};
constexpr RuleNames kOfRule{.blocks = "cidr_blocks",
                            .blocks_v6 = "ipv6_cidr_blocks",
                            .prefix_lists = "prefix_list_ids",
                            .groups = "source_security_group_id",
                            .self = "self"};
constexpr RuleNames kOfOne{.blocks = "cidr_ipv4",
                           .blocks_v6 = "cidr_ipv6",
                           .prefix_lists = "prefix_list_id",
                           .groups = "referenced_security_group_id",
                           .self = ""};

// Whether something is there and goes that way.
Known<bool> in_direction(const Known<bool>& is_egress, bool egress, const Known<bool>& exists) {
  return is_egress.match([&](bool known) { return known == egress ? exists : Known<bool>::defaulted(false); },
                         [&](const Unknown& why) { return Known<bool>::unknown(why); });
}

bool may_be(const Known<bool>& is_egress, bool egress) {
  return is_egress.match([&](bool known) { return known == egress; }, [](const Unknown&) { return true; });
}

// Of the thing with this key in a VPC: `aws_vpc.main.default_security_group_id`.
Reference vpc_of(const Reference& of_default) {
  return of_default.map([](const std::string& key) { return key.substr(0, key.rfind('.')); });
}

}  // namespace

void NetworkReader::add_inline_rules(const At& at, inventory::SecurityGroup& into) {
  for (const bool is_egress : {false, true}) {
    const std::string_view type = is_egress ? "egress" : "ingress";
    const std::size_t before = into.rules.items.size();
    const auto more = each(at, type, [&](const Get& get) {
      const Rule common{.is_egress = is_egress,
                        .protocol = network::protocol_of(get("protocol")),
                        .ports = network::ports_of(get("from_port"), get("to_port"))};
      network::add_rules(common, get, kInline, into.thing.key, into.rules);
    });
    into.rules.more = into.rules.more.has_value() ? into.rules.more : more;
    own(at, type, into.rules.items.size() > before, {.key = into.thing.key, .is_egress = is_egress});
  }
  for (Rule& rule : into.rules.items) {
    rule.reference = first_key(rule.reference);
  }
}

// It adopts the group that the VPC came with, and takes its rules away.
void NetworkReader::default_group(const At& at) {
  const Reference vpc = named(at, "vpc_id");
  inventory::SecurityGroup group{.thing = at.thing, .vpc = vpc};
  vpc.match(
      [&](const std::string& key) {
        group.thing.key = key + ".default_security_group_id";
        group.is_default = true;
        group.also = at.thing.key;
        aliases_.insert_or_assign(at.thing.key, group.thing.key);
        return 0;
      },
      [](const Unknown&) { return 0; });
  add_inline_rules(at, group);
  network_.groups.push_back(std::move(group));
}

// Terraform takes away the rule that lets everything out, unless it is written.
void NetworkReader::security_group(const At& at) {
  inventory::SecurityGroup group{.thing = at.thing, .vpc = named(at, "vpc_id")};
  add_inline_rules(at, group);
  network_.groups.push_back(std::move(group));
}

void NetworkReader::group_rule(const At& at) {
  const Known<bool> is_egress =
      network::word_of(value(at, "type"), "").map([](const std::string& type) { return type == "egress"; });
  const Get get = [&](std::string_view name) { return value(at, name); };
  for (const bool egress : {false, true}) {
    if (may_be(is_egress, egress)) {
      contest(at, named(at, "security_group_id"), egress);
    }
  }
  network::for_named(network_.groups, named(at, "security_group_id"), at.thing.exists,
                     [&](inventory::SecurityGroup& group, const Known<bool>& exists) {
                       for (const bool egress : {false, true}) {
                         const Known<bool> counts = in_direction(is_egress, egress, exists);
                         const Rule common{.is_egress = egress,
                                           .protocol = network::protocol_of(get("protocol")),
                                           .ports = network::ports_of(get("from_port"), get("to_port")),
                                           .exists = counts};
                         network::add_rules(common, get, kOfRule, group.thing.key, group.rules);
                       }
                       for (Rule& rule : group.rules.items) {
                         rule.reference = first_key(rule.reference);
                       }
                     });
}

void NetworkReader::one_rule(const At& at, bool is_egress) {
  const Get get = [&](std::string_view name) { return value(at, name); };
  contest(at, named(at, "security_group_id"), is_egress);
  network::for_named(network_.groups, named(at, "security_group_id"), at.thing.exists,
                     [&](inventory::SecurityGroup& group, const Known<bool>& exists) {
                       const Rule common{.is_egress = is_egress,
                                         .protocol = network::protocol_of(get("ip_protocol")),
                                         .ports = network::ports_of(get("from_port"), get("to_port")),
                                         .exists = exists};
                       const std::size_t first = group.rules.items.size();
                       network::add_rules(common, get, kOfOne, group.thing.key, group.rules);
                       for (std::size_t i = first; i < group.rules.items.size(); ++i) {
                         group.rules.items[i].reference = first_key(group.rules.items[i].reference);
                       }
                     });
}

void NetworkReader::add_inline_entries(const At& at, inventory::NetworkAcl& into) {
  for (const bool is_egress : {false, true}) {
    const std::string_view type = is_egress ? "egress" : "ingress";
    const std::size_t before = into.entries.items.size();
    const auto more = each(at, type, [&](const Get& get) {
      into.entries.items.push_back(entry_of(get, is_egress, {"rule_no", "action"}, Known<bool>::defaulted(true)));
    });
    into.entries.more = into.entries.more.has_value() ? into.entries.more : more;
    own(at, type, into.entries.items.size() > before, {.key = into.thing.key, .is_egress = is_egress});
  }
}

AclEntry NetworkReader::entry_of(const Get& get, bool is_egress, const EntryNames& names,
                                 const Known<bool>& exists) const {
  const Value v4 = get("cidr_block");
  const bool is_v4 = !v4.is_null() && !(v4.is(values::Kind::text) && v4.is_wholly_known() && v4.text().whole.empty());
  return {.is_egress = is_egress,
          .number = network::number_of(get(names.number), 0),
          .allows = network::word_of(get(names.action), "").map([](const std::string& action) {
            return action == "allow" || action == "ALLOW";
          }),
          .protocol = network::protocol_of(get("protocol")),
          .ports = network::ports_of(get("from_port"), get("to_port")),
          .block = network::block_of(is_v4 ? v4 : get("ipv6_cidr_block")),
          .exists = exists};
}

// It adopts the network ACL that the VPC came with, and takes its entries away; again with each apply, even where it
// has none of its own.
void NetworkReader::default_acl(const At& at) {
  const Reference adopted = named(at, "default_network_acl_id");
  inventory::NetworkAcl acl{.thing = at.thing, .vpc = vpc_of(adopted), .subnets = references(value(at, "subnet_ids"))};
  adopted.match(
      [&](const std::string& key) {
        acl.thing.key = key;
        acl.is_default = true;
        aliases_.insert_or_assign(at.thing.key, key);
        return 0;
      },
      [](const Unknown&) { return 0; });
  add_inline_entries(at, acl);
  for (const bool is_egress : {false, true}) {
    own(at, is_egress ? "egress" : "ingress", true, {.key = acl.thing.key, .is_egress = is_egress});
  }
  network_.acls.push_back(std::move(acl));
}

void NetworkReader::network_acl(const At& at) {
  inventory::NetworkAcl acl{
      .thing = at.thing, .vpc = named(at, "vpc_id"), .subnets = references(value(at, "subnet_ids"))};
  add_inline_entries(at, acl);
  network_.acls.push_back(std::move(acl));
}

void NetworkReader::acl_rule(const At& at) {
  const Known<bool> is_egress = network::flag_of(value(at, "egress"), false);
  const Get get = [&](std::string_view name) { return value(at, name); };
  for (const bool egress : {false, true}) {
    if (may_be(is_egress, egress)) {
      contest(at, named(at, "network_acl_id"), egress);
    }
  }
  network::for_named(network_.acls, named(at, "network_acl_id"), at.thing.exists,
                     [&](inventory::NetworkAcl& acl, const Known<bool>& exists) {
                       for (const bool egress : {false, true}) {
                         const Known<bool> counts = in_direction(is_egress, egress, exists);
                         acl.entries.items.push_back(entry_of(get, egress, {"rule_number", "rule_action"}, counts));
                       }
                     });
}

void NetworkReader::acl_association(const At& at) {
  Reference subnet = named(at, "subnet_id");
  network::for_named(network_.acls, named(at, "network_acl_id"), at.thing.exists,
                     [&](inventory::NetworkAcl& acl, const Known<bool>& exists) {
                       acl.subnets.items.push_back(exists.and_then([&](bool) { return subnet; }));
                     });
}

// Those of AWS's services are data sources.
void NetworkReader::prefix_list(const At& at) {
  inventory::PrefixList list{.thing = at.thing};
  if (at.is_data) {
    list.service = network::service_of(value(at, "name"));
    list.blocks.more =
        Unknown{.reason = base::Phrase("AWS keeps this prefix list", "このプレフィックスリストは AWS が管理します")};
  } else {
    list.blocks.more =
        each(at, "entry", [&](const Get& get) { list.blocks.items.push_back(network::block_of(get("cidr"))); });
    own(at, "entry", !list.blocks.items.empty(), {.key = list.thing.key});
  }
  network_.prefix_lists.push_back(std::move(list));
}

void NetworkReader::prefix_list_entry(const At& at) {
  const Value cidr = value(at, "cidr");
  contest(at, named(at, "prefix_list_id"), false);
  network::for_named(network_.prefix_lists, named(at, "prefix_list_id"), at.thing.exists,
                     [&](inventory::PrefixList& list, const Known<bool>& exists) {
                       list.blocks.items.push_back(exists.and_then([&](bool) { return network::block_of(cidr); }));
                     });
}

}  // namespace kakoi::sources::terraform
