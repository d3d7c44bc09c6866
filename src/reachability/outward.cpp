#include "reachability/outward.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace kakoi::reachability {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::Endpoint;
using inventory::EndpointKind;
using inventory::Family;
using inventory::Reference;
using inventory::Subnet;

constexpr Phrase kNoEndpoint{
    "no endpoint for {} is in what was read, and which way the subnet's route table leads is "
    "not known",
    "{} のエンドポイントは読み取った範囲になく、サブネットのルートテーブルも分かりません"};
constexpr Phrase kOnlyIpv6{"the only way is over IPv6, and whether the other side has it is not known",
                           "経路は IPv6 だけで、相手が IPv6 に対応しているか分かりません"};
constexpr Phrase kNoIpv4{"the subnet has IPv6 addresses only", "サブネットは IPv6 専用です"};
constexpr Phrase kNoNames{"the VPC has no DNS (enableDnsSupport is off)",
                          "VPC の DNS が無効です (enableDnsSupport がオフ)"};
constexpr Phrase kNamesOpen{"whether the VPC has DNS is not known", "VPC の DNS が有効かどうか決まりません"};
constexpr Phrase kWhichDns{"which DNS server resolves names is not known", "名前解決に使う DNS サーバーが決まりません"};
constexpr Phrase kFirewall{"DNS Firewall ({}) may keep names from being resolved",
                           "DNS Firewall ({}) により名前解決が妨げられる可能性があります"};
constexpr Phrase kOwnDns{"names are resolved by a DNS server that was not read",
                         "名前解決に使う DNS サーバーは読み取っていません"};
constexpr Phrase kCentral{"an endpoint may lie behind {}, which was not read",
                          "{} の先にエンドポイントがある可能性がありますが、読み取っていません"};
constexpr Phrase kShared{"another account owns the VPC, and its endpoints were not read",
                         "VPC は別のアカウントのもので、そのエンドポイントは読み取っていません"};
constexpr Phrase kEndpointsOpen{"there may be an endpoint that was not read",
                                "読み取っていないエンドポイントがある可能性があります"};
constexpr Phrase kPolicy{"endpoint {} has a policy of its own", "エンドポイント {} には独自のポリシーがあります"};
constexpr Phrase kNoInterfaces{"endpoint {} is in no subnet", "エンドポイント {} はどのサブネットにもありません"};
constexpr Phrase kNoPrivateDns{"endpoint {} is there, but its private DNS is off",
                               "エンドポイント {} はありますが、プライベート DNS が無効です"};
constexpr Phrase kNoHostnames{
    "endpoint {} is there, but its private DNS takes no effect (enableDnsHostnames of the VPC is off)",
    "エンドポイント {} はありますが、VPC の enableDnsHostnames がオフのためプライベート DNS が効きません"};
constexpr Phrase kOtherTable{"endpoint {} is there, but not on the route table of the subnet",
                             "エンドポイント {} はありますが、サブネットのルートテーブルに関連付けられていません"};
constexpr Phrase kEndpointMaybe{"whether endpoint {} serves this subnet is not known",
                                "エンドポイント {} がこのサブネットに使われるか決まりません"};
constexpr Phrase kS3Interface{"S3 through an interface endpoint alone ({})",
                              "S3 への経路がインターフェイスエンドポイントだけです ({})"};
constexpr Phrase kIpv6Only{"the subnet has IPv6 addresses only, and whether {} answers over IPv6 is not known",
                           "サブネットは IPv6 専用で、{} が IPv6 で応答するか分かりません"};
constexpr Phrase kOtherRegion{"whether it is in the Region of the VPC is not known",
                              "VPC と同じリージョンかどうか決まりません"};
constexpr Phrase kMountTargets{"where the file system has mount targets is not looked at",
                               "ファイルシステムのマウントターゲットの場所は調べていません"};

constexpr std::uint16_t kHttps = 443;
constexpr std::uint16_t kNfs = 2049;
constexpr Traffic kWeb{.protocol = inventory::kTcp, .ports = {.first = kHttps, .last = kHttps}};
constexpr Traffic kFiles{.protocol = inventory::kTcp, .ports = {.first = kNfs, .last = kNfs}};
// Where the connections of Linux and of Windows begin.
constexpr Traffic kLinuxAnswers{.protocol = inventory::kTcp, .ports = {.first = 32768, .last = 60999}};
constexpr Traffic kWindowsAnswers{.protocol = inventory::kTcp, .ports = {.first = 49152, .last = 65535}};

bool has_gateway_endpoints(std::string_view service) { return service == "s3" || service == "dynamodb"; }

