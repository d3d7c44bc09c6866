#include "sim/services/elbv2/attributes.hpp"

#include "sim/services/elbv2/actions.hpp"
#include "sim/services/elbv2/find.hpp"
#include "sim/services/elbv2/texts.hpp"

namespace kakoi::sim::services::elbv2 {
namespace {

/// The answer of both Describe*Attributes and Modify*Attributes.
Value answer(const world::Attributes& attributes) { return Value::object({{"Attributes", shape_of(attributes)}}); }

Outcome modify(world::Attributes& attributes, const Value& input) {
  if (const auto checked = require(input, {"Attributes"}); !checked) return tl::unexpected(checked.error());
  if (const auto put = put_attributes(attributes, input); !put) return tl::unexpected(put.error());
  return answer(attributes);
}

}  // namespace

world::Attributes first_attributes(const world::LoadBalancer& balancer) {
  world::Attributes attributes = {
      {"access_logs.s3.enabled", "false"},
      {"access_logs.s3.bucket", ""},
      {"access_logs.s3.prefix", ""},
      {"deletion_protection.enabled", "false"},
      {"zonal_shift.config.enabled", "false"},
      {"load_balancing.cross_zone.enabled", balancer.is_application() ? "true" : "false"},
  };
  if (!balancer.is_application()) {
    attributes["dns_record.client_routing_policy"] = "any_availability_zone";
    attributes["secondary_ips.auto_assigned.per_subnet"] = "0";
    return attributes;
  }
  attributes.insert({
      {"idle_timeout.timeout_seconds", "60"},
      {"client_keep_alive.seconds", "3600"},
      {"connection_logs.s3.enabled", "false"},
      {"connection_logs.s3.bucket", ""},
      {"connection_logs.s3.prefix", ""},
      {"health_check_logs.s3.enabled", "false"},
      {"health_check_logs.s3.bucket", ""},
      {"health_check_logs.s3.prefix", ""},
      {"ipv6.deny_all_igw_traffic", "false"},
      {"routing.http.desync_mitigation_mode", "defensive"},
      {"routing.http.drop_invalid_header_fields.enabled", "false"},
      {"routing.http.preserve_host_header.enabled", "false"},
      {"routing.http.x_amzn_tls_version_and_cipher_suite.enabled", "false"},
      {"routing.http.xff_client_port.enabled", "false"},
      {"routing.http.xff_header_processing.mode", "append"},
      {"routing.http2.enabled", "true"},
      {"waf.fail_open.enabled", "false"},
  });
  return attributes;
}

world::Attributes first_attributes(const world::TargetGroup& group) {
  const bool is_http = group.protocol == "HTTP" || group.protocol == "HTTPS";
  world::Attributes attributes = {
      {"deregistration_delay.timeout_seconds", "300"},
      {"stickiness.enabled", "false"},
      {"stickiness.type", is_http ? "lb_cookie" : "source_ip"},
      {"load_balancing.cross_zone.enabled", "use_load_balancer_configuration"},
      {"target_group_health.dns_failover.minimum_healthy_targets.count", "1"},
      {"target_group_health.dns_failover.minimum_healthy_targets.percentage", "off"},
      {"target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", "1"},
      {"target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage", "off"},
  };
  if (is_http) {
    attributes.insert({{"load_balancing.algorithm.type", "round_robin"},
                       {"load_balancing.algorithm.anomaly_mitigation", "off"},
                       {"slow_start.duration_seconds", "0"},
                       {"stickiness.app_cookie.cookie_name", ""},
                       {"stickiness.app_cookie.duration_seconds", "86400"},
                       {"stickiness.lb_cookie.duration_seconds", "86400"}});
  } else {
    attributes.insert({{"deregistration_delay.connection_termination.enabled", "false"},
                       {"preserve_client_ip.enabled", group.target_type == "instance" ? "true" : "false"},
                       {"proxy_protocol_v2.enabled", "false"},
                       {"target_health_state.unhealthy.connection_termination.enabled", "true"},
                       {"target_health_state.unhealthy.draining_interval_seconds", "0"}});
  }
  return attributes;
}

world::Attributes first_attributes(const world::Listener& listener, bool is_application) {
  if (!is_application) {
    return listener.protocol == "TCP" ? world::Attributes{{"tcp.idle_timeout.seconds", "350"}} : world::Attributes{};
  }
  world::Attributes attributes = {
      {"routing.http.response.server.enabled", "true"},
      {"routing.http.response.strict_transport_security.header_value", ""},
      {"routing.http.response.access_control_allow_origin.header_value", ""},
      {"routing.http.response.access_control_allow_methods.header_value", ""},
      {"routing.http.response.access_control_allow_headers.header_value", ""},
      {"routing.http.response.access_control_allow_credentials.header_value", ""},
      {"routing.http.response.access_control_expose_headers.header_value", ""},
      {"routing.http.response.access_control_max_age.header_value", ""},
      {"routing.http.response.content_security_policy.header_value", ""},
      {"routing.http.response.x_content_type_options.header_value", ""},
      {"routing.http.response.x_frame_options.header_value", ""},
  };
  if (listener.protocol == "HTTPS") {
    for (const char* name :
         {"x_amzn_mtls_clientcert_serial_number", "x_amzn_mtls_clientcert_issuer", "x_amzn_mtls_clientcert_subject",
          "x_amzn_mtls_clientcert_validity", "x_amzn_mtls_clientcert_leaf", "x_amzn_mtls_clientcert",
          "x_amzn_tls_version", "x_amzn_tls_cipher_suite"}) {
      attributes["routing.http.request." + std::string(name) + ".header_name"] = "";
    }
  }
  return attributes;
}

Value shape_of(const world::Attributes& attributes) {
  Value list = Value::array();
  for (const auto& [key, text] : attributes) {
    list.append(Value::object({{"Key", key}, {"Value", text}}));
  }
  return list;
}

Expected<bool> put_attributes(world::Attributes& attributes, const Value& input) {
  world::Attributes changed = attributes;
  for (const Value& attribute : input["Attributes"].items()) {
    const auto found = changed.find(attribute.text("Key"));
    if (found == changed.end()) {
      return invalid("The attribute key '" + attribute.text("Key") + "' is not recognized");
    }
    found->second = attribute.text("Value");
  }
  attributes = std::move(changed);
  return true;
}

Outcome describe_load_balancer_attributes(Context& context, const Value& input) {
  const auto balancer = balancer_of(context, input);
  if (!balancer) return tl::unexpected(balancer.error());
  return answer((*balancer)->attributes);
}

Outcome modify_load_balancer_attributes(Context& context, const Value& input) {
  const auto balancer = balancer_of(context, input);
  if (!balancer) return tl::unexpected(balancer.error());
  return modify((*balancer)->attributes, input);
}

Outcome describe_target_group_attributes(Context& context, const Value& input) {
  const auto group = target_group_of(context, input);
  if (!group) return tl::unexpected(group.error());
  return answer((*group)->attributes);
}

Outcome modify_target_group_attributes(Context& context, const Value& input) {
  const auto group = target_group_of(context, input);
  if (!group) return tl::unexpected(group.error());
  return modify((*group)->attributes, input);
}

Outcome describe_listener_attributes(Context& context, const Value& input) {
  const auto listener = listener_of(context, input);
  if (!listener) return tl::unexpected(listener.error());
  return answer((*listener)->attributes);
}

Outcome modify_listener_attributes(Context& context, const Value& input) {
  const auto listener = listener_of(context, input);
  if (!listener) return tl::unexpected(listener.error());
  return modify((*listener)->attributes, input);
}

}  // namespace kakoi::sim::services::elbv2
