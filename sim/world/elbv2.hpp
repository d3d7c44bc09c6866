// Load balancers of a region, what they listen to, and the targets behind them.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/tags.hpp"
#include "sim/world/timeline.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::world {

/// Attributes as DescribeLoadBalancerAttributes and DescribeTargetGroupAttributes list them.
using Attributes = std::map<std::string, std::string>;

struct LoadBalancer {
  std::string arn = {};
  std::string name = {};
  std::string type = "application";
  std::string scheme = "internet-facing";
  std::string vpc_id = {};
  std::string dns_name = {};
  std::string address_type = "ipv4";
  std::string state = "provisioning";
  std::vector<std::string> groups = {};
  std::map<std::string, std::string> interfaces = {};   ///< subnet -> its network interface there
  std::map<std::string, std::string> allocations = {};  ///< subnet -> the elastic address asked for there
  Attributes attributes = {};
  Time created = 0;
  Tags tags = {};

  [[nodiscard]] bool is_public() const { return scheme == "internet-facing"; }
  [[nodiscard]] bool is_application() const { return type == "application"; }
};

struct RegisteredTarget {
  std::string id = {};  ///< a private address, or an instance
  std::int64_t port = 0;
  std::string zone = {};  ///< empty: that of its subnet
  std::string state = "initial";
  std::string reason = {};
  std::string description = {};
  std::int64_t passed = 0;         ///< checks in a row
  std::int64_t failed = 0;         ///< likewise
  std::uint64_t registration = 0;  ///< so that checks of an earlier registration are told from those of this one
};

struct TargetGroup {
  std::string arn = {};
  std::string name = {};
  std::string protocol = {};
  std::string protocol_version = {};  ///< empty where there is none
  std::int64_t port = 0;
  std::string vpc_id = {};
  std::string target_type = "instance";
  std::string address_type = "ipv4";
  bool checks_health = true;
  std::string check_protocol = {};
  std::string check_port = "traffic-port";
  std::string check_path = {};
  std::string matcher = {};  ///< HTTP codes; empty where the check is no request
  std::int64_t interval = 30;
  std::int64_t timeout = 5;
  std::int64_t healthy_threshold = 5;
  std::int64_t unhealthy_threshold = 2;
  Attributes attributes = {};
  std::vector<RegisteredTarget> targets = {};
  Tags tags = {};
};

struct Listener {
  std::string arn = {};
  std::string load_balancer = {};  ///< ARN
  std::int64_t port = 0;
  std::string protocol = {};
  std::string ssl_policy = {};
  value::Value certificates = value::Value::array();
  value::Value alpn = {};
  value::Value actions = value::Value::array();
  std::string default_rule = {};  ///< ARN
  Attributes attributes = {};
  Tags tags = {};
};

struct ListenerRule {
  std::string arn = {};
  std::string listener = {};  ///< ARN
  std::int64_t priority = 0;
  value::Value conditions = value::Value::array();
  value::Value actions = value::Value::array();
  Tags tags = {};
};

struct Elbv2 {
  std::map<std::string, LoadBalancer> load_balancers = {};  ///< each by ARN
  std::map<std::string, TargetGroup> target_groups = {};
  std::map<std::string, Listener> listeners = {};
  std::map<std::string, ListenerRule> rules = {};  ///< but for the default ones, which are their listeners'
  std::uint64_t registrations = 0;

  [[nodiscard]] const TargetGroup* target_group_named(std::string_view name) const;
  /// The load balancers that have a listener or a rule which sends to the group, whatever its weight.
  [[nodiscard]] std::vector<std::string> balancers_of(const std::string& target_group) const;
};

/// The target groups that a list of actions forwards to.
std::vector<std::string> forwards_of(const value::Value& actions);

}  // namespace kakoi::sim::world