// Which names the server knows lies beyond what was read.
Outcome by_own_dns(const Outcome& by_private_name, Outcome by_public_name, const Message& why) {
  const auto& [worse, better] = std::minmax(by_private_name, by_public_name,
                                            [](const Outcome& a, const Outcome& b) { return a.evidence < b.evidence; });
  const bool is_beyond = worse.evidence == Evidence::missing && better.evidence > Evidence::unknown;
  return is_beyond ? Outcome::of(Evidence::plausible, why)
                   : at_most_plausible(one_of(by_private_name, std::move(by_public_name)), why);
}

}  // namespace

Outward::Outward(const inventory::Network& network) : index_(network), filters_(index_), gateways_(index_, filters_) {}

Outcome Outward::reach(const Sender& sender, const Destination& destination) {
  const Subnet* subnet = index_.subnet(sender.subnet);
  if (subnet == nullptr) {
    const Message why = why_no_subnet(sender.subnet);
    const bool has_none = !destination.service.empty() && truth_of(destination.is_in_region) == Truth::yes &&
                          !index_.may_have_endpoint(destination.service);
    return Outcome::of(Evidence::unknown, has_none ? why.also(Message(kNoEndpoint, {destination.service})) : why);
  }
  inventory::References by_default;
  const From from{.subnet = *subnet,
                  .groups = filters_.effective(*sender.groups, subnet->vpc, by_default),
                  .has_public_ipv4 = sender.has_public_ipv4,
                  .answers = sender.is_windows ? kWindowsAnswers : kLinuxAnswers};
  Outcome way = found(from, destination);
  const Message* why = way.evidence > Evidence::plausible ? why_not_whole(from) : nullptr;
  return why != nullptr ? at_most_plausible(std::move(way), *why) : way;
}

// What was not read and may shut a way that was: by a network ACL of the subnet, another route, other rules.
const Message* Outward::why_not_whole(const From& from) const {
  const auto key = [](const auto* thing) { return Reference::defaulted(thing->thing.key); };
  const Message* why = index_.adds_to(key(&from.subnet));
  for (const inventory::RouteTable* table : index_.tables(from.subnet).items) {
    why = why == nullptr ? index_.adds_to(key(table)) : why;
  }
  for (const inventory::NetworkAcl* acl : index_.acls(from.subnet).items) {
    why = why == nullptr ? index_.adds_to(key(acl)) : why;
  }
  for (const Reference& group : from.groups.items) {
    why = why == nullptr ? index_.adds_to(group) : why;
  }
  return why;
}

Outcome Outward::reach_file_system(const Sender& sender) {
  const Subnet* subnet = index_.subnet(sender.subnet);
  if (subnet == nullptr) {
    return Outcome::of(Evidence::unknown, why_no_subnet(sender.subnet));
  }
  inventory::References by_default;
  Outcome allowed = filters_.groups(filters_.effective(*sender.groups, subnet->vpc, by_default), true, kFiles,
                                    Family::v4, {.addresses = AddressSet(inventory::everything(Family::v4))});
  // Some of these addresses are enough, and which is not known.
  return allowed.evidence == Evidence::missing ? allowed : Outcome::of(Evidence::plausible, kMountTargets);
}

Outcome Outward::found(const From& from, const Destination& destination) {
  if (destination.service.empty()) {
    return internet(from, false);
  }
  const Truth is_in_region = truth_of(destination.is_in_region);
  const Message why_open = destination.is_in_region.match([](bool) { return Message(kOtherRegion); },
                                                          [](const Unknown& why) { return why.reason; });
  return decided(is_in_region, is_in_region == Truth::no ? Outcome{} : service(from, destination),
                 is_in_region == Truth::yes ? Outcome{} : internet(from, false), why_open);
}

// Names of AWS's services lead to IPv4 addresses, but those of dual-stack endpoints.
Outcome Outward::internet(const From& from, bool is_for_service) {
  Outcome by_v4 = internet_by(from, Family::v4);
  const bool may_have_v6 = !addresses_of(from.subnet.blocks, Family::v6).possible.empty();
  if (may_have_v6 && by_v4.evidence == Evidence::missing &&
      (!is_for_service || truth_of(from.subnet.is_ipv6_only) != Truth::no)) {
    const Outcome by_v6 = internet_by(from, Family::v6);
    if (by_v6.evidence != Evidence::missing) {
      by_v4 = at_most_plausible(by_v6, kOnlyIpv6);
    } else if (truth_of(from.subnet.is_ipv6_only) == Truth::yes) {
      by_v4.why = by_v4.why.also(by_v6.why);
    }
  }
  // Without an answer of a name there is no way at all.
  return resolved(from, by_v4, by_v4);
}

