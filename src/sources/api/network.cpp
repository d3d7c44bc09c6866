#include "sources/api/network.hpp"

#include "sources/api/join.hpp"
#include "sources/api/members.hpp"
#include "sources/api/network_words.hpp"
#include "sources/network/words.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace kakoi::sources::api {

using base::Known;
using base::Phrase;
using inventory::NetworkPart;
using values::Value;

namespace {

constexpr Phrase kNotRead{"it is not among what was read: {}", "読み取った範囲にありません: {}"};
constexpr Phrase kNoOwner{"whose network it is is not known", "どのアカウントのネットワークか分かりません"};

struct Kind {
  Item item;
  NetworkPart part;
  std::string_view id;  ///< the member that tells one from another
  std::string_view call;
};

constexpr std::array kKinds = {
    Kind{Item::vpc, NetworkPart::vpcs, "VpcId", "aws ec2 describe-vpcs"},
    Kind{Item::vpc_attribute, NetworkPart::vpcs, "VpcId", "aws ec2 describe-vpc-attribute"},
    Kind{Item::dhcp_options, NetworkPart::vpcs, "DhcpOptionsId", "aws ec2 describe-dhcp-options"},
    Kind{Item::subnet, NetworkPart::subnets, "SubnetId", "aws ec2 describe-subnets"},
    Kind{Item::route_table, NetworkPart::route_tables, "RouteTableId", "aws ec2 describe-route-tables"},
    Kind{Item::security_group, NetworkPart::groups, "GroupId", "aws ec2 describe-security-groups"},
    Kind{Item::network_acl, NetworkPart::acls, "NetworkAclId", "aws ec2 describe-network-acls"},
    Kind{Item::endpoint, NetworkPart::endpoints, "VpcEndpointId", "aws ec2 describe-vpc-endpoints"},
    Kind{Item::nat_gateway, NetworkPart::nat_gateways, "NatGatewayId", "aws ec2 describe-nat-gateways"},
    Kind{Item::internet_gateway, NetworkPart::gateways, "InternetGatewayId", "aws ec2 describe-internet-gateways"},
    Kind{Item::egress_only_gateway, NetworkPart::gateways, "EgressOnlyInternetGatewayId",
         "aws ec2 describe-egress-only-internet-gateways"},
    Kind{Item::prefix_list, NetworkPart::prefix_lists, "PrefixListId", "aws ec2 describe-managed-prefix-lists"},
    Kind{Item::prefix_list_entry, NetworkPart::prefix_lists, "Cidr", "aws ec2 get-managed-prefix-list-entries"},
    Kind{Item::public_access, NetworkPart::block_public_access, "AwsRegion",
         "aws ec2 describe-vpc-block-public-access-options"},
    Kind{Item::access_exclusion, NetworkPart::block_public_access, "ExclusionId",
         "aws ec2 describe-vpc-block-public-access-exclusions"},
    Kind{Item::load_balancer, NetworkPart::load_balancers, "LoadBalancerArn", "aws elbv2 describe-load-balancers"},
    Kind{Item::target_group, NetworkPart::load_balancers, "TargetGroupArn", "aws elbv2 describe-target-groups"},
};

const Kind& kind_of(Item item) {
  return *std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& kind) { return kind.item == item; });
}

template <typename T, typename Use>
void with_key(std::vector<T>& things, const std::string& key, const Use& use) {
  for (T& thing : things) {
    if (thing.thing.key == key) {
      use(thing);
    }
  }
}

}  // namespace

NetworkPart part_of(Item item) { return is_of_network(item) ? kind_of(item).part : NetworkPart::any; }

std::string_view call_for(Item item) { return is_of_network(item) ? kind_of(item).call : std::string_view{}; }

base::Unknown not_among_what_was_read(Item item) {
  return {.reason = base::Message(kNotRead, {std::string(call_for(item))}), .remedy = base::Remedy::ask_aws};
}

bool is_word(const Value& value, std::string_view word) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const bool is_text = value.is(values::Kind::text) && value.is_wholly_known();
  return is_text && std::equal(word.begin(), word.end(), value.text().whole.begin(), value.text().whole.end(),
                               [&](char a, char b) { return lower(a) == lower(b); });
}

