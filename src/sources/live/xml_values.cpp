#include "sources/live/xml_values.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::sources::live {
namespace {

using aws::XmlElement;
using base::TrailId;
using values::Value;

struct Member {
  std::string_view element;
  std::string_view name;  ///< as the AWS CLI prints it
};

// (AWS's model of EC2: the members of these answers whose types are lists.)
constexpr std::array kLists = {
    Member{"associationSet", "Associations"},
    Member{"attachmentSet", "Attachments"},
    Member{"cidrBlockAssociationSet", "CidrBlockAssociationSet"},
    Member{"dhcpConfigurationSet", "DhcpConfigurations"},
    Member{"entrySet", "Entries"},
    Member{"groupSet", "Groups"},
    Member{"groups", "UserIdGroupPairs"},
    Member{"ipPermissions", "IpPermissions"},
    Member{"ipPermissionsEgress", "IpPermissionsEgress"},
    Member{"ipRanges", "IpRanges"},
    Member{"ipv6CidrBlockAssociationSet", "Ipv6CidrBlockAssociationSet"},
    Member{"ipv6Ranges", "Ipv6Ranges"},
    Member{"natGatewayAddressSet", "NatGatewayAddresses"},
    Member{"prefixListIds", "PrefixListIds"},
    Member{"routeSet", "Routes"},
    Member{"routeTableIdSet", "RouteTableIds"},
    Member{"subnetIdSet", "SubnetIds"},
    Member{"valueSet", "Values"},
    // Of Elastic Load Balancing.
    Member{"AvailabilityZones", "AvailabilityZones"},
    Member{"SecurityGroups", "SecurityGroups"},
    Member{"LoadBalancerArns", "LoadBalancerArns"},
};

constexpr auto kObjects = std::to_array<std::string_view>({"cidrBlockState", "ipv6CidrBlockState", "associationState",
                                                           "portRange", "enableDnsSupport", "enableDnsHostnames"});

// What is not called as its element, with a capital.
constexpr std::array kTexts = {Member{"default", "IsDefault"}};

bool is_text(const XmlElement& element) { return element.children.empty(); }

bool is_blank(const XmlElement& element) {
  return is_text(element) && element.text.find_first_not_of(" \t\r\n") == std::string::npos;
}

bool is_item(const XmlElement& element) { return element.name == "item" || element.name == "member"; }

std::string with_capital(std::string_view name) {
  std::string written(name);
  if (!written.empty() && written.front() >= 'a' && written.front() <= 'z') {
    written.front() = static_cast<char>(written.front() - 'a' + 'A');
  }
  return written;
}

template <typename Table>
const Member* find(const Table& table, std::string_view element) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Member& member) { return member.element == element; });
  return found != table.end() ? &*found : nullptr;
}

std::optional<Value> list_of(values::Arena& arena, const XmlElement& element) {
  if (is_text(element) && !is_blank(element)) {
    return std::nullopt;
  }
  std::vector<Value> items;
  for (const XmlElement& item : element.children) {
    if (!is_item(item)) {
      return std::nullopt;
    }
    const auto value = is_text(item) ? std::optional(arena.text(item.text, TrailId::none)) : value_of(arena, item);
    if (!value.has_value()) {
      return std::nullopt;
    }
    items.push_back(*value);
  }
  return arena.list(items, TrailId::none);
}

}  // namespace

// As deep as the answer, which is bounded.
std::optional<Value> value_of(values::Arena& arena, const XmlElement& element) {
  std::vector<values::Entry> entries;
  for (const XmlElement& child : element.children) {
    std::optional<Value> value;
    std::string name;
    if (const Member* list = find(kLists, child.name)) {
      name = list->name;
      value = list_of(arena, child);
    } else if (std::find(kObjects.begin(), kObjects.end(), child.name) != kObjects.end()) {
      name = with_capital(child.name);
      value = is_text(child) && !is_blank(child) ? std::nullopt : value_of(arena, child);
    } else if (is_text(child)) {
      const Member* other = find(kTexts, child.name);
      name = other != nullptr ? std::string(other->name) : with_capital(child.name);
      value = is_blank(child) ? Value::null(TrailId::none) : arena.text(child.text, TrailId::none);
    } else {
      continue;
    }
    if (!value.has_value()) {
      return std::nullopt;
    }
    entries.push_back({.key = arena.keep(name), .value = *value});
  }
  return arena.map(std::move(entries), TrailId::none);
}

}  // namespace kakoi::sources::live
