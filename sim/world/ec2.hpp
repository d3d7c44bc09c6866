// Networks: what stands in a region's VPCs.
#pragma once

#include "sim/world/tags.hpp"
#include "sim/world/timeline.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kakoi::sim::world {

struct Vpc {
  std::string id = {};
  std::string cidr = {};
  bool is_default = false;
  bool dns_support = true;
  bool dns_hostnames = false;
  Tags tags = {};
};

struct Subnet {
  std::string id = {};
  std::string vpc_id = {};
  std::string cidr = {};
  std::string ipv6_cidr = {};  ///< empty: none
  std::string zone = {};
  bool map_public_ip_on_launch = false;
  bool assigns_ipv6 = false;      ///< each interface gets an IPv6 address
  bool is_ipv6_native = false;    ///< and no IPv4 address: `cidr` is empty then
  std::uint32_t hosts_given = 0;  ///< how many addresses have been handed out
  Tags tags = {};
};

struct Route {
  std::string destination = {};  ///< IPv4 or IPv6 block, or a prefix list
  std::string target = {};       ///< `local`, `igw-…`, `nat-…`, `vpce-…`, …
  bool is_blackhole = false;
  std::string origin = "CreateRoute";
};

struct RouteTableAssociation {
  std::string id = {};
  std::string subnet_id = {};  ///< empty: the main one of the VPC
};

struct RouteTable {
  std::string id = {};
  std::string vpc_id = {};
  std::vector<Route> routes = {};
  std::vector<RouteTableAssociation> associations = {};
  Tags tags = {};
};

struct InternetGateway {
  std::string id = {};
  std::string vpc_id = {};  ///< empty: attached to none
  Tags tags = {};
};

struct NatGateway {
  std::string id = {};
  std::string subnet_id = {};
  std::string vpc_id = {};
  std::string state = "available";
  std::string connectivity = "public";
  std::string allocation_id = {};
  std::string public_ip = {};
  std::string private_ip = {};
  std::string interface_id = {};
  Time created = 0;
  Tags tags = {};
};

struct VpcEndpoint {
  std::string id = {};
  std::string vpc_id = {};
  std::string service_name = {};  ///< `com.amazonaws.us-east-1.ecr.api`
  std::string type = "Gateway";
  std::vector<std::string> subnets = {};
  std::vector<std::string> groups = {};
  std::vector<std::string> route_tables = {};
  bool private_dns = false;
  Time created = 0;
  Tags tags = {};
};

struct Permission {
  std::string protocol = "-1";  ///< `tcp`, `udp`, `icmp`, a number, or `-1` for all
  std::int64_t from_port = -1;
  std::int64_t to_port = -1;
  std::vector<std::string> cidrs = {};
  std::vector<std::string> ipv6_cidrs = {};
  std::vector<std::string> groups = {};
  std::vector<std::string> prefix_lists = {};
  std::map<std::string, std::string> descriptions = {};  ///< by the source that they are about

  friend bool operator==(const Permission&, const Permission&) = default;
};

struct SecurityGroup {
  std::string id = {};
  std::string name = {};
  std::string description = {};
  std::string vpc_id = {};
  std::vector<Permission> ingress = {};
  std::vector<Permission> egress = {};
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
  std::string public_ip = {};  ///< empty: none
  std::string ipv6 = {};
  std::vector<std::string> groups = {};
  std::string attachment_id = {};
  std::string type = "interface";
  bool is_requester_managed = true;
  Time attached = 0;
  Tags tags = {};
};

struct Address {
  std::string allocation_id = {};
  std::string public_ip = {};
  Tags tags = {};
};

struct Ec2 {
  std::map<std::string, Vpc> vpcs = {};
  std::map<std::string, Subnet> subnets = {};
  std::map<std::string, RouteTable> route_tables = {};
  std::map<std::string, InternetGateway> internet_gateways = {};
  std::map<std::string, NatGateway> nat_gateways = {};
  std::map<std::string, VpcEndpoint> endpoints = {};
  std::map<std::string, SecurityGroup> groups = {};
  std::map<std::string, NetworkAcl> acls = {};
  std::map<std::string, NetworkInterface> interfaces = {};
  std::map<std::string, Address> addresses = {};
  std::uint32_t public_ips_given = 0;
};

}  // namespace kakoi::sim::world
