#include "sim/scenario/launchers.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/value/words.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace kakoi::sim::scenario {
namespace {

constexpr base::Phrase kGenerate{"--generate", "--generate"};
constexpr base::Phrase kNoSize{"{} is none of {}", "{} は {} のいずれでもありません"};
constexpr base::Phrase kNearSize{"there is no {}; {} was probably meant",
                                 "{} はありません。{} の間違いではありませんか"};
constexpr base::Phrase kTwice{"{} is given twice", "{} が二度あります"};
constexpr base::Phrase kNoNumber{"{} needs a whole number, as in services=100",
                                 "{} には整数が必要です (例: services=100)"};
constexpr base::Phrase kOutOfRange{"{} is a number from {} to {}", "{} は {} から {} までの数です"};

constexpr std::int64_t kMostPercent = 100;
constexpr std::int64_t kMostThings = 1'000'000;

// After this everything has come to rest.
constexpr double kSettled = 120;

using Sizes = std::map<std::string, std::int64_t, std::less<>>;

base::Message no_size(const std::string& name, const Sizes& sizes) {
  std::vector<std::string> names;
  std::ranges::transform(sizes, std::back_inserter(names), [](const auto& it) { return it.first; });
  const std::string near = value::nearest(name, names);
  if (!near.empty()) return {kNearSize, {name, near}};
  return {kNoSize, {name, value::listed(names)}};
}

base::Result<Sizes> read_sizes(std::string_view text) {
  Sizes sizes = {{"clusters", 1},  {"job_definitions", 0}, {"pipes", 0},          {"public", 30}, {"rules", 0},
                 {"schedules", 0}, {"services", 10},       {"state_machines", 0}, {"tasks", 1}};
  std::set<std::string> given;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string_view one = text.substr(0, end);
    const std::size_t equals = std::min(one.find('='), one.size());
    const auto size = sizes.find(one.substr(0, equals));
    if (size == sizes.end()) return base::failure(no_size(std::string(one.substr(0, equals)), sizes));
    if (!given.insert(size->first).second) return base::failure({kTwice, {size->first}});
    const std::string_view number = one.substr(std::min(equals + 1, one.size()));
    const auto [stop, problem] = std::from_chars(number.data(), number.data() + number.size(), size->second);
    if (problem != std::errc{} || stop != number.data() + number.size()) {
      return base::failure({kNoNumber, {size->first}});
    }
    const std::int64_t most = size->first == "public" ? kMostPercent : kMostThings;
    const std::int64_t least = size->first == "clusters" ? 1 : 0;
    if (size->second < least || size->second > most) {
      return base::failure({kOutOfRange, {size->first, std::to_string(least), std::to_string(most)}});
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return sizes;
}

/// A VPC with a public subnet and a private one behind a NAT gateway.
Network add_network(Builder& make) {
  const Value vpc = make("ec2", "CreateVpc", Value::object({{"CidrBlock", "10.0.0.0/8"}}));
  const std::string vpc_id = vpc["vpc"].text("vpcId");
  const auto subnet = [&](const char* cidr) {
    return make("ec2", "CreateSubnet", Value::object({{"VpcId", vpc_id}, {"CidrBlock", cidr}}))["subnet"].text(
        "subnetId");
  };
  const auto route = [&](const std::string& subnet_id, const char* member, const std::string& target) {
    const Value table = make("ec2", "CreateRouteTable", Value::object({{"VpcId", vpc_id}}));
    const std::string id = table["routeTable"].text("routeTableId");
    make("ec2", "CreateRoute",
         Value::object({{"RouteTableId", id}, {"DestinationCidrBlock", "0.0.0.0/0"}, {member, target}}));
    make("ec2", "AssociateRouteTable", Value::object({{"RouteTableId", id}, {"SubnetId", subnet_id}}));
  };
  Network network{.public_subnet = subnet("10.0.0.0/9"), .private_subnet = subnet("10.128.0.0/9")};
  const Value gateway = make("ec2", "CreateInternetGateway", Value::object());
  const std::string gateway_id = gateway["internetGateway"].text("internetGatewayId");
  make("ec2", "AttachInternetGateway", Value::object({{"InternetGatewayId", gateway_id}, {"VpcId", vpc_id}}));
  route(network.public_subnet, "GatewayId", gateway_id);
  const std::string address = make("ec2", "AllocateAddress", Value::object()).text("allocationId");
  const Value nat =
      make("ec2", "CreateNatGateway", Value::object({{"SubnetId", network.public_subnet}, {"AllocationId", address}}));
  route(network.private_subnet, "NatGatewayId", nat["natGateway"].text("natGatewayId"));
  return network;
}

void add_definition(Builder& make) {
  Value container = Value::object({{"name", "app"}, {"image", "public.ecr.aws/nginx/nginx:stable"}});
  make("ecs", "RegisterTaskDefinition",
       Value::object({{"family", "app"},
                      {"networkMode", "awsvpc"},
                      {"requiresCompatibilities", Value::texts({"FARGATE"})},
                      {"cpu", "256"},
                      {"memory", "512"},
                      {"containerDefinitions", Value(Value::Array{std::move(container)})}}));
}

}  // namespace

base::Result<void> generate(world::World& world, std::string_view sizes_text, double now) {
  const auto sizes = read_sizes(sizes_text);
  if (!sizes) return base::failure(base::Message(kGenerate).then(sizes.error().message));
  add_default_account(world);
  world.advance_to(now - kSettled);
  Builder make(world);
  const Estate estate{
      .network = add_network(make), .clusters = sizes->at("clusters"), .public_percent = sizes->at("public")};
  add_definition(make);
  for (std::int64_t i = 0; i < estate.clusters; ++i) {
    make("ecs", "CreateCluster", Value::object({{"clusterName", numbered("cluster-", i)}}));
  }
  add_services(make, estate, sizes->at("services"), sizes->at("tasks"));
  // More than AWS's quotas allow, as accounts of that size have had them raised.
  world::Region& region = world.account(std::string(kAccount)).region("us-east-1");
  region.events.most_rules = std::max(region.events.most_rules, static_cast<std::size_t>(sizes->at("rules")));
  region.pipes.most = std::max(region.pipes.most, static_cast<std::size_t>(sizes->at("pipes")));
  add_rules(make, estate, sizes->at("rules"));
  add_schedules(make, estate, sizes->at("schedules"));
  add_pipes(make, estate, sizes->at("pipes"));
  add_state_machines(make, estate, sizes->at("state_machines"));
  add_job_definitions(make, estate, sizes->at("job_definitions"));
  world.advance_to(now);
  return make.result();
}

}  // namespace kakoi::sim::scenario
