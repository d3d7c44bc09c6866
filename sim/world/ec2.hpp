// Networks: what stands in a region's VPCs.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/tags.hpp"
#include "sim/world/timeline.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kakoi::sim::world {

/// A block of addresses that belongs to a VPC or a subnet.
struct CidrAssociation {
  std::string id = {};
  std::string cidr = {};
};

struct Vpc {
  std::string id = {};
  std::string cidr = {};
  std::vector<CidrAssociation> more_cidrs = {};
  std::vector<CidrAssociation> ipv6_cidrs = {};
  bool is_default = false;
  bool dns_support = true;
  bool dns_hostnames = false;
  bool address_metrics = false;
  std::string dhcp_options = {};  ///< empty: those that AWS provides; `default`: none
  std::string tenancy = "default";
  Tags tags = {};
};

struct DhcpOptions {
  std::string id = {};
  std::map<std::string, std::vector<std::string>> configurations = {};
  Tags tags = {};
};

struct Subnet {
  std::string id = {};
  std::string vpc_id = {};
  std::string cidr = {};
  std::string ipv6_cidr = {};         ///< empty: none
  std::string ipv6_association = {};  ///< its id
  std::string zone = {};
  bool is_default = false;
  bool map_public_ip_on_launch = false;
  bool assigns_ipv6 = false;    ///< each interface gets an IPv6 address
  bool is_ipv6_native = false;  ///< and no IPv4 address: `cidr` is empty then
  bool dns64 = false;           ///< names that have IPv4 addresses only get such as a NAT gateway translates
  std::string hostname_type = "ip-name";
  bool resource_name_a = false;
  bool resource_name_aaaa = false;
  std::vector<bool> taken = {};   ///< its addresses, from the first that AWS does not keep; as long as it has to be
  std::uint64_t taken_count = 0;  ///< how many of them are
  std::uint64_t next_host = 0;    ///< where the next is looked for
  std::uint64_t ipv6_given = 0;   ///< how many IPv6 addresses have been handed out
  Tags tags = {};
};

struct Route {
  std::string destination = {};  ///< IPv4 or IPv6 block, or a prefix list
  std::string target = {};       ///< `local`, `igw-…`, `nat-…`, `vpce-…`, …
  std::string origin = "CreateRoute";
};

struct RouteTableAssociation {
  std::string id = {};
  std::string subnet_id = {};
  std::string gateway_id = {};  ///< of traffic that comes in

  /// The one of all subnets that have none.
  [[nodiscard]] bool is_main() const { return subnet_id.empty() && gateway_id.empty(); }
};

struct RouteTable {
  std::string id = {};
  std::string vpc_id = {};
  std::vector<Route> routes = {};
  std::vector<RouteTableAssociation> associations = {};
  std::vector<std::string> propagating = {};  ///< virtual private gateways
  Tags tags = {};
};

struct InternetGateway {
  std::string id = {};
  std::string vpc_id = {};  ///< empty: attached to none
  Tags tags = {};
};

struct EgressOnlyGateway {
  std::string id = {};
  std::string vpc_id = {};
  Tags tags = {};
};

struct VpnGateway {
  std::string id = {};
  std::string vpc_id = {};  ///< empty: attached to none
  std::string state = "available";
  std::string zone = {};
  std::int64_t asn = 0;
  Tags tags = {};
};

struct PeeringSide {
  std::string account = {};
  std::string region = {};
  std::string vpc_id = {};
  std::string cidr = {};
  bool resolves_names = false;
};

/// Each side keeps the connection, with tags of its own.
struct Peering {
  std::string id = {};
  PeeringSide requester = {};
  PeeringSide accepter = {};
  std::string status = "pending-acceptance";
  std::string message = {};
  Time expires = 0;
  Tags tags = {};
};

struct TransitGateway {
  std::string id = {};
  std::string description = {};
  std::string state = "available";
  value::Value options = {};  ///< with the names of the answer
  Time created = 0;
  Tags tags = {};
};