std::string_view behind_slash(std::string_view arn) {
  const std::size_t slash = arn.rfind('/');
  return slash == std::string_view::npos ? arn : arn.substr(slash + 1);
}

// What is said twice is said once; where the two differ, neither is taken for true.
bool NetworkReader::is_news(Item item, const std::string& key, const Value& value) {
  const std::size_t said = std::hash<std::string>()(written_out(&value));
  const auto [at, is_new] = seen_.try_emplace({item, key}, said);
  if (!is_new && at->second != said) {
    differ_.emplace(item, key);
  }
  return is_new;
}

Known<bool> NetworkReader::is_shared(const Value& value) const {
  const std::string owner = text_in(value, "OwnerId");
  if (scope_.accounts.empty() || scope_.accounts.contains(owner)) {
    return Known<bool>::defaulted(false);
  }
  return owner.empty() ? Known<bool>::unknown({.reason = kNoOwner, .remedy = base::Remedy::ask_aws})
                       : Known<bool>::defaulted(true);
}

bool NetworkReader::add(Item item, const Value& value, base::Range at, const std::string& of) {
  std::string key = text_in(value, kind_of(item).id);
  if (item == Item::prefix_list_entry) {
    entries_[of].items.push_back(network::block_of(in(value, "Cidr")));
    return !key.empty();
  }
  if (item == Item::vpc_attribute) {
    attribute(value, key);
    return !key.empty();
  }
  if (item == Item::prefix_list && member(value, "Cidrs") != nullptr) {
    add_cidrs(value, key);
    return true;
  }
  if (item == Item::public_access) {
    key = text_in(value, "AwsAccountId") + "/" + key;
  }
  if (key.empty()) {
    return false;
  }
  if (!is_news(item, key, value)) {
    if (item == Item::route_table && differ_.contains({item, key})) {
      associations(value, Known<bool>::unknown(answers_differ()));
    }
    return true;
  }
  add_thing(item, value, {.key = std::move(key), .header = at});
  return true;
}

void NetworkReader::add_thing(Item item, const Value& value, inventory::Thing thing) {
  switch (item) {
    case Item::vpc:
      return vpc(value, std::move(thing));
    case Item::dhcp_options:
      return dhcp_options(value, thing.key);
    case Item::subnet:
      return subnet(value, std::move(thing));
    case Item::public_access:
      return public_access(value);
    case Item::access_exclusion:
      return exclusion(value);
    case Item::route_table:
      return route_table(value, std::move(thing));
    case Item::internet_gateway:
    case Item::egress_only_gateway:
      return internet_gateway(value, std::move(thing), item == Item::egress_only_gateway);
    case Item::nat_gateway:
      return nat_gateway(value, std::move(thing));
    case Item::security_group:
      return security_group(value, std::move(thing));
    case Item::network_acl:
      return network_acl(value, std::move(thing));
    case Item::prefix_list:
      return prefix_list(value, std::move(thing));
    case Item::endpoint:
      return endpoint(value, std::move(thing));
    case Item::load_balancer:
      return load_balancer(value, std::move(thing));
    case Item::target_group:
      return target_group(value, std::move(thing));
    default:
      return;
  }
}

void NetworkReader::unread(NetworkPart part, base::Unknown why) {
  network_.unread.push_back({.part = part, .why = std::move(why)});
}

void NetworkReader::unread_entries(const std::string& prefix_list, base::Unknown why) {
  entries_[prefix_list].more = std::move(why);
}

std::set<std::string> NetworkReader::named_prefix_lists() const {
  std::set<std::string> named;
  const auto note = [&](const inventory::Reference& reference) {
    reference.match([&](const std::string& key) { return key.empty() ? false : named.insert(key).second; },
                    [](const base::Unknown&) { return false; });
  };
  for (const inventory::RouteTable& table : network_.route_tables) {
    for (const inventory::Route& route : table.routes.items) {
      if (route.prefix_list.has_value()) {
        note(*route.prefix_list);
      }
    }
  }
  for (const inventory::SecurityGroup& group : network_.groups) {
    for (const inventory::Rule& rule : group.rules.items) {
      if (rule.peer == inventory::PeerKind::prefix_list) {
        note(rule.reference);
      }
    }
  }
  return named;
}

