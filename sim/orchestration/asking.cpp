#include "sim/orchestration/asking.hpp"

#include "sim/orchestration/startup_texts.hpp"

namespace kakoi::sim::orchestration {

Asking::Asking(world::Here here, const world::Task& task)
    : here_(here), task_(task), view_(network::view_of(here.world, here.region, task.subnet_id)) {
  const auto found = here.region.ec2.interfaces.find(task.interface_id);
  if (found != here.region.ec2.interfaces.end()) source_ = network::source_of(found->second);
}

network::Answer Asking::ask(const Need& need) const {
  return network::reach(
      view_, source_,
      {.service = need.service, .action = need.action, .resource = need.resource, .has_ipv6 = need.has_ipv6});
}

Need Asking::service(const std::string& name, const std::string& in, std::string action, std::string resource) const {
  const std::string host = (name == "ecr.api" ? "api.ecr" : name) + "." + in + ".amazonaws.com";
  return {.service = in == region() ? name : "",
          .host = host,
          .action = std::move(action),
          .resource = std::move(resource),
          // Where a task has IPv6 only, AWS's agent asks for the names that have such addresses.
          .has_ipv6 = is_ipv6_only()};
}

std::string Asking::trouble(const network::Answer& answer, const std::string& host) const {
  if (answer.arrival == network::Arrival::unresolved) return "dial tcp: lookup " + host + ": no such host";
  // Addresses of the documentation, out of blocks that belong to nobody.
  return std::string("dial tcp ") + (is_ipv6_only() ? "[2001:db8::10]" : "198.51.100.10") + ":443: i/o timeout";
}

std::string Asking::denial(const Need& need) const {
  return "User: " + here_.region.arn("sts", "assumed-role/execution/" + task_.id) +
         " is not authorized to perform: " + need.action + " on resource: " + need.resource +
         std::string(texts::kByEndpointPolicy) + need.action + " action";
}

StartFailure initialization_failure(const std::string& text) {
  return {.stopped_reason = std::string(texts::kInitialization) + text, .container_reason = {}};
}

}  // namespace kakoi::sim::orchestration