Outcome Outward::internet_by(const From& from, Family family) {
  // An IPv6 address is one that the internet can answer to.
  const Known<bool> has_address = family == Family::v6 ? Known<bool>::defaulted(true) : from.has_public_ipv4;
  if (family == Family::v4 && truth_of(from.subnet.is_ipv6_only) == Truth::yes) {
    return Outcome::of(Evidence::missing, kNoIpv4);
  }
  return both(filters_.groups(from.groups, true, kWeb, family, {.addresses = gateways_.outside(from.subnet, family)}),
              gateways_.internet(from.subnet, has_address, family, from.answers));
}

Outcome Outward::resolved(const From& from, Outcome by_private_name, Outcome by_public_name) {
  const inventory::Vpc* vpc = index_.vpc(from.subnet.vpc);
  if (vpc == nullptr) {
    return by_private_name;
  }
  const Truth by_amazon = truth_of(vpc->has_amazon_dns);
  const Message why_elsewhere = vpc->has_amazon_dns.match(
      [](bool) { return Message(kOwnDns); }, [](const Unknown& why) { return Message(kWhichDns).then(why.reason); });
  const Message why_no_names = vpc->dns_support.match(
      [](bool) { return Message(); }, [](const Unknown& why) { return Message(kNamesOpen).then(why.reason); });
  const Outcome elsewhere = by_own_dns(by_private_name, std::move(by_public_name), why_elsewhere);
  Outcome here = decided(truth_of(vpc->dns_support), std::move(by_private_name),
                         Outcome::of(Evidence::missing, kNoNames), why_no_names);
  // It looks at what Amazon's resolver is asked. What its rules say was not read.
  if (!vpc->dns_firewalls.empty()) {
    here = at_most_plausible(std::move(here), Message(kFirewall, {vpc->dns_firewalls.front()}));
  }
  return decided(by_amazon, std::move(here), elsewhere, why_elsewhere);
}

Truth Outward::is_in_effect(const From& from, const Endpoint& endpoint) const {
  const inventory::Vpc* vpc = index_.vpc(from.subnet.vpc);
  const Truth answers =
      vpc == nullptr ? Truth::maybe : all_of(truth_of(vpc->dns_support), truth_of(vpc->dns_hostnames));
  const Truth has_name = all_of(truth_of(endpoint.has_private_dns), truth_of(endpoint.is_available));
  // Where the VPC was not read, private DNS says that it has names: AWS refuses it otherwise.
  return vpc == nullptr ? has_name : all_of(has_name, answers);
}

// On any of the tables that the subnet may have, and on all of them.
Truth Outward::is_on_table(const From& from, const Endpoint& endpoint) const {
  const Candidates<inventory::RouteTable> tables = index_.tables(from.subnet);
  std::optional<Truth> all = tables.more.has_value() ? std::optional(Truth::maybe) : std::nullopt;
  for (const inventory::RouteTable* table : tables.items) {
    const Truth one = index_.holds(endpoint.route_tables, Reference::defaulted(table->thing.key));
    all = !all.has_value() || *all == one ? one : Truth::maybe;
  }
  return all_of(*all, truth_of(endpoint.is_available));
}

// What is not known of it that could make it this subnet's.
Message Outward::why_maybe(const From& from, const Endpoint& endpoint) const {
  Message why;
  const auto look = [&](const auto& value) {
    why = why.empty()
              ? value.match([](const auto&) { return Message(); }, [](const Unknown& open) { return open.reason; })
              : why;
  };
  look(endpoint.thing.exists);
  look(endpoint.vpc);
  look(endpoint.service);
  look(endpoint.is_available);
  if (endpoint.kind == EndpointKind::interface) {
    look(endpoint.has_private_dns);
    if (const inventory::Vpc* vpc = index_.vpc(from.subnet.vpc)) {
      look(vpc->dns_support);
      look(vpc->dns_hostnames);
    }
  } else {
    std::for_each(endpoint.route_tables.items.begin(), endpoint.route_tables.items.end(), look);
    why = why.empty() && endpoint.route_tables.more.has_value() ? endpoint.route_tables.more->reason : why;
    why = why.empty() ? index_.tables(from.subnet).which : why;
  }
  const Message what(kEndpointMaybe, {endpoint.thing.key});
  return why.empty() ? what : what.then(why);
}

