#include "sources/cloudformation/network.hpp"

#include "sources/cloudformation/network_reader.hpp"
#include "sources/network/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakoi::sources::cloudformation {
namespace {

using base::Known;
using base::Unknown;
using inventory::Existence;
using inventory::Family;

constexpr int kPasses = 3;

constexpr base::Phrase kStackUnread{"what {} adds to the network is not known",
                                    "{} がネットワークに何を加えるか分かりません"};

constexpr base::Phrase kTakenAway{
    "CloudFormation may take away the rule of {} that lets everything out, since another one for what goes out stands "
    "apart",
    "{} のすべての送信を許可するルールは、別リソースの送信ルールがあるため CloudFormation に削除されることがあります"};

bool nests(std::string_view type) {
  return type == "AWS::CloudFormation::Stack" || type == "AWS::Serverless::Application";
}

}  // namespace

const NetworkReader::Type* NetworkReader::type_of(const Resource& resource) {
  using R = NetworkReader;
  static constexpr std::array kTypes = {
      Type{"AWS::EC2::VPC", &R::vpc},
      Type{"AWS::EC2::Subnet", &R::subnet},
      Type{"AWS::EC2::InternetGateway", &R::internet_gateway},
      Type{"AWS::EC2::EgressOnlyInternetGateway", &R::egress_only_gateway},
      Type{"AWS::EC2::NatGateway", &R::nat_gateway},
      Type{"AWS::EC2::RouteTable", &R::route_table},
      Type{"AWS::EC2::SecurityGroup", &R::security_group},
      Type{"AWS::EC2::NetworkAcl", &R::network_acl},
      Type{"AWS::EC2::VPCEndpoint", &R::endpoint},
      Type{"AWS::EC2::PrefixList", &R::prefix_list},
      Type{"AWS::EC2::DHCPOptions", &R::dhcp_options},
      Type{"AWS::EC2::VPCBlockPublicAccessOptions", &R::block_public_access},
      Type{"AWS::EC2::VPCBlockPublicAccessExclusion", &R::exclusion},
      Type{"AWS::ElasticLoadBalancingV2::LoadBalancer", &R::balancer},
      Type{"AWS::ElasticLoadBalancingV2::TargetGroup", &R::target_group},
      Type{"AWS::Batch::ComputeEnvironment", &R::compute_environment},
      Type{"AWS::ElasticLoadBalancingV2::Listener", &R::listener, 1},
      Type{"AWS::ElasticLoadBalancingV2::ListenerRule", &R::listener_rule, 2},
      Type{"AWS::EC2::VPCCidrBlock", &R::vpc_block, 1},
      Type{"AWS::EC2::VPCGatewayAttachment", &R::attachment, 1},
      Type{"AWS::EC2::VPCDHCPOptionsAssociation", &R::dhcp_association, 1},
      Type{"AWS::Route53Resolver::FirewallRuleGroupAssociation", &R::dns_firewall, 1},
      Type{"AWS::EC2::Route", &R::route, 1},
      Type{"AWS::EC2::VPNGatewayRoutePropagation", &R::propagation, 1},
      Type{"AWS::EC2::SubnetRouteTableAssociation", &R::association, 1},
      Type{"AWS::EC2::SecurityGroupIngress", &R::ingress, 1},
      Type{"AWS::EC2::SecurityGroupEgress", &R::egress, 1},
      Type{"AWS::EC2::NetworkAclEntry", &R::acl_entry, 1},
      Type{"AWS::EC2::SubnetNetworkAclAssociation", &R::acl_association, 1},
  };
  const std::string_view written = Evaluator::type_of(resource);
  const auto* found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& each) { return each.type == written; });
  return found != kTypes.end() ? found : nullptr;
}

inventory::Network NetworkReader::read() {
  for (int pass = 0; pass < kPasses; ++pass) {
    stack(evaluator_.root(), pass);
  }
  add_default_egress();
  for (const Evaluator::Unread& part : evaluator_.unread()) {
    network_.unread.push_back({.part = inventory::NetworkPart::any, .why = part.why, .may_add_to_all = true});
  }
  return std::move(network_);
}

