#include "reachability/index.hpp"

#include <algorithm>

namespace kakoi::reachability {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::NetworkPart;
using inventory::Reference;

constexpr Phrase kNoSubnet{"subnet {} is not in what was read", "サブネット {} は読み取った範囲にありません"};
constexpr Phrase kNoGroup{"security group {} is not in what was read",
                          "セキュリティグループ {} は読み取った範囲にありません"};
constexpr Phrase kNoTable{"the route table of {} is not in what was read",
                          "{} のルートテーブルは読み取った範囲にありません"};
constexpr Phrase kNoAcl{"the network ACL of {} is not in what was read",
                        "{} のネットワーク ACL は読み取った範囲にありません"};

const std::string* key_of(const Reference& reference) {
  return reference.match([](const std::string& key) { return &key; },
                         [](const Unknown&) -> const std::string* { return nullptr; });
}

Message why_not_found(const inventory::Reference& reference, Phrase phrase) {
  return reference.match([&](const std::string& key) { return Message(phrase, {key}); },
                         [](const base::Unknown& why) { return why.reason; });
}

}  // namespace

Message why_no_subnet(const inventory::Reference& subnet) { return why_not_found(subnet, kNoSubnet); }

Message why_no_group(const inventory::Reference& group) { return why_not_found(group, kNoGroup); }

Truth truth_of(const Known<bool>& value) {
  return value.match([](bool known) { return known ? Truth::yes : Truth::no; },
                     [](const Unknown&) { return Truth::maybe; });
}

Truth negation(Truth truth) {
  return truth == Truth::maybe ? Truth::maybe : truth == Truth::yes ? Truth::no : Truth::yes;
}

template <typename T>
void Index::add(const std::vector<T>& things, ByKey<T>& by_key) {
  for (const T& one : things) {
    by_key.emplace(one.thing.key, &one);
    keys_.insert(one.thing.key);
  }
}

Index::Index(const inventory::Network& network) : network_(network) {
  add(network.vpcs, vpcs_);
  add(network.subnets, subnets_);
  add(network.route_tables, tables_);
  add(network.groups, groups_);
  add(network.prefix_lists, prefix_lists_);
  add(network.internet_gateways, gateways_);
  add(network.nat_gateways, nats_);
  add_associations();
  for (const inventory::SecurityGroup& group : network.groups) {
    if (group.is_default) {
      default_groups_.push_back(&group);
    }
    if (!group.also.empty()) {
      groups_.emplace(group.also, &group);
      keys_.insert(group.also);
      other_names_.emplace(group.also, group.thing.key);
    }
  }
  for (const inventory::NetworkAcl& acl : network.acls) {
    const std::string* vpc = key_of(acl.vpc);
    const bool is_placed = vpc != nullptr && keys_.contains(*vpc);
    (is_placed ? acls_[*vpc] : loose_acls_).push_back(&acl);
  }
  for (const inventory::Endpoint& endpoint : network.endpoints) {
    const std::string* service = endpoint.service.match([](const std::string& name) { return &name; },
                                                        [](const Unknown&) -> const std::string* { return nullptr; });
    if (service == nullptr) {
      loose_endpoints_.push_back(&endpoint);
      continue;
    }
    Endpoints& of_service = endpoints_[*service];
    const std::string* vpc = key_of(endpoint.vpc);
    const bool is_placed = vpc != nullptr && keys_.contains(*vpc);
    (is_placed ? of_service.by_vpc[*vpc] : of_service.loose).push_back(&endpoint);
  }
}

void Index::add_associations() {
  for (const Association& association : network_.associations) {
    if (truth_of(association.exists) == Truth::no) {
      continue;
    }
    const std::string* subnet = key_of(association.subnet);
    if (association.is_main) {
      main_.push_back(&association);
    } else if (subnet != nullptr && keys_.contains(*subnet)) {
      by_subnet_[*subnet].push_back(&association);
    } else {
      loose_.push_back(&association);
    }
  }
}