struct TransitAttachment {
  std::string id = {};
  std::string gateway_id = {};
  std::string vpc_id = {};
  std::vector<std::string> subnets = {};
  std::string state = "available";
  value::Value options = {};
  Time created = 0;
  Tags tags = {};
};

struct NatAddress {
  std::string allocation_id = {};  ///< empty: private
  std::string association_id = {};
  std::string public_ip = {};
  std::string private_ip = {};
  std::string interface_id = {};
  std::string zone = {};  ///< of a regional gateway
};

struct NatGateway {
  std::string id = {};
  std::string subnet_id = {};  ///< empty: regional
  std::string vpc_id = {};
  std::string state = "available";
  std::string connectivity = "public";
  bool is_regional = false;
  std::string route_table_id = {};  ///< of a regional gateway
  std::vector<NatAddress> addresses = {};
  std::string failure_code = {};
  std::string failure_message = {};
  Time created = 0;
  Time deleted = 0;
  Tags tags = {};
};

struct VpcEndpoint {
  std::string id = {};
  std::string vpc_id = {};
  std::string service_name = {};  ///< `com.amazonaws.us-east-1.ecr.api`
  std::string type = "Gateway";
  std::string state = "available";
  std::string policy = {};  ///< empty: full access
  std::vector<std::string> subnets = {};
  std::vector<std::string> groups = {};
  std::vector<std::string> route_tables = {};
  std::vector<std::string> interfaces = {};
  bool private_dns = false;
  std::string address_type = "ipv4";
  std::string dns_record_type = "ipv4";
  std::string service_region = {};
  Time created = 0;
  Tags tags = {};
};

struct PrefixListEntry {
  std::string cidr = {};
  std::string description = {};
};

struct PrefixList {
  std::string id = {};
  std::string name = {};
  std::string family = "IPv4";
  std::string state = "create-complete";
  std::int64_t most_entries = 1;
  std::vector<std::vector<PrefixListEntry>> versions = {};  ///< the last one counts
  bool is_aws = false;
  Tags tags = {};

  [[nodiscard]] const std::vector<PrefixListEntry>& entries() const { return versions.back(); }
};

/// One rule of a security group. Exactly one of the four sources is there.
struct GroupRule {
  std::string id = {};
  bool is_egress = false;
  std::string protocol = "-1";  ///< `tcp`, `udp`, `icmp`, a number, or `-1` for all
  std::int64_t from_port = -1;
  std::int64_t to_port = -1;
  std::string cidr = {};
  std::string ipv6_cidr = {};
  std::string group = {};
  std::string group_owner = {};  ///< empty: the account's own
  std::string prefix_list = {};
  std::string description = {};
  Tags tags = {};

  /// Do they let the same through?
  [[nodiscard]] bool says_same(const GroupRule& it) const {
    return is_egress == it.is_egress && protocol == it.protocol && from_port == it.from_port && to_port == it.to_port &&
           cidr == it.cidr && ipv6_cidr == it.ipv6_cidr && group == it.group && prefix_list == it.prefix_list;
  }
};

struct SecurityGroup {
  std::string id = {};
  std::string name = {};
  std::string description = {};
  std::string vpc_id = {};
  std::vector<GroupRule> rules = {};
  Tags tags = {};
};

struct AclEntry {
  std::int64_t number = 100;
  std::string protocol = "-1";
  bool allows = true;
  bool is_egress = false;
  std::string cidr = {};
  std::string ipv6_cidr = {};
  std::int64_t from_port = 0;
  std::int64_t to_port = 65535;
  std::int64_t icmp_type = -1;
  std::int64_t icmp_code = -1;
};

struct NetworkAcl {
  std::string id = {};
  std::string vpc_id = {};
  bool is_default = false;
  std::vector<AclEntry> entries = {};               ///< sorted by direction and number
  std::map<std::string, std::string> subnets = {};  ///< subnet -> association id
  Tags tags = {};
};

