#include "sources/plan/identities.hpp"

#include "sources/plan/types.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace kakoi::sources::plan {
namespace {

using values::Kind;
using values::Value;
using Types = std::span<const std::string_view>;

constexpr auto kVpcs = std::to_array<std::string_view>({"aws_vpc", "aws_default_vpc"});
constexpr auto kSubnets = std::to_array<std::string_view>({"aws_subnet", "aws_default_subnet"});
constexpr auto kTables = std::to_array<std::string_view>({"aws_route_table", "aws_default_route_table", "aws_vpc"});
constexpr auto kGroups =
    std::to_array<std::string_view>({"aws_security_group", "aws_default_security_group", "aws_vpc"});
constexpr auto kAcls = std::to_array<std::string_view>({"aws_network_acl", "aws_default_network_acl", "aws_vpc"});
// EC2 takes a NAT gateway in the place of these, too.
constexpr auto kGateways =
    std::to_array<std::string_view>({"aws_internet_gateway", "aws_vpn_gateway", "aws_nat_gateway"});
constexpr auto kEgressOnly = std::to_array<std::string_view>({"aws_egress_only_internet_gateway"});
constexpr auto kNats = std::to_array<std::string_view>({"aws_nat_gateway"});
constexpr auto kLists =
    std::to_array<std::string_view>({"aws_vpc_endpoint", "aws_ec2_managed_prefix_list", "aws_prefix_list"});
constexpr auto kEndpoints = std::to_array<std::string_view>({"aws_vpc_endpoint"});
constexpr auto kBalancers = std::to_array<std::string_view>({"aws_lb", "aws_alb"});
constexpr auto kTargetGroups = std::to_array<std::string_view>({"aws_lb_target_group", "aws_alb_target_group"});
constexpr auto kListeners = std::to_array<std::string_view>({"aws_lb_listener", "aws_alb_listener"});

const std::string kItself = ".id";

bool names_itself(std::string_view attribute) {
  return attribute.empty() || attribute == "id" || attribute == "arn" || attribute.find('[') == 0;
}

std::string known_text(const Value& value) {
  return value.is(Kind::text) && value.is_wholly_known() ? std::string(value.text().whole) : std::string();
}

}  // namespace

/// What an argument names, by the argument.
struct Identities::Expected {
  std::string_view argument;
  Types types;
  bool is_list = false;
};

const Identities::Expected* Identities::expected_in(std::string_view argument) {
  static constexpr auto kAll = std::to_array<Expected>({
      {"vpc_id", kVpcs},
      {"subnet_id", kSubnets},
      {"subnet_ids", kSubnets, true},
      {"subnets", kSubnets, true},
      {"route_table_id", kTables},
      {"default_route_table_id", kTables},
      {"route_table_ids", kTables, true},
      {"security_group_id", kGroups},
      {"source_security_group_id", kGroups},
      {"referenced_security_group_id", kGroups},
      {"security_groups", kGroups, true},
      {"security_group_ids", kGroups, true},
      {"network_acl_id", kAcls},
      {"default_network_acl_id", kAcls},
      {"gateway_id", kGateways},
      {"internet_gateway_id", kGateways},
      {"egress_only_gateway_id", kEgressOnly},
      {"nat_gateway_id", kNats},
      {"prefix_list_id", kLists},
      {"destination_prefix_list_id", kLists},
      {"prefix_list_ids", kLists, true},
      {"vpc_endpoint_id", kEndpoints},
      {"load_balancer_arn", kBalancers},
      {"target_group_arn", kTargetGroups},
      {"arn", kTargetGroups},
      {"listener_arn", kListeners},
  });
  const auto* found = std::find_if(kAll.begin(), kAll.end(), [&](const Expected& e) { return e.argument == argument; });
  return found != kAll.end() ? found : nullptr;
}

Identities::Identities(Document& document, Configuration& configuration, const Outline& outline, bool is_state)
    : document_(document), configuration_(configuration) {
  each_resource(
      document, configuration, outline, is_state,
      [](const Name& of) { return is_network_type(of) || of.type == kTaskDefinition; },
      [&](Resource& resource) { add(resource); });
}

void Identities::add(Resource& resource) {
  keys_[resource.parts().module + resource.parts().base].push_back(resource.parts().key);
  // What is looked up is here only by what it is called.
  if (resource.name().is_data && resource.name().type != "aws_prefix_list" &&
      resource.name().type != "aws_ec2_managed_prefix_list") {
    return;
  }
  const auto note = [&](std::string_view attribute, const std::string& address) {
    const std::string id = known_text(resource.attribute(attribute));
    if (!id.empty()) {
      addresses_.try_emplace(id, address);
    }
    return !id.empty();
  };
  // What adopts something that a VPC came with has its id, and the VPC says which that is.
  if (resource.name().type.starts_with("aws_default_") && resource.name().type != "aws_default_vpc" &&
      resource.name().type != "aws_default_subnet") {
    return;
  }
  const bool is_there = note("id", resource.address());
  note("arn", resource.address());
  if (resource.name().type == "aws_vpc_endpoint") {
    note("prefix_list_id", resource.address() + ".prefix_list_id");
  }
  if (resource.name().type == "aws_vpc") {
    note("default_route_table_id", resource.address() + ".main_route_table_id");
    note("default_security_group_id", resource.address() + ".default_security_group_id");
    note("default_network_acl_id", resource.address() + ".default_network_acl_id");
    if (!is_there) {
      new_vpcs_.push_back(resource.address() + kItself);
    }
  }
}