const inventory::SecurityGroup* Index::default_group(const Reference& vpc) const {
  const auto found = std::find_if(default_groups_.begin(), default_groups_.end(),
                                  [&](const auto* group) { return same(group->vpc, vpc) == Truth::yes; });
  return found != default_groups_.end() ? *found : nullptr;
}

Truth Index::same(std::string_view a, std::string_view b) const {
  if (a.empty() || b.empty()) {
    return Truth::no;
  }
  const auto key = [&](std::string_view name) {
    const auto found = other_names_.find(name);
    return found != other_names_.end() ? found->second : name;
  };
  return key(a) == key(b) ? Truth::yes : keys_.contains(a) && keys_.contains(b) ? Truth::no : Truth::maybe;
}

Truth Index::same(const Reference& a, const Reference& b) const {
  const std::string* left = key_of(a);
  const std::string* right = key_of(b);
  const bool is_none = (left != nullptr && left->empty()) || (right != nullptr && right->empty());
  return is_none                               ? Truth::no
         : left == nullptr || right == nullptr ? Truth::maybe
                                               : same(std::string_view(*left), std::string_view(*right));
}

Truth Index::holds(const inventory::References& list, const Reference& one) const {
  Truth truth = list.more.has_value() ? Truth::maybe : Truth::no;
  for (const Reference& item : list.items) {
    truth = any_of(truth, same(item, one));
  }
  return truth;
}

const Message* Index::unread(NetworkPart part) const {
  const auto found = std::find_if(
      network_.unread.begin(), network_.unread.end(),
      [&](const inventory::UnreadNetwork& one) { return one.part == NetworkPart::any || one.part == part; });
  return found != network_.unread.end() ? &found->why.reason : nullptr;
}

void Index::add_table(const Association& association, Candidates<inventory::RouteTable>& into) const {
  if (const inventory::RouteTable* table = find(tables_, association.table)) {
    into.items.push_back(table);
  } else {
    into.more = association.table.match([&](const std::string& key) { return Message(kNoTable, {key}); },
                                        [](const Unknown& why) { return why.reason; });
  }
}

// A subnet has one table: of those that name it, or else the main one.
Candidates<inventory::RouteTable> Index::tables(const inventory::Subnet& subnet) const {
  Candidates<inventory::RouteTable> found;
  const auto named = by_subnet_.find(subnet.thing.key);
  if (named != by_subnet_.end()) {
    const auto sure = std::find_if(named->second.begin(), named->second.end(), [](const Association* association) {
      return truth_of(association->exists) == Truth::yes;
    });
    if (sure != named->second.end()) {
      add_table(**sure, found);
      return found;
    }
    std::for_each(named->second.begin(), named->second.end(), [&](const auto* one) { add_table(*one, found); });
  }
  for (const Association* association : loose_) {
    const inventory::RouteTable* table = find(tables_, association->table);
    const bool is_elsewhere = table != nullptr && same(table->vpc, subnet.vpc) == Truth::no;
    if (!is_elsewhere && same(association->subnet, Reference::defaulted(subnet.thing.key)) != Truth::no) {
      add_table(*association, found);
    }
  }
  add_main_tables(subnet, found);
  found.unread = unread(NetworkPart::route_tables);
  return found;
}

void Index::add_main_tables(const inventory::Subnet& subnet, Candidates<inventory::RouteTable>& into) const {
  for (const Association* association : main_) {
    const Truth is_its = all_of(same(association->vpc, subnet.vpc), truth_of(association->exists));
    if (is_its != Truth::no) {
      add_table(*association, into);
    }
    if (is_its == Truth::yes) {
      return;
    }
  }
  into.more = into.more.value_or(Message(kNoTable, {subnet.thing.key}));
}

