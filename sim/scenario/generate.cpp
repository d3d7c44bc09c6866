#include "sim/scenario/calls.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>

namespace kakoi::sim::scenario {
namespace {

using value::Value;

constexpr base::Phrase kNoSize{"there is no size {}", "大きさ {} はありません"};
constexpr base::Phrase kNoNumber{"{} needs a number", "{} には数値が必要です"};

// After this everything has come to rest.
constexpr double kSettled = 120;

using Sizes = std::map<std::string, std::int64_t, std::less<>>;

base::Result<Sizes> read_sizes(std::string_view text) {
  Sizes sizes = {{"clusters", 1},  {"job_definitions", 0}, {"public", 30},
                 {"services", 10}, {"state_machines", 0},  {"tasks", 1}};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string_view one = text.substr(0, end);
    const std::size_t equals = std::min(one.find('='), one.size());
    const auto size = sizes.find(one.substr(0, equals));
    if (size == sizes.end()) return base::failure({kNoSize, {std::string(one)}});
    const std::string_view number = one.substr(std::min(equals + 1, one.size()));
    const auto [stop, problem] = std::from_chars(number.data(), number.data() + number.size(), size->second);
    if (problem != std::errc{} || stop != number.data() + number.size() || size->second < 0) {
      return base::failure({kNoNumber, {size->first}});
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return sizes;
}

/// Makes one call after the other, until one fails.
class Builder {
 public:
  explicit Builder(world::World& world) : world_(world) {}

  Value operator()(std::string_view service, std::string_view action, const Value& input) {
    if (failed_) return {};
    auto output = call(world_, caller_, service, action, input);
    if (output) return *std::move(output);
    failed_ = output.error();
    return {};
  }

  [[nodiscard]] base::Result<void> result() const {
    return failed_ ? base::Result<void>(tl::unexpected(*failed_)) : base::Result<void>();
  }

 private:
  world::World& world_;
  Caller caller_{.account = std::string(kAccount)};
  std::optional<base::Error> failed_;
};

/// The ids that services are placed with.
struct Network {
  std::string public_subnet;
  std::string private_subnet;
};

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

Value network_configuration(const std::string& subnet, bool is_public) {
  return Value::object(
      {{"awsvpcConfiguration",
        Value::object({{"subnets", Value::texts({subnet})}, {"assignPublicIp", is_public ? "ENABLED" : "DISABLED"}})}});
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

std::string numbered(const char* name, std::int64_t number) {
  const std::string digits = std::to_string(number);
  return name + std::string(digits.size() < 5 ? 5 - digits.size() : 0, '0') + digits;
}

/// Exactly so many of a hundred, spread evenly.
bool is_public(const Sizes& sizes, std::int64_t i) {
  return (i + 1) * sizes.at("public") / 100 > i * sizes.at("public") / 100;
}

/// Each with one state that runs a task.
void add_state_machines(Builder& make, const Sizes& sizes, const Network& network) {
  for (std::int64_t i = 0; i < sizes.at("state_machines"); ++i) {
    const bool open = is_public(sizes, i);
    const Value awsvpc =
        Value::object({{"Subnets", Value::texts({open ? network.public_subnet : network.private_subnet})},
                       {"AssignPublicIp", open ? "ENABLED" : "DISABLED"}});
    const Value parameters =
        Value::object({{"Cluster", numbered("cluster-", 0)},
                       {"TaskDefinition", "app"},
                       {"LaunchType", "FARGATE"},
                       {"NetworkConfiguration", Value::object({{"AwsvpcConfiguration", awsvpc}})}});
    const Value run = Value::object({{"Type", "Task"},
                                     {"Resource", "arn:aws:states:::ecs:runTask.sync"},
                                     {"Parameters", parameters},
                                     {"End", true}});
    const Value definition = Value::object({{"StartAt", "Run"}, {"States", Value::object({{"Run", run}})}});
    make("states", "CreateStateMachine",
         Value::object({{"name", numbered("machine-", i)},
                        {"definition", value::to_json(definition)},
                        {"roleArn", "arn:aws:iam::" + std::string(kAccount) + ":role/states"}}));
  }
}

void add_job_definitions(Builder& make, const Sizes& sizes) {
  const auto requirement = [](const char* type, const char* value) {
    return Value::object({{"type", type}, {"value", value}});
  };
  for (std::int64_t i = 0; i < sizes.at("job_definitions"); ++i) {
    const Value container = Value::object(
        {{"image", "public.ecr.aws/docker/library/busybox:stable"},
         {"executionRoleArn", "arn:aws:iam::" + std::string(kAccount) + ":role/execution"},
         {"resourceRequirements", Value(Value::Array{requirement("VCPU", "0.25"), requirement("MEMORY", "512")})},
         {"networkConfiguration", Value::object({{"assignPublicIp", is_public(sizes, i) ? "ENABLED" : "DISABLED"}})}});
    make("batch", "RegisterJobDefinition",
         Value::object({{"jobDefinitionName", numbered("job-", i)},
                        {"type", "container"},
                        {"platformCapabilities", Value::texts({"FARGATE"})},
                        {"containerProperties", container}}));
  }
}

}  // namespace

base::Result<void> generate(world::World& world, std::string_view sizes_text, double now) {
  const auto sizes = read_sizes(sizes_text);
  if (!sizes) return tl::unexpected(sizes.error());
  add_default_account(world);
  world.advance_to(now - kSettled);
  Builder make(world);
  const Network network = add_network(make);
  add_definition(make);
  const std::int64_t clusters = std::max<std::int64_t>(sizes->at("clusters"), 1);
  for (std::int64_t i = 0; i < clusters; ++i) {
    make("ecs", "CreateCluster", Value::object({{"clusterName", numbered("cluster-", i)}}));
  }
  const std::int64_t services = sizes->at("services");
  for (std::int64_t i = 0; i < services; ++i) {
    const bool open = is_public(*sizes, i);
    make("ecs", "CreateService",
         Value::object({{"cluster", numbered("cluster-", i * clusters / services)},
                        {"serviceName", numbered("service-", i)},
                        {"taskDefinition", "app"},
                        {"desiredCount", sizes->at("tasks")},
                        {"launchType", "FARGATE"},
                        {"networkConfiguration",
                         network_configuration(open ? network.public_subnet : network.private_subnet, open)}}));
  }
  add_state_machines(make, *sizes, network);
  add_job_definitions(make, *sizes);
  world.advance_to(now);
  return make.result();
}

}  // namespace kakoi::sim::scenario
