// The network around tasks, in the terms of Amazon VPC, whatever source it was read from. Plain structs; each field is
// known, or unknown with the reason, and things name each other by references (reference.hpp).
#pragma once

#include "base/known.hpp"
#include "inventory/address.hpp"
#include "inventory/reference.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::inventory {

using Block = base::Known<AddressBlock>;

struct Vpc {
  Thing thing;
  Several<Block> blocks{};  ///< of both families
  /// Of a source that does not know the Region, what stands for it there; the same text is the same Region.
  base::Known<std::string> region = base::Known<std::string>::defaulted({});
  base::Known<bool> dns_support = base::Known<bool>::defaulted(true);
  base::Known<bool> dns_hostnames = base::Known<bool>::defaulted(true);
  /// Its DHCP options name Amazon's resolver, which alone knows the private names of endpoints.
  base::Known<bool> has_amazon_dns = base::Known<bool>::defaulted(true);
  /// The keys of what of Route 53 Resolver DNS Firewall is, or may be, associated with it: rule groups may keep names
  /// from being resolved.
  std::vector<std::string> dns_firewalls{};
};

struct Subnet {
  Thing thing;
  Reference vpc = Reference::defaulted({});
  Several<Block> blocks{};  ///< of both families
  /// The Availability Zone: two of the same text are one. Empty where the source does not say it.
  Reference zone = Reference::defaulted({});
  base::Known<bool> is_ipv6_only = base::Known<bool>::defaulted(false);
  /// Interfaces that are made in it get an IPv6 address, where it has such a block.
  base::Known<bool> assigns_ipv6 = base::Known<bool>::defaulted(false);
  /// Another account owns it, and sees what this one does not: endpoints, gateways.
  base::Known<bool> is_shared = base::Known<bool>::defaulted(false);
};

enum class TargetKind : std::uint8_t {
  local,
  internet_gateway,
  nat_gateway,
  egress_only_gateway,
  transit_gateway,
  virtual_private_gateway,
  peering,
  gateway_endpoint,        ///< such a route is to the prefix list of the endpoint's service
  load_balancer_endpoint,  ///< of a Gateway Load Balancer
  interface,               ///< a network interface or an instance: a NAT instance, a firewall
  other,                   ///< carrier and local gateways, core networks
};

struct Target {
  TargetKind kind = TargetKind::local;
  std::string key;
};

struct Route {
  /// Where to. Of a route to a prefix list, that; then `block` is not looked at.
  Block block = Block::defaulted({});
  std::optional<Reference> prefix_list{};
  base::Known<Target> target = base::Known<Target>::defaulted({});
  base::Known<bool> is_blackhole = base::Known<bool>::defaulted(false);
  bool is_propagated = false;
  base::Known<bool> exists = base::Known<bool>::defaulted(true);
};

/// The routes to the VPC's own blocks need not be in it.
struct RouteTable {
  Thing thing;
  Reference vpc = Reference::defaulted({});
  Several<Route> routes{};
};

/// Which table a subnet uses, or, where `is_main`, all subnets of `vpc` that name none. `subnet` may be the key of an
/// internet gateway, for what comes in through that.
struct RouteTableAssociation {
  Reference table = Reference::defaulted({});
  Reference subnet = Reference::defaulted({});
  Reference vpc = Reference::defaulted({});
  bool is_main = false;
  bool is_implied = false;  ///< the VPC came with it: any other main table that is written goes before it
  base::Known<bool> exists = base::Known<bool>::defaulted(true);
};

/// Also an egress-only one, which is for IPv6 from the inside out.
struct InternetGateway {
  Thing thing;
  Reference vpc = Reference::defaulted({});  ///< empty: attached to none
  bool is_egress_only = false;
};

struct NatGateway {
  Thing thing;
  base::Known<bool> is_available = base::Known<bool>::defaulted(true);
  base::Known<bool> is_public = base::Known<bool>::defaulted(true);
  base::Known<bool> is_regional = base::Known<bool>::defaulted(false);
  Reference subnet = Reference::defaulted({});  ///< of a zonal one
  Reference vpc = Reference::defaulted({});     ///< of a regional one
};

enum class EndpointKind : std::uint8_t { interface, gateway, other };

struct Endpoint {
  Thing thing;
  EndpointKind kind = EndpointKind::interface;
  Reference vpc = Reference::defaulted({});
  /// The service without partition and Region: "ecr.api", "s3". A name in full where it is not AWS's own, or is in
  /// another Region.
  base::Known<std::string> service = base::Known<std::string>::defaulted({});
  std::string region{};  ///< as the name of the service says it; empty where it does not
  base::Known<bool> is_available = base::Known<bool>::defaulted(true);
  base::Known<bool> has_private_dns = base::Known<bool>::defaulted(false);
  /// Its policy lets everybody do everything, as it does where none is given.
  base::Known<bool> is_open = base::Known<bool>::defaulted(true);
  References subnets{};
  References groups{};
  References route_tables{};
};

