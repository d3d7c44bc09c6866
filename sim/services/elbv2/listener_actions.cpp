#include "sim/services/elbv2/actions.hpp"
#include "sim/services/elbv2/attributes.hpp"
#include "sim/services/elbv2/find.hpp"
#include "sim/services/elbv2/forwarding.hpp"
#include "sim/services/elbv2/texts.hpp"

#include "sim/orchestration/load_balancers.hpp"
#include "sim/orchestration/targets.hpp"

#include <algorithm>

namespace kakoi::sim::services::elbv2 {
namespace {

constexpr const char* kFirstPolicy = "ELBSecurityPolicy-2016-08";

bool is_encrypted(const std::string& protocol) { return protocol == "HTTPS" || protocol == "TLS"; }

Value shape(const world::Listener& listener) {
  Value it = Value::object({{"ListenerArn", listener.arn},
                            {"LoadBalancerArn", listener.load_balancer},
                            {"Port", listener.port},
                            {"Protocol", listener.protocol}});
  if (!listener.certificates.items().empty()) it.set("Certificates", listener.certificates);
  if (!listener.ssl_policy.empty()) it.set("SslPolicy", listener.ssl_policy);
  it.set("DefaultActions", listener.actions);
  if (!listener.alpn.is_null()) it.set("AlpnPolicy", listener.alpn);
  return it;
}

Value answer(const world::Listener& listener) {
  return Value::object({{"Listeners", Value(Value::Array{shape(listener)})}});
}

Expected<bool> check_protocol(const world::Listener& listener, const world::LoadBalancer& balancer) {
  const bool is_http = listener.protocol == "HTTP" || listener.protocol == "HTTPS";
  const bool is_tcp = listener.protocol == "TCP" || listener.protocol == "TLS" || listener.protocol == "UDP" ||
                      listener.protocol == "TCP_UDP";
  if (balancer.is_application() ? !is_http : !is_tcp) {
    return invalid("Listener protocol '" + listener.protocol + "' must be one of '" +
                   (balancer.is_application() ? "HTTPS, HTTP" : "UDP, TCP, TCP_UDP, TLS") + "'");
  }
  if (is_encrypted(listener.protocol) && listener.certificates.items().empty()) return invalid(kNoCertificate);
  return true;
}

Expected<bool> check_port(const Context& context, const world::Listener& listener) {
  if (listener.port < 1 || listener.port > 65535) return invalid("Port must be between 1 and 65535");
  const bool is_taken = std::ranges::any_of(context.region.elbv2.listeners, [&](const auto& it) {
    return it.second.load_balancer == listener.load_balancer && it.second.port == listener.port &&
           it.first != listener.arn;
  });
  if (is_taken) {
    return error("DuplicateListener",
                 "A listener already exists on this port for this load balancer '" + listener.load_balancer + "'");
  }
  return true;
}

/// What can be changed later as well as said at first.
Expected<bool> read(Context& context, const Value& input, const world::LoadBalancer& balancer,
                    world::Listener& listener) {
  listener.port = input.integer("Port", listener.port);
  listener.protocol = input.text("Protocol", listener.protocol);
  if (input.has("Certificates")) listener.certificates = input["Certificates"];
  if (input.has("AlpnPolicy")) listener.alpn = input["AlpnPolicy"];
  listener.ssl_policy = input.text("SslPolicy", listener.ssl_policy);
  if (is_encrypted(listener.protocol) && listener.ssl_policy.empty()) listener.ssl_policy = kFirstPolicy;
  if (!is_encrypted(listener.protocol)) listener.ssl_policy.clear();
  if (auto checked = check_protocol(listener, balancer); !checked) return checked;
  if (auto checked = check_port(context, listener); !checked) return checked;
  if (!input.has("DefaultActions")) return true;
  auto actions = actions_of(context, input["DefaultActions"], balancer);
  if (!actions) return tl::unexpected(actions.error());
  listener.actions = *std::move(actions);
  return true;
}

std::size_t listeners_on(const world::Elbv2& elbv2, const std::string& balancer) {
  return static_cast<std::size_t>(
      std::ranges::count_if(elbv2.listeners, [&](const auto& it) { return it.second.load_balancer == balancer; }));
}

/// The ARN of something below another: `…:loadbalancer/app/N/1` and `loadbalancer`, `listener` ->
/// `…:listener/app/N/1/ID`.
std::string arn_below(Context& context, std::string arn, const std::string& kind, const std::string& made_kind) {
  arn.replace(arn.find(":" + kind + "/") + 1, kind.size(), made_kind);
  return arn + "/" + context.world.ids.hex(16);
}

}  // namespace

Outcome create_listener(Context& context, const Value& input) {
  const auto balancer = balancer_of(context, input);
  if (!balancer) return tl::unexpected(balancer.error());
  if (const auto checked = require(input, {"Protocol", "Port", "DefaultActions"}); !checked) {
    return tl::unexpected(checked.error());
  }
  world::Elbv2& elbv2 = context.region.elbv2;
  if (listeners_on(elbv2, (*balancer)->arn) >= kMostListeners) {
    return error("TooManyListeners", "The maximum number of listeners on a load balancer has been reached");
  }
  auto tags = tags_of(input);
  if (!tags) return tl::unexpected(tags.error());
  world::Listener made{.load_balancer = (*balancer)->arn, .tags = *std::move(tags)};
  if (const auto checked = read(context, input, **balancer, made); !checked) return tl::unexpected(checked.error());
  made.arn = arn_below(context, (*balancer)->arn, "loadbalancer", "listener");
  made.default_rule = arn_below(context, made.arn, "listener", "listener-rule");
  made.attributes = first_attributes(made, (*balancer)->is_application());
  Value output = answer(made);
  elbv2.listeners.emplace(made.arn, std::move(made));
  orchestration::look_at_targets(context.here());
  return output;
}

Outcome describe_listeners(Context& context, const Value& input) {
  const auto& all = context.region.elbv2.listeners;
  std::vector<std::string> arns = input.texts_of("ListenerArns");
  for (const std::string& arn : arns) {
    if (!all.contains(arn)) return error("ListenerNotFound", kOneOrMoreListeners);
  }
  if (arns.empty()) {
    if (!input.has("LoadBalancerArn")) return invalid(kListenersOrBalancer);
    const auto balancer = balancer_of(context, input);
    if (!balancer) return tl::unexpected(balancer.error());
    for (const auto& [arn, listener] : all) {
      if (listener.load_balancer == (*balancer)->arn) arns.push_back(arn);
    }
  }
  std::ranges::sort(arns);
  return describe(context, input, all, arns, "Listeners", shape);
}

Outcome modify_listener(Context& context, const Value& input) {
  const auto listener = listener_of(context, input);
  if (!listener) return tl::unexpected(listener.error());
  world::Listener changed = **listener;
  const world::LoadBalancer& balancer = context.region.elbv2.load_balancers.at(changed.load_balancer);
  if (const auto checked = read(context, input, balancer, changed); !checked) return tl::unexpected(checked.error());
  **listener = std::move(changed);
  orchestration::look_at_targets(context.here());
  return answer(**listener);
}

Outcome delete_listener(Context& context, const Value& input) {
  const auto listener = listener_of(context, input);
  if (!listener) return tl::unexpected(listener.error());
  orchestration::remove_listener(context.here(), std::string((*listener)->arn));
  return Value::object();
}

}  // namespace kakoi::sim::services::elbv2
