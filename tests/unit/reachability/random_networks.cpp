#include "unit/reachability/random_networks.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kakoi::test {
namespace {

using namespace inventory;
using base::Known;

template <typename T>
Known<T> known(T value) {
  return Known<T>::defaulted(std::move(value));
}

std::size_t below(Random& random, std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}
bool one_in(Random& random, std::size_t count) { return below(random, count) == 0; }

template <typename T>
const T& any(Random& random, const std::vector<T>& all) {
  return all[below(random, all.size())];
}

AddressBlock block(const char* text) { return *parse_block(text); }

const std::vector<std::string> kVpcs{"vpc-a", "vpc-b"};
const std::vector<std::string> kSubnets{"subnet-a0", "subnet-a1", "subnet-a2", "subnet-b0"};
const std::vector<std::string> kTables{"rtb-a0", "rtb-a1", "rtb-a2", "rtb-b0"};
const std::vector<std::string> kGroups{"sg-0", "sg-1", "sg-2", "sg-3"};
const std::vector<std::string> kLists{"pl-s3", "pl-own"};
const std::vector<std::string> kInternet{"igw-a", "igw-b"};
const std::vector<std::string> kNats{"nat-0", "nat-1"};

AddressBlock far_block(Random& random) {
  static const std::vector<const char*> all{"0.0.0.0/0",   "0.0.0.0/0",    "0.0.0.0/0",    "0.0.0.0/1",   "128.0.0.0/1",
                                            "52.0.0.0/8",  "52.94.0.0/16", "10.0.0.0/8",   "10.0.1.0/24", "10.0.2.0/24",
                                            "10.0.0.0/16", "10.1.0.0/16",  "93.184.0.0/16"};
  return block(any(random, all));
}

Ports some_ports(Random& random) {
  static const std::vector<Ports> all{{443, 443},     {0, 65535},     {0, 65535}, {80, 80},       {1024, 65535},
                                      {32768, 65535}, {32768, 60999}, {0, 1023},  {40000, 50000}, {400, 500}};
  return any(random, all);
}

int some_protocol(Random& random) {
  static const std::vector<int> all{kAnyProtocol, kTcp, kTcp, kTcp, kUdp};
  return any(random, all);
}

Target some_target(Random& random) {
  static const std::vector<Target> all{{TargetKind::internet_gateway, "igw-a"}, {TargetKind::internet_gateway, "igw-a"},
                                       {TargetKind::internet_gateway, "igw-b"}, {TargetKind::nat_gateway, "nat-0"},
                                       {TargetKind::nat_gateway, "nat-0"},      {TargetKind::nat_gateway, "nat-1"},
                                       {TargetKind::transit_gateway, "tgw-1"},  {TargetKind::peering, "pcx-1"}};
  return any(random, all);
}

Route some_route(Random& random) {
  Route route{.block = known(far_block(random)), .target = known(some_target(random))};
  if (one_in(random, 8)) {
    route.prefix_list = known(std::string("pl-own"));
  }
  route.is_propagated = !route.prefix_list.has_value() && one_in(random, 8);
  route.is_blackhole = known(one_in(random, 12));
  return route;
}

Rule some_rule(Random& random) {
  Rule rule{.is_egress = one_in(random, 2),
            .protocol = known(some_protocol(random)),
            .ports = known(some_ports(random)),
            .block = known(far_block(random))};
  if (one_in(random, 4)) {
    rule.peer = PeerKind::group;
    rule.reference = known(any(random, kGroups));
  } else if (one_in(random, 5)) {
    rule.peer = PeerKind::prefix_list;
    rule.reference = known(any(random, kLists));
  }
  return rule;
}

AclEntry some_entry(Random& random, int number, bool is_egress) {
  return {.is_egress = is_egress,
          .number = known(number),
          .allows = known(!one_in(random, 4)),
          .protocol = known(some_protocol(random)),
          .ports = known(some_ports(random)),
          .block = known(far_block(random))};
}

NetworkAcl some_acl(Random& random, const std::string& key, const std::string& vpc, bool is_default) {
  NetworkAcl acl{.thing = {.key = key}, .vpc = known(vpc), .is_default = is_default};
  for (const bool is_egress : {false, true}) {
    for (int number = 1; !is_default && number <= static_cast<int>(below(random, 3)); ++number) {
      acl.entries.items.push_back(some_entry(random, number, is_egress));
    }
    if (is_default || !one_in(random, 3)) {
      AclEntry all = some_entry(random, 100, is_egress);
      all.allows = known(true);
      all.protocol = known(kAnyProtocol);
      all.block = known(block("0.0.0.0/0"));
      acl.entries.items.push_back(all);
    }
  }
  return acl;
}

Endpoint some_endpoint(Random& random, std::size_t number) {
  Endpoint endpoint{.thing = {.key = "vpce-" + std::to_string(number)},
                    .vpc = known(one_in(random, 6) ? kVpcs[1] : kVpcs[0]),
                    .service = known(std::string(one_in(random, 2)   ? "logs"
                                                 : one_in(random, 2) ? "s3"
                                                                     : "ecr.api")),
                    .is_available = known(!one_in(random, 8)),
                    .has_private_dns = known(!one_in(random, 5)),
                    .is_open = known(!one_in(random, 5))};
  if (one_in(random, 3)) {
    endpoint.kind = EndpointKind::gateway;
    endpoint.service = known(std::string("s3"));
    endpoint.has_private_dns = known(false);
    for (const std::string& table : {kTables[0], kTables[1], kTables[2]}) {
      if (one_in(random, 2)) {
        endpoint.route_tables.items.push_back(known(table));
      }
    }
    return endpoint;
  }
  for (const std::string& subnet : {kSubnets[0], kSubnets[1], kSubnets[2]}) {
    if (one_in(random, 2)) {
      endpoint.subnets.items.push_back(known(subnet));
    }
  }
  for (std::size_t i = below(random, 3); i > 0; --i) {
    endpoint.groups.items.push_back(known(any(random, kGroups)));
  }
  return endpoint;
}

void add_groups(Random& random, Network& into) {
  for (const std::string& key : kGroups) {
    SecurityGroup group{.thing = {.key = key}, .vpc = known(kVpcs[0]), .is_default = key == "sg-3"};
    for (std::size_t i = below(random, 4); i > 0; --i) {
      group.rules.items.push_back(some_rule(random));
    }
    if (!one_in(random, 3)) {
      group.rules.items.push_back({.is_egress = true, .block = known(block("0.0.0.0/0"))});
    }
    into.groups.push_back(std::move(group));
  }
}

}  // namespace

