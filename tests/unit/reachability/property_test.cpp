// Random networks: what `reachability` says is what packets find. With facts taken away, what it still says is so
// whatever these are.
#include "reachability/inward.hpp"
#include "reachability/outward.hpp"
#include "unit/reachability/random_networks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kakoi {
namespace {

using reachability::Evidence;
using test::Arrives;
using test::Host;

constexpr std::size_t kNetworks = 600;
constexpr std::size_t kCompletions = 8;
constexpr std::array<std::uint16_t, 8> kPorts{22, 80, 443, 450, 3000, 33000, 45000, 65000};
const std::vector<std::string> kDestinations{"", "logs", "s3", "ecr.api"};

// More of them by KAKOI_NETWORKS=20000.
std::size_t networks() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
  const char* given = std::getenv("KAKOI_NETWORKS");
  return given != nullptr ? std::stoul(given) : kNetworks;
}

inventory::References groups_of(const Host& host) {
  inventory::References groups;
  for (const std::string& group : host.groups) {
    groups.items.push_back(inventory::Reference::defaulted(group));
  }
  return groups;
}

Evidence said(const inventory::Network& network, const Host& host, const std::string& service, std::string& why) {
  const inventory::References groups = groups_of(host);
  reachability::Outward outward(network);
  const auto outcome = outward.reach({.subnet = inventory::Reference::defaulted(host.subnet),
                                      .groups = &groups,
                                      .has_public_ipv4 = base::Known<bool>::defaulted(host.has_public_address)},
                                     {.service = service});
  why = outcome.why.text(base::Language::en);
  return outcome.evidence;
}

std::set<Arrives> found(const inventory::Network& network, const Host& host, const std::string& service) {
  const test::PacketWalk walk(network);
  return service.empty() ? walk.to_internet(host) : walk.to_service(host, service);
}

bool agrees(Evidence evidence, Arrives arrives) {
  switch (evidence) {
    case Evidence::proven:
      return arrives == Arrives::yes;
    case Evidence::plausible:
      return arrives != Arrives::no;
    case Evidence::missing:
      return arrives == Arrives::no;
    default:
      return true;
  }
}

Evidence exact(Arrives arrives) {
  return arrives == Arrives::yes ? Evidence::proven : arrives == Arrives::no ? Evidence::missing : Evidence::plausible;
}

inventory::Network possible_network(test::Random& random) {
  for (;;) {
    inventory::Network network = test::random_network(random);
    if (test::is_possible(network)) {
      return network;
    }
  }
}

TEST(Property, WhatIsKnownOfANetworkIsWhatPacketsFind) {
  std::map<Evidence, int> counts;
  for (std::size_t seed = 0; seed < networks(); ++seed) {
    test::Random random(seed);
    const inventory::Network network = possible_network(random);
    const Host host = test::random_host(random);
    for (const std::string& service : kDestinations) {
      std::string why;
      const Evidence evidence = said(network, host, service, why);
      const std::set<Arrives> all = found(network, host, service);
      ++counts[evidence];
      for (const Arrives one : all) {
        ASSERT_TRUE(agrees(evidence, one))
            << "seed " << seed << " to '" << service << "': said " << static_cast<int>(evidence) << " (" << why
            << "), found " << static_cast<int>(one);
      }
      if (all.size() == 1 && evidence != Evidence::unknown) {
        ASSERT_EQ(evidence, exact(*all.begin())) << "seed " << seed << " to '" << service << "': " << why;
      }
      if (evidence == Evidence::unknown && all.size() == 1) {
        ++counts[Evidence::asserted];  // it could have been known
      }
    }
  }
  for (const Evidence evidence : {Evidence::missing, Evidence::plausible, Evidence::proven}) {
    EXPECT_GT(counts[evidence], 10) << static_cast<int>(evidence);
  }
  // Where each of several filters lets other addresses through, none may be left, and that is not seen.
  EXPECT_LT(counts[Evidence::asserted] * 20, static_cast<int>(networks() * kDestinations.size()));
}

struct Forgetful {
  inventory::Network network;
  std::vector<std::size_t> forgotten;
};

Forgetful with_facts_taken_away(const inventory::Network& network, test::Random& random) {
  Forgetful result{.network = network, .forgotten = {}};
  std::vector<test::Fact> facts = test::facts(result.network);
  for (std::size_t i = 1 + random() % 3; i > 0; --i) {
    result.forgotten.push_back(random() % facts.size());
  }
  std::sort(result.forgotten.begin(), result.forgotten.end());
  result.forgotten.erase(std::unique(result.forgotten.begin(), result.forgotten.end()), result.forgotten.end());
  for (const std::size_t fact : result.forgotten) {
    facts[fact].forget();
  }
  return result;
}