Candidates<inventory::NetworkAcl> Index::acls(const inventory::Subnet& subnet) const {
  const Reference self = Reference::defaulted(subnet.thing.key);
  Candidates<inventory::NetworkAcl> found;
  const inventory::NetworkAcl* by_default = nullptr;
  bool is_named = false;
  const auto look_at = [&](const inventory::NetworkAcl& acl) {
    const Truth in_vpc = all_of(same(acl.vpc, subnet.vpc), truth_of(acl.thing.exists));
    const Truth named = all_of(in_vpc, holds(acl.subnets, self));
    if (named != Truth::no) {
      found.items.push_back(&acl);
    }
    is_named = is_named || named == Truth::yes;
    by_default = acl.is_default && in_vpc == Truth::yes ? &acl : by_default;
  };
  const std::string* vpc = key_of(subnet.vpc);
  if (const auto here = vpc != nullptr ? acls_.find(*vpc) : acls_.end(); here != acls_.end()) {
    std::for_each(here->second.begin(), here->second.end(), [&](const auto* acl) { look_at(*acl); });
  }
  std::for_each(loose_acls_.begin(), loose_acls_.end(), [&](const auto* acl) { look_at(*acl); });
  if (is_named) {
    const auto is_open = [&](const inventory::NetworkAcl* acl) { return holds(acl->subnets, self) != Truth::yes; };
    found.items.erase(std::remove_if(found.items.begin(), found.items.end(), is_open), found.items.end());
    return found;
  }
  if (by_default != nullptr && std::count(found.items.begin(), found.items.end(), by_default) == 0) {
    found.items.push_back(by_default);
  } else if (by_default == nullptr) {
    found.more = Message(kNoAcl, {subnet.thing.key});
  }
  found.unread = unread(NetworkPart::acls);
  return found;
}

std::vector<EndpointCandidate> Index::endpoints(const inventory::Subnet& subnet, std::string_view service) const {
  std::vector<EndpointCandidate> found;
  const auto look_at = [&](const inventory::Endpoint& endpoint, Truth is_for_it) {
    const Truth is_there = all_of(all_of(is_for_it, same(endpoint.vpc, subnet.vpc)), truth_of(endpoint.thing.exists));
    if (is_there != Truth::no) {
      found.push_back({.endpoint = &endpoint, .is_there = is_there});
    }
  };
  const auto look_at_all = [&](const std::vector<const inventory::Endpoint*>& all) {
    std::for_each(all.begin(), all.end(), [&](const auto* one) { look_at(*one, Truth::yes); });
  };
  if (const auto named = endpoints_.find(service); named != endpoints_.end()) {
    const std::string* vpc = key_of(subnet.vpc);
    const bool is_placed = vpc != nullptr && keys_.contains(*vpc);
    for (const auto& [key, endpoints] : named->second.by_vpc) {
      if (!is_placed) {
        look_at_all(endpoints);
      }
    }
    if (const auto here = is_placed ? named->second.by_vpc.find(*vpc) : named->second.by_vpc.end();
        here != named->second.by_vpc.end()) {
      look_at_all(here->second);
    }
    look_at_all(named->second.loose);
  }
  std::for_each(loose_endpoints_.begin(), loose_endpoints_.end(),
                [&](const auto* one) { look_at(*one, Truth::maybe); });
  return found;
}

Truth Index::has_internet_gateway(const Reference& vpc) const {
  Truth truth = unread(NetworkPart::gateways) != nullptr ? Truth::maybe : Truth::no;
  for (const inventory::InternetGateway& gateway : network_.internet_gateways) {
    if (!gateway.is_egress_only) {
      truth = any_of(truth, all_of(same(gateway.vpc, vpc), truth_of(gateway.thing.exists)));
    }
  }
  return truth;
}

bool Index::may_have_edge_routes(const Reference& vpc) const {
  const auto is_edge = [&](const Association* association) {
    const inventory::InternetGateway* gateway = find(gateways_, association->subnet);
    return gateway != nullptr && same(gateway->vpc, vpc) != Truth::no;
  };
  return std::any_of(network_.associations.begin(), network_.associations.end(),
                     [&](const Association& association) { return is_edge(&association); });
}

}  // namespace kakoi::reachability