Network random_network(Random& random) {
  Network network;
  network.vpcs = {{.thing = {.key = "vpc-a"},
                   .blocks = {.items = {known(block("10.0.0.0/16"))}},
                   .dns_support = known(!one_in(random, 20)),
                   .dns_hostnames = known(!one_in(random, 10))},
                  {.thing = {.key = "vpc-b"}, .blocks = {.items = {known(block("10.1.0.0/16"))}}}};
  const std::vector<const char*> blocks{"10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.1.0.0/24"};
  for (std::size_t i = 0; i < kSubnets.size(); ++i) {
    network.subnets.push_back({.thing = {.key = kSubnets[i]},
                               .vpc = known(i < 3 ? kVpcs[0] : kVpcs[1]),
                               .blocks = {.items = {known(block(blocks[i]))}}});
    RouteTable table{.thing = {.key = kTables[i]}, .vpc = known(i < 3 ? kVpcs[0] : kVpcs[1])};
    for (std::size_t n = below(random, 4); n > 0; --n) {
      table.routes.items.push_back(some_route(random));
    }
    network.route_tables.push_back(std::move(table));
    if (i < 3 && !one_in(random, 4)) {
      network.associations.push_back({.table = known(kTables[below(random, 3)]), .subnet = known(kSubnets[i])});
    }
  }
  network.associations.push_back({.table = known(kTables[0]), .vpc = known(kVpcs[0]), .is_main = true});
  network.associations.push_back({.table = known(kTables[3]), .vpc = known(kVpcs[1]), .is_main = true});
  network.internet_gateways = {
      {.thing = {.key = "igw-a"}, .vpc = known(std::string(one_in(random, 10) ? "" : "vpc-a"))},
      {.thing = {.key = "igw-b"}, .vpc = known(std::string("vpc-b"))}};
  for (const std::string& key : kNats) {
    network.nat_gateways.push_back({.thing = {.key = key},
                                    .is_available = known(!one_in(random, 8)),
                                    .is_public = known(!one_in(random, 6)),
                                    .subnet = known(kSubnets[below(random, one_in(random, 6) ? 4 : 3)])});
  }
  for (std::size_t i = below(random, 4); i > 0; --i) {
    network.endpoints.push_back(some_endpoint(random, i));
  }
  add_groups(random, network);
  network.acls = {some_acl(random, "acl-a", kVpcs[0], true), some_acl(random, "acl-b", kVpcs[1], true),
                  some_acl(random, "acl-0", kVpcs[0], false), some_acl(random, "acl-1", kVpcs[0], false)};
  for (std::size_t i = 0; i < 3; ++i) {
    if (one_in(random, 2)) {
      network.acls[2 + below(random, 2)].subnets.items.push_back(known(kSubnets[i]));
    }
  }
  network.prefix_lists = {{.thing = {.key = "pl-s3"}, .service = known(std::string("s3"))},
                          {.thing = {.key = "pl-own"}, .blocks = {.items = {known(far_block(random))}}}};
  if (one_in(random, 4)) {
    BlockPublicAccess block{.mode = known(one_in(random, 2) ? BlockMode::ingress : BlockMode::bidirectional)};
    for (std::size_t i = below(random, 3); i > 0; --i) {
      block.exclusions.items.push_back(
          {.of = known(one_in(random, 3) ? kVpcs[0] : any(random, kSubnets)), .lets_in = known(one_in(random, 2))});
    }
    network.block_public_access.push_back(std::move(block));
  }
  return network;
}

