// VPCs with their DNS, subnets, VPC Block Public Access.
#include "sources/api/join.hpp"
#include "sources/api/members.hpp"
#include "sources/api/network.hpp"
#include "sources/api/network_words.hpp"
#include "sources/network/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace kakoi::sources::api {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::Block;
using inventory::BlockMode;
using network::block_of;
using network::flag_of;
using network::reference_of;
using network::word_of;
using values::Value;

constexpr Phrase kNoOptions{"the VPC has no DHCP options", "VPC に DHCP オプションがありません"};
constexpr Phrase kMixedDns{"its DHCP options name Amazon's resolver and others",
                           "DHCP オプションに Amazon のリゾルバーとほかの DNS サーバーがあります"};
constexpr Phrase kNoMode{"{} is no mode of VPC Block Public Access that kakoi knows",
                         "{} は kakoi の知らない VPC Block Public Access のモードです"};
constexpr Phrase kChanging{"it is being changed", "変更の途中です"};

bool is_gone(const Value& state) {
  return is_word(state, "disassociated") || is_word(state, "failed") || is_word(state, "failing");
}

// The blocks of a list of associations; one that is not in force any more is none.
void add_blocks(const Value& value, std::string_view list, std::string_view block, std::string_view state,
                inventory::Several<Block>& into) {
  for (const Value& association : items_in(value, list)) {
    if (!is_gone(in(in(association, state), "State"))) {
      into.items.push_back(block_of(in(association, block)));
    }
  }
}

// "us-east-1a" → "us-east-1"; empty for a zone of another kind.
std::string region_of_zone(const std::string& zone) {
  const bool is_plain = zone.size() > 2 && std::isalpha(static_cast<unsigned char>(zone.back())) != 0 &&
                        std::isdigit(static_cast<unsigned char>(zone[zone.size() - 2])) != 0 &&
                        std::count(zone.begin(), zone.end(), '-') <= 3;
  return is_plain ? zone.substr(0, zone.size() - 1) : std::string();
}

// The part of an ARN, from 0.
std::string arn_part(std::string_view arn, int part) {
  for (; part > 0; --part) {
    const std::size_t colon = arn.find(':');
    arn = colon == std::string_view::npos ? std::string_view() : arn.substr(colon + 1);
  }
  return std::string(arn.substr(0, arn.find(':')));
}

constexpr int kRegionOfArn = 3;
constexpr int kAccountOfArn = 4;

// What two things have that are of one Region of one account; empty where it is not known.
std::string place_text(const std::string& account, const std::string& region) {
  return account.empty() || region.empty() ? std::string() : account + "/" + region;
}

bool is_amazon(const Value& server) {
  return is_word(server, "AmazonProvidedDNS") || is_word(server, "169.254.169.253");
}

}  // namespace

