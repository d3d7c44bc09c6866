// Reads the resources of a network one by one: network.cpp goes through the stacks, network_parts.cpp has a function
// for each type, but those of load balancers, which network_balancers.cpp has.
#pragma once

#include "inventory/network.hpp"
#include "sources/cloudformation/evaluator.hpp"

#include <map>
#include <string>
#include <string_view>

namespace kakoi::sources::cloudformation {

class NetworkReader {
 public:
  explicit NetworkReader(Evaluator& evaluator) : evaluator_(evaluator) {}

  inventory::Network read();

 private:
  using Value = values::Value;
  struct At {
    const Resource& resource;
    inventory::Thing thing;
  };
  struct Type {
    std::string_view type;
    void (NetworkReader::*read)(const At& at) = nullptr;
    int pass = 0;  ///< what adds to what others make comes behind these
  };
  static const Type* type_of(const Resource& resource);

  // network.cpp
  void stack(Stack& stack, int pass);
  void nested(const Resource& resource, Stack& stack, int pass);
  Value value(const At& at, std::string_view name) { return evaluator_.property(at.resource, name); }
  inventory::Reference named(const At& at, std::string_view name);
  void add_default_egress();
  void doubt_written_default(inventory::SecurityGroup& group) const;

  // network_parts.cpp
  void vpc(const At& at);
  void vpc_block(const At& at);
  void subnet(const At& at);
  inventory::Reference zone_of(const At& at);
  void internet_gateway(const At& at);
  void attachment(const At& at);
  void egress_only_gateway(const At& at);
  void nat_gateway(const At& at);
  void route_table(const At& at);
  void route(const At& at);
  void propagation(const At& at);
  void association(const At& at);
  void security_group(const At& at);
  void ingress(const At& at) { group_rule(at, false); }
  void egress(const At& at) { group_rule(at, true); }
  void group_rule(const At& at, bool is_egress);
  void network_acl(const At& at);
  void acl_entry(const At& at);
  void acl_association(const At& at);
  void endpoint(const At& at);
  void prefix_list(const At& at);
  void dhcp_options(const At& at);
  void dhcp_association(const At& at);
  void dns_firewall(const At& at);
  void block_public_access(const At& at);
  void exclusion(const At& at);
  base::Known<inventory::Target> target_of(const At& at);
  void add_rules(const Value& rule, bool is_egress, const base::Known<bool>& exists, inventory::SecurityGroup& into);
  inventory::BlockPublicAccess& the_block_public_access();

  // network_balancers.cpp
  void balancer(const At& at);
  void target_group(const At& at);
  void compute_environment(const At& at);
  void listener(const At& at);
  void listener_rule(const At& at);
  void add_actions(const At& at, const Value& actions, const inventory::Reference& balancer);
  void add_target(const At& at, const Value& group, const inventory::Reference& balancer);

  Evaluator& evaluator_;
  inventory::Network network_;
  std::map<std::string, inventory::Reference> listeners_;  ///< by their keys: of which load balancer
  std::map<std::string, base::Known<bool>> amazon_;        ///< DHCP options: do they name Amazon's resolver?
  std::map<std::string, std::size_t> own_rules_;           ///< of a group, how many of its rules stand within it
};

}  // namespace kakoi::sources::cloudformation