Host random_host(Random& random) {
  Host host{.subnet = kSubnets[below(random, 3)], .groups = {}, .has_public_address = one_in(random, 2)};
  for (std::size_t i = below(random, 3); i > 0; --i) {
    host.groups.push_back(any(random, kGroups));
  }
  return host;
}

namespace {

template <typename T>
T value_of(const Known<T>& value) {
  return value.match([](const T& known_value) { return known_value; }, [](const base::Unknown&) { return T{}; });
}

std::string vpc_of_subnet(const std::string& subnet) { return subnet == "subnet-b0" ? kVpcs[1] : kVpcs[0]; }

}  // namespace

bool is_possible(const Network& network) {
  std::map<std::string, std::string> vpc_of_table;
  for (const RouteTable& table : network.route_tables) {
    vpc_of_table[table.thing.key] = value_of(table.vpc);
    std::set<std::string> to;
    for (const Route& route : table.routes.items) {
      const std::string where =
          route.prefix_list.has_value() ? value_of(*route.prefix_list) : text_of(value_of(route.block));
      const bool is_there = value_of(route.exists);
      const bool is_twice = is_there && !to.insert(where + (route.is_propagated ? "p" : "")).second;
      // Not what Amazon VPC takes: a local route is changed in place only.
      if (is_twice || (is_there && route.is_propagated && value_of(route.block).length == 16)) {
        return false;
      }
    }
  }
  std::set<std::string> once;
  for (const RouteTableAssociation& association : network.associations) {
    const std::string table = value_of(association.table);
    const std::string whose = association.is_main ? "main " + value_of(association.vpc) : value_of(association.subnet);
    const std::string vpc = association.is_main ? value_of(association.vpc) : vpc_of_subnet(whose);
    if (value_of(association.exists) && (!once.insert(whose).second || vpc_of_table[table] != vpc)) {
      return false;
    }
  }
  if (!once.contains("main vpc-a") || !once.contains("main vpc-b")) {
    return false;
  }
  std::set<std::string> acls;
  for (const NetworkAcl& acl : network.acls) {
    for (const Reference& subnet : acl.subnets.items) {
      if (!acls.insert(value_of(subnet)).second || vpc_of_subnet(value_of(subnet)) != value_of(acl.vpc)) {
        return false;
      }
    }
    std::set<std::pair<int, bool>> numbers;
    for (const AclEntry& entry : acl.entries.items) {
      if (value_of(entry.exists) && !numbers.insert({value_of(entry.number), entry.is_egress}).second) {
        return false;
      }
    }
  }
  std::set<std::string> gateways;
  for (const InternetGateway& gateway : network.internet_gateways) {
    if (!value_of(gateway.vpc).empty() && !gateways.insert(value_of(gateway.vpc)).second) {
      return false;
    }
  }
  std::set<std::string> names;
  for (const Endpoint& endpoint : network.endpoints) {
    const std::string what = value_of(endpoint.vpc) + value_of(endpoint.service);
    if (!value_of(endpoint.thing.exists)) {
      continue;
    }
    if (endpoint.kind == EndpointKind::interface && value_of(endpoint.has_private_dns) && !names.insert(what).second) {
      return false;
    }
    std::set<std::string> subnets;
    for (const Reference& subnet : endpoint.subnets.items) {
      if (vpc_of_subnet(value_of(subnet)) != value_of(endpoint.vpc) || !subnets.insert(value_of(subnet)).second) {
        return false;
      }
    }
    for (const Reference& table : endpoint.route_tables.items) {
      if (vpc_of_table[value_of(table)] != value_of(endpoint.vpc) || !names.insert("s3 " + value_of(table)).second) {
        return false;
      }
    }
    const bool is_s3_gateway = endpoint.kind != EndpointKind::gateway || value_of(endpoint.service) == "s3";
    const bool has_groups = endpoint.groups.items.empty() && value_of(endpoint.vpc) == "vpc-b";
    if (!is_s3_gateway || has_groups) {
      return false;
    }
  }
  return true;
}

