// GET    /_sim/actions what each service can do
// GET    /_sim/calls   how often each action was called          DELETE: from nought again
// GET    /_sim/time    {"now": seconds, "waiting": jobs}          POST {"advance": seconds}
// GET    /_sim/faults  what is to go wrong                        POST a fault   DELETE: nothing any more
// POST   /_sim/events  {"event": "call", "account", "region", "service", "action", "input"}: somebody else does this
//                      {"event": "credentials_expire", "access_key"}
//                      {"event": "key_denied", "key"}, {"event": "key_allowed", "key"}: of KMS
//                      {"event": "share_subnet", "account", "region", "subnet", "with"}: another account may use it
// GET    /_sim/reach   what the network lets through: reach_panel.hpp
#include "sim/simulator/control_panel.hpp"

#include "sim/services/service.hpp"
#include "sim/simulator/reach_panel.hpp"
#include "sim/value/json.hpp"

namespace kakoi::sim::simulator {
namespace {

using value::Value;

// More than that in one step would keep everybody waiting.
constexpr double kLongestStep = 30.0 * 24 * 3600;

http::Response json(const Value& body, int status = 200) {
  return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = value::to_json(body) + "\n"};
}

http::Response refusal(const std::string& message, int status = 400) {
  return json(Value::object({{"error", message}}), status);
}

/// The names of every service's actions.
http::Response actions() {
  Value answer = Value::object();
  for (const services::Service* service : services::all()) {
    Value names = Value::array();
    for (const services::ActionEntry& entry : service->actions) names.append(std::string(entry.name));
    answer.set(std::string(service->shape.name), std::move(names));
  }
  return json(answer);
}

http::Response calls(const http::Request& request, Simulator::Controls& controls) {
  if (request.method == "DELETE") controls.counts.clear();
  return json(controls.counts.shape());
}

http::Response time(const http::Request& request, const Value& input, Simulator::Controls& controls) {
  if (request.method == "POST") {
    const double seconds = input.number("advance", -1);
    if (seconds < 0 || seconds > kLongestStep) return refusal("advance is a number of seconds, thirty days at most");
    controls.clock.advance(seconds);
    controls.world.advance_to(controls.clock.at(controls.wall));
  }
  return json(Value::object(
      {{"now", controls.world.now()}, {"waiting", static_cast<std::int64_t>(controls.world.timeline.size())}}));
}

http::Response faults(const http::Request& request, const Value& input, Simulator::Controls& controls) {
  if (request.method == "DELETE") controls.faults.clear();
  if (request.method == "POST") {
    const auto fault = control::fault_from(input);
    if (!fault) return refusal("no such kind of fault, or a member that faults do not have: " + input.text("kind"));
    controls.faults.add(*fault);
  }
  return json(Value::object({{"faults", controls.faults.shape()}}));
}

/// What a person or a pipeline does meanwhile, without a signature and without being counted.
http::Response call(const Value& input, Simulator::Controls& controls) {
  for (const services::Service* service : services::all()) {
    const services::Action run = service->find(input.text("action"));
    if (service->shape.name != input.text("service") || run == nullptr) continue;
    const std::string account = input.text("account");
    if (!controls.world.accounts.contains(account)) return refusal("no such account: " + account);
    services::Context context{.world = controls.world,
                              .region = controls.world.account(account).region(input.text("region", "us-east-1")),
                              .caller = {.account = account,
                                         .principal = "arn:aws:iam::" + account + ":user/somebody-else",
                                         .user_id = "AIDASOMEBODYELSE"},
                              .action = input.text("action")};
    const auto outcome = run(context, input["input"].is_null() ? Value::object() : input["input"]);
    return outcome ? json(*outcome) : refusal(outcome.error().code + ": " + outcome.error().message);
  }
  return refusal("no such action: " + input.text("service") + " " + input.text("action"));
}

/// What sharing by Resource Access Manager leads to.
http::Response share_subnet(const Value& input, Simulator::Controls& controls) {
  const std::string owner = input.text("account");
  const std::string region = input.text("region", "us-east-1");
  const std::string subnet = input.text("subnet");
  if (!controls.world.accounts.contains(owner)) return refusal("no such account: " + owner);
  if (!controls.world.account(owner).region(region).ec2.subnets.contains(subnet)) {
    return refusal("no such subnet: " + subnet);
  }
  controls.world.account(input.text("with")).region(region).ec2.shared_subnets[subnet] = owner;
  return json(Value::object({{"shared", subnet}}));
}

http::Response reach(const http::Request& request, Simulator::Controls& controls) {
  const auto answer = reach_answer(controls.world, request.query);
  return answer ? json(*answer) : refusal(answer.error());
}

http::Response events(const Value& input, Simulator::Controls& controls) {
  const std::string event = input.text("event");
  if (event == "call") return call(input, controls);
  if (event == "share_subnet") return share_subnet(input, controls);
  if (event == "credentials_expire") {
    const auto found = controls.world.credentials.find(input.text("access_key"));
    if (found == controls.world.credentials.end()) return refusal("no such access key");
    // Long-lived keys have no end: only a session can be over.
    found->second.expires = controls.world.now();
    if (found->second.session_token.empty()) found->second.session_token = "expired";
    return json(Value::object({{"expired", input.text("access_key")}}));
  }
  if (event == "key_denied" || event == "key_allowed") {
    const std::string key = input.text("key");
    if (event == "key_denied") controls.world.denied_keys.insert(key);
    if (event == "key_allowed") controls.world.denied_keys.erase(key);
    return json(Value::object({{event, key}}));
  }
  return refusal("no such event: " + event);
}

}  // namespace

http::Response control_answer(const http::Request& request, Simulator::Controls controls) {
  const auto input = request.body.empty() ? std::optional(Value::object()) : value::parse_json(request.body);
  if (!input || !input->is_object()) return refusal("the body is not a JSON object");
  if (request.path == "/_sim/actions") return actions();
  if (request.path == "/_sim/calls") return calls(request, controls);
  if (request.path == "/_sim/time") return time(request, *input, controls);
  if (request.path == "/_sim/faults") return faults(request, *input, controls);
  if (request.path == "/_sim/reach") return reach(request, controls);
  if (request.path == "/_sim/events" && request.method == "POST") return events(*input, controls);
  return refusal("there is no " + request.path, 404);
}

}  // namespace kakoi::sim::simulator