Outcome Outward::service(const From& from, const Destination& destination) {
  const std::string& name = destination.service;
  Outcome result = without_endpoint(from);
  const Outcome by_public_name = result;
  std::vector<EndpointCandidate> candidates = index_.endpoints(from.subnet, name);
  // It has the addresses and the names of the service in that Region.
  std::erase_if(candidates, [&](const EndpointCandidate& candidate) {
    const std::string& region = candidate.endpoint->region;
    return !region.empty() && !destination.region.empty() && region != destination.region;
  });
  std::optional<Outcome> sure;
  for (const EndpointCandidate& candidate : candidates) {
    const Endpoint& endpoint = *candidate.endpoint;
    const Truth counts =
        endpoint.kind == EndpointKind::interface ? all_of(candidate.is_there, is_in_effect(from, endpoint)) : Truth::no;
    if (counts == Truth::no) {
      continue;
    }
    Outcome by = by_interface(from, endpoint);
    if (has_gateway_endpoints(name)) {
      by = at_most_plausible(std::move(by), Message(kS3Interface, {endpoint.thing.key}));
    }
    if (counts == Truth::yes) {
      sure = sure.has_value() ? one_of(std::move(*sure), std::move(by)) : std::move(by);
    } else {
      result = decided(Truth::maybe, std::move(by), std::move(result), why_maybe(from, endpoint));
    }
  }
  if (sure.has_value()) {
    result = std::move(*sure);
  }
  const std::optional<Message> unused = why_unused(from, candidates);
  // The endpoint's route is more specific than those to the internet.
  if (has_gateway_endpoints(name)) {
    std::optional<Outcome> on_table;
    for (const EndpointCandidate& candidate : candidates) {
      const Endpoint& endpoint = *candidate.endpoint;
      const Truth counts =
          endpoint.kind == EndpointKind::gateway ? all_of(candidate.is_there, is_on_table(from, endpoint)) : Truth::no;
      if (counts == Truth::yes) {
        on_table = by_gateway(from, endpoint, name);
      } else if (counts == Truth::maybe) {
        result = decided(Truth::maybe, by_gateway(from, endpoint, name), std::move(result), why_maybe(from, endpoint));
      }
    }
    if (on_table.has_value()) {
      result = std::move(*on_table);
    }
  }
  if (unused.has_value() && !sure.has_value() && result.evidence == Evidence::missing) {
    result.why = unused->also(result.why);
  }
  return resolved(from, std::move(result), by_public_name);
}

// Of an endpoint that is surely there and of no use to the subnet: what would have to be otherwise.
std::optional<Message> Outward::why_unused(const From& from, const std::vector<EndpointCandidate>& candidates) const {
  for (const EndpointCandidate& candidate : candidates) {
    const Endpoint& endpoint = *candidate.endpoint;
    if (candidate.is_there != Truth::yes) {
      continue;
    }
    if (endpoint.kind == EndpointKind::interface && truth_of(endpoint.has_private_dns) == Truth::no) {
      return Message(kNoPrivateDns, {endpoint.thing.key});
    }
    const inventory::Vpc* vpc = index_.vpc(from.subnet.vpc);
    if (endpoint.kind == EndpointKind::interface && vpc != nullptr && truth_of(vpc->dns_hostnames) == Truth::no) {
      return Message(kNoHostnames, {endpoint.thing.key});
    }
    if (endpoint.kind == EndpointKind::gateway && is_on_table(from, endpoint) == Truth::no) {
      return Message(kOtherTable, {endpoint.thing.key});
    }
  }
  return std::nullopt;
}

Outcome Outward::without_endpoint(const From& from) {
  Outcome result = internet_by(from, Family::v4);
  const bool may_have_v6 = truth_of(from.subnet.is_ipv6_only) != Truth::no;
  if (may_have_v6 && result.evidence == Evidence::missing) {
    result = at_most_plausible(internet_by(from, Family::v6), kOnlyIpv6);
  }
  const Truth is_shared = truth_of(from.subnet.is_shared);
  if (result.evidence == Evidence::missing) {
    result = by_other_networks(from, std::move(result));
  }
  if (is_shared != Truth::no && result.evidence == Evidence::missing) {
    const Outcome any = filters_.groups(from.groups, true, kWeb, Family::v4,
                                        {.addresses = AddressSet(inventory::everything(Family::v4))});
    result = any.evidence != Evidence::missing
                 ? Outcome::of(is_shared == Truth::yes ? Evidence::plausible : Evidence::unknown, kShared)
                 : std::move(result);
  }
  result = is_shared != Truth::no ? at_most_plausible(std::move(result), kShared) : std::move(result);
  const Message* unread = index_.unread(inventory::NetworkPart::endpoints);
  const bool may_be_more = unread != nullptr || index_.vpc(from.subnet.vpc) == nullptr;
  if (result.evidence == Evidence::missing && may_be_more) {
    const Message why = unread != nullptr ? Message(kEndpointsOpen).then(*unread) : Message(kEndpointsOpen);
    result = Outcome::of(Evidence::unknown, result.why.also(why));
  }
  return result;
}