/// A range of ports, both included; of all ports 0 to 65535.
struct Ports {
  std::uint16_t first = 0;
  std::uint16_t last = 65535;

  friend bool operator==(const Ports&, const Ports&) = default;
};

/// By IANA's numbers.
constexpr int kAnyProtocol = -1;
constexpr int kTcp = 6;
constexpr int kUdp = 17;

/// A rule that lets the members of its own group in or out names that group.
enum class PeerKind : std::uint8_t { block, prefix_list, group };

/// One peer of one rule of a security group.
struct Rule {
  bool is_egress = false;
  base::Known<int> protocol = base::Known<int>::defaulted(kAnyProtocol);
  base::Known<Ports> ports = base::Known<Ports>::defaulted({});
  PeerKind peer = PeerKind::block;
  Block block = Block::defaulted({});
  Reference reference = Reference::defaulted({});  ///< of a prefix list or a group
  base::Known<bool> exists = base::Known<bool>::defaulted(true);
};

struct SecurityGroup {
  Thing thing;
  Reference vpc = Reference::defaulted({});
  Several<Rule> rules{};
  bool is_default = false;  ///< of its VPC: what names no group has this one
  std::string also = {};    ///< another key under which code names it; empty: none
};

struct AclEntry {
  bool is_egress = false;
  base::Known<int> number = base::Known<int>::defaulted(0);
  base::Known<bool> allows = base::Known<bool>::defaulted(true);
  base::Known<int> protocol = base::Known<int>::defaulted(kAnyProtocol);
  base::Known<Ports> ports = base::Known<Ports>::defaulted({});
  Block block = Block::defaulted({});
  base::Known<bool> exists = base::Known<bool>::defaulted(true);
};

/// What no entry matches is denied.
struct NetworkAcl {
  Thing thing;
  Reference vpc = Reference::defaulted({});
  bool is_default = false;  ///< of its VPC: a subnet that is in no other's `subnets` has this one
  Several<AclEntry> entries{};
  References subnets{};
};

struct PrefixList {
  Thing thing;
  /// The service whose addresses AWS keeps in it, as of an endpoint; empty where its owner fills it.
  base::Known<std::string> service = base::Known<std::string>::defaulted({});
  Several<Block> blocks{};
};

struct LoadBalancer {
  Thing thing;
  base::Known<bool> is_internal = base::Known<bool>::defaulted(false);
  References subnets{};
  References groups{};  ///< a Network Load Balancer may have none
};

/// What a load balancer passes requests on to: the tasks of a service.
struct TargetGroup {
  Thing thing;
  Reference vpc = Reference::defaulted({});
  base::Known<int> port = base::Known<int>::defaulted(0);
  References load_balancers{};  ///< that have a listener for it
};

enum class BlockMode : std::uint8_t { off, ingress, bidirectional };

/// VPC Block Public Access, of a Region of an account.
struct BlockPublicAccess {
  base::Known<std::string> region = base::Known<std::string>::defaulted({});
  base::Known<BlockMode> mode = base::Known<BlockMode>::defaulted(BlockMode::off);
  struct Exclusion {
    Reference of = Reference::defaulted({});  ///< a VPC or a subnet
    base::Known<bool> lets_in = base::Known<bool>::defaulted(true);
    base::Known<bool> exists = base::Known<bool>::defaulted(true);
  };
  Several<Exclusion> exclusions{};
};

/// A compute environment of AWS Batch.
struct ComputeEnvironment {
  Thing thing;
  base::Known<bool> is_fargate = base::Known<bool>::defaulted(false);  ///< FARGATE or FARGATE_SPOT
  References subnets{};
  References groups{};
};

enum class NetworkPart : std::uint8_t {
  any,
  vpcs,
  subnets,
  route_tables,
  gateways,
  nat_gateways,
  endpoints,
  groups,
  acls,
  prefix_lists,
  block_public_access,
  load_balancers,
};

/// What could hold parts of the network and could not be read: a module, an answer. That a part is not in the network
/// then does not mean that there is none.
struct UnreadNetwork {
  NetworkPart part = NetworkPart::any;
  base::Unknown why;
  std::vector<Reference> given{};  ///< of the network: to these it may add rules, routes, a network ACL
  bool may_add_to_all = false;     ///< it names things as the rest of the code does, and need not be handed any
};

struct Network {
  std::vector<Vpc> vpcs;
  std::vector<Subnet> subnets;
  std::vector<RouteTable> route_tables;
  std::vector<RouteTableAssociation> associations;
  std::vector<InternetGateway> internet_gateways;
  std::vector<NatGateway> nat_gateways;
  std::vector<Endpoint> endpoints;
  std::vector<SecurityGroup> groups;
  std::vector<NetworkAcl> acls;
  std::vector<PrefixList> prefix_lists;
  std::vector<BlockPublicAccess> block_public_access;
  std::vector<LoadBalancer> load_balancers;
  std::vector<TargetGroup> target_groups;
  std::vector<ComputeEnvironment> compute_environments;
  std::vector<UnreadNetwork> unread;
};

}  // namespace kakoi::inventory
