// Reads the resources of a network one by one. Each file has its part:
//
//   network_reader.cpp     which resources there are; what a VPC brings with it
//   network_vpcs.cpp       VPCs, subnets, gateways, DHCP options, Block Public Access
//   network_routes.cpp     route tables, routes, associations
//   network_filters.cpp    security groups, network ACLs, prefix lists
//   network_contested.cpp  what a resource has in itself, and others write apart
//   network_endpoints.cpp  endpoints
//   network_balancers.cpp  load balancers, target groups, listeners
#pragma once

#include "inventory/network.hpp"
#include "sources/terraform/network_source.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace kakoi::sources::terraform {

class NetworkReader {
 public:
  explicit NetworkReader(NetworkSource& source) : source_(source), aliases_(source.aliases()) {}

  inventory::Network read();
  static std::string_view type_name(bool is_data, std::string_view type);

 private:
  using Value = values::Value;
  using At = NetworkResource;
  using Read = void (NetworkReader::*)(const At& at);
  struct Type {
    std::string_view type;
    bool is_data = false;
    Read read = nullptr;
    /// Whether it names another thing by a second key, or changes what others have: these go first, or last.
    int pass = 1;
  };
  static const Type* type_of(bool is_data, std::string_view type);

  // network_reader.cpp
  /// The argument `name`; null where there is none.
  [[nodiscard]] static Value value(const At& at, std::string_view name) { return at.arguments.value(name); }
  /// A reference, by the first key of what it names.
  [[nodiscard]] inventory::Reference reference(const Value& value) const;
  [[nodiscard]] inventory::Reference first_key(const inventory::Reference& reference) const;
  [[nodiscard]] inventory::References references(const Value& list) const;
  inventory::Reference named(const At& at, std::string_view name) { return reference(value(at, name)); }
  /// One of several blocks, or of the objects that an argument has in their place.
  using Get = std::function<Value(std::string_view name)>;
  /// Calls `use` for each block of `type` that is there for sure; gives why there may be more.
  static std::optional<base::Unknown> each(const At& at, std::string_view type,
                                           const std::function<void(const Get&)>& use);
  void add_what_a_vpc_brings();

  // network_contested.cpp
  /// One list of a thing, which Terraform keeps as the thing has it: its routes, entries, or rules of one direction.
  struct OneList {
    std::string key;
    bool is_egress = false;
    friend bool operator<(const OneList& a, const OneList& b) {
      return std::tie(a.key, a.is_egress) < std::tie(b.key, b.is_egress);
    }
  };
  /// The blocks of `type` in `at` are the list `of`.
  void own(const At& at, std::string_view type, bool has_blocks, const OneList& of);
  /// `part`, apart from it, puts something into the list of `owner` too.
  void contest(const At& part, const inventory::Reference& owner, bool is_egress);
  void doubt_contested();

  // network_vpcs.cpp
  void vpc(const At& at);
  void subnet(const At& at);
  inventory::Reference zone_of(const At& at);
  void block_association(const At& at);
  void internet_gateway(const At& at);
  void internet_gateway_attachment(const At& at);
  void egress_only_gateway(const At& at);
  void nat_gateway(const At& at);
  void dhcp_options(const At& at);
  void dhcp_association(const At& at);
  void dns_firewall(const At& at);
  void block_public_access(const At& at);
  void block_public_access_exclusion(const At& at);
  inventory::BlockPublicAccess& the_block_public_access();

  // network_routes.cpp
  void default_table(const At& at);
  [[nodiscard]] inventory::Reference vpc_of_adopted(const At& at) const;
  void route_table(const At& at);
  void route(const At& at);
  void association(const At& at);
  void main_association(const At& at);
  void propagation(const At& at);
  static void add_propagated(inventory::RouteTable& table);
  void add_propagating(const At& at, inventory::RouteTable& table);
  void add_inline_routes(const At& at, inventory::RouteTable& into);
  [[nodiscard]] inventory::Route route_of(const Get& get, const base::Known<bool>& exists,
                                          std::string_view prefix) const;
  [[nodiscard]] base::Known<inventory::Target> target_of(const Get& get) const;

  // network_filters.cpp
  void default_group(const At& at);
  void security_group(const At& at);
  void group_rule(const At& at);
  void ingress_rule(const At& at) { one_rule(at, false); }
  void egress_rule(const At& at) { one_rule(at, true); }
  void one_rule(const At& at, bool is_egress);
  void default_acl(const At& at);
  void network_acl(const At& at);
  void acl_rule(const At& at);
  void acl_association(const At& at);
  void prefix_list(const At& at);
  void prefix_list_entry(const At& at);
  void add_inline_rules(const At& at, inventory::SecurityGroup& into);
  void add_inline_entries(const At& at, inventory::NetworkAcl& into);
  struct EntryNames {
    std::string_view number;
    std::string_view action;
  };
  inventory::AclEntry entry_of(const Get& get, bool is_egress, const EntryNames& names,
                               const base::Known<bool>& exists) const;

  // network_endpoints.cpp
  void endpoint(const At& at);
  void endpoint_subnet(const At& at);
  void endpoint_group(const At& at);
  void endpoint_table(const At& at);
  void endpoint_policy(const At& at);
  void endpoint_private_dns(const At& at);
  void add_to_list(const At& at, std::string_view name, inventory::References inventory::Endpoint::*list);

  // network_balancers.cpp
  void balancer(const At& at);
  void target_group(const At& at);
  void compute_environment(const At& at);
  void listener(const At& at);
  void listener_rule(const At& at);
  void add_actions(const At& at, std::string_view type, const inventory::Reference& balancer);
  void add_target(const Value& group, const base::Known<bool>& exists, const inventory::Reference& balancer);

  NetworkSource& source_;
  inventory::Network network_;
  std::map<std::string, std::string> aliases_;             ///< of things that have two keys, the first
  std::map<std::string, inventory::Reference> listeners_;  ///< by their keys: of which load balancer
  std::map<std::string, base::Known<bool>> amazon_;        ///< DHCP options: do they name Amazon's resolver?
  std::map<OneList, std::string> owned_;                   ///< what has each, as it is called
  std::map<OneList, base::Unknown> contested_;             ///< by whom
};

}  // namespace kakoi::sources::terraform
