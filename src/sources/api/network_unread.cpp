// What may be there and was not read, where that it is absent would decide: a subnet without an association uses the
// main table, one that no network ACL names the default one, and a service without an endpoint is reached on the
// internet.
#include "sources/api/network.hpp"

#include "sources/api/network_words.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace kakoi::sources::api {
namespace {

using base::Known;
using base::Unknown;
using inventory::NetworkPart;
using inventory::Reference;

constexpr const char* kNoName = "?";

std::optional<Unknown> why_unread(const inventory::Network& network, NetworkPart part) {
  const auto found = std::find_if(network.unread.begin(), network.unread.end(),
                                  [&](const inventory::UnreadNetwork& one) { return one.part == part; });
  return found != network.unread.end() ? std::optional(found->why) : std::nullopt;
}

inventory::Thing maybe(const Unknown& why) { return {.key = kNoName, .exists = Known<bool>::unknown(why)}; }

inventory::Endpoint any_endpoint(inventory::EndpointKind kind, const Unknown& why) {
  const inventory::References any{.items = {}, .more = why};
  return {.thing = maybe(why),
          .kind = kind,
          .vpc = Reference::unknown(why),
          .service = Known<std::string>::unknown(why),
          .is_available = Known<bool>::unknown(why),
          .has_private_dns = Known<bool>::unknown(why),
          .is_open = Known<bool>::unknown(why),
          .subnets = any,
          .groups = any,
          .route_tables = any};
}

}  // namespace

void NetworkReader::add_what_may_be() {
  if (const auto why = why_unread(network_, NetworkPart::route_tables)) {
    network_.associations.push_back(
        {.table = Reference::unknown(*why), .subnet = Reference::unknown(*why), .exists = Known<bool>::unknown(*why)});
  }
  if (const auto why = why_unread(network_, NetworkPart::acls)) {
    network_.acls.push_back({.thing = maybe(*why),
                             .vpc = Reference::unknown(*why),
                             .entries = {.items = {}, .more = *why},
                             .subnets = {.items = {}, .more = *why}});
  }
  if (const auto why = why_unread(network_, NetworkPart::endpoints)) {
    network_.endpoints.push_back(any_endpoint(inventory::EndpointKind::interface, *why));
    network_.endpoints.push_back(any_endpoint(inventory::EndpointKind::gateway, *why));
  }
}

// Their DNS decides, whoever owns them.
void NetworkReader::add_vpcs_of_subnets() {
  std::set<std::string> known;
  for (const inventory::Vpc& vpc : network_.vpcs) {
    known.insert(vpc.thing.key);
  }
  const Unknown why = not_among_what_was_read(Item::vpc);
  for (const inventory::Subnet& subnet : network_.subnets) {
    const std::string key =
        subnet.vpc.match([](const std::string& vpc) { return vpc; }, [](const Unknown&) { return std::string(); });
    if (!key.empty() && known.insert(key).second) {
      network_.vpcs.push_back({.thing = {.key = key},
                               .blocks = {.items = {}, .more = why_unread(network_, NetworkPart::vpcs).value_or(why)}});
    }
  }
}

}  // namespace kakoi::sources::api