void NetworkReader::vpc(const Value& value, inventory::Thing thing) {
  inventory::Vpc vpc{.thing = std::move(thing)};
  if (member(value, "CidrBlockAssociationSet") != nullptr) {
    add_blocks(value, "CidrBlockAssociationSet", "CidrBlock", "CidrBlockState", vpc.blocks);
  } else {
    vpc.blocks.items.push_back(block_of(in(value, "CidrBlock")));
  }
  add_blocks(value, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", "Ipv6CidrBlockState", vpc.blocks);
  dhcp_of_[vpc.thing.key] = text_in(value, "DhcpOptionsId");
  owner_of_[vpc.thing.key] = text_in(value, "OwnerId");
  network_.vpcs.push_back(std::move(vpc));
}

void NetworkReader::attribute(const Value& value, const std::string& vpc) {
  const auto note = [&](std::string_view name, std::map<std::string, Known<bool>>& into) {
    if (const Value* setting = member(value, name)) {
      into.insert_or_assign(vpc, flag_of(in(*setting, "Value"), false));
    }
  };
  note("EnableDnsSupport", dns_support_);
  note("EnableDnsHostnames", dns_hostnames_);
}

void NetworkReader::unread_attribute(const std::string& vpc, std::string_view attribute, Unknown why) {
  (attribute == "enableDnsSupport" ? dns_support_ : dns_hostnames_)
      .insert_or_assign(vpc, Known<bool>::unknown(std::move(why)));
}

void NetworkReader::dhcp_options(const Value& value, const std::string& key) {
  std::size_t servers = 0;
  std::size_t amazons = 0;
  for (const Value& one : items_in(value, "DhcpConfigurations")) {
    if (is_word(in(one, "Key"), "domain-name-servers")) {
      for (const Value& server : items_in(one, "Values")) {
        ++servers;
        amazons += is_amazon(in(server, "Value")) ? 1U : 0U;
      }
    }
  }
  const bool is_mixed = amazons > 0 && amazons < servers;
  amazon_dns_.insert_or_assign(
      key, is_mixed ? Known<bool>::unknown({.reason = kMixedDns}) : Known<bool>::defaulted(amazons > 0));
}

void NetworkReader::subnet(const Value& value, inventory::Thing thing) {
  inventory::Subnet subnet{.thing = std::move(thing),
                           .vpc = reference_of(in(value, "VpcId")),
                           .is_ipv6_only = flag_of(in(value, "Ipv6Native"), false),
                           .assigns_ipv6 = flag_of(in(value, "AssignIpv6AddressOnCreation"), false),
                           .is_shared = is_shared(value)};
  if (!text_in(value, "CidrBlock").empty()) {
    subnet.blocks.items.push_back(block_of(in(value, "CidrBlock")));
  }
  add_blocks(value, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", "Ipv6CidrBlockState", subnet.blocks);
  const std::string by_arn = arn_part(text_in(value, "SubnetArn"), kRegionOfArn);
  const std::string region = by_arn.empty() ? region_of_zone(text_in(value, "AvailabilityZone")) : by_arn;
  if (!region.empty()) {
    region_of_[text_in(value, "VpcId")] = region;
  }
  network_.subnets.push_back(std::move(subnet));
}

void NetworkReader::public_access(const Value& value) {
  Known<BlockMode> mode = word_of(in(value, "InternetGatewayBlockMode"), "").and_then([](const std::string& word) {
    return word == "off"                   ? Known<BlockMode>::defaulted(BlockMode::off)
           : word == "block-ingress"       ? Known<BlockMode>::defaulted(BlockMode::ingress)
           : word == "block-bidirectional" ? Known<BlockMode>::defaulted(BlockMode::bidirectional)
                                           : Known<BlockMode>::unknown({.reason = Message(kNoMode, {word})});
  });
  if (is_word(in(value, "State"), "update-in-progress")) {
    mode = Known<BlockMode>::unknown({.reason = kChanging});
  }
  network_.block_public_access.push_back(
      {.region = Known<std::string>::defaulted(place_text(text_in(value, "AwsAccountId"), text_in(value, "AwsRegion"))),
       .mode = std::move(mode)});
}

void NetworkReader::exclusion(const Value& value) {
  const std::string arn = text_in(value, "ResourceArn");
  const std::string state = text_in(value, "State");
  const bool is_there = state == "create-complete" || state == "update-complete" || state == "update-failed";
  const bool is_none = state == "delete-complete" || state == "create-failed" || state == "disable-complete";
  inventory::BlockPublicAccess::Exclusion exclusion{
      .of = inventory::Reference::defaulted(std::string(behind_slash(arn))),
      .lets_in = Known<bool>::defaulted(is_word(in(value, "InternetGatewayExclusionMode"), "allow-bidirectional")),
      .exists = is_there || is_none ? Known<bool>::defaulted(is_there) : Known<bool>::unknown({.reason = kChanging})};
  exclusions_.emplace_back(place_text(arn_part(arn, kAccountOfArn), arn_part(arn, kRegionOfArn)), std::move(exclusion));
}

void NetworkReader::join_public_access() {
  for (inventory::BlockPublicAccess& block : network_.block_public_access) {
    const std::string place =
        block.region.match([](const auto& text) { return text; }, [](const Unknown&) { return std::string(); });
    for (const auto& [of, exclusion] : exclusions_) {
      if (place.empty() || of.empty() || of == place) {
        block.exclusions.items.push_back(exclusion);
      }
    }
    if (unread_exclusions_.has_value()) {
      block.exclusions.more = unread_exclusions_;
    }
  }
}

void NetworkReader::join_vpcs() {
  const auto of = [](const std::map<std::string, Known<bool>>& all, const std::string& key, Item item) {
    const auto found = all.find(key);
    return found != all.end() ? found->second : Known<bool>::unknown(not_among_what_was_read(item));
  };
  for (inventory::Vpc& vpc : network_.vpcs) {
    const std::string& key = vpc.thing.key;
    const std::string& options = dhcp_of_[key];
    if (!differ_.contains({Item::vpc, key})) {
      vpc.has_amazon_dns = options == "default" ? Known<bool>::unknown({.reason = kNoOptions})
                                                : of(amazon_dns_, options, Item::dhcp_options);
    }
    vpc.dns_support = of(dns_support_, key, Item::vpc_attribute);
    vpc.dns_hostnames = of(dns_hostnames_, key, Item::vpc_attribute);
    const auto region = region_of_.try_emplace(key, scope_.region).first;
    vpc.region = Known<std::string>::defaulted(place_text(owner_of_[key], region->second));
  }
}

}  // namespace kakoi::sources::api
