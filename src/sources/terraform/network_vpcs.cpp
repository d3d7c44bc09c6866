#include "sources/launches/fields.hpp"
#include "sources/network/for_named.hpp"
#include "sources/network/words.hpp"
#include "sources/terraform/network_reader.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sources::terraform {

using base::Known;
using base::Phrase;
using base::Unknown;
using inventory::BlockMode;
using inventory::Reference;
using network::block_of;
using network::flag_of;
using network::word_of;

namespace {

constexpr Phrase kGivenByAws{"AWS chooses the IPv6 block", "IPv6 のブロックは AWS が決めます"};
constexpr Phrase kNoMode{"{} is no mode of VPC Block Public Access",
                         "{} は VPC ブロックパブリックアクセスのモードではありません"};

}  // namespace

void NetworkReader::vpc(const At& at) {
  inventory::Vpc vpc{.thing = at.thing,
                     .dns_support = flag_of(value(at, "enable_dns_support"), true),
                     .dns_hostnames = flag_of(value(at, "enable_dns_hostnames"), false)};
  vpc.blocks.items.push_back(block_of(value(at, "cidr_block")));
  if (const Value v6 = value(at, "ipv6_cidr_block"); !v6.is_null()) {
    vpc.blocks.items.push_back(block_of(v6));
  }
  network_.vpcs.push_back(std::move(vpc));
}

// All elements of a list that is not known stand for that list; which of them it is, the index says.
Reference NetworkReader::zone_of(const At& at) {
  const bool is_by_name = !value(at, "availability_zone").is_null();
  const std::string_view name = is_by_name ? "availability_zone" : "availability_zone_id";
  const Value zone = value(at, name);
  if (!zone.is_unknown()) {
    return reference(zone);
  }
  const Value index = at.arguments.index(name);
  if (index.is_null()) {
    return Reference::unknown(unknown_of(zone));
  }
  return word_of(index, "").and_then([&](const std::string& which) {
    return reference(zone).map([&](const std::string& key) { return key + "[" + which + "]"; });
  });
}

void NetworkReader::subnet(const At& at) {
  inventory::Subnet subnet{.thing = at.thing,
                           .vpc = named(at, "vpc_id"),
                           .zone = zone_of(at),
                           .is_ipv6_only = flag_of(value(at, "ipv6_native"), false),
                           .assigns_ipv6 = flag_of(value(at, "assign_ipv6_address_on_creation"), false)};
  for (const std::string_view name : {"cidr_block", "ipv6_cidr_block"}) {
    if (const Value block = value(at, name); !block.is_null()) {
      subnet.blocks.items.push_back(block_of(block));
    }
  }
  network_.subnets.push_back(std::move(subnet));
}

void NetworkReader::block_association(const At& at) {
  const Value v4 = value(at, "cidr_block");
  const Value written = v4.is_null() ? value(at, "ipv6_cidr_block") : v4;
  network::for_named(
      network_.vpcs, named(at, "vpc_id"), at.thing.exists, [&](inventory::Vpc& vpc, const Known<bool>& exists) {
        const bool is_sure = exists.match([](bool there) { return there; }, [](const Unknown&) { return false; });
        vpc.blocks.items.push_back(
            written.is_null() ? inventory::Block::unknown({.reason = kGivenByAws})
            : is_sure         ? block_of(written)
                      : inventory::Block::unknown(exists.match([](bool) { return Unknown{.reason = kGivenByAws}; },
                                                               [](const Unknown& why) { return why; })));
      });
}

void NetworkReader::internet_gateway(const At& at) {
  network_.internet_gateways.push_back({.thing = at.thing, .vpc = named(at, "vpc_id")});
}

void NetworkReader::internet_gateway_attachment(const At& at) {
  Reference vpc = named(at, "vpc_id");
  network::for_named(network_.internet_gateways, named(at, "internet_gateway_id"), at.thing.exists,
                     [&](inventory::InternetGateway& gateway, const Known<bool>& exists) {
                       gateway.vpc = exists.and_then([&](bool) { return vpc; });
                     });
}

