// What a task in a subnet can reach, and how we know. Three-valued, and pure: it reads an inventory and prints nothing.
//
// A way is proven when every hop of it is in the inventory and open; what depends on things beyond it is plausible;
// what depends on facts that are not known is unknown, but only where these can change the answer. That a source did
// not read all there is (`inventory::UnreadNetwork`) keeps a way from being called missing, and not from being proven:
// what was not read is not taken to contradict what was.
#pragma once

#include "inventory/network.hpp"
#include "reachability/filters.hpp"
#include "reachability/gateways.hpp"
#include "reachability/index.hpp"
#include "reachability/outcome.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kakoi::reachability {

/// The interface of a task that there is, or will be.
struct Sender {
  inventory::Reference subnet = inventory::Reference::defaulted({});
  const inventory::References* groups = nullptr;
  base::Known<bool> has_public_ipv4 = base::Known<bool>::defaulted(false);
  bool is_windows = false;  ///< its connections begin at other ports
};

struct Destination {
  /// A service of AWS by the name that its endpoints have: "ecr.api", "s3". Empty: a host on the internet.
  std::string service{};
  /// False: of another Region, which only the internet leads to.
  base::Known<bool> is_in_region = base::Known<bool>::defaulted(true);
  std::string region{};  ///< that the sender is in, where that is known
};

class Outward {
 public:
  /// Works on `network`, which has to stay, and keeps what it worked out. Not for two threads.
  explicit Outward(const inventory::Network& network);

  /// From `sender` to `destination` on tcp/443.
  Outcome reach(const Sender& sender, const Destination& destination);
  /// From `sender` to a file system in its VPC on tcp/2049, wherever its mount targets are.
  Outcome reach_file_system(const Sender& sender);

 private:
  /// A sender that was found.
  struct From {
    const inventory::Subnet& subnet;
    const inventory::References& groups;
    const base::Known<bool>& has_public_ipv4;
    Traffic answers;
  };
  Outcome found(const From& from, const Destination& destination);
  [[nodiscard]] const base::Message* why_not_whole(const From& from) const;
  Outcome internet(const From& from, bool is_for_service);
  Outcome internet_by(const From& from, inventory::Family family);
  Outcome service(const From& from, const Destination& destination);
  Outcome without_endpoint(const From& from);
  [[nodiscard]] std::optional<base::Message> why_unused(const From& from,
                                                        const std::vector<EndpointCandidate>& candidates) const;
  Outcome by_other_networks(const From& from, Outcome otherwise);
  Outcome by_interface(const From& from, const inventory::Endpoint& endpoint);
  static Outcome allowed_by(const From& from, const inventory::Endpoint& endpoint, Outcome way);
  Outcome by_gateway(const From& from, const inventory::Endpoint& endpoint, std::string_view service);
  Outcome within(const From& from, const inventory::Endpoint& endpoint);
  Outcome to_subnet(const From& from, const inventory::Endpoint& endpoint, const inventory::References& endpoint_groups,
                    const inventory::Subnet& to);
  Outcome resolved(const From& from, Outcome by_private_name, Outcome by_public_name);
  [[nodiscard]] Truth is_in_effect(const From& from, const inventory::Endpoint& endpoint) const;
  [[nodiscard]] base::Message why_maybe(const From& from, const inventory::Endpoint& endpoint) const;
  [[nodiscard]] Truth is_on_table(const From& from, const inventory::Endpoint& endpoint) const;

  Index index_;
  Filters filters_;
  Gateways gateways_;
};

}  // namespace kakoi::reachability
