// What it takes that tasks start without a public address: which subnets, endpoints, gateways and rules are missing, in
// terms of the network. Pure: how they are written is egress_text.hpp's and egress_template.hpp's, and that they
// suffice is for a second scan to show.
#pragma once

#include "base/result.hpp"
#include "inventory/inventory.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::fixes {

/// What the network is written in, which decides what of it can be named: by its key in the inventory.
enum class Code : std::uint8_t { terraform, cloudformation };

/// What starts tasks, and what they are made of.
struct Tasks {
  inventory::Launch launch{};
  inventory::TaskDefinition definition{};
};

/// A subnet that the tasks are to run in: one that is there, or one to be made.
struct TargetSubnet {
  std::string key{};                ///< of one that is there; else empty
  std::string beside{};             ///< of one to be made: the public subnet in whose zone it is to be
  inventory::AddressBlock block{};  ///< likewise: a block that nothing known in the VPC has
};

/// What the first group of some tasks does not let out, on tcp/443.
struct LetOut {
  std::string group{};
  bool to_endpoints = false;
  bool to_s3 = false;
  bool to_internet = false;
};

/// What the first group of an endpoint that is there does not let in, on tcp/443.
struct LetIn {
  std::string group{};
  std::vector<std::string> from{};  ///< groups of tasks; none: the blocks of the VPC
};

/// In how many Availability Zones tasks run. One that is not known is taken for one more.
struct Zones {
  std::size_t before = 0;
  std::size_t after = 0;
};

/// A way to everything on the internet.
struct Nat {
  std::string gateway{};           ///< one that is there; else empty
  std::string subnet{};            ///< of one to be made: a public subnet
  std::string internet_gateway{};  ///< likewise: what has to be there before it; empty where that is not known
};

/// All that is missing. Things that are there are named by their keys.
struct Pieces {
  std::string vpc{};
  std::vector<TargetSubnet> subnets{};            ///< of all tasks, each once
  std::vector<std::vector<std::size_t>> moves{};  ///< of each of the tasks, the `subnets` it goes to; none: it stays
  std::vector<Zones> zones{};                     ///< likewise
  std::vector<std::string> tables{};              ///< the route tables of those that are there
  std::vector<std::string> interfaces{};          ///< the services that get an interface endpoint: "ecr.api"
  std::vector<std::size_t> endpoint_subnets{};    ///< of `subnets`, those that hold them: one in each zone
  bool has_s3 = false;                            ///< a gateway endpoint for S3
  std::optional<Nat> nat{};
  /// What new endpoints let in besides the first block of the VPC, which its own attribute names. All of the VPC
  /// resolves their names to them. (AWS PrivateLink, "Private DNS".)
  std::vector<inventory::AddressBlock> more_blocks{};
  bool has_open_blocks = false;  ///< of the VPC, besides the first: these are not let in
  /// Whether they let in the tasks is not certain by these blocks: then `groups` too, or where there are none, the
  /// subnets.
  bool lets_in_tasks = false;
  std::vector<std::string> groups{};  ///< of the tasks; none: they are not known
  std::vector<LetIn> let_in{};
  std::vector<LetOut> let_out{};
  bool needs_dns_support = false;  ///< of the VPC, which private names of endpoints need
  bool needs_dns_hostnames = false;

  [[nodiscard]] bool makes_subnets() const;
};

/// For all of `tasks`, which are in the root module or template whose network is `network`. Fails, with the reason,
/// where facts are missing: which subnets, their VPC, its blocks, their zones, or where it is not all in that.
///
/// Tasks in public subnets move: to the private subnets of the VPC where there are some, those with a way to the
/// internet first, else to new ones in the zones of theirs. Where some of theirs are such private ones, they stay in
/// these. What they need to start and do not reach then gets an endpoint of its own, or all of it a NAT gateway, where
/// something is not to be had through an endpoint.
base::Result<Pieces> missing_pieces(const inventory::Network& network, Code code,
                                    const std::vector<const Tasks*>& tasks);

}  // namespace kakoi::fixes