namespace {

class Collector {
 public:
  template <typename T>
  void add(Known<T>& field, std::function<T(Random&)> another) {
    all.push_back({.forget = [&field] { field = Known<T>::unknown({.reason = base::Phrase("taken away", "削除")}); },
                   .change = [&field, another](Random& random) { field = known(another(random)); }});
  }
  void flag(Known<bool>& field) {
    add<bool>(field, [](Random& random) { return one_in(random, 2); });
  }
  void key(Reference& field, const std::vector<std::string>& pool) {
    add<std::string>(field, [&pool](Random& random) { return any(random, pool); });
  }
  void far(Block& field) { add<AddressBlock>(field, far_block); }
  /// The list may go on.
  template <typename T>
  void more(Several<T>& list, std::function<T(Random&)> another) {
    all.push_back({.forget = [&list] { list.more = base::Unknown{.reason = base::Phrase("and more", "続き")}; },
                   .change =
                       [&list, another](Random& random) {
                         list.more.reset();
                         if (one_in(random, 2)) {
                           list.items.push_back(another(random));
                         }
                       }});
  }

  std::vector<Fact> all{};
};

}  // namespace

// What may grow comes last, since what is added moves what is in it.
std::vector<Fact> facts(Network& network) {
  Collector add;
  Collector last;
  static const std::vector<std::string> no_or_a{"", "vpc-a"};
  add.flag(network.vpcs[0].dns_support);
  add.flag(network.vpcs[0].dns_hostnames);
  for (RouteTable& table : network.route_tables) {
    for (Route& route : table.routes.items) {
      add.far(route.block);
      add.flag(route.exists);
      add.flag(route.is_blackhole);
      add.add<Target>(route.target, some_target);
      if (route.prefix_list.has_value()) {
        add.key(*route.prefix_list, kLists);
      }
    }
    last.more<Route>(table.routes, some_route);
  }
  for (RouteTableAssociation& association : network.associations) {
    add.key(association.table, kTables);
    if (!association.is_main) {
      add.key(association.subnet, kSubnets);
      add.flag(association.exists);
    }
  }
  add.key(network.internet_gateways[0].vpc, no_or_a);
  for (NatGateway& nat : network.nat_gateways) {
    add.flag(nat.is_available);
    add.flag(nat.is_public);
    add.flag(nat.thing.exists);
    add.key(nat.subnet, kSubnets);
  }
  for (Endpoint& endpoint : network.endpoints) {
    static const std::vector<std::string> services{"logs", "s3", "ecr.api"};
    add.flag(endpoint.thing.exists);
    add.flag(endpoint.is_available);
    add.flag(endpoint.is_open);
    add.key(endpoint.vpc, kVpcs);
    if (endpoint.kind == EndpointKind::interface) {
      add.flag(endpoint.has_private_dns);
      add.key(endpoint.service, services);
    }
    for (Reference& subnet : endpoint.subnets.items) {
      add.key(subnet, kSubnets);
    }
    for (Reference& group : endpoint.groups.items) {
      add.key(group, kGroups);
    }
    for (Reference& table : endpoint.route_tables.items) {
      add.key(table, kTables);
    }
    last.more<Reference>(endpoint.subnets, [](Random& random) { return known(any(random, kSubnets)); });
    last.more<Reference>(endpoint.route_tables, [](Random& random) { return known(any(random, kTables)); });
    if (!endpoint.groups.items.empty()) {
      last.more<Reference>(endpoint.groups, [](Random& random) { return known(any(random, kGroups)); });
    }
  }
  for (SecurityGroup& group : network.groups) {
    for (Rule& rule : group.rules.items) {
      add.flag(rule.exists);
      add.add<int>(rule.protocol, some_protocol);
      add.add<Ports>(rule.ports, some_ports);
      add.far(rule.block);
      if (rule.peer != PeerKind::block) {
        add.key(rule.reference, rule.peer == PeerKind::group ? kGroups : kLists);
      }
    }
    last.more<Rule>(group.rules, some_rule);
  }
  for (NetworkAcl& acl : network.acls) {
    for (AclEntry& entry : acl.entries.items) {
      add.flag(entry.exists);
      add.flag(entry.allows);
      add.add<int>(entry.protocol, some_protocol);
      add.add<Ports>(entry.ports, some_ports);
      add.far(entry.block);
      add.add<int>(entry.number, [](Random& random) { return static_cast<int>(below(random, 200)); });
    }
    for (Reference& subnet : acl.subnets.items) {
      add.key(subnet, kSubnets);
    }
    last.more<AclEntry>(acl.entries, [](Random& random) {
      return some_entry(random, static_cast<int>(below(random, 200)), one_in(random, 2));
    });
  }
  add.far(network.prefix_lists[1].blocks.items.front());
  for (BlockPublicAccess& block : network.block_public_access) {
    add.add<BlockMode>(block.mode, [](Random& random) { return static_cast<BlockMode>(below(random, 3)); });
    for (auto& exclusion : block.exclusions.items) {
      add.flag(exclusion.lets_in);
      add.key(exclusion.of, kSubnets);
    }
  }
  add.all.insert(add.all.end(), last.all.begin(), last.all.end());
  return add.all;
}

}  // namespace kakoi::test
