#include "sources/saved/contents.hpp"

#include "sources/api/members.hpp"
#include "sources/saved/definitions.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakoi::sources::saved {

using api::Item;
using NodeId = Document::NodeId;
constexpr NodeId kNone = Document::kNone;

namespace {

constexpr std::size_t kLookedAt = std::size_t{64} << 10U;

// Each answer and each definition holds one of these.
constexpr auto kWords = std::to_array<std::string_view>({"Arn\"",
                                                         "Arn:",
                                                         "Arns\"",
                                                         "Arns:",
                                                         "wsvpcConfig",
                                                         "AWS::ECS::Service",
                                                         "NetworkInterfaces",
                                                         "Vpcs",
                                                         "Subnets",
                                                         "RouteTables",
                                                         "SecurityGroups",
                                                         "NetworkAcls",
                                                         "VpcEndpoints",
                                                         "NatGateways",
                                                         "InternetGateways",
                                                         "PrefixLists",
                                                         "DhcpOptions",
                                                         "PublicAccess",
                                                         "EnableDns",
                                                         "\"Cidr\"",
                                                         "LoadBalancers",
                                                         "TargetGroups",
                                                         "failures",
                                                         "run_params",
                                                         "ecs_network_mode",
                                                         "Targets",
                                                         "Schedules",
                                                         "Pipes",
                                                         "stateMachines",
                                                         "jobDefinitions",
                                                         "status_code",
                                                         "launchType",
                                                         "deploymentConfiguration",
                                                         "desiredCount",
                                                         "schedulingStrategy"});

bool holds(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

// The marks of Go's templates and of Jinja, and what only Jsonnet has.
bool has_holes(std::string_view text) {
  return holds(text, "{{") || holds(text, "{%") || holds(text, "std.extVar(") || holds(text, "std.native(");
}

// Would be a definition, if it could be read: what its words alone say.
bool looks_like_a_definition(std::string_view text) {
  return holds(text, "awsvpcConfiguration") || (holds(text, "AWS::ECS::Service") && holds(text, "TargetService")) ||
         holds(text, "run_params") || (holds(text, "launchType") && holds(text, "deploymentConfiguration"));
}

struct List {
  std::string_view key;
  std::array<Item, 2> items;
  bool is_telling;  ///< no other file has such a key: it counts though the list is empty
};

constexpr std::array kLists = {
    List{"services", {Item::service, Item::service}, false},
    List{"taskSets", {Item::task_set, Item::task_set}, false},
    List{"tasks", {Item::task, Item::task}, false},
    List{"clusters", {Item::cluster, Item::cluster}, false},
    List{"NetworkInterfaces", {Item::interface, Item::interface}, true},
    List{"Targets", {Item::rule_target, Item::rule_target}, true},
    List{"Rules", {Item::rule, Item::rule}, true},
    List{"Schedules", {Item::schedule_entry, Item::schedule}, true},
    List{"Pipes", {Item::pipe_entry, Item::pipe}, true},
    List{"stateMachines", {Item::machine_entry, Item::machine}, true},
    List{"jobDefinitions", {Item::job_definition, Item::job_definition}, true},
    List{"Vpcs", {Item::vpc, Item::vpc}, true},
    List{"Subnets", {Item::subnet, Item::subnet}, true},
    List{"RouteTables", {Item::route_table, Item::route_table}, true},
    List{"SecurityGroups", {Item::security_group, Item::security_group}, true},
    List{"NetworkAcls", {Item::network_acl, Item::network_acl}, true},
    List{"VpcEndpoints", {Item::endpoint, Item::endpoint}, true},
    List{"NatGateways", {Item::nat_gateway, Item::nat_gateway}, true},
    List{"InternetGateways", {Item::internet_gateway, Item::internet_gateway}, true},
    List{"EgressOnlyInternetGateways", {Item::egress_only_gateway, Item::egress_only_gateway}, true},
    List{"PrefixLists", {Item::prefix_list, Item::prefix_list}, true},
    List{"DhcpOptions", {Item::dhcp_options, Item::dhcp_options}, true},
    List{"VpcBlockPublicAccessExclusions", {Item::access_exclusion, Item::access_exclusion}, true},
    List{"LoadBalancers", {Item::load_balancer, Item::load_balancer}, true},
    List{"TargetGroups", {Item::target_group, Item::target_group}, true},
};

// How EC2 tells one part of a network from another: its id, and a member that only such a thing has beside it.
struct OfNetwork {
  std::string_view id;
  std::string_view begins;
  std::string_view beside;
  Item item;
};

// The first that fits: a NAT gateway names its subnet and VPC too, a subnet its VPC.
constexpr std::array kOfNetwork = {
    OfNetwork{"NatGatewayId", "nat-", "NatGatewayAddresses", Item::nat_gateway},
    OfNetwork{"VpcEndpointId", "vpce-", "ServiceName", Item::endpoint},
    OfNetwork{"RouteTableId", "rtb-", "Routes", Item::route_table},
    OfNetwork{"GroupId", "sg-", "IpPermissions", Item::security_group},
    OfNetwork{"NetworkAclId", "acl-", "Entries", Item::network_acl},
    OfNetwork{"InternetGatewayId", "igw-", "Attachments", Item::internet_gateway},
    OfNetwork{"EgressOnlyInternetGatewayId", "eigw-", "Attachments", Item::egress_only_gateway},
    OfNetwork{"PrefixListId", "pl-", "PrefixListName", Item::prefix_list},
    OfNetwork{"SubnetId", "subnet-", "MapPublicIpOnLaunch", Item::subnet},
    OfNetwork{"SubnetId", "subnet-", "CidrBlock", Item::subnet},
    OfNetwork{"DhcpOptionsId", "dopt-", "DhcpConfigurations", Item::dhcp_options},
    OfNetwork{"VpcId", "vpc-", "EnableDnsSupport", Item::vpc_attribute},
    OfNetwork{"VpcId", "vpc-", "EnableDnsHostnames", Item::vpc_attribute},
    OfNetwork{"VpcId", "vpc-", "DhcpOptionsId", Item::vpc},
    OfNetwork{"ExclusionId", "vpcbpa-exclude-", "ResourceArn", Item::access_exclusion},
    OfNetwork{"AwsRegion", "", "InternetGatewayBlockMode", Item::public_access},
    OfNetwork{"LoadBalancerArn", "arn:", "Scheme", Item::load_balancer},
    OfNetwork{"TargetGroupArn", "arn:", "TargetGroupName", Item::target_group},
};

constexpr std::array<std::pair<std::string_view, Item>, 4> kArnLists = {{
    {"serviceArns", Item::service_arn},
    {"taskSetArns", Item::task_set_arn},
    {"taskArns", Item::task_arn},
    {"clusterArns", Item::cluster_arn},
}};

std::string_view text_of(const Document& document, NodeId map, std::string_view key) {
  const NodeId value = document.value(map, key);
  return document.is_scalar(value) ? document.text(value) : std::string_view{};
}

bool has(const Document& document, NodeId map, std::string_view key) { return document.find(map, key) != nullptr; }

bool is_arn(std::string_view text, std::string_view service) {
  const std::size_t partition = text.find(':');
  const std::size_t name = text.find(':', partition == std::string_view::npos ? partition : partition + 1);
  return text.starts_with("arn:") && name != std::string_view::npos &&
         text.substr(name + 1).starts_with(std::string(service) + ":");
}

std::optional<Item> of_network(const Document& document, NodeId node) {
  const auto* found = std::find_if(kOfNetwork.begin(), kOfNetwork.end(), [&](const OfNetwork& one) {
    const std::string_view id = text_of(document, node, one.id);
    return !id.empty() && id.starts_with(one.begins) && has(document, node, one.beside);
  });
  return found != kOfNetwork.end() ? std::optional(found->item) : std::nullopt;
}

std::optional<Item> by_plain_arn(const Document& document, NodeId node) {
  const std::string_view arn = text_of(document, node, "Arn");
  const NodeId target = document.value(node, "Target");
  if (is_arn(arn, "scheduler")) {
    return document.is_map(target) && has(document, target, "RoleArn") ? Item::schedule : Item::schedule_entry;
  }
  if (is_arn(arn, "pipes")) {
    return has(document, node, "RoleArn") ? Item::pipe : Item::pipe_entry;
  }
  if (is_arn(arn, "events") && has(document, node, "Name")) {
    return api::resource_type(arn) == "rule" ? std::optional(Item::rule) : std::nullopt;
  }
  return arn.starts_with("arn:") && has(document, node, "Id") ? std::optional(Item::rule_target) : std::nullopt;
}

// Every key of it is one that answers have, so that an empty list is one of an answer.
bool has_only_known_keys(const Document& document, NodeId map) {
  const auto entries = document.entries(map);
  return std::all_of(entries.begin(), entries.end(), [](const Document::Entry& entry) {
    const bool is_list =
        std::any_of(kLists.begin(), kLists.end(), [&](const List& list) { return list.key == entry.key; });
    return is_list || entry.key == "NextToken" || entry.key == "nextToken" || entry.key == "failures" ||
           entry.key == "ResponseMetadata";
  });
}

bool is_failures(const Document& document, NodeId list) {
  if (!document.is_list(list) || document.items(list).empty()) {
    return false;
  }
  const NodeId first = document.items(list).front();
  return document.is_map(first) && has(document, first, "arn") && has(document, first, "reason");
}

bool is_answer(const Document& document, NodeId node);

bool is_list_of_all_answers(const Document& document, NodeId list) {
  const auto items = document.items(list);
  return !items.empty() && std::all_of(items.begin(), items.end(), [&](NodeId item) {
    const bool is_named = document.is_scalar(item) && is_arn(document.text(item), "ecs");
    return is_named || item_of(document, item).has_value() || (document.is_map(item) && is_answer(document, item));
  });
}

// An empty list says nothing of what would be in it: its key has to, or what stands beside it.
bool is_empty_answer(const Document& document, NodeId map, std::string_view key) {
  const auto found = std::find_if(kLists.begin(), kLists.end(), [&](const List& each) { return each.key == key; });
  return found != kLists.end() && (found->is_telling || has(document, map, "failures")) &&
         has_only_known_keys(document, map);
}

bool is_member_of_answer(const Document& document, NodeId map, const Document::Entry& entry) {
  if (is_of_answers(document, entry.key, entry.value)) {
    return true;
  }
  if (!document.is_list(entry.value)) {
    return false;
  }
  const bool is_empty = document.items(entry.value).empty() && is_empty_answer(document, map, entry.key);
  return is_empty || (entry.key == "Entries" && is_list_of_entries(document, entry.value)) ||
         listed_under(entry.key).has_value();
}

bool is_answer(const Document& document, NodeId wrapped) {
  const NodeId node = unwrapped(document, wrapped);
  if (item_of(document, node).has_value() || is_failures(document, document.value(node, "failures"))) {
    return true;
  }
  const auto entries = document.entries(node);
  return std::any_of(entries.begin(), entries.end(),
                     [&](const Document::Entry& entry) { return is_member_of_answer(document, node, entry); });
}

}  // namespace

bool may_be_saved(std::string_view text) {
  text = text.substr(0, kLookedAt);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool is_list = first != std::string_view::npos && text[first] == '[';
  return (is_list && holds(text, "arn:aws")) ||
         std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return holds(text, word); });
}

