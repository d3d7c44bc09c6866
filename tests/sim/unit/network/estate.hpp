// A small network: a public subnet `open`, one behind a NAT gateway `natted`, one with no way out `closed`, in one VPC;
// the group `g` lets everything out.
#pragma once

#include "sim/network/inward.hpp"
#include "sim/network/reach.hpp"
#include "sim/network/view.hpp"

#include <string>
#include <vector>

namespace kakoi::sim::network {

struct Estate {
  world::Ec2 ec2 = {};
  world::Quirks quirks = {};

  Estate();

  void table(const std::string& id, const std::string& subnet, std::vector<world::Route> routes);
  /// In the subnet `closed`, for the whole VPC; its group lets the VPC in.
  void add_endpoint(const std::string& service);
  /// In `open`, with a public address, in the group `g`.
  world::NetworkInterface& add_public_interface();

  [[nodiscard]] View view() const { return {.vpcs = ec2, .own = ec2, .region = "us-east-1", .quirks = quirks}; }
  [[nodiscard]] Answer answer(const std::string& subnet, bool has_public_ip, const std::string& service = "") const;
  [[nodiscard]] bool reaches(const std::string& subnet, bool has_public_ip, const std::string& service = "") const {
    return answer(subnet, has_public_ip, service).arrives();
  }
  /// With an IPv6 address only.
  [[nodiscard]] Answer answer6(const std::string& subnet) const;
};

}  // namespace kakoi::sim::network
