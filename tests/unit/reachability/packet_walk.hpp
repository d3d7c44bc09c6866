// One packet after the other through a network of which everything is known: what `reachability` says of sets of
// addresses, found out by trying addresses. Written apart from it, and as plainly as can be; facts that are not known
// are not looked at.
#pragma once

#include "inventory/network.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace kakoi::test {

/// `perhaps`: it depends on what lies beyond the network.
enum class Arrives : std::uint8_t { no, perhaps, yes };

struct Host {
  std::string subnet;
  std::vector<std::string> groups;
  bool has_public_address = false;
};

class PacketWalk {
 public:
  explicit PacketWalk(const inventory::Network& network);

  /// What may become of a connection from `host` to port 443 of some host on the internet: one answer for each kind of
  /// address that there is.
  [[nodiscard]] std::set<Arrives> to_internet(const Host& host) const;
  /// The same to a service of AWS in the Region, by its name.
  [[nodiscard]] std::set<Arrives> to_service(const Host& host, const std::string& service) const;
  /// Can a client with this address open a tcp connection to `port` of `host`?
  [[nodiscard]] bool from_internet(std::uint32_t client, std::uint16_t port, const Host& host) const;

  /// An address of the internet from each range that no bound of the network divides.
  [[nodiscard]] std::vector<std::uint32_t> clients() const;

 private:
  using Addresses = std::vector<std::uint32_t>;
  [[nodiscard]] Addresses in_subnet(const inventory::Subnet& subnet) const;
  [[nodiscard]] const inventory::Subnet& subnet(const std::string& key) const;
  [[nodiscard]] std::vector<std::string> groups_of(const std::vector<std::string>& named, const std::string& vpc) const;
  [[nodiscard]] const inventory::RouteTable* table_of(const inventory::Subnet& subnet) const;
  [[nodiscard]] const inventory::Route* route(const inventory::RouteTable& table, std::uint32_t to) const;
  [[nodiscard]] bool groups_let(const std::vector<std::string>& own, bool is_egress, std::uint16_t port,
                                std::uint32_t peer, const std::vector<std::string>& peer_groups,
                                const std::string& service) const;
  [[nodiscard]] bool acl_lets(const inventory::Subnet& subnet, bool is_egress, std::uint16_t port,
                              std::uint32_t peer) const;
  [[nodiscard]] Arrives acl_conversation(const inventory::Subnet& subnet, bool begins_here, std::uint16_t answer_first,
                                         std::uint16_t answer_last, std::uint32_t peer) const;
  [[nodiscard]] Arrives out_of(const inventory::Subnet& subnet, bool has_public_address, bool is_nat,
                               const std::vector<const inventory::Subnet*>& behind, std::uint32_t from,
                               std::uint32_t to) const;
  [[nodiscard]] Arrives internet_from(const Host& host, std::uint32_t from, std::uint32_t to,
                                      const std::string& service) const;
  [[nodiscard]] bool is_excluded(const inventory::BlockPublicAccess& block, const inventory::Subnet& subnet,
                                 bool must_let_in) const;
  [[nodiscard]] Arrives block_public_access(const inventory::Subnet& subnet, const inventory::Subnet* behind,
                                            bool is_nat, bool is_inward) const;
  [[nodiscard]] Arrives within(const Host& host, const inventory::Endpoint& endpoint, const inventory::Subnet& to,
                               std::uint32_t from, std::uint32_t address) const;
  [[nodiscard]] bool leads_beyond(const Host& host) const;

  const inventory::Network& network_;
};

}  // namespace kakoi::test
