#include "sources/cloudformation/network_reader.hpp"
#include "sources/launches/fields.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/network/for_named.hpp"
#include "sources/network/words.hpp"

#include <array>
#include <utility>

namespace kakoi::sources::cloudformation {

using base::Known;
using base::Phrase;
using base::Unknown;
using inventory::BlockMode;
using inventory::Endpoint;
using inventory::EndpointKind;
using inventory::Family;
using inventory::Reference;
using inventory::Target;
using inventory::TargetKind;
using network::block_of;
using network::flag_of;
using network::word_of;
using values::Kind;
using values::Value;

namespace {

constexpr Phrase kNoTarget{"the route has no target that is known", "ルートのターゲットが分かりません"};
constexpr Phrase kWhichGateway{"whether {} is an internet gateway is not known",
                               "{} がインターネットゲートウェイかどうか分かりません"};
constexpr Phrase kPropagated{"which routes a virtual private gateway propagates is not in the template",
                             "仮想プライベートゲートウェイが伝播するルートはテンプレートにありません"};
constexpr Phrase kNotHere{"the DHCP options are not in this template", "DHCP オプションがこのテンプレートにありません"};
constexpr Phrase kNoMode{"{} is no mode of VPC Block Public Access",
                         "{} は VPC ブロックパブリックアクセスのモードではありません"};

struct TargetName {
  std::string_view property;
  TargetKind kind;
};
constexpr std::array kTargets = {
    TargetName{"NatGatewayId", TargetKind::nat_gateway},
    TargetName{"EgressOnlyInternetGatewayId", TargetKind::egress_only_gateway},
    TargetName{"TransitGatewayId", TargetKind::transit_gateway},
    TargetName{"VpcPeeringConnectionId", TargetKind::peering},
    TargetName{"NetworkInterfaceId", TargetKind::interface},
    TargetName{"InstanceId", TargetKind::interface},
    TargetName{"VpcEndpointId", TargetKind::load_balancer_endpoint},
    TargetName{"CarrierGatewayId", TargetKind::other},
    TargetName{"LocalGatewayId", TargetKind::other},
    TargetName{"CoreNetworkArn", TargetKind::other},
};

std::optional<TargetKind> kind_of_type(std::string_view type) {
  return type == "AWS::EC2::InternetGateway" ? std::optional(TargetKind::internet_gateway)
         : type == "AWS::EC2::NatGateway"    ? std::optional(TargetKind::nat_gateway)
         : type == "AWS::EC2::VPNGateway"    ? std::optional(TargetKind::virtual_private_gateway)
         : type == "AWS::EC2::VPCEndpoint"   ? std::optional(TargetKind::gateway_endpoint)
                                             : std::nullopt;
}

Value into(const Value& map, std::string_view key) {
  const Value* value = member(map, key);
  return value != nullptr ? *value : map.is_unknown() ? map : Value::null(base::TrailId::none);
}

}  // namespace

void NetworkReader::vpc(const At& at) {
  const Reference self = Reference::defaulted(at.thing.key);
  const auto thing = [&](std::string_view attribute) {
    return inventory::Thing{
        .key = at.thing.key + "." + std::string(attribute), .header = at.thing.header, .exists = at.thing.exists};
  };
  network_.vpcs.push_back({.thing = at.thing,
                           .blocks = {.items = {block_of(value(at, "CidrBlock"))}},
                           .dns_support = flag_of(value(at, "EnableDnsSupport"), true),
                           .dns_hostnames = flag_of(value(at, "EnableDnsHostnames"), false)});
  // What comes with it.
  inventory::RouteTable table{.thing = thing("MainRouteTable"), .vpc = self};
  network_.associations.push_back(
      {.table = Reference::defaulted(table.thing.key), .vpc = self, .is_main = true, .is_implied = true});
  network_.route_tables.push_back(std::move(table));
  inventory::SecurityGroup group{.thing = thing("DefaultSecurityGroup"), .vpc = self, .is_default = true};
  group.rules.items.push_back({.peer = inventory::PeerKind::group, .reference = Reference::defaulted(group.thing.key)});
  group.rules.items.push_back(
      {.is_egress = true, .block = inventory::Block::defaulted(inventory::everything(Family::v4))});
  network_.groups.push_back(std::move(group));
  inventory::NetworkAcl acl{.thing = thing("DefaultNetworkAcl"), .vpc = self, .is_default = true};
  for (const bool is_egress : {false, true}) {
    int number = 100;
    for (const Family family : {Family::v4, Family::v6}) {
      acl.entries.items.push_back({.is_egress = is_egress,
                                   .number = Known<int>::defaulted(number++),
                                   .block = inventory::Block::defaulted(inventory::everything(family))});
    }
  }
  network_.acls.push_back(std::move(acl));
}

void NetworkReader::vpc_block(const At& at) {
  const Value v4 = value(at, "CidrBlock");
  const Value written = v4.is_null() ? value(at, "Ipv6CidrBlock") : v4;
  network::for_named(network_.vpcs, named(at, "VpcId"), at.thing.exists,
                     [&](inventory::Vpc& vpc, const Known<bool>& exists) {
                       vpc.blocks.items.push_back(exists.and_then([&](bool) { return block_of(written); }));
                     });
}

// By its name, in which the Region may be left open: that is one for all of a template.
Reference NetworkReader::zone_of(const At& at) {
  const Value by_name = value(at, "AvailabilityZone");
  const Value zone = by_name.is_null() ? value(at, "AvailabilityZoneId") : by_name;
  if (!zone.is(Kind::text)) {
    return network::reference_of(zone);
  }
  constexpr std::string_view kRegion = "AWS::Region";
  std::string name;
  for (const values::Piece& piece : zone.text().pieces) {
    if (piece.is_hole && (piece.hole.reason().arguments.size() != 1 || piece.hole.reason().arguments[0] != kRegion)) {
      return network::reference_of(zone);
    }
    name += piece.is_hole ? kRegion : piece.bytes;
  }
  return zone.is_sensitive() ? network::reference_of(zone) : Reference::given(std::move(name), zone.trail());
}

void NetworkReader::subnet(const At& at) {
  inventory::Subnet subnet{.thing = at.thing,
                           .vpc = named(at, "VpcId"),
                           .zone = zone_of(at),
                           .is_ipv6_only = flag_of(value(at, "Ipv6Native"), false),
                           .assigns_ipv6 = flag_of(value(at, "AssignIpv6AddressOnCreation"), false)};
  for (const std::string_view name : {"CidrBlock", "Ipv6CidrBlock"}) {
    if (const Value block = value(at, name); !block.is_null()) {
      subnet.blocks.items.push_back(block_of(block));
    }
  }
  network_.subnets.push_back(std::move(subnet));
}

void NetworkReader::internet_gateway(const At& at) { network_.internet_gateways.push_back({.thing = at.thing}); }

void NetworkReader::attachment(const At& at) {
  const Value gateway_id = value(at, "InternetGatewayId");
  if (gateway_id.is_null()) {
    return;
  }
  Reference vpc = named(at, "VpcId");
  network::for_named(network_.internet_gateways, network::reference_of(gateway_id), at.thing.exists,
                     [&](inventory::InternetGateway& gateway, const Known<bool>& exists) {
                       gateway.vpc = exists.and_then([&](bool) { return vpc; });
                     });
}

void NetworkReader::egress_only_gateway(const At& at) {
  network_.internet_gateways.push_back({.thing = at.thing, .vpc = named(at, "VpcId"), .is_egress_only = true});
}

void NetworkReader::nat_gateway(const At& at) {
  const auto is = [&](std::string_view property, std::string_view otherwise, std::string_view what) {
    return word_of(value(at, property), otherwise).map([&](const std::string& word) { return word == what; });
  };
  network_.nat_gateways.push_back({.thing = at.thing,
                                   .is_public = is("ConnectivityType", "public", "public"),
                                   .is_regional = is("AvailabilityMode", "zonal", "regional"),
                                   .subnet = named(at, "SubnetId"),
                                   .vpc = named(at, "VpcId")});
}

void NetworkReader::route_table(const At& at) {
  network_.route_tables.push_back({.thing = at.thing, .vpc = named(at, "VpcId")});
}

Known<Target> NetworkReader::target_of(const At& at) {
  const Value gateway = value(at, "GatewayId");
  if (!gateway.is_null()) {
    const auto meant = evaluator_.target_of(gateway);
    return network::reference_of(gateway).and_then([&](const std::string& key) {
      const auto kind =
          meant.has_value() ? kind_of_type(Evaluator::type_of(*meant->resource)) : network::kind_of_gateway(key);
      return kind.has_value()
                 ? Known<Target>::given({.kind = *kind, .key = key}, gateway.trail())
                 : Known<Target>::unknown({.reason = base::Message(kWhichGateway, {key}), .trail = gateway.trail()});
    });
  }
  for (const TargetName& name : kTargets) {
    const Value target = value(at, name.property);
    if (!target.is_null()) {
      return network::reference_of(target).map(
          [&](const std::string& key) { return Target{.kind = name.kind, .key = key}; });
    }
  }
  return Known<Target>::unknown({.reason = kNoTarget});
}

void NetworkReader::route(const At& at) {
  const Value v4 = value(at, "DestinationCidrBlock");
  const Value v6 = value(at, "DestinationIpv6CidrBlock");
  const Value list = value(at, "DestinationPrefixListId");
  inventory::Route route{.target = target_of(at)};
  if (v4.is_null() && v6.is_null() && !list.is_null()) {
    route.prefix_list = network::reference_of(list);
  } else {
    route.block = block_of(v4.is_null() ? v6 : v4);
  }
  network::for_named(network_.route_tables, named(at, "RouteTableId"), at.thing.exists,
                     [&](inventory::RouteTable& table, const Known<bool>& exists) {
                       route.exists = exists;
                       table.routes.items.push_back(route);
                     });
}

// Which routes these are only the gateway knows.
void NetworkReader::propagation(const At& at) {
  const Value tables = value(at, "RouteTableIds");
  const inventory::References named_tables = network::references_of(tables);
  const inventory::Route route{.block = inventory::Block::unknown({.reason = kPropagated}),
                               .target = Known<Target>::unknown({.reason = kPropagated}),
                               .is_propagated = true,
                               .exists = Known<bool>::unknown({.reason = kPropagated})};
  const auto add = [&](const Reference& table_of) {
    network::for_named(network_.route_tables, table_of, at.thing.exists,
                       [&](inventory::RouteTable& table, const Known<bool>&) { table.routes.items.push_back(route); });
  };
  for (const Reference& table : named_tables.items) {
    add(table);
  }
  if (named_tables.more.has_value()) {
    add(Reference::unknown(*named_tables.more));
  }
}

void NetworkReader::association(const At& at) {
  network_.associations.push_back(
      {.table = named(at, "RouteTableId"), .subnet = named(at, "SubnetId"), .exists = at.thing.exists});
}

void NetworkReader::add_rules(const Value& rule, bool is_egress, const Known<bool>& exists,
                              inventory::SecurityGroup& into_group) {
  const network::RuleNames names{.blocks = "CidrIp",
                                 .blocks_v6 = "CidrIpv6",
                                 .prefix_lists = is_egress ? "DestinationPrefixListId" : "SourcePrefixListId",
                                 .groups = is_egress ? "DestinationSecurityGroupId" : "SourceSecurityGroupId",
                                 .self = {}};
  const inventory::Rule common{.is_egress = is_egress,
                               .protocol = network::protocol_of(into(rule, "IpProtocol")),
                               .ports = network::ports_of(into(rule, "FromPort"), into(rule, "ToPort")),
                               .exists = exists};
  network::add_rules(
      common, [&](std::string_view name) { return into(rule, name); }, names, into_group.thing.key, into_group.rules);
}

void NetworkReader::security_group(const At& at) {
  inventory::SecurityGroup group{.thing = at.thing, .vpc = named(at, "VpcId")};
  for (const bool is_egress : {false, true}) {
    const Value rules = value(at, is_egress ? "SecurityGroupEgress" : "SecurityGroupIngress");
    if (rules.is(Kind::list)) {
      for (const Value& rule : rules.items()) {
        if (rule.is_unknown()) {
          group.rules.more = unknown_of(rule);
        } else if (!rule.is_null()) {
          add_rules(rule, is_egress, Known<bool>::defaulted(true), group);
        }
      }
    } else if (!rules.is_null()) {
      group.rules.more = unknown_of(rules);
    }
  }
  own_rules_.insert_or_assign(group.thing.key, group.rules.items.size());
  network_.groups.push_back(std::move(group));
}

void NetworkReader::group_rule(const At& at, bool is_egress) {
  const Value rule = evaluator_.properties(at.resource);
  network::for_named(
      network_.groups, named(at, "GroupId"), at.thing.exists,
      [&](inventory::SecurityGroup& group, const Known<bool>& exists) { add_rules(rule, is_egress, exists, group); });
}

void NetworkReader::network_acl(const At& at) {
  network_.acls.push_back({.thing = at.thing, .vpc = named(at, "VpcId")});
}

void NetworkReader::acl_entry(const At& at) {
  const Value v4 = value(at, "CidrBlock");
  const Value range = value(at, "PortRange");
  const Known<bool> is_egress = flag_of(value(at, "Egress"), false);
  for (const bool egress : {false, true}) {
    const Known<bool> counts =
        is_egress.match([&](bool known) { return known == egress ? at.thing.exists : Known<bool>::defaulted(false); },
                        [&](const Unknown& why) { return Known<bool>::unknown(why); });
    inventory::AclEntry entry{
        .is_egress = egress,
        .number = network::number_of(value(at, "RuleNumber"), 0),
        .allows = word_of(value(at, "RuleAction"), "").map([](const std::string& word) { return word == "allow"; }),
        .protocol = network::protocol_of(value(at, "Protocol")),
        .ports = network::ports_of(into(range, "From"), into(range, "To")),
        .block = block_of(v4.is_null() ? value(at, "Ipv6CidrBlock") : v4)};
    network::for_named(network_.acls, named(at, "NetworkAclId"), counts,
                       [&](inventory::NetworkAcl& acl, const Known<bool>& exists) {
                         entry.exists = exists;
                         acl.entries.items.push_back(entry);
                       });
  }
}

void NetworkReader::acl_association(const At& at) {
  Reference subnet = named(at, "SubnetId");
  network::for_named(network_.acls, named(at, "NetworkAclId"), at.thing.exists,
                     [&](inventory::NetworkAcl& acl, const Known<bool>& exists) {
                       acl.subnets.items.push_back(exists.and_then([&](bool) { return subnet; }));
                     });
}

void NetworkReader::endpoint(const At& at) {
  const Value policy = value(at, "PolicyDocument");
  Endpoint endpoint{.thing = at.thing,
                    .kind = EndpointKind::other,
                    .vpc = named(at, "VpcId"),
                    .service = network::service_of(value(at, "ServiceName")),
                    .region = network::region_of_service(value(at, "ServiceName")),
                    .has_private_dns = flag_of(value(at, "PrivateDnsEnabled"), false),
                    .is_open = policy.is_null()      ? Known<bool>::defaulted(true)
                               : policy.is_unknown() ? Known<bool>::unknown(unknown_of(policy))
                                                     : Known<bool>::given(false, policy.trail()),
                    .subnets = network::references_of(value(at, "SubnetIds")),
                    .groups = network::references_of(value(at, "SecurityGroupIds")),
                    .route_tables = network::references_of(value(at, "RouteTableIds"))};
  const bool has_tables = !value(at, "RouteTableIds").is_null();
  const Known<std::string> type = word_of(value(at, "VpcEndpointType"), "Gateway");
  endpoint.kind = type.match(
      [](const std::string& word) {
        return word == "Gateway"     ? EndpointKind::gateway
               : word == "Interface" ? EndpointKind::interface
                                     : EndpointKind::other;
      },
      [&](const Unknown&) { return has_tables ? EndpointKind::gateway : EndpointKind::interface; });
  endpoint.thing.exists = type.and_then([&](const std::string&) { return at.thing.exists; });
  network_.endpoints.push_back(std::move(endpoint));
}

void NetworkReader::prefix_list(const At& at) {
  inventory::PrefixList list{.thing = at.thing};
  const Value entries = value(at, "Entries");
  if (entries.is(Kind::list)) {
    for (const Value& entry : entries.items()) {
      list.blocks.items.push_back(block_of(into(entry, "Cidr")));
    }
  } else if (!entries.is_null()) {
    list.blocks.more = unknown_of(entries);
  }
  network_.prefix_lists.push_back(std::move(list));
}

void NetworkReader::dhcp_options(const At& at) {
  const Value servers = value(at, "DomainNameServers");
  Known<bool> is_amazon = Known<bool>::defaulted(false);
  if (servers.is(Kind::list)) {
    for (const Value& server : servers.items()) {
      const std::array both{
          is_amazon, word_of(server, "").map([](const std::string& name) { return name == "AmazonProvidedDNS"; })};
      is_amazon = base::any_of(both);
    }
  } else if (!servers.is_null()) {
    is_amazon = Known<bool>::unknown(unknown_of(servers));
  }
  amazon_.insert_or_assign(at.thing.key, is_amazon);
}

void NetworkReader::dns_firewall(const At& at) {
  network::for_named(network_.vpcs, named(at, "VpcId"), at.thing.exists,
                     [&](inventory::Vpc& vpc, const Known<bool>&) { vpc.dns_firewalls.push_back(at.thing.key); });
}

void NetworkReader::dhcp_association(const At& at) {
  Known<bool> is_amazon = named(at, "DhcpOptionsId").and_then([&](const std::string& key) {
    const auto found = amazon_.find(key);
    return found != amazon_.end() ? found->second : Known<bool>::unknown({.reason = kNotHere});
  });
  network::for_named(network_.vpcs, named(at, "VpcId"), at.thing.exists,
                     [&](inventory::Vpc& vpc, const Known<bool>& exists) {
                       vpc.has_amazon_dns = exists.and_then([&](bool) { return is_amazon; });
                     });
}

inventory::BlockPublicAccess& NetworkReader::the_block_public_access() {
  if (network_.block_public_access.empty()) {
    network_.block_public_access.emplace_back();
  }
  return network_.block_public_access.front();
}

void NetworkReader::block_public_access(const At& at) {
  Known<BlockMode> mode = word_of(value(at, "InternetGatewayBlockMode"), "off").and_then([](const std::string& word) {
    return word == "off"                   ? Known<BlockMode>::defaulted(BlockMode::off)
           : word == "block-ingress"       ? Known<BlockMode>::defaulted(BlockMode::ingress)
           : word == "block-bidirectional" ? Known<BlockMode>::defaulted(BlockMode::bidirectional)
                                           : Known<BlockMode>::unknown({.reason = base::Message(kNoMode, {word})});
  });
  the_block_public_access().mode = at.thing.exists.and_then([&](bool) { return mode; });
}

void NetworkReader::exclusion(const At& at) {
  const Value vpc = value(at, "VpcId");
  the_block_public_access().exclusions.items.push_back(
      {.of = vpc.is_null() ? named(at, "SubnetId") : network::reference_of(vpc),
       .lets_in = word_of(value(at, "InternetGatewayExclusionMode"), "").map([](const std::string& mode) {
         return mode != "allow-egress";
       }),
       .exists = at.thing.exists});
}

}  // namespace kakoi::sources::cloudformation