inventory::Reference Identities::by_address(const inventory::Reference& reference) const {
  return reference.map([&](const std::string& key) {
    const auto found = addresses_.find(key);
    return found != addresses_.end() ? found->second : key;
  });
}

inventory::References Identities::by_address(inventory::References references) const {
  for (inventory::Reference& one : references.items) {
    one = by_address(one);
  }
  return references;
}

// Of one resource all instances, where it is not said which.
std::vector<std::string> Identities::instances(const Meant::Target& target) const {
  const std::string attribute = names_itself(target.attribute) ? kItself : "." + target.attribute;
  const auto found = keys_.find(target.resource);
  if (found == keys_.end()) {
    return {target.resource + target.key + attribute};
  }
  const std::vector<std::string>& keys = found->second;
  if (target.is_key_sure && std::find(keys.begin(), keys.end(), target.key) != keys.end()) {
    return {target.resource + target.key + attribute};
  }
  std::vector<std::string> all;
  all.reserve(keys.size());
  for (const std::string& key : keys) {
    all.push_back(target.resource);
    all.back().append(key).append(attribute);
  }
  return all;
}

// The addresses that stand at `path`; none where that is not certain.
std::vector<std::string> Identities::meant(const Resource& resource, const std::vector<std::string_view>& path,
                                           const Expected* expected) const {
  const Meant meant = configuration_.all_meant_by(resource, path);
  std::vector<std::string> resources;
  std::vector<std::string> addresses;
  const auto add = [](std::vector<std::string>& to, const std::string& one) {
    if (std::find(to.begin(), to.end(), one) == to.end()) {
      to.push_back(one);
    }
  };
  for (const Meant::Target& target : meant.targets) {
    const Address parts = parse_address(target.resource);
    const bool is_data = parts.base.starts_with("data.");
    const std::string_view named = std::string_view(parts.base).substr(is_data ? std::string_view("data.").size() : 0);
    const std::string_view type = named.substr(0, named.find('.'));
    const bool fits =
        expected == nullptr || std::find(expected->types.begin(), expected->types.end(), type) != expected->types.end();
    if (fits) {
      add(resources, target.resource);
      for (const std::string& one : instances(target)) {
        add(addresses, one);
      }
    }
  }
  const bool is_certain = !meant.is_open && (resources.size() == 1 || !meant.is_mixed);
  const bool is_one_vpc = expected != nullptr && expected->types.data() == kVpcs.data() && new_vpcs_.size() == 1;
  if (!is_certain || addresses.empty()) {
    // A VPC that has no id yet is one that the plan makes.
    return is_one_vpc ? new_vpcs_ : std::vector<std::string>{};
  }
  return addresses;
}

Value Identities::standing_for(const Value& unknown, const std::string& address) const {
  const values::Reason& reason = unknown.reason();
  const std::string_view about = reason.arguments.empty() ? std::string_view{} : reason.arguments.front();
  return document_.arena().unknown(reason.phrase, {about}, unknown.trail(), address);
}

Value Identities::resolved(const Value& value, const Resource& resource,
                           const std::vector<std::string_view>& path) const {
  const Expected* expected = expected_in(path.back());
  if (value.is_unknown()) {
    const std::vector<std::string> addresses = meant(resource, path, expected);
    if (addresses.empty() || (addresses.size() > 1 && (expected == nullptr || !expected->is_list))) {
      return value;
    }
    if (expected == nullptr || !expected->is_list) {
      return standing_for(value, addresses.front());
    }
    std::vector<Value> items;
    items.reserve(addresses.size());
    for (const std::string& address : addresses) {
      items.push_back(standing_for(value, address));
    }
    return document_.arena().list(items, value.trail());
  }
  if (!value.is(Kind::list)) {
    return value;
  }
  std::vector<Value> items(value.items().begin(), value.items().end());
  const auto unknown = std::count_if(items.begin(), items.end(), [](const Value& item) { return item.is_unknown(); });
  const std::vector<std::string> addresses = unknown > 0 ? meant(resource, path, expected) : std::vector<std::string>{};
  if (unknown == 0 || addresses.size() != static_cast<std::size_t>(unknown)) {
    return value;
  }
  auto next = addresses.begin();
  for (Value& item : items) {
    if (item.is_unknown()) {
      item = standing_for(item, *next++);
    }
  }
  return document_.arena().list(items, value.trail());
}

}  // namespace kakoi::sources::plan
