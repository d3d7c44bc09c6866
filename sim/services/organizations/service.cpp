#include "sim/services/organizations/service.hpp"

#include "sim/services/organizations/actions.hpp"
#include "sim/services/organizations/common.hpp"
#include "sim/services/organizations/enumerations.hpp"
#include "sim/services/organizations/members.hpp"

namespace kakoi::sim::services::organizations {
namespace {

constexpr ActionEntry kActions[] = {
    {"DescribeOrganization", describe_organization},
    {"DescribeAccount", describe_account},
    {"ListAccounts", list_accounts},
    {"ListAccountsForParent", list_accounts_for_parent},
    {"ListRoots", list_roots},
    {"ListOrganizationalUnitsForParent", list_organizational_units_for_parent},
    {"ListParents", list_parents},
    {"ListChildren", list_children},
};

ApiError refuse_odd(Context& /*context*/, const std::vector<OddValue>& odd) {
  return invalid("INVALID_ENUM", "You specified an invalid value for " + odd.front().member + ".").value();
}

constexpr Paging kPaging[] = {
    {.asked = "NextToken",
     .given = "NextToken",
     .actions = "ListAccounts ListAccountsForParent ListRoots ListOrganizationalUnitsForParent ListParents "
                "ListChildren"},
};

constexpr Service kService{.shape = {.name = "organizations",
                                     .dialect = protocol::Dialect::json_1_1,
                                     .target_prefix = "AWSOrganizationsV20161128",
                                     .version = {},
                                     .xml_namespace = {},
                                     .routes = {},
                                     .members = &kMembers},
                           .actions = kActions,
                           .paging = kPaging,
                           .enumerations = kEnumerations,
                           .refuses_odd = refuse_odd};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::organizations
