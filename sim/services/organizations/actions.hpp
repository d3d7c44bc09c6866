// The actions of Organizations, one function each; the table of them is in service.cpp. What they take, answer and
// refuse is said in the API Reference of AWS Organizations. They only read: a scenario says what the organization is.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::organizations {

Outcome describe_organization(Context& context, const Value& input);
Outcome describe_account(Context& context, const Value& input);
Outcome list_accounts(Context& context, const Value& input);
Outcome list_accounts_for_parent(Context& context, const Value& input);

Outcome list_roots(Context& context, const Value& input);
Outcome list_organizational_units_for_parent(Context& context, const Value& input);
Outcome list_parents(Context& context, const Value& input);
Outcome list_children(Context& context, const Value& input);

}  // namespace kakoi::sim::services::organizations