bool is_broken_answer(std::string_view text, const Document& document) {
  text = text.substr(0, kLookedAt);
  return !document.is_whole() && holds(text, "arn:") &&
         (holds(text, "\"serviceArn\"") || holds(text, "\"taskArn\"") || holds(text, "\"taskSetArn\"") ||
          holds(text, "\"serviceArns\"") || holds(text, "\"taskArns\""));
}

NodeId unwrapped(const Document& document, NodeId node) {
  const NodeId data = document.value(node, "data");
  return document.find(node, "status_code") != nullptr && document.is_map(data) ? data : node;
}

std::optional<Item> item_of(const Document& document, NodeId node) {
  if (!document.is_map(node)) {
    return std::nullopt;
  }
  const auto is = [&](std::string_view arn) { return text_of(document, node, arn).starts_with("arn:"); };
  if (is("taskSetArn")) {
    return Item::task_set;
  }
  if (is("taskArn")) {
    return Item::task;
  }
  // Parts of one (`--query`) need not say its name. Its deployments and revisions name it too.
  constexpr auto kOfService =
      std::to_array<std::string_view>({"serviceName", "networkConfiguration", "deployments", "taskDefinition"});
  const bool tells_of_service =
      std::any_of(kOfService.begin(), kOfService.end(), [&](std::string_view key) { return has(document, node, key); });
  if (is("serviceArn") && tells_of_service && !has(document, node, "serviceDeploymentArn") &&
      !has(document, node, "serviceRevisionArn")) {
    return Item::service;
  }
  if (is("clusterArn") && has(document, node, "clusterName")) {
    return Item::cluster;
  }
  if (is("taskDefinitionArn") && has(document, node, "family")) {
    return Item::task_definition;
  }
  if (text_of(document, node, "NetworkInterfaceId").starts_with("eni-")) {
    return Item::interface;
  }
  if (const auto part = of_network(document, node)) {
    return part;
  }
  if (is("stateMachineArn")) {
    return has(document, node, "roleArn") ? Item::machine : Item::machine_entry;
  }
  if (is("jobDefinitionArn") && has(document, node, "jobDefinitionName")) {
    return Item::job_definition;
  }
  return by_plain_arn(document, node);
}

