// The network around tasks, out of what EC2 and Elastic Load Balancing answer, with the members that the AWS CLI
// prints. The same for answers that were saved and for those that a call just gave. Things are called by their ids,
// load balancers and target groups by their ARNs.
#pragma once

#include "base/range.hpp"
#include "inventory/network.hpp"
#include "sources/api/answers.hpp"
#include "values/value.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::sources::api {

/// Whose network it is.
struct NetworkScope {
  std::set<std::string>
      accounts{};        ///< what belongs to none of these is shared with them; empty: it is not known whose
  std::string region{};  ///< empty: as each answer says
};

class NetworkReader {
 public:
  explicit NetworkReader(NetworkScope scope) : scope_(std::move(scope)) {}

  /// Adds one thing of an answer. `of`: the prefix list that an entry is in. False where it does not say what it is.
  bool add(Item item, const values::Value& value, base::Range at, const std::string& of = {});
  /// There may be more of `part` than was added.
  void unread(inventory::NetworkPart part, base::Unknown why);
  /// The same of the entries of one prefix list, an attribute of one VPC, or the exclusions from Block Public Access.
  void unread_entries(const std::string& prefix_list, base::Unknown why);
  void unread_attribute(const std::string& vpc, std::string_view attribute, base::Unknown why);
  void unread_exclusions(base::Unknown why) { unread_exclusions_ = std::move(why); }

  /// What was added so far, and is not joined yet.
  [[nodiscard]] const inventory::Network& so_far() const { return network_; }
  /// The prefix lists that routes and rules name.
  [[nodiscard]] std::set<std::string> named_prefix_lists() const;
  /// All of it, joined. To be called once.
  inventory::Network take();

 private:
  using Value = values::Value;

  bool is_news(Item item, const std::string& key, const Value& value);
  void differs(Item item, const std::string& key);
  void doubt_parts(Item item, const std::string& key, const base::Unknown& why);
  [[nodiscard]] base::Known<bool> is_shared(const Value& value) const;

  void add_thing(Item item, const Value& value, inventory::Thing thing);
  void vpc(const Value& value, inventory::Thing thing);
  void attribute(const Value& value, const std::string& vpc);
  void dhcp_options(const Value& value, const std::string& key);
  void subnet(const Value& value, inventory::Thing thing);
  void public_access(const Value& value);
  void exclusion(const Value& value);
  void route_table(const Value& value, inventory::Thing thing);
  void associations(const Value& value, const base::Known<bool>& exists);
  void internet_gateway(const Value& value, inventory::Thing thing, bool is_egress_only);
  void nat_gateway(const Value& value, inventory::Thing thing);
  void security_group(const Value& value, inventory::Thing thing);
  void network_acl(const Value& value, inventory::Thing thing);
  void prefix_list(const Value& value, inventory::Thing thing);
  void add_cidrs(const Value& value, const std::string& key);
  void endpoint(const Value& value, inventory::Thing thing);
  void load_balancer(const Value& value, inventory::Thing thing);
  void target_group(const Value& value, inventory::Thing thing);

  void add_what_may_be();
  void add_vpcs_of_subnets();
  void join_vpcs();
  void join_endpoints();
  void join_prefix_lists();
  void join_public_access();

  NetworkScope scope_;
  inventory::Network network_;
  std::map<std::pair<Item, std::string>, std::size_t> seen_;  ///< by what is said of each thing
  std::set<std::pair<Item, std::string>> differ_;
  std::map<std::string, std::string> dhcp_of_;              ///< the DHCP options of each VPC
  std::map<std::string, base::Known<bool>> amazon_dns_;     ///< of DHCP options
  std::map<std::string, base::Known<bool>> dns_support_;    ///< of VPCs
  std::map<std::string, base::Known<bool>> dns_hostnames_;  ///< likewise
  std::map<std::string, std::string> region_of_;            ///< of VPCs
  std::map<std::string, std::string> owner_of_;             ///< likewise
  struct ServiceName {
    std::string name;
    std::string region;  ///< empty: the name holds none
  };
  std::map<std::string, ServiceName> services_;                          ///< of endpoints
  std::map<std::string, inventory::Several<inventory::Block>> entries_;  ///< of prefix lists
  /// With the account and Region that each is of.
  std::vector<std::pair<std::string, inventory::BlockPublicAccess::Exclusion>> exclusions_;
  std::optional<base::Unknown> unread_exclusions_{};
};

/// Which part of a network tells of it where it is not there.
inventory::NetworkPart part_of(Item item);

/// The call of the AWS CLI whose answer holds such things.
std::string_view call_for(Item item);
/// Why such a thing is not known: that call was not made, or not saved.
base::Unknown not_among_what_was_read(Item item);

}  // namespace kakoi::sources::api
