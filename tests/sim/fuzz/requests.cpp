// A conversation with the simulator, one request on each line (see conversation.hpp). Some seconds pass between them.
// Nothing may crash, and nobody may see another account's names.
//
// The world is made anew for each conversation, so that the input alone tells what happens. What costs most is
// simulated time, so a conversation is over when it has lasted for a few hours, or when too much is going on.
#include "sim/fuzz/conversation.hpp"
#include "sim/scenario/calls.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/simulator/simulator.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace kakoi::sim;

constexpr std::string_view kSecret = "only-for-the-other-account";
constexpr std::string_view kOther = "444455556666";

struct Line {
  std::string_view account;
  std::string_view service;
  std::string_view action;
  std::string_view input;
};

constexpr Line kWorld[] = {
    {kOther, "ecs", "CreateCluster", R"({"clusterName": "only-for-the-other-account"})"},
    {kOther, "ecs", "RegisterTaskDefinition",
     R"({"family": "only-for-the-other-account", "containerDefinitions": [{"name": "a", "image": "b"}]})"},
    {kOther, "ec2", "CreateVpc",
     R"({"CidrBlock": "10.0.0.0/16", "TagSpecification": [{"Tag": [{"Key": "only-for-the-other-account"}]}]})"},
    {kOther, "events", "PutRule",
     R"-({"Name": "only-for-the-other-account", "ScheduleExpression": "rate(1 minute)"})-"},
    {kOther, "pipes", "CreatePipe",
     R"({"Name": "only-for-the-other-account", "Source": "arn:aws:sqs:us-east-1:444455556666:q",
         "Target": "arn:aws:sqs:us-east-1:444455556666:q", "RoleArn": "arn:aws:iam::444455556666:role/r"})"},
    {kOther, "scheduler", "CreateSchedule",
     R"-({"Name": "only-for-the-other-account", "ScheduleExpression": "rate(1 minute)",
          "FlexibleTimeWindow": {"Mode": "OFF"},
          "Target": {"Arn": "arn:aws:sqs:us-east-1:444455556666:q", "RoleArn": "arn:aws:iam::444455556666:role/r"}})-"},
    {scenario::kAccount, "ecs", "CreateCluster", R"({"clusterName": "demo"})"},
    {scenario::kAccount, "ecs", "RegisterTaskDefinition",
     R"({"family": "app", "networkMode": "awsvpc", "cpu": "256", "memory": "512",
         "containerDefinitions": [{"name": "a", "image": "b"}]})"},
    {scenario::kAccount, "ec2", "CreateVpc", R"({"CidrBlock": "10.0.0.0/16"})"},
    {scenario::kAccount, "ec2", "CreateSubnet", R"({"VpcId": "$vpcId", "CidrBlock": "10.0.0.0/24"})"},
    {scenario::kAccount, "ec2", "CreateInternetGateway", "{}"},
    {scenario::kAccount, "ec2", "AttachInternetGateway",
     R"({"InternetGatewayId": "$internetGatewayId", "VpcId": "$vpcId"})"},
    {scenario::kAccount, "ec2", "CreateRouteTable", R"({"VpcId": "$vpcId"})"},
    {scenario::kAccount, "ec2", "CreateRoute",
     R"({"RouteTableId": "$routeTableId", "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "$internetGatewayId"})"},
    {scenario::kAccount, "ec2", "AssociateRouteTable", R"({"RouteTableId": "$routeTableId", "SubnetId": "$subnetId"})"},
    {scenario::kAccount, "ecs", "CreateService",
     R"({"cluster": "demo", "serviceName": "web", "taskDefinition": "app", "desiredCount": 2, "launchType": "FARGATE",
         "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["$subnetId"], "assignPublicIp": "ENABLED"}}})"},
};

constexpr double kStart = 1'704'067'200;

value::Value made(world::World& world, const Line& line, const value::Value& input) {
  auto output = scenario::call(world, {.account = std::string(line.account)}, line.service, line.action, input);
  if (!output) std::abort();
  return *std::move(output);
}

/// The inputs of `kWorld`, ready. Worlds are alike: what one calls its things, the next one does too.
std::vector<value::Value> ready_inputs() {
  world::World world;
  world.advance_to(kStart);
  fuzz::Answers answers;
  std::vector<value::Value> inputs;
  for (const Line& line : kWorld) {
    inputs.push_back(value::parse_json(answers.filled(line.input)).value());
    answers.add(value::to_json(made(world, line, inputs.back())));
  }
  return inputs;
}

void make(world::World& world) {
  static const std::vector<value::Value> inputs = ready_inputs();
  world.advance_to(kStart);
  scenario::add_default_account(world);
  for (std::size_t i = 0; i < inputs.size(); ++i) made(world, kWorld[i], inputs[i]);
}

// Seconds of simulated time.
constexpr double kBetweenLines = 10;
constexpr double kLongest = 4.0 * 3600;
constexpr std::size_t kMostGoingOn = 300;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  double wall = kStart;
  simulator::Simulator simulator({.verifies_signatures = false}, [&] { return wall; });
  make(simulator.world());
  const world::World& world = simulator.world();
  // The control panel may act for anybody, and its own words may come back: only what was not said may not be seen.
  const bool says_it = text.find(kSecret) != std::string_view::npos || text.find(kOther) != std::string_view::npos;
  fuzz::Answers answers;
  while (!text.empty() && world.now() - kStart < kLongest && world.timeline.size() < kMostGoingOn) {
    const std::string_view given = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(given.size() + 1, text.size()));
    const std::string line = answers.filled(given);
    if (fuzz::waits_longer_than(kLongest, line)) continue;
    const http::Response response = simulator.handle(fuzz::request_of(line));
    if (!says_it && response.body.find(kSecret) != std::string::npos) std::abort();
    answers.add(response.body);
    wall += kBetweenLines;
  }
  return 0;
}
