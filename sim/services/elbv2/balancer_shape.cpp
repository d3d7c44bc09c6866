#include "sim/services/elbv2/balancer_shape.hpp"

namespace kakoi::sim::services::elbv2 {
namespace {

// That of us-east-1; every region has others.
constexpr const char* kHostedZone = "Z35SXDOTRQ7X7K";

Value addresses_shape(const Context& context, const world::LoadBalancer& balancer, const std::string& subnet) {
  Value addresses = Value::array();
  if (const auto allocation = balancer.allocations.find(subnet); allocation != balancer.allocations.end()) {
    const auto interface = context.region.ec2.interfaces.find(balancer.interfaces.at(subnet));
    const bool is_there = interface != context.region.ec2.interfaces.end();
    addresses.append(Value::object(
        {{"IpAddress", is_there ? interface->second.public_ip : ""}, {"AllocationId", allocation->second}}));
  }
  return addresses;
}

}  // namespace

Value zones_shape(const Context& context, const world::LoadBalancer& balancer) {
  Value zones = Value::array();
  for (const auto& [subnet, interface] : balancer.interfaces) {
    const auto found = context.region.ec2.subnets.find(subnet);
    const std::string zone = found != context.region.ec2.subnets.end() ? found->second.zone : "";
    zones.append(Value::object({{"ZoneName", zone},
                                {"SubnetId", subnet},
                                {"LoadBalancerAddresses", addresses_shape(context, balancer, subnet)}}));
  }
  return zones;
}

Value shape_of(const Context& context, const world::LoadBalancer& balancer) {
  Value it = Value::object({{"LoadBalancerArn", balancer.arn},
                            {"DNSName", balancer.dns_name},
                            {"CanonicalHostedZoneId", kHostedZone},
                            {"CreatedTime", value::Timestamp{balancer.created}},
                            {"LoadBalancerName", balancer.name},
                            {"Scheme", balancer.scheme},
                            {"VpcId", balancer.vpc_id},
                            {"State", Value::object({{"Code", balancer.state}})},
                            {"Type", balancer.type},
                            {"AvailabilityZones", zones_shape(context, balancer)}});
  if (!balancer.groups.empty()) it.set("SecurityGroups", Value::texts(balancer.groups));
  it.set("IpAddressType", balancer.address_type);
  return it;
}

}  // namespace kakoi::sim::services::elbv2
