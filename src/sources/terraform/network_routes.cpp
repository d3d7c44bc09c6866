#include "sources/launches/fields.hpp"
#include "sources/network/for_named.hpp"
#include "sources/network/words.hpp"
#include "sources/terraform/network_reader.hpp"
#include "values/logic.hpp"

#include <array>
#include <utility>

namespace kakoi::sources::terraform {

using base::Known;
using base::Phrase;
using base::Unknown;
using inventory::Reference;
using inventory::Target;
using inventory::TargetKind;

namespace {

constexpr Phrase kNoTarget{"the route has no target that is known", "ルートのターゲットが分かりません"};
constexpr Phrase kWhichGateway{"whether {} is an internet gateway is not known",
                               "{} がインターネットゲートウェイかどうか分かりません"};
constexpr Phrase kWhoseTable{"of which VPC the route table is is not known", "どの VPC のルートテーブルか決まりません"};
constexpr Phrase kPropagated{"which routes a virtual private gateway propagates is not in the code",
                             "仮想プライベートゲートウェイが伝播するルートはコードにありません"};

struct TargetName {
  std::string_view argument;
  TargetKind kind;
};
constexpr std::array kTargets = {
    TargetName{"nat_gateway_id", TargetKind::nat_gateway},
    TargetName{"egress_only_gateway_id", TargetKind::egress_only_gateway},
    TargetName{"transit_gateway_id", TargetKind::transit_gateway},
    TargetName{"vpc_peering_connection_id", TargetKind::peering},
    TargetName{"network_interface_id", TargetKind::interface},
    TargetName{"instance_id", TargetKind::interface},
    TargetName{"vpc_endpoint_id", TargetKind::load_balancer_endpoint},
    TargetName{"carrier_gateway_id", TargetKind::other},
    TargetName{"local_gateway_id", TargetKind::other},
    TargetName{"core_network_arn", TargetKind::other},
    TargetName{"odb_network_arn", TargetKind::other},
};

}  // namespace

// The first argument that is neither null nor empty decides; one that may be leaves it open.
Known<Target> NetworkReader::target_of(const Get& get) const {
  const auto is_left_out = [](const Value& target) {
    return target.is_null() ||
           (target.is(values::Kind::text) && target.is_wholly_known() && target.text().whole.empty());
  };
  const Value gateway = get("gateway_id");
  if (!is_left_out(gateway)) {
    return reference(gateway).and_then([&](const std::string& key) {
      const auto kind = network::kind_of_gateway(key);
      return kind.has_value()
                 ? Known<Target>::given({.kind = *kind, .key = key}, gateway.trail())
                 : Known<Target>::unknown({.reason = base::Message(kWhichGateway, {key}), .trail = gateway.trail()});
    });
  }
  for (const TargetName& name : kTargets) {
    const Value target = get(name.argument);
    if (!is_left_out(target)) {
      return reference(target).map([&](const std::string& key) { return Target{.kind = name.kind, .key = key}; });
    }
  }
  return Known<Target>::unknown({.reason = kNoTarget});
}

inventory::Route NetworkReader::route_of(const Get& get, const Known<bool>& exists, std::string_view prefix) const {
  const auto destination = [&](std::string_view name) { return get(std::string(prefix) + std::string(name)); };
  inventory::Route route{.target = target_of(get), .exists = exists};
  const Value v4 = destination("cidr_block");
  const Value v6 = destination("ipv6_cidr_block");
  const Value list = get("destination_prefix_list_id");
  const auto is_given = [](const Value& value) {
    return !value.is_null() && !(value.is(values::Kind::text) && value.is_wholly_known() && value.text().whole.empty());
  };
  if (is_given(list) && !is_given(v4) && !is_given(v6)) {
    route.prefix_list = reference(list);
  } else {
    route.block = network::block_of(is_given(v4) ? v4 : v6);
  }
  return route;
}

void NetworkReader::add_inline_routes(const At& at, inventory::RouteTable& into) {
  into.routes.more = each(at, "route", [&](const Get& get) {
    into.routes.items.push_back(route_of(get, Known<bool>::defaulted(true), ""));
  });
  own(at, "route", !into.routes.items.empty(), {.key = into.thing.key});
}

// Of one whose VPC is not here: a state says its id.
Reference NetworkReader::vpc_of_adopted(const At& at) const {
  const Value vpc = value(at, "vpc_id");
  return vpc.is_null() ? Reference::unknown({.reason = kWhoseTable}) : reference(vpc);
}

// It adopts the main table of the VPC.
void NetworkReader::default_table(const At& at) {
  const Reference adopted = named(at, "default_route_table_id");
  inventory::RouteTable table{.thing = at.thing};
  adopted.match(
      [&](const std::string& key) {
        aliases_.insert_or_assign(at.thing.key, key);
        table.thing.key = key;
        const std::size_t dot = key.rfind('.');
        table.vpc = dot != std::string::npos ? Reference::defaulted(key.substr(0, dot)) : vpc_of_adopted(at);
        return 0;
      },
      [&](const Unknown& why) {
        table.vpc = Reference::unknown(why);
        return 0;
      });
  add_inline_routes(at, table);
  add_propagating(at, table);
  network_.route_tables.push_back(std::move(table));
}

// Which routes these are only the gateways know.
void NetworkReader::add_propagated(inventory::RouteTable& table) {
  table.routes.items.push_back({.block = inventory::Block::unknown({.reason = kPropagated}),
                                .target = Known<Target>::unknown({.reason = kPropagated}),
                                .is_propagated = true,
                                .exists = Known<bool>::unknown({.reason = kPropagated})});
}

void NetworkReader::add_propagating(const At& at, inventory::RouteTable& table) {
  const Value propagating = value(at, "propagating_vgws");
  if (!propagating.is_null() && !(propagating.is(values::Kind::list) && propagating.items().empty())) {
    add_propagated(table);
  }
}

void NetworkReader::propagation(const At& at) {
  network::for_named(network_.route_tables, named(at, "route_table_id"), at.thing.exists,
                     [&](inventory::RouteTable& table, const Known<bool>&) { add_propagated(table); });
}

void NetworkReader::route_table(const At& at) {
  inventory::RouteTable table{.thing = at.thing, .vpc = named(at, "vpc_id")};
  add_inline_routes(at, table);
  add_propagating(at, table);
  network_.route_tables.push_back(std::move(table));
}

void NetworkReader::route(const At& at) {
  const Get get = [&](std::string_view name) { return value(at, name); };
  contest(at, named(at, "route_table_id"), false);
  network::for_named(network_.route_tables, named(at, "route_table_id"), at.thing.exists,
                     [&](inventory::RouteTable& table, const Known<bool>& exists) {
                       table.routes.items.push_back(route_of(get, exists, "destination_"));
                     });
}

void NetworkReader::association(const At& at) {
  const Value subnet = value(at, "subnet_id");
  network_.associations.push_back({.table = named(at, "route_table_id"),
                                   .subnet = subnet.is_null() ? named(at, "gateway_id") : reference(subnet),
                                   .exists = at.thing.exists});
}

void NetworkReader::main_association(const At& at) {
  network_.associations.push_back(
      {.table = named(at, "route_table_id"), .vpc = named(at, "vpc_id"), .is_main = true, .exists = at.thing.exists});
}

}  // namespace kakoi::sources::terraform
