#include "sim/simulator/simulator.hpp"

#include "sim/protocol/read.hpp"
#include "sim/protocol/signature.hpp"
#include "sim/protocol/write.hpp"
#include "sim/services/service.hpp"
#include "sim/simulator/authentication.hpp"
#include "sim/simulator/control_panel.hpp"
#include "sim/simulator/fault_check.hpp"
#include "sim/simulator/trouble.hpp"

#include <algorithm>
#include <vector>

namespace kakoi::sim::simulator {
namespace {

using control::FaultKind;
using protocol::Outcome;

// For what cannot even be told apart: JSON, as most services speak it.
constexpr protocol::Shape kUnknownService{.name = "unknown"};

// Of a request that nobody signed.
constexpr const char* kUsualRegion = "us-east-1";

std::span<const protocol::Shape* const> shapes() {
  static const std::vector<const protocol::Shape*> known = [] {
    std::vector<const protocol::Shape*> all;
    for (const services::Service* service : services::all()) {
      all.push_back(&service->shape);
    }
    return all;
  }();
  return known;
}

/// The service that has the action of the call; null when none has.
const services::Service* service_of(const protocol::Call& call) {
  const auto found =
      std::ranges::find(services::all(), call.shape, [](const services::Service* service) { return &service->shape; });
  return found != services::all().end() && (*found)->find(call.action) != nullptr ? *found : nullptr;
}

/// Who calls where nobody has to say so.
std::optional<world::Credential> nobody(const protocol::Call& call, const world::World& world) {
  const bool is_open = std::ranges::any_of(services::all(), [&](const services::Service* service) {
    return &service->shape == call.shape && service->is_open(call.action);
  });
  if (!is_open || world.accounts.empty()) return std::nullopt;
  return world::Credential{.account = world.accounts.begin()->first, .principal = "anonymous"};
}

Outcome unknown_action(const protocol::Call& call) {
  const bool is_xml = call.shape->dialect == protocol::Dialect::ec2 || call.shape->dialect == protocol::Dialect::query;
  return protocol::error(is_xml ? "InvalidAction" : "UnknownOperationException",
                         "The action " + call.action + " is not valid for this web service.");
}

/// One call of a known caller, with the fault that is to happen to it.
Outcome carry_out(services::Context& context, const protocol::Call& call, const std::optional<control::Fault>& fault) {
  if (fault) {
    if (auto refused = refused_by(*fault, call, context.caller)) return tl::unexpected(*std::move(refused));
  }
  const services::Service* service = service_of(call);
  if (service == nullptr) return unknown_action(call);
  if (fault && fault->kind == FaultKind::cut_before) return value::Value::object();
  context.fails_entries = fault && fault->kind == FaultKind::entries;
  Outcome outcome = service->perform(context, call.input);
  if (outcome && fault && fault->kind == FaultKind::endless_paging) {
    make_endless(*outcome, *service->paging_of(call.action));
  }
  if (outcome && fault && fault->kind == FaultKind::mistyped) outcome = mistyped(*outcome);
  return outcome;
}

}  // namespace

Simulator::Simulator(Options options, std::function<double()> wall)
    : options_(options), wall_(std::move(wall)), clock_(options.clock, wall_(), options.speed) {}

tl::expected<void, std::string> Simulator::add_fault(const value::Value& it) {
  auto fault = read_fault(it);
  if (!fault) return tl::unexpected(fault.error());
  faults_.add(*std::move(fault));
  return {};
}

http::Response Simulator::handle(const http::Request& request) {
  const double wall = wall_();
  world_.advance_to(clock_.at(wall));
  if (const auto asked = credentials::asked_of(request)) {
    http::Response response = give_credentials(request, *asked);
    response.delay += options_.latency;
    return response;
  }
  if (request.path.starts_with("/_sim/")) {
    return control_answer(request,
                          {.world = world_, .clock = clock_, .counts = counts_, .faults = faults_, .wall = wall});
  }
  http::Response response = answer_call(request);
  response.delay += options_.latency;
  return response;
}

http::Response Simulator::give_credentials(const http::Request& request, const credentials::Asked& asked) {
  const auto fault = faults_.take({.service = asked.service, .action = asked.action, .input = value::Value()});
  const int refused = fault ? status_without_protocol(*fault) : 0;
  const bool is_cut = fault && fault->kind == FaultKind::cut_before;
  http::Response response{.status = refused};
  if (refused == 0) response = is_cut ? http::Response{} : credentials_.answer(request, asked);
  counts_.add(std::string(asked.service), std::string(asked.action),
              response.status >= 400 ? std::to_string(response.status) : "");
  if (fault) spoil(*fault, response);
  return response;
}

http::Response Simulator::answer_call(const http::Request& request) {
  const std::string request_id = world_.ids.uuid();
  const auto signature = protocol::signature_of(request);
  const std::string_view signed_for = signature ? std::string_view(signature->service) : "";
  const protocol::Shape* shape = protocol::shape_of(request, signed_for, shapes());
  if (shape == nullptr) shape = &kUnknownService;
  const auto refuse = [&](const std::string& action, const protocol::ApiError& error) {
    counts_.add(std::string(shape->name), action, error.code);
    return protocol::answer(*shape, error, request_id);
  };

  auto call = protocol::read_call(request, signed_for, shapes());
  if (!call) return refuse("", call.error());
  const double wall = wall_();
  const auto anonymous = signature ? std::nullopt : nobody(*call, world_);
  const auto caller = anonymous ? tl::expected<world::Credential, Refused>(*anonymous)
                                : authenticate(request, signature, shape->name, world_,
                                               {.wall = wall, .verifies = options_.verifies_signatures});
  if (!caller) return refuse(call->action, error_of(caller.error(), shape->dialect));
  if (call->malformed) return refuse(call->action, *call->malformed);
  const std::string region = signature ? signature->region : kUsualRegion;
  services::Context context{.world = world_,
                            .region = world_.account(caller->account).region(region),
                            .caller = *caller,
                            .action = call->action};
  const services::Service* service = service_of(*call);
  const services::Paging* paging = service != nullptr ? service->paging_of(call->action) : nullptr;
  const control::Asked asked{.account = caller->account,
                             .region = region,
                             .service = shape->name,
                             .action = call->action,
                             .input = call->input,
                             .has_pages = paging != nullptr};
  if (options_.throttles && !throttle_.admits(asked, wall, world_.quirks.throttles_undocumented)) {
    return refuse(call->action, throttled(*shape));
  }

  const auto fault = faults_.take(asked);
  if (paging != nullptr) forget_endless_token(call->input, *paging);
  const Outcome outcome = carry_out(context, *call, fault);
  http::Response response = outcome ? protocol::answer(*shape, call->action, *outcome, request_id)
                                    : protocol::answer(*shape, outcome.error(), request_id);
  counts_.add(std::string(shape->name), call->action, outcome ? "" : outcome.error().code);
  if (fault) spoil(*fault, response);
  return response;
}

}  // namespace kakoi::sim::simulator