// The network with other facts in their place, if there can be such a one.
std::optional<inventory::Network> completion(const inventory::Network& network,
                                             const std::vector<std::size_t>& forgotten, test::Random& random) {
  inventory::Network other = network;
  std::vector<test::Fact> facts = test::facts(other);
  for (const std::size_t fact : forgotten) {
    facts[fact].change(random);
  }
  return test::is_possible(other) ? std::optional(std::move(other)) : std::nullopt;
}

TEST(Property, WhatIsSaidWithFactsTakenAwayHoldsWhateverTheyAre) {
  std::map<Evidence, int> counts;
  for (std::size_t seed = 0; seed < networks() / 4; ++seed) {
    test::Random random(seed + 1'000'000);
    const inventory::Network network = possible_network(random);
    const Host host = test::random_host(random);
    const Forgetful forgetful = with_facts_taken_away(network, random);
    for (const std::string& service : kDestinations) {
      std::string why;
      const Evidence evidence = said(forgetful.network, host, service, why);
      ++counts[evidence];
      for (std::size_t i = 0; i < kCompletions; ++i) {
        const auto other = i == 0 ? std::optional(network) : completion(network, forgetful.forgotten, random);
        if (!other.has_value()) {
          continue;
        }
        for (const Arrives one : found(*other, host, service)) {
          ASSERT_TRUE(agrees(evidence, one))
              << "seed " << seed << " to '" << service << "', completion " << i << ": said "
              << static_cast<int>(evidence) << " (" << why << "), found " << static_cast<int>(one);
        }
      }
    }
  }
  for (const Evidence evidence : {Evidence::missing, Evidence::unknown, Evidence::plausible, Evidence::proven}) {
    EXPECT_GT(counts[evidence], 10) << static_cast<int>(evidence);
  }
}

/// Is the port open to this client: surely, and possibly.
std::pair<bool, bool> open_to(const reachability::Exposure& exposure, std::uint32_t client, std::uint16_t port) {
  const reachability::AddressSet one(inventory::AddressBlock{.first = {.low = client}, .length = 32});
  bool is_sure = false;
  bool is_possible = false;
  for (const reachability::Opening& opening : exposure.openings) {
    const bool is_it = opening.family == inventory::Family::v4 && opening.traffic.protocol == inventory::kTcp &&
                       opening.traffic.ports.first <= port && port <= opening.traffic.ports.last;
    is_sure = is_sure || (is_it && opening.from.sure.holds(one));
    is_possible = is_possible || (is_it && opening.from.possible.holds(one));
  }
  return {is_sure, is_possible};
}

reachability::Exposure exposure_of(const inventory::Network& network, const Host& host) {
  const inventory::References groups = groups_of(host);
  reachability::Inward inward(network);
  return inward.exposure({.subnet = inventory::Reference::defaulted(host.subnet),
                          .groups = &groups,
                          .has_public_ipv4 = base::Known<bool>::defaulted(host.has_public_address)});
}

TEST(Property, WhoIsSaidToComeInComesIn) {
  int open = 0;
  for (std::size_t seed = 0; seed < networks(); ++seed) {
    test::Random random(seed + 2'000'000);
    const inventory::Network network = possible_network(random);
    Host host = test::random_host(random);
    host.has_public_address = seed % 8 != 0;
    const Forgetful forgetful = with_facts_taken_away(network, random);
    const reachability::Exposure known = exposure_of(network, host);
    const reachability::Exposure open_one = exposure_of(forgetful.network, host);
    const test::PacketWalk walk(network);
    for (const std::uint32_t client : walk.clients()) {
      for (const std::uint16_t port : kPorts) {
        const bool comes_in = walk.from_internet(client, port, host);
        open += comes_in ? 1 : 0;
        const auto [is_sure, is_possible] = open_to(known, client, port);
        ASSERT_EQ(is_sure, comes_in) << "seed " << seed << " client " << client << " port " << port;
        ASSERT_EQ(is_possible, comes_in) << "seed " << seed << " client " << client << " port " << port;
        const auto [still_sure, still_possible] = open_to(open_one, client, port);
        ASSERT_TRUE(!still_sure || comes_in) << "seed " << seed << " client " << client << " port " << port;
        ASSERT_TRUE(still_possible || !comes_in) << "seed " << seed << " client " << client << " port " << port;
      }
    }
  }
  EXPECT_GT(open, 30);
}

}  // namespace
}  // namespace kakoi
