#include "sources/terraform/attribute_blocks.hpp"

#include "sources/launches/fields.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::Unknown;
using values::Kind;
using values::Value;

constexpr Phrase kNoObjects{
    "{} has to be a list of objects; Terraform refuses what is written",
    "{} はオブジェクトのリストでなければなりません。Terraform はここに書かれたものを受け付けません"};
constexpr Phrase kWhichMembers{"which members an object of {} has is not known",
                               "{} のオブジェクトがどの項目を持つか決まりません"};
constexpr Phrase kNullObject{"an object of {} is null, and what the provider makes of that is not known",
                             "{} のオブジェクトが null です。プロバイダーがそれをどう扱うか分かりません"};
constexpr Phrase kLacks{
    "an object of {} does not have {}, not even as null; Terraform refuses it",
    "{} のオブジェクトに {} がありません（null の指定もありません）。Terraform はこれを受け付けません"};

constexpr auto kOfRule =
    std::to_array<std::string_view>({"cidr_blocks", "description", "from_port", "ipv6_cidr_blocks", "prefix_list_ids",
                                     "protocol", "security_groups", "self", "to_port"});
constexpr auto kOfEntry =
    std::to_array<std::string_view>({"action", "cidr_block", "from_port", "icmp_code", "icmp_type", "ipv6_cidr_block",
                                     "protocol", "rule_no", "to_port"});
constexpr auto kOfRoute = std::to_array<std::string_view>({"cidr_block", "egress_only_gateway_id", "gateway_id",
                                                           "ipv6_cidr_block", "nat_gateway_id", "network_interface_id",
                                                           "transit_gateway_id", "vpc_peering_connection_id"});

/// One of the objects. What the AWS provider takes in the place of blocks has no blocks within.
class ObjectArguments : public NetworkArguments {
 public:
  explicit ObjectArguments(const Value& object) : object_(object) {}

  [[nodiscard]] Value value(std::string_view name) const override {
    const values::Entry* entry = object_.find(name);
    return entry != nullptr ? entry->value : Value::null(base::TrailId::none);
  }
  std::optional<Unknown> blocks(std::string_view /*type*/, const Use& /*use*/) const override { return std::nullopt; }

 private:
  const Value& object_;
};

struct Form {
  std::string_view resource;
  std::string_view attribute;
  std::span<const std::string_view> members;
};
constexpr std::array kForms = {
    Form{"aws_security_group", "ingress", kOfRule},
    Form{"aws_security_group", "egress", kOfRule},
    Form{"aws_default_security_group", "ingress", kOfRule},
    Form{"aws_default_security_group", "egress", kOfRule},
    Form{"aws_network_acl", "ingress", kOfEntry},
    Form{"aws_network_acl", "egress", kOfEntry},
    Form{"aws_route_table", "route", kOfRoute},
    Form{"aws_default_route_table", "route", kOfRoute},
};

/// Why `item` is none of the objects that it should be; nothing where it is one.
std::optional<Unknown> wrong(const Value& item, std::string_view name, std::span<const std::string_view> members) {
  const auto refused = [&](const Message& why) {
    return Unknown{.reason = why, .trail = item.trail(), .remedy = base::Remedy::mend};
  };
  const std::string attribute(name);
  if (!item.is(Kind::map)) {
    return item.is_unknown() ? unknown_of(item)
           : item.is_null()  ? Unknown{.reason = Message(kNullObject, {attribute}), .trail = item.trail()}
                             : refused(Message(kNoObjects, {attribute}));
  }
  const auto lacking = std::find_if(members.begin(), members.end(),
                                    [&](std::string_view member) { return item.find(member) == nullptr; });
  if (lacking == members.end()) {
    return std::nullopt;
  }
  return item.is_open() ? Unknown{.reason = Message(kWhichMembers, {attribute}), .trail = item.trail()}
                        : refused(Message(kLacks, {attribute, std::string(*lacking)}));
}

}  // namespace

std::span<const std::string_view> members_in_place_of_block(std::string_view resource, std::string_view attribute) {
  const auto* found = std::find_if(kForms.begin(), kForms.end(), [&](const Form& form) {
    return form.resource == resource && form.attribute == attribute;
  });
  return found != kForms.end() ? found->members : std::span<const std::string_view>();
}

std::optional<Unknown> each_in_place_of_block(const Value& list, std::string_view name,
                                              std::span<const std::string_view> members,
                                              const NetworkArguments::Use& use) {
  if (list.is_null()) {
    return std::nullopt;
  }
  if (!list.is(Kind::list)) {
    return list.is_unknown() ? unknown_of(list)
                             : Unknown{.reason = Message(kNoObjects, {std::string(name)}),
                                       .trail = list.trail(),
                                       .remedy = base::Remedy::mend};
  }
  std::optional<Unknown> more;
  for (const Value& item : list.items()) {
    if (std::optional<Unknown> why = wrong(item, name, members)) {
      more = std::move(why);
    } else {
      use(ObjectArguments(item), Known<bool>::defaulted(true));
    }
  }
  return more;
}

}  // namespace kakoi::sources::terraform