void NetworkReader::egress_only_gateway(const At& at) {
  network_.internet_gateways.push_back({.thing = at.thing, .vpc = named(at, "vpc_id"), .is_egress_only = true});
}

void NetworkReader::nat_gateway(const At& at) {
  const auto is = [](const Known<std::string>& word, std::string_view what) {
    return word.map([&](const std::string& text) { return text == what; });
  };
  network_.nat_gateways.push_back({.thing = at.thing,
                                   .is_public = is(word_of(value(at, "connectivity_type"), "public"), "public"),
                                   .is_regional = is(word_of(value(at, "availability_mode"), "zonal"), "regional"),
                                   .subnet = named(at, "subnet_id"),
                                   .vpc = named(at, "vpc_id")});
}

void NetworkReader::dhcp_options(const At& at) {
  const Value servers = value(at, "domain_name_servers");
  Known<bool> is_amazon = Known<bool>::defaulted(false);
  if (servers.is(values::Kind::list)) {
    for (const Value& server : servers.items()) {
      const Known<bool> one =
          word_of(server, "").map([](const std::string& name) { return name == "AmazonProvidedDNS"; });
      const std::array both{is_amazon, one};
      is_amazon = base::any_of(both);
    }
  } else if (!servers.is_null()) {
    is_amazon = Known<bool>::unknown(unknown_of(servers));
  }
  amazon_.insert_or_assign(at.thing.key, is_amazon);
}

void NetworkReader::dhcp_association(const At& at) {
  constexpr Phrase kNotHere{"the DHCP options are not in this code", "DHCP オプションがこのコードにありません"};
  const Known<bool> is_amazon = named(at, "dhcp_options_id").and_then([&](const std::string& key) {
    const auto found = amazon_.find(key);
    return found != amazon_.end() ? found->second : Known<bool>::unknown({.reason = kNotHere});
  });
  network::for_named(network_.vpcs, named(at, "vpc_id"), at.thing.exists,
                     [&](inventory::Vpc& vpc, const Known<bool>& exists) {
                       const Known<bool> before = vpc.has_amazon_dns;
                       vpc.has_amazon_dns = exists.and_then([&](bool there) { return there ? is_amazon : before; });
                     });
}

void NetworkReader::dns_firewall(const At& at) {
  network::for_named(network_.vpcs, named(at, "vpc_id"), at.thing.exists,
                     [&](inventory::Vpc& vpc, const Known<bool>&) { vpc.dns_firewalls.push_back(at.thing.key); });
}

inventory::BlockPublicAccess& NetworkReader::the_block_public_access() {
  if (network_.block_public_access.empty()) {
    network_.block_public_access.emplace_back();
  }
  return network_.block_public_access.front();
}

void NetworkReader::block_public_access(const At& at) {
  Known<BlockMode> mode =
      word_of(value(at, "internet_gateway_block_mode"), "off").and_then([](const std::string& word) {
        return word == "off"                   ? Known<BlockMode>::defaulted(BlockMode::off)
               : word == "block-ingress"       ? Known<BlockMode>::defaulted(BlockMode::ingress)
               : word == "block-bidirectional" ? Known<BlockMode>::defaulted(BlockMode::bidirectional)
                                               : Known<BlockMode>::unknown({.reason = base::Message(kNoMode, {word})});
      });
  the_block_public_access().mode = at.thing.exists.and_then([&](bool) { return mode; });
}

void NetworkReader::block_public_access_exclusion(const At& at) {
  const Value vpc = value(at, "vpc_id");
  the_block_public_access().exclusions.items.push_back(
      {.of = vpc.is_null() ? named(at, "subnet_id") : reference(vpc),
       .lets_in = word_of(value(at, "internet_gateway_exclusion_mode"), "").map([](const std::string& mode) {
         return mode != "allow-egress";
       }),
       .exists = at.thing.exists});
}

}  // namespace kakoi::sources::terraform
