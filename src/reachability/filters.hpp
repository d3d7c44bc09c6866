// What security groups and network ACLs let through, worked out once for each and kept.
#pragma once

#include "inventory/network.hpp"
#include "reachability/address_set.hpp"
#include "reachability/index.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kakoi::reachability {

/// A protocol and a range of its ports.
struct Traffic {
  int protocol = inventory::kTcp;
  inventory::Ports ports{};

  friend bool operator==(const Traffic&, const Traffic&) = default;
};

/// Does a rule of `protocol` and `ports` match all, or any, of the traffic? A protocol without ports has none to match.
struct Match {
  Truth all = Truth::no;
  Truth any = Truth::no;
};
Match matches(const base::Known<int>& protocol, const base::Known<inventory::Ports>& ports, const Traffic& traffic);

/// Who is at the other end of a connection that a group is asked about.
struct Peer {
  /// Where it may be: each of these is possible.
  AddressSet addresses{};
  std::string_view service{};                     ///< of AWS, whose prefix list holds these; empty for all else
  const inventory::References* groups = nullptr;  ///< of its interface; null where it has none that is known here
};

/// What one group lets through of one kind of traffic, in one direction.
struct GroupAllows {
  MaybeSet blocks{};
  struct Named {
    const inventory::Rule* rule = nullptr;
    Truth counts = Truth::yes;
  };
  std::vector<Named> named{};           ///< rules whose peer is a group, or a prefix list of AWS's
  const base::Message* open = nullptr;  ///< why there may be more
};

/// Ports that a network ACL treats alike, and what it lets through on them.
struct PortsAllowed {
  inventory::Ports ports{};
  MaybeSet addresses{};
};

/// What a network ACL lets through: on all ports that were asked for, and on at least one of them.
struct AclAllows {
  MaybeSet on_all{};
  MaybeSet on_any{};
};

class Filters {
 public:
  /// `index` has to stay.
  explicit Filters(const Index& index) : index_(index) {}

  const GroupAllows& group(const inventory::SecurityGroup& group, bool is_egress, const Traffic& traffic,
                           inventory::Family family);
  const AclAllows& acl(const inventory::NetworkAcl& acl, bool is_egress, const Traffic& traffic,
                       inventory::Family family);
  /// The same of all ports, in order.
  const std::vector<PortsAllowed>& acl_by_ports(const inventory::NetworkAcl& acl, bool is_egress, int protocol,
                                                inventory::Family family);

  /// The groups that an interface in `vpc` has: `groups`, or where it names none the VPC's default one, in
  /// `by_default`.
  [[nodiscard]] const inventory::References& effective(const inventory::References& groups,
                                                       const inventory::Reference& vpc,
                                                       inventory::References& by_default) const;
  /// Do the groups `own` of an interface let `traffic`, of one port, through to or from `peer`?
  Outcome groups(const inventory::References& own, bool is_egress, const Traffic& traffic, inventory::Family family,
                 const Peer& peer);
  /// The same of the network ACL of `subnet`, for a connection that the subnet's side begins (`is_egress`) or takes:
  /// `traffic` in that direction, and answers to `answers` in the other.
  Outcome acls(const inventory::Subnet& subnet, bool is_egress, const Traffic& traffic, const Traffic& answers,
               inventory::Family family, const AddressSet& peer);

  /// Why it is not known whom `group`, or `acl`, lets in or out; empty where it is.
  [[nodiscard]] base::Message why_open(const inventory::SecurityGroup& group, bool is_egress,
                                       inventory::Family family) const;
  [[nodiscard]] static base::Message why_open(const inventory::NetworkAcl& acl, bool is_egress);

  /// The addresses that the prefix list holds; `is_of_service` where AWS keeps it for a service.
  MaybeSet prefix_list(const inventory::Reference& reference, inventory::Family family, bool& is_of_service) const;

 private:
  struct Question {
    const void* of = nullptr;
    int protocol = 0;
    std::uint32_t ports = 0;
    bool is_egress = false;
    inventory::Family family = inventory::Family::v4;
    friend bool operator==(const Question&, const Question&) = default;
  };
  struct Hash {
    std::size_t operator()(const Question& question) const;
  };
  static Question question(const void* of, bool is_egress, const Traffic& traffic, inventory::Family family);
  [[nodiscard]] GroupAllows read_group(const inventory::SecurityGroup& group, bool is_egress, const Traffic& traffic,
                                       inventory::Family family) const;
  [[nodiscard]] MaybeSet read_acl(const inventory::NetworkAcl& acl, bool is_egress, const Traffic& traffic,
                                  inventory::Family family) const;
  [[nodiscard]] base::Message why_open(const inventory::Reference& prefix_list, inventory::Family family) const;
  [[nodiscard]] Truth names(const GroupAllows::Named& named, const Peer& peer) const;
  Outcome acl_lets(const inventory::NetworkAcl& acl, bool is_egress, const Traffic& traffic, inventory::Family family,
                   const AddressSet& peer);

  const Index& index_;
  std::unordered_map<Question, GroupAllows, Hash> group_answers_;
  std::unordered_map<Question, AclAllows, Hash> acl_answers_;
  std::unordered_map<Question, std::vector<PortsAllowed>, Hash> acl_ports_;
};

}  // namespace kakoi::reachability
