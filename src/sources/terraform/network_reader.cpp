#include "sources/terraform/network_reader.hpp"

#include "sources/launches/fields.hpp"
#include "sources/network/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using base::Unknown;
using inventory::Family;
using inventory::Reference;

constexpr int kPasses = 3;

// The attributes of a VPC that name what comes with it.
constexpr std::string_view kMainTable = ".main_route_table_id";
constexpr std::string_view kDefaultTable = ".default_route_table_id";
constexpr std::string_view kDefaultGroup = ".default_security_group_id";
constexpr std::string_view kDefaultAcl = ".default_network_acl_id";

inventory::Block all_of(Family family) { return inventory::Block::defaulted(inventory::everything(family)); }

}  // namespace

const NetworkReader::Type* NetworkReader::type_of(bool is_data, std::string_view type) {
  using R = NetworkReader;
  static constexpr std::array kTypes = {
      Type{"aws_vpc", false, &R::vpc, 0},
      Type{"aws_vpc_dhcp_options", false, &R::dhcp_options, 0},
      Type{"aws_default_route_table", false, &R::default_table, 0},
      Type{"aws_default_security_group", false, &R::default_group, 0},
      Type{"aws_default_network_acl", false, &R::default_acl, 0},
      Type{"aws_lb_target_group", false, &R::target_group, 0},
      Type{"aws_alb_target_group", false, &R::target_group, 0},
      Type{"aws_subnet", false, &R::subnet},
      Type{"aws_lb", false, &R::balancer},
      Type{"aws_alb", false, &R::balancer},
      Type{"aws_batch_compute_environment", false, &R::compute_environment},
      Type{"aws_lb_listener", false, &R::listener},
      Type{"aws_alb_listener", false, &R::listener},
      Type{"aws_lb_listener_rule", false, &R::listener_rule, 2},
      Type{"aws_alb_listener_rule", false, &R::listener_rule, 2},
      Type{"aws_internet_gateway", false, &R::internet_gateway},
      Type{"aws_egress_only_internet_gateway", false, &R::egress_only_gateway},
      Type{"aws_nat_gateway", false, &R::nat_gateway},
      Type{"aws_route_table", false, &R::route_table},
      Type{"aws_security_group", false, &R::security_group},
      Type{"aws_network_acl", false, &R::network_acl},
      Type{"aws_vpc_endpoint", false, &R::endpoint},
      Type{"aws_ec2_managed_prefix_list", false, &R::prefix_list},
      Type{"aws_prefix_list", true, &R::prefix_list},
      Type{"aws_ec2_managed_prefix_list", true, &R::prefix_list},
      Type{"aws_vpc_block_public_access_options", false, &R::block_public_access},
      Type{"aws_vpc_block_public_access_exclusion", false, &R::block_public_access_exclusion},
      Type{"aws_vpc_ipv4_cidr_block_association", false, &R::block_association, 2},
      Type{"aws_vpc_ipv6_cidr_block_association", false, &R::block_association, 2},
      Type{"aws_vpc_dhcp_options_association", false, &R::dhcp_association, 2},
      Type{"aws_route53_resolver_firewall_rule_group_association", false, &R::dns_firewall, 2},
      Type{"aws_internet_gateway_attachment", false, &R::internet_gateway_attachment, 2},
      Type{"aws_route", false, &R::route, 2},
      Type{"aws_vpn_gateway_route_propagation", false, &R::propagation, 2},
      Type{"aws_route_table_association", false, &R::association, 2},
      Type{"aws_main_route_table_association", false, &R::main_association, 2},
      Type{"aws_security_group_rule", false, &R::group_rule, 2},
      Type{"aws_vpc_security_group_ingress_rule", false, &R::ingress_rule, 2},
      Type{"aws_vpc_security_group_egress_rule", false, &R::egress_rule, 2},
      Type{"aws_network_acl_rule", false, &R::acl_rule, 2},
      Type{"aws_network_acl_association", false, &R::acl_association, 2},
      Type{"aws_ec2_managed_prefix_list_entry", false, &R::prefix_list_entry, 2},
      Type{"aws_vpc_endpoint_subnet_association", false, &R::endpoint_subnet, 2},
      Type{"aws_vpc_endpoint_security_group_association", false, &R::endpoint_group, 2},
      Type{"aws_vpc_endpoint_route_table_association", false, &R::endpoint_table, 2},
      Type{"aws_vpc_endpoint_policy", false, &R::endpoint_policy, 2},
      Type{"aws_vpc_endpoint_private_dns", false, &R::endpoint_private_dns, 2},
  };
  const auto* found = std::find_if(kTypes.begin(), kTypes.end(),
                                   [&](const Type& each) { return each.type == type && each.is_data == is_data; });
  return found != kTypes.end() ? found : nullptr;
}

