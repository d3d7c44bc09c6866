// A conversation with the simulator, one request on each line: `ecs ListServices {"cluster": "demo"}`,
// `ec2 DescribeVpcs MaxResults=5`, `scheduler PUT /schedules/a {"State": "DISABLED"}`, `get /_sim/time`, `post
// /_sim/faults {"kind": "denied"}`, `authorization <header>`. Half a minute passes between them. Nothing may crash, and
// nobody may see another account's names.
#include "sim/scenario/scenario.hpp"
#include "sim/simulator/simulator.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace kakoi::sim;

constexpr std::string_view kSecret = "only-for-the-other-account";

std::string_view take_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

std::string authorization(std::string_view service) {
  return "AWS4-HMAC-SHA256 Credential=" + std::string(scenario::kAccessKey) + "/20240101/us-east-1/" +
         std::string(service) + "/aws4_request, SignedHeaders=host, Signature=0";
}

void set_address(http::Request& request, std::string_view address) {
  const std::size_t mark = std::min(address.find('?'), address.size());
  request.path = std::string(address.substr(0, mark));
  request.query = std::string(address.substr(std::min(mark + 1, address.size())));
}

/// Of the services that speak REST: `METHOD /path BODY`.
http::Request rest_request(http::Request request, std::string_view line) {
  request.method = std::string(take_word(line));
  set_address(request, take_word(line));
  request.body = std::string(line);
  return request;
}

http::Request request_of(std::string_view line) {
  const std::string_view service = take_word(line);
  http::Request request{.method = "POST", .path = "/", .headers = {{"authorization", authorization(service)}}};
  if (service == "authorization") {
    request.headers[0].second = std::string(line);
    return request;
  }
  if (service == "scheduler" || service == "pipes") return rest_request(std::move(request), line);
  const std::string_view what = take_word(line);
  request.body = std::string(line);
  if (service == "get" || service == "post") {
    request.method = service == "get" ? "GET" : "POST";
    set_address(request, what);
  } else if (service == "ecs") {
    request.headers.emplace_back("x-amz-target", "AmazonEC2ContainerServiceV20141113." + std::string(what));
  } else if (service == "events") {
    request.headers.emplace_back("x-amz-target", "AWSEvents." + std::string(what));
  } else {
    request.body = "Action=" + std::string(what) + "&" + std::string(line);
  }
  return request;
}

constexpr std::string_view kWorld = R"(
accounts: [{id: "111122223333"}, {id: "444455556666", access_key: AKIAOTHER, secret: other}]
steps:
  - in: {account: "444455556666"}
  - {call: ecs CreateCluster, with: {clusterName: only-for-the-other-account}}
  - {call: ecs RegisterTaskDefinition, with: {family: only-for-the-other-account, containerDefinitions: [{name: a, image: b}]}}
  - {call: ec2 CreateVpc, with: {CidrBlock: 10.0.0.0/16, TagSpecification: [{Tag: [{Key: only-for-the-other-account, Value: b}]}]}}
  - {call: events PutRule, with: {Name: only-for-the-other-account, ScheduleExpression: rate(1 minute)}}
  - call: pipes CreatePipe
    with: {Name: only-for-the-other-account, Source: "arn:aws:sqs:us-east-1:444455556666:q", Target: "arn:aws:sqs:us-east-1:444455556666:q", RoleArn: "arn:aws:iam::444455556666:role/r"}
  - call: scheduler CreateSchedule
    with: {Name: only-for-the-other-account, ScheduleExpression: rate(1 minute), FlexibleTimeWindow: {Mode: "OFF"}, Target: {Arn: "arn:aws:sqs:us-east-1:444455556666:q", RoleArn: "arn:aws:iam::444455556666:role/r"}}
  - in: {account: "111122223333"}
  - {call: ecs CreateCluster, with: {clusterName: demo}}
  - {call: ecs RegisterTaskDefinition, with: {family: app, networkMode: awsvpc, cpu: "256", memory: "512", containerDefinitions: [{name: a, image: b}]}}
  - {call: ec2 CreateVpc, with: {CidrBlock: 10.0.0.0/16}, keep: {vpc: vpc.vpcId}}
  - {call: ec2 CreateSubnet, with: {VpcId: "${vpc}", CidrBlock: 10.0.0.0/24}, keep: {subnet: subnet.subnetId}}
  - call: ecs CreateService
    with:
      cluster: demo
      serviceName: web
      taskDefinition: app
      desiredCount: 2
      launchType: FARGATE
      networkConfiguration: {awsvpcConfiguration: {subnets: ["${subnet}"], assignPublicIp: ENABLED}}
)";

// Months of a service that never comes up say no more than a day, and take seconds.
bool waits_for_long(std::string_view line) {
  constexpr std::size_t kDigitsOfADay = 5;
  std::size_t digits = 0;
  std::size_t most = 0;
  for (const char c : line) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    most = std::max(most, digits);
  }
  return line.starts_with("post /_sim/time") && most > kDigitsOfADay;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  double wall = 1'704'067'200;
  simulator::Simulator simulator({.verifies_signatures = false}, [&] { return wall; });
  if (!scenario::play(simulator.world(), kWorld, wall)) std::abort();
  // The control panel may act for anybody, and its own words may come back: only what was not said may not be seen.
  const bool says_it =
      text.find(kSecret) != std::string_view::npos || text.find("444455556666") != std::string_view::npos;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size()));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (waits_for_long(line)) continue;
    const http::Response response = simulator.handle(request_of(line));
    if (!says_it && response.body.find(kSecret) != std::string::npos) std::abort();
    wall += 30;
  }
  return 0;
}
