#include "sim/services/organizations/actions.hpp"
#include "sim/services/organizations/common.hpp"

namespace kakoi::sim::services::organizations {
namespace {

constexpr const char* kAccount = "ACCOUNT";
constexpr const char* kUnit = "ORGANIZATIONAL_UNIT";

/// ParentNotFoundException.
Expected<std::string> parent_of(const world::Organization& organization, const Value& input) {
  const std::string parent = input.text("ParentId");
  if (parent == organization.root || organization.units.contains(parent)) return parent;
  return refused("ParentNotFoundException", "You specified parent that doesn't exist.");
}

std::vector<std::string> units_in(const world::Organization& organization, const std::string& parent) {
  std::vector<std::string> ids;
  for (const auto& [id, unit] : organization.units) {
    if (unit.parent == parent) ids.push_back(id);
  }
  return ids;
}

}  // namespace

Outcome list_roots(Context& context, const Value& input) {
  const auto found = whole_organization(context);
  if (!found) return tl::unexpected(found.error());
  return list_page(context, input, {(*found)->root}, "Roots", [&](const std::string& id) {
    Value policies = Value::array();
    policies.append(Value::object({{"Type", "SERVICE_CONTROL_POLICY"}, {"Status", "ENABLED"}}));
    return Value::object(
        {{"Id", id}, {"Arn", arn(**found, "root", id)}, {"Name", "Root"}, {"PolicyTypes", std::move(policies)}});
  });
}

Outcome list_organizational_units_for_parent(Context& context, const Value& input) {
  const auto found = whole_organization(context);
  if (!found) return tl::unexpected(found.error());
  const auto parent = parent_of(**found, input);
  if (!parent) return tl::unexpected(parent.error());
  return list_page(context, input, units_in(**found, *parent), "OrganizationalUnits", [&](const std::string& id) {
    return Value::object({{"Id", id}, {"Arn", arn(**found, "ou", id)}, {"Name", (*found)->units.at(id).name}});
  });
}

Outcome list_parents(Context& context, const Value& input) {
  const auto found = whole_organization(context);
  if (!found) return tl::unexpected(found.error());
  const std::string child = input.text("ChildId");
  const auto account = (*found)->accounts.find(child);
  const auto unit = (*found)->units.find(child);
  if (account == (*found)->accounts.end() && unit == (*found)->units.end()) {
    return refused("ChildNotFoundException", "You specified a child that doesn't exist.");
  }
  const std::string parent = account != (*found)->accounts.end() ? account->second.parent : unit->second.parent;
  return list_page(context, input, {parent}, "Parents", [&](const std::string& id) {
    return Value::object({{"Id", id}, {"Type", id == (*found)->root ? "ROOT" : kUnit}});
  });
}

Outcome list_children(Context& context, const Value& input) {
  const auto found = whole_organization(context);
  if (!found) return tl::unexpected(found.error());
  const auto parent = parent_of(**found, input);
  if (!parent) return tl::unexpected(parent.error());
  const std::string type = input.text("ChildType");
  if (type != kAccount && type != kUnit) {
    return invalid("INVALID_ENUM", "You specified a value that is not valid for that parameter.");
  }
  std::vector<std::string> ids = type == kUnit ? units_in(**found, *parent) : std::vector<std::string>();
  if (type == kAccount) {
    for (const auto& [id, account] : (*found)->accounts) {
      if (account.parent == *parent) ids.push_back(id);
    }
  }
  return list_page(context, input, ids, "Children", [&](const std::string& id) {
    return Value::object({{"Id", id}, {"Type", type}});
  });
}

}  // namespace kakoi::sim::services::organizations
