// 10,000 launchers over 2,000 subnets and 5,000 groups: what each needs to start from each of its subnets, and who can
// reach it. Prints nothing of its own; the time is that of one whole judgement, indexes included.
#include "reachability/inward.hpp"
#include "reachability/outward.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <vector>

namespace kakoi {
namespace {

constexpr std::size_t kVpcs = 100;
constexpr std::size_t kSubnetsOfVpc = 20;
constexpr std::size_t kGroups = 5000;
constexpr std::size_t kLaunchers = 10000;
constexpr std::size_t kSubnetsOfLauncher = 3;

using inventory::Reference;

Reference to(const std::string& key) { return Reference::defaulted(key); }

inventory::Block block(const std::string& text) { return inventory::Block::defaulted(*inventory::parse_block(text)); }

void add_vpc(std::size_t v, inventory::Network& into) {
  const std::string vpc = "vpc-" + std::to_string(v);
  const std::string igw = "igw-" + std::to_string(v);
  into.vpcs.push_back({.thing = {.key = vpc}, .blocks = {.items = {block("10." + std::to_string(v) + ".0.0/16")}}});
  into.internet_gateways.push_back({.thing = {.key = igw}, .vpc = to(vpc)});
  inventory::NetworkAcl acl{.thing = {.key = "acl-" + std::to_string(v)}, .vpc = to(vpc), .is_default = true};
  for (const bool is_egress : {false, true}) {
    acl.entries.items.push_back({.is_egress = is_egress,
                                 .number = base::Known<int>::defaulted(100),
                                 .block = inventory::Block::defaulted(inventory::everything(inventory::Family::v4))});
  }
  into.acls.push_back(acl);
  for (std::size_t s = 0; s < kSubnetsOfVpc; ++s) {
    const std::string number = std::to_string(v) + "-" + std::to_string(s);
    const bool is_public = s % 4 == 0;
    into.subnets.push_back(
        {.thing = {.key = "subnet-" + number},
         .vpc = to(vpc),
         .blocks = {.items = {block("10." + std::to_string(v) + "." + std::to_string(s) + ".0/24")}}});
    inventory::RouteTable table{.thing = {.key = "rtb-" + number}, .vpc = to(vpc)};
    const inventory::Target target =
        is_public ? inventory::Target{.kind = inventory::TargetKind::internet_gateway, .key = igw}
                  : inventory::Target{.kind = inventory::TargetKind::nat_gateway, .key = "nat-" + std::to_string(v)};
    table.routes.items.push_back(
        {.block = block("0.0.0.0/0"), .target = base::Known<inventory::Target>::defaulted(target)});
    into.route_tables.push_back(table);
    into.associations.push_back({.table = to(table.thing.key), .subnet = to("subnet-" + number)});
  }
  into.nat_gateways.push_back(
      {.thing = {.key = "nat-" + std::to_string(v)}, .subnet = to("subnet-" + std::to_string(v) + "-0")});
  for (const char* service : {"logs", "ecr.api", "ecr.dkr"}) {
    inventory::Endpoint endpoint{.thing = {.key = "vpce-" + std::to_string(v) + service},
                                 .vpc = to(vpc),
                                 .service = base::Known<std::string>::defaulted(service),
                                 .has_private_dns = base::Known<bool>::defaulted(true)};
    for (std::size_t s = 1; s < 4; ++s) {
      endpoint.subnets.items.push_back(to("subnet-" + std::to_string(v) + "-" + std::to_string(s)));
    }
    endpoint.groups.items.push_back(to("sg-" + std::to_string(v)));
    into.endpoints.push_back(endpoint);
  }
}

inventory::Network network() {
  inventory::Network all;
  for (std::size_t v = 0; v < kVpcs; ++v) {
    add_vpc(v, all);
  }
  for (std::size_t g = 0; g < kGroups; ++g) {
    inventory::SecurityGroup group{.thing = {.key = "sg-" + std::to_string(g)},
                                   .vpc = to("vpc-" + std::to_string(g % kVpcs))};
    group.rules.items.push_back({.is_egress = true, .block = block("0.0.0.0/0")});
    for (const char* from : {"10.0.0.0/8", "198.51.0.0/17", "52.0.0.0/8", "0.0.0.0/0"}) {
      group.rules.items.push_back({.protocol = base::Known<int>::defaulted(inventory::kTcp),
                                   .ports = base::Known<inventory::Ports>::defaulted({443, 443}),
                                   .block = block(from)});
    }
    all.groups.push_back(group);
  }
  return all;
}

void judge_all(benchmark::State& state) {
  const inventory::Network network = kakoi::network();
  for (auto _ : state) {
    reachability::Outward outward(network);
    reachability::Inward inward(network);
    std::size_t proven = 0;
    std::size_t open = 0;
    for (std::size_t i = 0; i < kLaunchers; ++i) {
      const std::size_t v = i % kVpcs;
      inventory::References groups;
      groups.items = {to("sg-" + std::to_string(i % kGroups)),
                      to("sg-" + std::to_string((i * 7 + v) % kGroups / kVpcs * kVpcs + v))};
      for (std::size_t n = 0; n < kSubnetsOfLauncher; ++n) {
        const Reference subnet = to("subnet-" + std::to_string(v) + "-" + std::to_string((i + n) % kSubnetsOfVpc));
        for (const char* service : {"", "ecr.api", "ecr.dkr", "s3", "logs", "secretsmanager"}) {
          const auto outcome = outward.reach({.subnet = subnet, .groups = &groups}, {.service = service});
          proven += outcome.evidence == reachability::Evidence::proven ? 1U : 0U;
        }
        const auto exposure = inward.exposure(
            {.subnet = subnet, .groups = &groups, .has_public_ipv4 = base::Known<bool>::defaulted(i % 2 == 0)});
        open += exposure.kind == reachability::ExposureKind::anywhere ? 1U : 0U;
      }
    }
    state.counters["proven"] = static_cast<double>(proven);
    state.counters["open"] = static_cast<double>(open);
  }
}
BENCHMARK(judge_all)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kakoi
