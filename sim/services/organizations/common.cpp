#include "sim/services/organizations/common.hpp"

#include "sim/services/paging.hpp"
#include "sim/value/json.hpp"

namespace kakoi::sim::services::organizations {
namespace {

constexpr std::int64_t kMost = 20;

// Observed.
constexpr const char* kNotInUse = "Your account is not a member of an organization.";
constexpr const char* kDenied = "You don't have permissions to access this resource.";

std::string filters_of(Value input) {
  input.remove("NextToken");
  input.remove("MaxResults");
  return value::to_json(input);
}

}  // namespace

tl::unexpected<ApiError> refused(std::string code, const std::string& message) {
  auto made = error(std::move(code), message);
  made.value().more = Value::object({{"Message", message}});
  return made;
}

tl::unexpected<ApiError> invalid(const std::string& reason, const std::string& message) {
  auto made = refused("InvalidInputException", message);
  made.value().more.set("Reason", reason);
  return made;
}

Expected<const world::Organization*> organization_of(const Context& context) {
  if (!context.world.organization.has(context.caller.account)) {
    return refused("AWSOrganizationsNotInUseException", kNotInUse);
  }
  return &context.world.organization;
}

Expected<const world::Organization*> whole_organization(const Context& context) {
  auto found = organization_of(context);
  if (!found) return found;
  const std::string& account = context.caller.account;
  const bool may = account == (*found)->management_account || (*found)->delegated_administrators.contains(account);
  if (!may) return refused("AccessDeniedException", kDenied);
  return found;
}

std::string arn(const world::Organization& organization, std::string_view kind, std::string_view rest) {
  return "arn:aws:organizations::" + organization.management_account + ":" + std::string(kind) + "/" + organization.id +
         (rest.empty() ? "" : "/" + std::string(rest));
}

Outcome list_page(Context& context, const Value& input, const std::vector<std::string>& keys, std::string_view member,
                  const std::function<Value(const std::string& key)>& shape) {
  const std::int64_t size = input.integer("MaxResults", kMost);
  if (size < 1) return invalid("MIN_VALUE_TOO_LOW", "You provided a value that is lower than the required minimum.");
  if (size > kMost)
    return invalid("MAX_VALUE_EXCEEDED", "You provided a value that is larger than the required maximum.");
  const auto page = page_of(context, keys, static_cast<std::size_t>(size), input.text("NextToken"), filters_of(input));
  if (!page) return invalid("INVALID_NEXT_TOKEN", "You provided an invalid value for the NextToken parameter.");
  Value found = Value::array();
  for (std::size_t i = page->first; i < page->end; ++i) found.append(shape(keys[i]));
  Value output = Value::object({{std::string(member), std::move(found)}});
  if (!page->next_token.empty()) output.set("NextToken", page->next_token);
  return output;
}

}  // namespace kakoi::sim::services::organizations
