#include "estate.hpp"

namespace kakoi::sim::network {

Estate::Estate() {
  ec2.vpcs["vpc"] = {.id = "vpc", .cidr = "10.0.0.0/16", .dns_hostnames = true};
  ec2.subnets["open"] = {.id = "open", .vpc_id = "vpc", .cidr = "10.0.1.0/24", .zone = "a"};
  ec2.subnets["natted"] = {.id = "natted", .vpc_id = "vpc", .cidr = "10.0.2.0/24", .zone = "a"};
  ec2.subnets["closed"] = {.id = "closed", .vpc_id = "vpc", .cidr = "10.0.3.0/24", .zone = "b"};
  ec2.internet_gateways["igw-1"] = {.id = "igw-1", .vpc_id = "vpc"};
  ec2.nat_gateways["nat-1"] = {.id = "nat-1", .subnet_id = "open", .vpc_id = "vpc"};
  table("main", "", {});
  table("to-igw", "open", {{.destination = "0.0.0.0/0", .target = "igw-1"}});
  table("to-nat", "natted", {{.destination = "0.0.0.0/0", .target = "nat-1"}});
  ec2.groups["g"] = {.id = "g",
                     .vpc_id = "vpc",
                     .rules = {{.is_egress = true, .cidr = "0.0.0.0/0"}, {.is_egress = true, .ipv6_cidr = "::/0"}}};
}

void Estate::table(const std::string& id, const std::string& subnet, std::vector<world::Route> routes) {
  routes.insert(routes.begin(), {.destination = "10.0.0.0/16", .target = "local"});
  ec2.route_tables[id] = {
      .id = id, .vpc_id = "vpc", .routes = std::move(routes), .associations = {{.id = "a", .subnet_id = subnet}}};
}

void Estate::add_endpoint(const std::string& service) {
  ec2.groups["e"] = {.id = "e",
                     .vpc_id = "vpc",
                     .rules = {{.protocol = "tcp", .from_port = 443, .to_port = 443, .cidr = "10.0.0.0/16"}}};
  const std::string id = "vpce-" + service;
  ec2.interfaces["eni-" + service] = {.id = "eni-" + service,
                                      .subnet_id = "closed",
                                      .vpc_id = "vpc",
                                      .zone = "b",
                                      .private_ip = "10.0.3.7",
                                      .groups = {"e"},
                                      .attachment_id = "at"};
  ec2.endpoints[id] = {.id = id,
                       .vpc_id = "vpc",
                       .service_name = "com.amazonaws.us-east-1." + service,
                       .type = "Interface",
                       .subnets = {"closed"},
                       .groups = {"e"},
                       .interfaces = {"eni-" + service},
                       .private_dns = true};
}

world::NetworkInterface& Estate::add_public_interface() {
  return ec2.interfaces["eni-p"] = {.id = "eni-p",
                                    .subnet_id = "open",
                                    .vpc_id = "vpc",
                                    .zone = "a",
                                    .private_ip = "10.0.1.9",
                                    .public_ip = "198.18.0.1",
                                    .groups = {"g"},
                                    .attachment_id = "at"};
}

Answer Estate::answer(const std::string& subnet, bool has_public_ip, const std::string& service) const {
  const std::string address = ec2.subnets.at(subnet).cidr.substr(0, 7) + "9";
  return reach(view(), {.subnet_id = subnet, .private_ip = address, .has_public_ip = has_public_ip, .groups = {"g"}},
               {.service = service, .action = "s3:GetObject", .resource = "arn:aws:s3:::b/k"});
}

Answer Estate::answer6(const std::string& subnet) const {
  return reach(view(), {.subnet_id = subnet, .ipv6 = "2600:1f18:1:100::9", .groups = {"g"}}, {.has_ipv6 = true});
}

}  // namespace kakoi::sim::network
