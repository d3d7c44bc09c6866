#include "estate.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kakoi::sim::services {

Estate::Estate() {
  world.account(account);
  world.advance_to(1'700'000'000);
  const std::string vpc = ok("ec2", "CreateVpc", "{'CidrBlock':'10.0.0.0/16'}")["vpc"].text("vpcId");
  const auto subnet = [&](const std::string& cidr) {
    return ok("ec2", "CreateSubnet", "{'VpcId':'" + vpc + "','CidrBlock':'" + cidr + "'}")["subnet"].text("subnetId");
  };
  public_subnet = subnet("10.0.0.0/24");
  private_subnet = subnet("10.0.1.0/24");
  isolated_subnet = subnet("10.0.2.0/24");
  const auto route = [&](const std::string& from, const std::string& target) {
    const std::string table =
        ok("ec2", "CreateRouteTable", "{'VpcId':'" + vpc + "'}")["routeTable"].text("routeTableId");
    ok("ec2", "CreateRoute", "{'RouteTableId':'" + table + "','DestinationCidrBlock':'0.0.0.0/0'," + target + "}");
    ok("ec2", "AssociateRouteTable", "{'RouteTableId':'" + table + "','SubnetId':'" + from + "'}");
  };
  const std::string gateway = ok("ec2", "CreateInternetGateway", "{}")["internetGateway"].text("internetGatewayId");
  ok("ec2", "AttachInternetGateway", "{'InternetGatewayId':'" + gateway + "','VpcId':'" + vpc + "'}");
  route(public_subnet, "'GatewayId':'" + gateway + "'");
  const std::string address = ok("ec2", "AllocateAddress", "{}").text("allocationId");
  const std::string nat = ok("ec2", "CreateNatGateway",
                             "{'SubnetId':'" + public_subnet + "','AllocationId':'" + address + "'}")["natGateway"]
                              .text("natGatewayId");
  route(private_subnet, "'NatGatewayId':'" + nat + "'");
  ok("ecs", "CreateCluster", "{'clusterName':'c'}");
  ok("ecs", "RegisterTaskDefinition",
     "{'family':'app','networkMode':'awsvpc','requiresCompatibilities':['FARGATE'],'cpu':'256','memory':'512',"
     "'executionRoleArn':'arn:aws:iam::111122223333:role/execution',"
     "'containerDefinitions':[{'name':'app','image':'111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1'}]}");
}

Outcome Estate::call(std::string_view service, std::string_view action, const Value& input) {
  for (const Service* it : all()) {
    if (it->shape.name != service || it->find(action) == nullptr) continue;
    Context context{.world = world,
                    .region = world.account(account).region(region),
                    .caller = {.account = account, .principal = "arn:aws:iam::" + account + ":user/test"},
                    .action = std::string(action)};
    return it->perform(context, input);
  }
  return error("NoSuchAction", std::string(action));
}

Value Estate::ok(std::string_view service, std::string_view action, std::string input) {
  std::ranges::replace(input, '\'', '"');
  const auto parsed = value::parse_json(input);
  EXPECT_TRUE(parsed) << input;
  const Outcome outcome = call(service, action, parsed.value_or(Value::object()));
  EXPECT_TRUE(outcome) << action << ": " << (outcome ? "" : outcome.error().code + ": " + outcome.error().message);
  return outcome ? *outcome : Value();
}

std::string Estate::refusal(std::string_view service, std::string_view action, std::string input) {
  std::ranges::replace(input, '\'', '"');
  const auto parsed = value::parse_json(input);
  EXPECT_TRUE(parsed) << input;
  const Outcome outcome = call(service, action, parsed.value_or(Value::object()));
  return outcome ? "" : outcome.error().code + ": " + outcome.error().message;
}

std::string Estate::network(const std::string& subnet, bool is_public) const {
  return "'networkConfiguration':{'awsvpcConfiguration':{'subnets':['" + subnet + "'],'assignPublicIp':'" +
         (is_public ? "ENABLED" : "DISABLED") + "'}}";
}

Value Estate::create_service(const std::string& name, const std::string& subnet, bool is_public, int count,
                             const std::string& more) {
  return ok("ecs", "CreateService",
            "{'cluster':'c','serviceName':'" + name +
                "','taskDefinition':'app','launchType':'FARGATE','desiredCount':" + std::to_string(count) + "," +
                network(subnet, is_public) + more + "}");
}

Value Estate::service(const std::string& name) {
  const Value output = ok("ecs", "DescribeServices", "{'cluster':'c','services':['" + name + "']}");
  return output["services"].items().empty() ? Value() : output["services"].items()[0];
}

std::vector<std::string> Estate::events(const std::string& name) {
  std::vector<std::string> messages;
  const Value described = service(name);
  for (const Value& event : described["events"].items()) {
    messages.push_back(event.text("message"));
  }
  return messages;
}

std::vector<std::string> Estate::public_ips(const std::string& name) {
  std::vector<std::string> addresses;
  const world::Region& here = world.account(account).region(region);
  for (const auto& [id, task] : here.ecs.tasks) {
    const auto found = here.ec2.interfaces.find(task.interface_id);
    if (task.service == name && task.is_running() && found != here.ec2.interfaces.end()) {
      addresses.push_back(found->second.public_ip);
    }
  }
  return addresses;
}

}  // namespace kakoi::sim::services
