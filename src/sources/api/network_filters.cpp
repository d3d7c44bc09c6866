// Security groups, network ACLs, prefix lists.
#include "sources/api/members.hpp"
#include "sources/api/network.hpp"
#include "sources/api/network_words.hpp"
#include "sources/network/words.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::api {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using inventory::PeerKind;
using inventory::Rule;
using network::block_of;
using network::flag_of;
using network::reference_of;
using values::Value;

constexpr Phrase kNoEntries{"its entries are not among what was read: {}", "エントリが読み取った範囲にありません: {}"};

// One for each peer of one permission.
void add_rules(const Value& permission, bool is_egress, inventory::Several<Rule>& into) {
  const Rule common{.is_egress = is_egress,
                    .protocol = network::protocol_of(in(permission, "IpProtocol")),
                    .ports = network::ports_of(in(permission, "FromPort"), in(permission, "ToPort"))};
  const auto each = [&](std::string_view list, const auto& fill) {
    for (const Value& peer : items_in(permission, list)) {
      Rule rule = common;
      fill(rule, peer);
      into.items.push_back(std::move(rule));
    }
  };
  each("IpRanges", [](Rule& rule, const Value& peer) { rule.block = block_of(in(peer, "CidrIp")); });
  each("Ipv6Ranges", [](Rule& rule, const Value& peer) { rule.block = block_of(in(peer, "CidrIpv6")); });
  each("PrefixListIds", [](Rule& rule, const Value& peer) {
    rule.peer = PeerKind::prefix_list;
    rule.reference = reference_of(in(peer, "PrefixListId"));
  });
  each("UserIdGroupPairs", [](Rule& rule, const Value& peer) {
    rule.peer = PeerKind::group;
    rule.reference = reference_of(in(peer, "GroupId"));
  });
}

bool is_true(const Value& value) {
  return flag_of(value, false).match([](bool is) { return is; }, [](const base::Unknown&) { return false; });
}

}  // namespace

void NetworkReader::security_group(const Value& value, inventory::Thing thing) {
  inventory::SecurityGroup group{.thing = std::move(thing),
                                 .vpc = reference_of(in(value, "VpcId")),
                                 .is_default = is_word(in(value, "GroupName"), "default")};
  for (const Value& permission : items_in(value, "IpPermissions")) {
    add_rules(permission, false, group.rules);
  }
  for (const Value& permission : items_in(value, "IpPermissionsEgress")) {
    add_rules(permission, true, group.rules);
  }
  network_.groups.push_back(std::move(group));
}

void NetworkReader::network_acl(const Value& value, inventory::Thing thing) {
  inventory::NetworkAcl acl{.thing = std::move(thing),
                            .vpc = reference_of(in(value, "VpcId")),
                            .is_default = is_true(in(value, "IsDefault"))};
  for (const Value& entry : items_in(value, "Entries")) {
    const Value v4 = in(entry, "CidrBlock");
    const Value range = in(entry, "PortRange");
    acl.entries.items.push_back({.is_egress = is_true(in(entry, "Egress")),
                                 .number = network::number_of(in(entry, "RuleNumber"), 0),
                                 .allows = Known<bool>::defaulted(is_word(in(entry, "RuleAction"), "allow")),
                                 .protocol = network::protocol_of(in(entry, "Protocol")),
                                 .ports = network::ports_of(in(range, "From"), in(range, "To")),
                                 .block = block_of(v4.is_null() ? in(entry, "Ipv6CidrBlock") : v4)});
  }
  for (const Value& association : items_in(value, "Associations")) {
    acl.subnets.items.push_back(reference_of(in(association, "SubnetId")));
  }
  network_.acls.push_back(std::move(acl));
}

// `describe-prefix-lists` shows what is in those that AWS keeps; `describe-managed-prefix-lists` shows more lists.
void NetworkReader::add_cidrs(const Value& value, const std::string& key) {
  inventory::Several<inventory::Block> blocks;
  for (const Value& cidr : items_in(value, "Cidrs")) {
    blocks.items.push_back(block_of(cidr));
  }
  entries_.try_emplace(key, std::move(blocks));
  prefix_list(value, {.key = key});
}

void NetworkReader::prefix_list(const Value& value, inventory::Thing thing) {
  const auto is_it = [&](const inventory::PrefixList& list) { return list.thing.key == thing.key; };
  if (std::any_of(network_.prefix_lists.begin(), network_.prefix_lists.end(), is_it)) {
    return;
  }
  // No list of a customer has such a name.
  const bool is_of_aws = text_in(value, "PrefixListName").starts_with("com.amazonaws.");
  network_.prefix_lists.push_back(
      {.thing = std::move(thing),
       .service = is_of_aws ? network::service_of(in(value, "PrefixListName")) : Known<std::string>::defaulted({})});
}

void NetworkReader::join_prefix_lists() {
  for (inventory::PrefixList& list : network_.prefix_lists) {
    const auto found = entries_.find(list.thing.key);
    if (list.blocks.more.has_value()) {
      continue;
    }
    if (found != entries_.end()) {
      list.blocks = found->second;
    } else {
      list.blocks.more = base::Unknown{.reason = Message(kNoEntries, {std::string(call_for(Item::prefix_list_entry))}),
                                       .remedy = base::Remedy::ask_aws};
    }
  }
}

}  // namespace kakoi::sources::api
