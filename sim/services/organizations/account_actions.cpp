#include "sim/services/organizations/actions.hpp"
#include "sim/services/organizations/common.hpp"

#include <algorithm>

namespace kakoi::sim::services::organizations {

using value::Timestamp;

namespace {

constexpr std::size_t kDigits = 12;

/// What `Status` says of a state: it knows fewer, and is on its way out.
Value status_of(const std::string& state) {
  const bool is_known = state == "ACTIVE" || state == "SUSPENDED" || state == "PENDING_CLOSURE";
  if (state == "CLOSED") return "SUSPENDED";
  return is_known ? Value(state) : Value();
}

Value shape_of(const world::Organization& organization, const world::MemberAccount& account) {
  return Value::object({{"Id", account.id},
                        {"Arn", arn(organization, "account", account.id)},
                        {"Email", account.email},
                        {"Name", account.name},
                        {"Status", status_of(account.state)},
                        {"State", account.state},
                        {"JoinedMethod", account.method},
                        {"JoinedTimestamp", Timestamp{account.joined}}});
}

Outcome accounts_page(Context& context, const Value& input, const world::Organization& organization,
                      const std::string& parent) {
  std::vector<std::string> ids;
  for (const auto& [id, account] : organization.accounts) {
    if (parent.empty() || account.parent == parent) ids.push_back(id);
  }
  return list_page(context, input, ids, "Accounts",
                   [&](const std::string& id) { return shape_of(organization, organization.accounts.at(id)); });
}

}  // namespace

Outcome describe_organization(Context& context, const Value& /*input*/) {
  const auto found = organization_of(context);
  if (!found) return tl::unexpected(found.error());
  const world::Organization& organization = **found;
  const world::MemberAccount& management = organization.accounts.at(organization.management_account);
  Value policies = Value::array();
  policies.append(Value::object({{"Type", "SERVICE_CONTROL_POLICY"}, {"Status", "ENABLED"}}));
  return Value::object(
      {{"Organization", Value::object({{"Id", organization.id},
                                       {"Arn", arn(organization, "organization", "")},
                                       {"FeatureSet", "ALL"},
                                       {"MasterAccountArn", arn(organization, "account", management.id)},
                                       {"MasterAccountId", management.id},
                                       {"MasterAccountEmail", management.email},
                                       {"AvailablePolicyTypes", std::move(policies)}})}});
}

Outcome describe_account(Context& context, const Value& input) {
  const auto found = whole_organization(context);
  if (!found) return tl::unexpected(found.error());
  const std::string id = input.text("AccountId");
  const bool is_id = id.size() == kDigits && std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
  if (!is_id) return invalid("INVALID_PATTERN", "You provided a value that does not match the required pattern.");
  const auto account = (*found)->accounts.find(id);
  if (account == (*found)->accounts.end()) {
    return refused("AccountNotFoundException", "You specified an account that doesn't exist.");
  }
  return Value::object({{"Account", shape_of(**found, account->second)}});
}

Outcome list_accounts(Context& context, const Value& input) {
  const auto found = whole_organization(context);
  if (!found) return tl::unexpected(found.error());
  return accounts_page(context, input, **found, "");
}

Outcome list_accounts_for_parent(Context& context, const Value& input) {
  const auto found = whole_organization(context);
  if (!found) return tl::unexpected(found.error());
  const std::string parent = input.text("ParentId");
  if (parent != (*found)->root && !(*found)->units.contains(parent)) {
    return refused("ParentNotFoundException", "You specified parent that doesn't exist.");
  }
  return accounts_page(context, input, **found, parent);
}

}  // namespace kakoi::sim::services::organizations
