#include "sources/terraform/network_reader.hpp"

#include <utility>

// Routes, rules and entries can stand within their table, group, network ACL or prefix list, or apart, as resources of
// their own. Both of one list take each other's away whenever they are applied. (Terraform AWS provider,
// aws_route_table, aws_security_group, aws_network_acl, aws_ec2_managed_prefix_list: "at this time you cannot use" the
// one "in conjunction with" the other; "doing so will cause a conflict … and will overwrite".)
namespace kakoi::sources::terraform {

using base::Known;
using base::Unknown;

namespace {

constexpr base::Phrase kContested{"{} and {} write the same list, and take away what the other one writes",
                                  "{} と {} は同じリストを書いており、互いの内容を消し合います"};

template <typename Part>
void doubt(Part& part, const Unknown& why) {
  part.exists = part.exists.and_then(
      [&](bool exists) { return exists ? Known<bool>::unknown(why) : Known<bool>::defaulted(false); });
}

}  // namespace

// An empty list that is written says that there are none.
void NetworkReader::own(const At& at, std::string_view type, bool has_blocks, const OneList& of) {
  const bool is_list = value(at, type).is(values::Kind::list);
  if ((has_blocks || is_list) && at.arguments.are_written(type)) {
    owned_.emplace(of, at.thing.key);
  }
}

void NetworkReader::contest(const At& part, const inventory::Reference& owner, bool is_egress) {
  const bool is_there =
      part.thing.exists.match([](bool exists) { return exists; }, [](const Unknown&) { return true; });
  owner.match(
      [&](const std::string& key) {
        const OneList list{.key = key, .is_egress = is_egress};
        const auto owned = owned_.find(list);
        if (is_there && owned != owned_.end()) {
          contested_.try_emplace(list, Unknown{.reason = {kContested, {owned->second, part.thing.key}}});
        }
        return 0;
      },
      [](const Unknown&) { return 0; });
}

void NetworkReader::doubt_contested() {
  const auto why = [&](const std::string& key, bool is_egress) -> const Unknown* {
    const auto found = contested_.find(OneList{.key = key, .is_egress = is_egress});
    return found != contested_.end() ? &found->second : nullptr;
  };
  for (inventory::RouteTable& table : network_.route_tables) {
    for (inventory::Route& route : table.routes.items) {
      if (const Unknown* reason = why(table.thing.key, false)) {
        doubt(route, *reason);
      }
    }
  }
  for (inventory::SecurityGroup& group : network_.groups) {
    for (inventory::Rule& rule : group.rules.items) {
      if (const Unknown* reason = why(group.thing.key, rule.is_egress)) {
        doubt(rule, *reason);
      }
    }
  }
  for (inventory::NetworkAcl& acl : network_.acls) {
    for (inventory::AclEntry& entry : acl.entries.items) {
      if (const Unknown* reason = why(acl.thing.key, entry.is_egress)) {
        doubt(entry, *reason);
      }
    }
  }
  for (inventory::PrefixList& list : network_.prefix_lists) {
    for (inventory::Block& block : list.blocks.items) {
      if (const Unknown* reason = why(list.thing.key, false)) {
        block = inventory::Block::unknown(*reason);
      }
    }
  }
}

}  // namespace kakoi::sources::terraform
