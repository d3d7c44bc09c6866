#include "reachability/index.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kakoi::reachability {
namespace {

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
constexpr Phrase kTwoTables{"{} is associated with more than one route table: {}",
                            "{} が複数のルートテーブルに関連付けられています: {}"};
constexpr Phrase kTwoMainTables{"{} is given more than one main route table: {}",
                                "{} に複数のメインルートテーブルが指定されています: {}"};
constexpr Phrase kWhichTable{"which route table {} has is not known", "{} のルートテーブルがどれか決まりません"};
constexpr Phrase kNoAcl{"the network ACL of {} is not in what was read",
                        "{} のネットワーク ACL は読み取った範囲にありません"};

const std::string* key_of(const Reference& reference) {
  return reference.match([](const std::string& key) { return &key; },
                         [](const Unknown&) -> const std::string* { return nullptr; });
}

template <typename T>
Message reason_of(const base::Known<T>& value) {
  return value.match([](const T&) { return Message(); }, [](const Unknown& why) { return why.reason; });
}

Message why_not_found(const inventory::Reference& reference, Phrase phrase) {
  return reference.match([&](const std::string& key) { return Message(phrase, {key}); },
                         [](const base::Unknown& why) { return why.reason; });
}

}  // namespace

Message why_no_subnet(const inventory::Reference& subnet) { return why_not_found(subnet, kNoSubnet); }

Message why_no_group(const inventory::Reference& group) { return why_not_found(group, kNoGroup); }

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
  for (const inventory::UnreadNetwork& one : network.unread) {
    if (one.may_add_to_all || !one.given.empty()) {
      adding_.push_back(&one);
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

const Message* Index::adds_to(const Reference& thing) const {
  const auto adds = [&](const inventory::UnreadNetwork* one) {
    return one->may_add_to_all || std::any_of(one->given.begin(), one->given.end(),
                                              [&](const Reference& given) { return same(given, thing) == Truth::yes; });
  };
  const auto found = std::find_if(adding_.begin(), adding_.end(), adds);
  return found != adding_.end() ? &(*found)->why.reason : nullptr;
}

void Index::add_table(const Association& association, Candidates<inventory::RouteTable>& into) const {
  const inventory::RouteTable* table = find(tables_, association.table);
  if (table == nullptr) {
    into.more = association.table.match([&](const std::string& key) { return Message(kNoTable, {key}); },
                                        [](const Unknown& why) { return why.reason; });
  } else if (std::find(into.items.begin(), into.items.end(), table) == into.items.end()) {
    into.items.push_back(table);
  }
}

// A subnet has one table: of those that name it, or else the main one.
Candidates<inventory::RouteTable> Index::tables(const inventory::Subnet& subnet) const {
  Candidates<inventory::RouteTable> found;
  if (const auto named = by_subnet_.find(subnet.thing.key); named != by_subnet_.end()) {
    if (add_tables(named->second, {kTwoTables, subnet.thing.key}, found)) {
      return found;
    }
  }
  for (const Association* association : loose_) {
    const inventory::RouteTable* table = find(tables_, association->table);
    const bool is_elsewhere = table != nullptr && same(table->vpc, subnet.vpc) == Truth::no;
    if (!is_elsewhere && same(association->subnet, Reference::defaulted(subnet.thing.key)) != Truth::no) {
      add_table(*association, found);
      note_doubt(*association, subnet.thing.key, found);
    }
  }
  add_main_tables(subnet, found);
  found.unread = unread(NetworkPart::route_tables);
  return found;
}

// Those that `associations` give to one thing. True where one of them is there for certain; AWS refuses a second one,
// whichever that is.
bool Index::add_tables(const std::vector<const Association*>& associations, const Conflict& of,
                       Candidates<inventory::RouteTable>& into) const {
  bool is_sure = false;
  std::vector<std::string> names;
  for (const Association* association : associations) {
    add_table(*association, into);
    note_doubt(*association, of.key, into);
    is_sure = is_sure || truth_of(association->exists) == Truth::yes;
    const std::string* key = key_of(association->table);
    if (key != nullptr && std::find(names.begin(), names.end(), *key) == names.end()) {
      names.push_back(*key);
    }
  }
  if (is_sure && names.size() > 1) {
    std::string all;
    for (const std::string& name : names) {
      all += (all.empty() ? "" : ", ") + name;
    }
    into.which = Message(of.phrase, {std::string(of.key), all});
  }
  return is_sure;
}

void Index::note_doubt(const Association& association, std::string_view of, Candidates<inventory::RouteTable>& into) {
  for (const Message& why :
       {reason_of(association.exists), reason_of(association.subnet), reason_of(association.vpc)}) {
    if (into.which.empty() && !why.empty()) {
      into.which = Message(kWhichTable, {std::string(of)}).then(why);
    }
  }
}

void Index::add_main_tables(const inventory::Subnet& subnet, Candidates<inventory::RouteTable>& into) const {
  for (const bool is_implied : {false, true}) {
    std::vector<const Association*> its;
    bool is_sure = false;
    for (const Association* association : main_) {
      const Truth is_its = association->is_implied == is_implied ? same(association->vpc, subnet.vpc) : Truth::no;
      if (is_its != Truth::no) {
        its.push_back(association);
      }
      is_sure = is_sure || all_of(is_its, truth_of(association->exists)) == Truth::yes;
    }
    const std::string* vpc = key_of(subnet.vpc);
    add_tables(its, {kTwoMainTables, vpc != nullptr ? *vpc : std::string_view()}, into);
    if (is_sure) {
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