std::string_view NetworkReader::type_name(bool is_data, std::string_view type) {
  const Type* known = type_of(is_data, type);
  return known != nullptr ? known->type : std::string_view{};
}

inventory::Network NetworkReader::read() {
  network_.unread = source_.unread();
  for (int pass = 0; pass < kPasses; ++pass) {
    const auto is_wanted = [&](bool is_data, std::string_view type) {
      const Type* known = type_of(is_data, type);
      return known != nullptr && known->pass == pass;
    };
    source_.visit(is_wanted,
                  [&](std::string_view type, const At& at) { (this->*type_of(at.is_data, type)->read)(at); });
    if (pass == 0) {
      add_what_a_vpc_brings();
    }
  }
  doubt_contested();
  // What other resources say of a VPC's main table goes before what it has from the beginning.
  for (const inventory::Vpc& vpc : network_.vpcs) {
    network_.associations.push_back({.table = Reference::defaulted(vpc.thing.key + std::string(kMainTable)),
                                     .vpc = Reference::defaulted(vpc.thing.key),
                                     .is_main = true,
                                     .is_implied = true});
  }
  for (inventory::UnreadNetwork& one : network_.unread) {
    for (Reference& given : one.given) {
      given = first_key(given);
    }
  }
  return std::move(network_);
}

Reference NetworkReader::reference(const Value& value) const { return first_key(network::reference_of(value)); }

Reference NetworkReader::first_key(const Reference& reference) const {
  return reference.map([&](const std::string& key) {
    if (const auto alias = aliases_.find(key); alias != aliases_.end()) {
      const auto further = aliases_.find(alias->second);
      return further != aliases_.end() ? further->second : alias->second;
    }
    return key.ends_with(kDefaultTable) ? key.substr(0, key.size() - kDefaultTable.size()) + std::string(kMainTable)
                                        : key;
  });
}

inventory::References NetworkReader::references(const Value& list) const {
  inventory::References all = network::references_of(list);
  if (list.is(values::Kind::list)) {
    all.items.clear();
    for (const Value& item : list.items()) {
      if (!item.is_null()) {
        all.items.push_back(reference(item));
      }
    }
  }
  return all;
}

std::optional<Unknown> NetworkReader::each(const At& at, std::string_view type,
                                           const std::function<void(const Get&)>& use) {
  return at.arguments.blocks(type, [&](const NetworkArguments& block, const Known<bool>& exists) {
    const bool is_sure = exists.match([](bool there) { return there; }, [](const Unknown&) { return false; });
    if (is_sure) {
      use([&](std::string_view name) { return block.value(name); });
    }
  });
}

// A main route table, a default security group and a default network ACL, unless a resource adopts them.
void NetworkReader::add_what_a_vpc_brings() {
  const auto is_there = [](const auto& things, const std::string& key) {
    return std::any_of(things.begin(), things.end(), [&](const auto& one) { return one.thing.key == key; });
  };
  for (const inventory::Vpc& vpc : network_.vpcs) {
    const Reference self = Reference::defaulted(vpc.thing.key);
    const auto thing = [&](std::string_view attribute) {
      return inventory::Thing{
          .key = vpc.thing.key + std::string(attribute), .header = vpc.thing.header, .exists = vpc.thing.exists};
    };
    if (!is_there(network_.route_tables, vpc.thing.key + std::string(kMainTable))) {
      network_.route_tables.push_back({.thing = thing(kMainTable), .vpc = self});
    }
    if (!is_there(network_.groups, vpc.thing.key + std::string(kDefaultGroup))) {
      inventory::SecurityGroup group{.thing = thing(kDefaultGroup), .vpc = self, .is_default = true};
      group.rules.items.push_back(
          {.peer = inventory::PeerKind::group, .reference = Reference::defaulted(group.thing.key)});
      group.rules.items.push_back({.is_egress = true, .block = all_of(Family::v4)});
      network_.groups.push_back(std::move(group));
    }
    if (!is_there(network_.acls, vpc.thing.key + std::string(kDefaultAcl))) {
      inventory::NetworkAcl acl{.thing = thing(kDefaultAcl), .vpc = self, .is_default = true};
      for (const bool is_egress : {false, true}) {
        acl.entries.items.push_back(
            {.is_egress = is_egress, .number = Known<int>::defaulted(100), .block = all_of(Family::v4)});
        acl.entries.items.push_back(
            {.is_egress = is_egress, .number = Known<int>::defaulted(101), .block = all_of(Family::v6)});
      }
      network_.acls.push_back(std::move(acl));
    }
  }
}

inventory::Network read_network(NetworkSource& source) { return NetworkReader(source).read(); }

std::string_view network_type(bool is_data, std::string_view type) { return NetworkReader::type_name(is_data, type); }

}  // namespace kakoi::sources::terraform
