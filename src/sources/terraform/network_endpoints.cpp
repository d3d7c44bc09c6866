#include "sources/launches/fields.hpp"
#include "sources/network/for_named.hpp"
#include "sources/network/policies.hpp"
#include "sources/network/words.hpp"
#include "sources/terraform/network_reader.hpp"
#include "values/logic.hpp"

#include <utility>

namespace kakoi::sources::terraform {

using base::Known;
using base::Unknown;
using inventory::Endpoint;
using inventory::EndpointKind;
using inventory::Reference;

namespace {

constexpr base::Phrase kOfAws{"AWS keeps this prefix list", "このプレフィックスリストは AWS が管理します"};
constexpr base::Phrase kWhichKind{"of which type the endpoint is is not known", "エンドポイントのタイプが決まりません"};

// With a policy written as a text that is not known there may be none after all.
Known<bool> is_open(const values::Value& policy) {
  return policy.is_unknown() ? Known<bool>::unknown(unknown_of(policy)) : network::is_open_policy(policy);
}

std::string region_in(const values::Value& arn) {
  const std::string text = arn.is(values::Kind::text) && arn.is_wholly_known() ? std::string(arn.text().whole) : "";
  constexpr std::string_view kService = ":ec2:";
  const std::size_t at = text.find(kService);
  if (at == std::string::npos) {
    return {};
  }
  const std::size_t begin = at + kService.size();
  return text.substr(begin, text.find(':', begin) - begin);
}

}  // namespace

void NetworkReader::endpoint(const At& at) {
  Endpoint endpoint{.thing = at.thing,
                    .kind = EndpointKind::other,
                    .vpc = named(at, "vpc_id"),
                    .service = network::service_of(value(at, "service_name")),
                    .region = network::region_of_service(value(at, "service_name")),
                    .has_private_dns = network::flag_of(value(at, "private_dns_enabled"), false),
                    .is_open = is_open(value(at, "policy")),
                    .subnets = references(value(at, "subnet_ids")),
                    .groups = references(value(at, "security_group_ids")),
                    .route_tables = references(value(at, "route_table_ids"))};
  network::word_of(value(at, "vpc_endpoint_type"), "Gateway")
      .match(
          [&](const std::string& type) {
            endpoint.kind = type == "Gateway"     ? EndpointKind::gateway
                            : type == "Interface" ? EndpointKind::interface
                                                  : EndpointKind::other;
            return 0;
          },
          [&](const Unknown&) {
            // A gateway endpoint has no subnets, and an interface endpoint no route tables.
            endpoint.kind = value(at, "route_table_ids").is_null() ? EndpointKind::interface : EndpointKind::gateway;
            endpoint.thing.exists = Known<bool>::unknown({.reason = kWhichKind});
            return 0;
          });
  // Of another Region: its addresses are here, but it is another service. Of one that is there the provider says it
  // always, and its ARN says where it is.
  const std::string own = region_in(value(at, "arn"));
  const Value region = value(at, "service_region");
  const bool is_own =
      !own.empty() && region.is(values::Kind::text) && region.is_wholly_known() && region.text().whole == own;
  if (!region.is_null() && !is_own) {
    endpoint.service = network::word_of(value(at, "service_name"), "");
  }
  if (endpoint.kind == EndpointKind::gateway) {
    network_.prefix_lists.push_back(
        {.thing = {.key = at.thing.key + ".prefix_list_id", .header = at.thing.header, .exists = at.thing.exists},
         .service = endpoint.service,
         .blocks = {.items = {}, .more = Unknown{.reason = kOfAws}}});
  }
  network_.endpoints.push_back(std::move(endpoint));
}

void NetworkReader::add_to_list(const At& at, std::string_view name, inventory::References Endpoint::*list) {
  Reference added = named(at, name);
  network::for_named(network_.endpoints, named(at, "vpc_endpoint_id"), at.thing.exists,
                     [&](Endpoint& endpoint, const Known<bool>& exists) {
                       (endpoint.*list).items.push_back(exists.and_then([&](bool) { return added; }));
                     });
}

void NetworkReader::endpoint_subnet(const At& at) { add_to_list(at, "subnet_id", &Endpoint::subnets); }

void NetworkReader::endpoint_group(const At& at) { add_to_list(at, "security_group_id", &Endpoint::groups); }

void NetworkReader::endpoint_table(const At& at) { add_to_list(at, "route_table_id", &Endpoint::route_tables); }

void NetworkReader::endpoint_policy(const At& at) {
  Known<bool> open = is_open(value(at, "policy"));
  network::for_named(network_.endpoints, named(at, "vpc_endpoint_id"), at.thing.exists,
                     [&](Endpoint& endpoint, const Known<bool>& exists) {
                       endpoint.is_open = exists.and_then([&](bool) { return open; });
                     });
}

void NetworkReader::endpoint_private_dns(const At& at) {
  Known<bool> enabled = network::flag_of(value(at, "private_dns_enabled"), false);
  network::for_named(network_.endpoints, named(at, "vpc_endpoint_id"), at.thing.exists,
                     [&](Endpoint& endpoint, const Known<bool>& exists) {
                       endpoint.has_private_dns = exists.and_then([&](bool) { return enabled; });
                     });
}

}  // namespace kakoi::sources::terraform
