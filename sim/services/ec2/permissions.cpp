#include "sim/services/ec2/permissions.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sim::services::ec2 {
namespace {

using Sources = std::vector<std::string> world::Permission::*;

/// The kinds of sources that a rule has: what each is called, and the one thing that it says.
struct SourceForm {
  std::string_view request_list;
  std::string_view request_member;
  std::string_view answer_list;
  std::string_view answer_member;
  Sources kept;
};

constexpr std::array<SourceForm, 4> kSources = {{
    {"IpRanges", "CidrIp", "ipRanges", "cidrIp", &world::Permission::cidrs},
    {"Ipv6Ranges", "CidrIpv6", "ipv6Ranges", "cidrIpv6", &world::Permission::ipv6_cidrs},
    {"Groups", "GroupId", "groups", "groupId", &world::Permission::groups},
    {"PrefixListIds", "PrefixListId", "prefixListIds", "prefixListId", &world::Permission::prefix_lists},
}};

std::string protocol_of(const std::string& text) {
  if (text == "6") return "tcp";
  if (text == "17") return "udp";
  return text.empty() || text == "all" ? "-1" : text;
}

world::Permission permission_of(const Value& given) {
  world::Permission permission{.protocol = protocol_of(given.text("IpProtocol")),
                               .from_port = given.integer("FromPort", -1),
                               .to_port = given.integer("ToPort", -1)};
  for (const SourceForm& form : kSources) {
    for (const Value& source : given[form.request_list].items()) {
      const std::string id = source.text(form.request_member);
      (permission.*form.kept).push_back(id);
      if (source.has("Description")) permission.descriptions[id] = source.text("Description");
    }
  }
  if (permission.protocol == "-1") {
    permission.from_port = -1;
    permission.to_port = -1;
  }
  return permission;
}

bool is_about_same(const world::Permission& a, const world::Permission& b) {
  return a.protocol == b.protocol && a.from_port == b.from_port && a.to_port == b.to_port;
}

bool is_empty(const world::Permission& permission) {
  return std::ranges::all_of(kSources, [&](const SourceForm& form) { return (permission.*form.kept).empty(); });
}

}  // namespace

std::vector<world::Permission> permissions_of(const Value& input) {
  std::vector<world::Permission> permissions;
  for (const Value& given : input["IpPermissions"].items()) {
    permissions.push_back(permission_of(given));
  }
  if (permissions.empty() && input.has("IpProtocol")) {
    world::Permission permission = permission_of(input);
    if (input.has("CidrIp")) permission.cidrs = {input.text("CidrIp")};
    permissions.push_back(std::move(permission));
  }
  return permissions;
}

void merge(std::vector<world::Permission>& into, const world::Permission& added) {
  const auto found = std::ranges::find_if(into, [&](const auto& it) { return is_about_same(it, added); });
  if (found == into.end()) {
    into.push_back(added);
    return;
  }
  for (const SourceForm& form : kSources) {
    for (const std::string& source : added.*form.kept) {
      auto& kept = *found.*form.kept;
      if (std::ranges::find(kept, source) == kept.end()) kept.push_back(source);
    }
  }
  found->descriptions.insert(added.descriptions.begin(), added.descriptions.end());
}

void take_out(std::vector<world::Permission>& from, const world::Permission& removed) {
  for (world::Permission& it : from) {
    if (!is_about_same(it, removed)) continue;
    for (const SourceForm& form : kSources) {
      for (const std::string& source : removed.*form.kept) {
        std::erase(it.*form.kept, source);
      }
    }
  }
  std::erase_if(from, is_empty);
}

Value shape_of(const Context& context, const std::vector<world::Permission>& permissions) {
  Value list = Value::array();
  for (const world::Permission& it : permissions) {
    Value shape = Value::object({{"ipProtocol", it.protocol}});
    if (it.protocol != "-1") {
      shape.set("fromPort", it.from_port);
      shape.set("toPort", it.to_port);
    }
    for (const SourceForm& form : kSources) {
      Value sources = Value::array();
      for (const std::string& source : it.*form.kept) {
        Value one = Value::object({{std::string(form.answer_member), source}});
        if (form.answer_member == "groupId") one.set("userId", context.region.account);
        const auto description = it.descriptions.find(source);
        if (description != it.descriptions.end()) one.set("description", description->second);
        sources.append(std::move(one));
      }
      shape.set(form.answer_list, std::move(sources));
    }
    list.append(std::move(shape));
  }
  return list;
}

}  // namespace kakoi::sim::services::ec2