// What decides about it is not known then.
void NetworkReader::doubt_parts(Item item, const std::string& key, const base::Unknown& why) {
  const Known<bool> open = Known<bool>::unknown(why);
  switch (item) {
    case Item::vpc:
      return with_key(network_.vpcs, key, [&](auto& vpc) {
        vpc.blocks = {.items = {}, .more = why};
        vpc.has_amazon_dns = open;
      });
    case Item::subnet:
      return with_key(network_.subnets, key, [&](auto& subnet) {
        subnet.blocks = {.items = {}, .more = why};
        subnet.vpc = inventory::Reference::unknown(why);
      });
    case Item::route_table:
      return with_key(network_.route_tables, key, [&](auto& table) { table.routes = {.items = {}, .more = why}; });
    case Item::security_group:
      return with_key(network_.groups, key, [&](auto& group) { group.rules = {.items = {}, .more = why}; });
    case Item::network_acl:
      return with_key(network_.acls, key, [&](auto& acl) {
        acl.entries = {.items = {}, .more = why};
        acl.subnets.more = why;
      });
    case Item::endpoint:
      return with_key(network_.endpoints, key, [&](auto& endpoint) { endpoint.is_available = open; });
    case Item::nat_gateway:
      return with_key(network_.nat_gateways, key, [&](auto& nat) { nat.is_available = open; });
    case Item::internet_gateway:
    case Item::egress_only_gateway:
      return with_key(network_.internet_gateways, key,
                      [&](auto& gateway) { gateway.vpc = inventory::Reference::unknown(why); });
    case Item::prefix_list:
      return with_key(network_.prefix_lists, key, [&](auto& list) { list.blocks = {.items = {}, .more = why}; });
    case Item::load_balancer:
      return with_key(network_.load_balancers, key, [&](auto& balancer) {
        balancer.is_internal = open;
        balancer.groups.more = why;
      });
    case Item::target_group:
      return with_key(network_.target_groups, key, [&](auto& group) { group.load_balancers.more = why; });
    default:
      return;
  }
}

void NetworkReader::differs(Item item, const std::string& key) {
  const base::Unknown why = answers_differ();
  doubt_parts(item, key, why);
  if (item == Item::dhcp_options) {
    amazon_dns_.insert_or_assign(key, Known<bool>::unknown(why));
  } else if (item == Item::public_access) {
    for (inventory::BlockPublicAccess& block : network_.block_public_access) {
      block.mode = Known<inventory::BlockMode>::unknown(why);
    }
  } else if (item == Item::access_exclusion) {
    unread_exclusions_ = why;
  }
}

inventory::Network NetworkReader::take() {
  for (const auto& [item, key] : differ_) {
    differs(item, key);
  }
  join_prefix_lists();
  join_public_access();
  add_vpcs_of_subnets();
  join_vpcs();
  join_endpoints();
  add_what_may_be();
  // As they come, which is not the same in every run.
  const auto by_key = [](const auto& a, const auto& b) { return a.thing.key < b.thing.key; };
  const auto sort = [&](auto& things) { std::stable_sort(things.begin(), things.end(), by_key); };
  sort(network_.vpcs);
  sort(network_.subnets);
  sort(network_.route_tables);
  sort(network_.internet_gateways);
  sort(network_.nat_gateways);
  sort(network_.endpoints);
  sort(network_.groups);
  sort(network_.acls);
  sort(network_.prefix_lists);
  sort(network_.load_balancers);
  sort(network_.target_groups);
  std::stable_sort(network_.unread.begin(), network_.unread.end(), [](const auto& a, const auto& b) {
    const auto text = [](const auto& one) { return one.why.reason.text(base::Language::en); };
    return a.part != b.part ? a.part < b.part : text(a) < text(b);
  });
  return std::move(network_);
}

}  // namespace kakoi::sources::api