// An endpoint that other networks share may be behind a transit gateway, a peering, a firewall.
Outcome Outward::by_other_networks(const From& from, Outcome otherwise) {
  for (const Gateways::Beyond& beyond : gateways_.beyond(from.subnet, Family::v4)) {
    const auto lets_out = [&](const AddressSet& to) {
      return filters_.groups(from.groups, true, kWeb, Family::v4, {.addresses = to}).evidence;
    };
    if (lets_out(beyond.addresses) == Evidence::missing) {
      continue;
    }
    const bool is_sure = lets_out(beyond.sure) == Evidence::proven;
    otherwise = beyond.why.empty() ? Outcome::of(is_sure ? Evidence::plausible : Evidence::unknown,
                                                 Message(kCentral, {std::string(beyond.target)}))
                                   : Outcome::of(Evidence::unknown, beyond.why);
    if (is_sure) {
      return otherwise;
    }
  }
  return otherwise;
}

Outcome Outward::by_interface(const From& from, const Endpoint& endpoint) {
  Outcome result = within(from, endpoint);
  result.hops.insert(result.hops.begin(), {HopKind::endpoint, endpoint.thing.key});
  return allowed_by(from, endpoint, std::move(result));
}

// What has IPv6 alone needs an endpoint that has it, and names that say so.
Outcome Outward::allowed_by(const From& from, const Endpoint& endpoint, Outcome way) {
  const Message policy(kPolicy, {endpoint.thing.key});
  way = both(std::move(way),
             decided(truth_of(endpoint.is_open), Outcome{}, Outcome::of(Evidence::plausible, policy), policy));
  return truth_of(from.subnet.is_ipv6_only) == Truth::no
             ? way
             : at_most_plausible(std::move(way), Message(kIpv6Only, {endpoint.thing.key}));
}

// The endpoint's name has the addresses of all its interfaces, in whichever zone.
Outcome Outward::within(const From& from, const Endpoint& endpoint) {
  inventory::References by_default;
  const inventory::References& groups = filters_.effective(endpoint.groups, endpoint.vpc, by_default);
  std::optional<Outcome> all;
  for (const Reference& reference : endpoint.subnets.items) {
    const Subnet* to = index_.subnet(reference);
    Outcome one = to != nullptr ? to_subnet(from, endpoint, groups, *to)
                                : Outcome::of(Evidence::unknown, why_no_subnet(reference));
    all = all.has_value() ? mixed(std::move(*all), std::move(one)) : std::move(one);
  }
  if (endpoint.subnets.more.has_value()) {
    Outcome more = Outcome::of(Evidence::unknown, endpoint.subnets.more->reason);
    all = all.has_value() ? mixed(std::move(*all), std::move(more)) : std::move(more);
  }
  return all.value_or(Outcome::of(Evidence::missing, Message(kNoInterfaces, {endpoint.thing.key})));
}

Outcome Outward::to_subnet(const From& from, const Endpoint& endpoint, const inventory::References& endpoint_groups,
                           const Subnet& to) {
  const Family family = truth_of(from.subnet.is_ipv6_only) == Truth::yes ? Family::v6 : Family::v4;
  const AddressSet there = addresses_of(to.blocks, family).possible;
  const AddressSet here = addresses_of(from.subnet.blocks, family).possible;
  if (there.empty() || here.empty()) {
    return Outcome::of(Evidence::missing, Message(kNoInterfaces, {endpoint.thing.key}));
  }
  Outcome out = filters_.groups(from.groups, true, kWeb, family, {.addresses = there, .groups = &endpoint_groups});
  if (out.evidence == Evidence::missing) {
    return out;
  }
  Outcome in = filters_.groups(endpoint_groups, false, kWeb, family, {.addresses = here, .groups = &from.groups});
  return both(both(std::move(out), gateways_.within(from.subnet, to, kWeb, from.answers, family)), std::move(in));
}

Outcome Outward::by_gateway(const From& from, const Endpoint& endpoint, std::string_view service) {
  const AddressSet& to = public_addresses(Family::v4);
  Outcome result = both(filters_.groups(from.groups, true, kWeb, Family::v4, {.addresses = to, .service = service}),
                        filters_.acls(from.subnet, true, kWeb, from.answers, Family::v4, to));
  result.hops.push_back({HopKind::endpoint, endpoint.thing.key});
  return allowed_by(from, endpoint, std::move(result));
}

}  // namespace kakoi::reachability
