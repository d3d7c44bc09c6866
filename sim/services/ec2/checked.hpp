// What every action of EC2 does before its own work: members that have to be there, dry runs, client tokens.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ec2 {

Outcome run_checked(Context& context, const Value& input, Action run);

template <Action run>
Outcome checked(Context& context, const Value& input) {
  return run_checked(context, input, run);
}

/// The members that the action needs, with blanks between them; by the API's model.
std::string_view required_of(std::string_view action);

}  // namespace kakoi::sim::services::ec2