// Stacks nest as deep as their files do, and none nests itself.
void NetworkReader::stack(Stack& stack, int pass) {
  for (const Resource& one : stack.resources) {
    if (nests(Evaluator::type_of(one))) {
      nested(one, stack, pass);
      continue;
    }
    const Type* type = type_of(one);
    if (type == nullptr || type->pass != pass) {
      continue;
    }
    evaluator_.arena.new_share();
    const Known<bool> exists =
        evaluator_.existence_of(one).map([](Existence existence) { return existence == Existence::exists; });
    const bool may_be = exists.match([](bool there) { return there; }, [](const Unknown&) { return true; });
    if (may_be) {
      (this->*type->read)(
          {.resource = one, .thing = {.key = stack.prefix + one.logical_id, .header = one.header, .exists = exists}});
    }
  }
}

void NetworkReader::nested(const Resource& resource, Stack& stack, int pass) {
  if (!inventory::may_exist(evaluator_.existence_of(resource))) {
    return;
  }
  const Nested inner = evaluator_.nested(resource, stack);
  if (inner.stack != nullptr) {
    this->stack(*inner.stack, pass);
  } else if (pass == 0) {
    inventory::UnreadNetwork unread{
        .part = inventory::NetworkPart::any,
        .why = {.reason = base::Message(kStackUnread, {stack.prefix + resource.logical_id}).then(inner.why_not)}};
    network::add_named_in(evaluator_.property(resource, "Parameters"), unread.given);
    network_.unread.push_back(std::move(unread));
  }
}

inventory::Reference NetworkReader::named(const At& at, std::string_view name) {
  return network::reference_of(value(at, name));
}

// A group keeps the rule that it is made with until it gets one for what goes out.
void NetworkReader::add_default_egress() {
  for (inventory::SecurityGroup& group : network_.groups) {
    Known<bool> has_none = Known<bool>::defaulted(true);
    for (const inventory::Rule& rule : group.rules.items) {
      if (rule.is_egress) {
        has_none = rule.exists.match([](bool) { return Known<bool>::defaulted(false); },
                                     [&](const Unknown& why) {
                                       return has_none.and_then([&](bool none) {
                                         return none ? Known<bool>::unknown(why) : Known<bool>::defaulted(false);
                                       });
                                     });
      }
    }
    for (const Family family : {Family::v4, Family::v6}) {
      group.rules.items.push_back(
          {.is_egress = true, .block = inventory::Block::defaulted(inventory::everything(family)), .exists = has_none});
    }
    doubt_written_default(group);
  }
}

// With the first rule for what goes out that stands apart, CloudFormation takes away the rule that the group is made
// with, and it takes one that is written the same for that one. (github.com/aws/aws-cdk, issue 987.)
void NetworkReader::doubt_written_default(inventory::SecurityGroup& group) const {
  const auto own = own_rules_.find(group.thing.key);
  const std::size_t count = own != own_rules_.end() ? own->second : 0;
  const auto goes_out = [](const inventory::Rule& rule) {
    return rule.is_egress && rule.exists.match([](bool exists) { return exists; }, [](const Unknown&) { return true; });
  };
  const auto apart =
      std::find_if(group.rules.items.begin() + static_cast<std::ptrdiff_t>(count), group.rules.items.end(), goes_out);
  if (apart == group.rules.items.end()) {
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    inventory::Rule& rule = group.rules.items[i];
    const bool is_all = rule.peer == inventory::PeerKind::block &&
                        rule.protocol.match([](int known) { return known == inventory::kAnyProtocol; },
                                            [](const Unknown&) { return false; }) &&
                        rule.block.match([](const inventory::AddressBlock& known) { return known.length == 0; },
                                         [](const Unknown&) { return false; });
    if (goes_out(rule) && is_all) {
      rule.exists = Known<bool>::unknown({.reason = {kTakenAway, {group.thing.key}}});
    }
  }
}

inventory::Network read_network(Evaluator& evaluator) { return NetworkReader(evaluator).read(); }

}  // namespace kakoi::sources::cloudformation