bool is_of_answers(const Document& document, std::string_view key, NodeId value) {
  if (document.is_map(value)) {
    const auto item = item_of(document, value);
    return item.has_value() &&
           ((key == "service" && item == Item::service) || (key == "taskSet" && item == Item::task_set) ||
            (key == "cluster" && item == Item::cluster) || (key == "taskDefinition" && item == Item::task_definition) ||
            (key == "VpcBlockPublicAccessOptions" && item == Item::public_access));
  }
  const auto found = std::find_if(kLists.begin(), kLists.end(), [&](const List& each) { return each.key == key; });
  const auto items = document.items(value);
  return found != kLists.end() && std::any_of(items.begin(), items.end(), [&](NodeId node) {
           const auto item = item_of(document, node);
           return item.has_value() && (*item == found->items[0] || *item == found->items[1]);
         });
}

std::optional<Item> network_list(std::string_view key) {
  const auto found = std::find_if(kLists.begin(), kLists.end(), [&](const List& each) { return each.key == key; });
  return found != kLists.end() && api::is_of_network(found->items[0]) ? std::optional(found->items[0]) : std::nullopt;
}

bool is_list_of_entries(const Document& document, NodeId list) {
  const auto items = document.items(list);
  return !items.empty() && std::all_of(items.begin(), items.end(), [&](NodeId item) {
    const auto entries = document.entries(item);
    return has(document, item, "Cidr") && std::all_of(entries.begin(), entries.end(), [](const auto& entry) {
             return entry.key == "Cidr" || entry.key == "Description";
           });
  });
}

std::optional<Item> listed_under(std::string_view key) {
  const auto found =
      std::find_if(kArnLists.begin(), kArnLists.end(), [&](const auto& each) { return each.first == key; });
  return found != kArnLists.end() ? std::optional(found->second) : std::nullopt;
}

Contents contents_of(std::string_view text, const Document& document) {
  const NodeId root = document.root();
  if (root != kNone && (document.is_list(root) ? is_list_of_all_answers(document, root) : is_answer(document, root))) {
    return Contents::answer;
  }
  const bool is_definition = root != kNone && form_of(document) != Form::none;
  if ((is_definition || !document.is_whole()) && has_holes(text) && looks_like_a_definition(text)) {
    return Contents::with_holes;
  }
  return is_definition ? Contents::definition : Contents::nothing;
}

}  // namespace kakoi::sources::saved
