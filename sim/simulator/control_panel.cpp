// GET    /_sim/actions what each service can do
// GET    /_sim/calls   how often each action was called          DELETE: from nought again
// GET    /_sim/time    {"now": seconds, "waiting": jobs}          POST {"advance": seconds}
// GET    /_sim/faults  what is to go wrong                        POST a fault   DELETE: nothing any more
// POST   /_sim/events  {"event": "call", "account", "region", "service", "action", "input"}: somebody else does this;
// with
//                      "by": "states.amazonaws.com", a service of AWS does
//                      {"event": "credentials_expire", "access_key"}
//                      and those of sim/services/happenings.hpp
// GET    /_sim/reach   what the network lets through: reach_panel.hpp
#include "sim/simulator/control_panel.hpp"

#include "sim/services/happenings.hpp"
#include "sim/services/service.hpp"
#include "sim/simulator/fault_check.hpp"
#include "sim/simulator/reach_panel.hpp"
#include "sim/value/json.hpp"
#include "sim/value/words.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

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
    const auto fault = read_fault(input);
    if (!fault) return refusal(fault.error());
    controls.faults.add(*fault);
  }
  return json(Value::object({{"faults", controls.faults.shape()}}));
}

/// What a person or a pipeline does meanwhile, without a signature and without being counted.
http::Response call(const Value& input, Simulator::Controls& controls) {
  for (const services::Service* service : services::all()) {
    if (service->shape.name != input.text("service") || service->find(input.text("action")) == nullptr) continue;
    const std::string account = input.text("account");
    const std::string user = "arn:aws:iam::" + account + ":user/somebody-else";
    if (!controls.world.accounts.contains(account)) return refusal("no such account: " + account);
    services::Context context{
        .world = controls.world,
        .region = controls.world.account(account).region(input.text("region", "us-east-1")),
        .caller = {.account = account, .principal = input.text("by", user), .user_id = "AIDASOMEBODYELSE"},
        .action = input.text("action")};
    const auto outcome = service->perform(context, input["input"].is_null() ? Value::object() : input["input"]);
    return outcome ? json(*outcome) : refusal(outcome.error().code + ": " + outcome.error().message);
  }
  return refusal("no such action: " + input.text("service") + " " + input.text("action"));
}

http::Response reach(const http::Request& request, Simulator::Controls& controls) {
  const auto answer = reach_answer(controls.world, request.query);
  return answer ? json(*answer) : refusal(answer.error());
}

http::Response events(const Value& input, Simulator::Controls& controls) {
  const std::string event = input.text("event");
  if (event == "call") return call(input, controls);
  if (event == "credentials_expire") {
    const auto found = controls.world.credentials.find(input.text("access_key"));
    if (found == controls.world.credentials.end()) return refusal("no such access key");
    // Long-lived keys have no end: only a session can be over.
    found->second.expires = controls.world.now();
    if (found->second.session_token.empty()) found->second.session_token = "expired";
    return json(Value::object({{"expired", input.text("access_key")}}));
  }
  const auto outcome = services::happen(controls.world, input);
  return outcome ? json(*outcome) : refusal(outcome.error().message);
}

/// What may be done with a path; nothing: there is no such path.
std::vector<std::string> methods_of(std::string_view path) {
  if (path == "/_sim/actions" || path == "/_sim/reach") return {"GET"};
  if (path == "/_sim/calls") return {"GET", "DELETE"};
  if (path == "/_sim/time") return {"GET", "POST"};
  if (path == "/_sim/faults") return {"GET", "POST", "DELETE"};
  if (path == "/_sim/events") return {"POST"};
  return {};
}

}  // namespace

http::Response control_answer(const http::Request& request, Simulator::Controls controls) {
  if (const auto methods = methods_of(request.path); methods.empty()) {
    return refusal("there is no " + request.path, 404);
  } else if (std::ranges::find(methods, request.method) == methods.end()) {
    http::Response response =
        refusal(request.path + " takes " + value::listed(methods) + ", not " + request.method, 405);
    response.headers.emplace_back("Allow", value::listed(methods));
    return response;
  }
  const auto input = request.body.empty() ? std::optional(Value::object()) : value::parse_json(request.body);
  if (!input || !input->is_object()) return refusal("the body is not a JSON object");
  if (request.path == "/_sim/actions") return actions();
  if (request.path == "/_sim/calls") return calls(request, controls);
  if (request.path == "/_sim/time") return time(request, *input, controls);
  if (request.path == "/_sim/faults") return faults(request, *input, controls);
  if (request.path == "/_sim/reach") return reach(request, controls);
  return events(*input, controls);
}

}  // namespace kakoi::sim::simulator