struct NetworkInterface {
  std::string id = {};
  std::string subnet_id = {};
  std::string vpc_id = {};
  std::string zone = {};
  std::string description = {};
  std::string mac = {};
  std::string private_ip = {};
  std::string public_ip = {};       ///< empty: none
  std::string allocation_id = {};   ///< of an Elastic IP address; empty: the address came by itself
  std::string association_id = {};  ///< likewise
  std::string ipv6 = {};
  std::vector<std::string> more_ipv6 = {};
  bool checks_source = true;  ///< sourceDestCheck
  std::vector<std::string> groups = {};
  std::string attachment_id = {};
  std::string instance_id = {};   ///< of EC2, that it is attached to; empty: a service's, or nobody's
  std::int64_t device_index = 0;  ///< of an instance's: the first one has 0
  std::string type = "interface";
  bool is_requester_managed = true;
  Time attached = 0;
  Tags tags = {};
};

/// A virtual machine, with the network interface that it was run with, and those that were attached later.
struct Instance {
  std::string id = {};
  std::string reservation_id = {};
  std::string image = {};
  std::string type = "m5.large";
  std::string interface_id = {};  ///< empty: it is terminated
  std::vector<std::string> more_interfaces = {};
  std::string state = "running";
  Time launched = 0;
  Tags tags = {};
};

/// An Elastic IP address.
struct Address {
  std::string allocation_id = {};
  std::string public_ip = {};
  std::string association_id = {};  ///< empty: of nothing
  std::string interface_id = {};
  std::string private_ip = {};
  Tags tags = {};
};

/// VPC Block Public Access, for the whole region of the account.
struct PublicAccess {
  std::string mode = "off";
  std::string state = "default-state";
  std::string managed_by = "account";
  bool allows_exclusions = true;
  Time updated = 0;
};

struct PublicAccessExclusion {
  std::string id = {};
  std::string resource_id = {};  ///< a VPC or a subnet
  std::string mode = "allow-bidirectional";
  std::string state = "create-complete";
  Time created = 0;
  Time updated = 0;
  Time deleted = 0;
  Tags tags = {};
};

struct FlowLog {
  std::string id = {};
  std::string resource_id = {};
  value::Value asked = {};  ///< the request
  Time created = 0;
  Tags tags = {};
};

/// What a request with a client token was answered: the same request again gets the same answer.
struct Answered {
  value::Value input = {};
  value::Value output = {};
};

struct Ec2 {
  std::map<std::string, Vpc> vpcs = {};
  std::map<std::string, DhcpOptions> dhcp_options = {};
  std::map<std::string, Subnet> subnets = {};
  std::map<std::string, RouteTable> route_tables = {};
  std::map<std::string, InternetGateway> internet_gateways = {};
  std::map<std::string, EgressOnlyGateway> egress_only_gateways = {};
  std::map<std::string, NatGateway> nat_gateways = {};
  std::map<std::string, VpnGateway> vpn_gateways = {};
  std::map<std::string, Peering> peerings = {};
  std::map<std::string, TransitGateway> transit_gateways = {};
  std::map<std::string, TransitAttachment> transit_attachments = {};
  std::map<std::string, VpcEndpoint> endpoints = {};
  std::map<std::string, PrefixList> prefix_lists = {};
  std::map<std::string, SecurityGroup> groups = {};
  std::map<std::string, NetworkAcl> acls = {};
  std::map<std::string, NetworkInterface> interfaces = {};
  std::map<std::string, Instance> instances = {};
  std::map<std::string, Address> addresses = {};
  std::map<std::string, PublicAccessExclusion> exclusions = {};
  std::map<std::string, FlowLog> flow_logs = {};
  PublicAccess public_access = {};
  std::map<std::string, std::string> shared_subnets = {};  ///< that others let this account use -> their account
  std::map<std::pair<std::string, std::string>, Answered> answered = {};  ///< by action and client token
  std::uint32_t public_ips_given = 0;
  std::uint32_t elastic_ips_given = 0;
  std::uint32_t ipv6_blocks_given = 0;
};

}  // namespace kakoi::sim::world
