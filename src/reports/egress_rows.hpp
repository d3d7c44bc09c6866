// How tasks reach what they need, as a small table: a row for each need, and for each way in which subnets differ.
#pragma once

#include "base/message.hpp"
#include "findings/surroundings.hpp"

#include <string>
#include <vector>

namespace kakoi::reports {

/// The rows, with columns of one width: what is needed and when, the evidence, from which subnets, and how or why not.
/// None where nothing is known of any way: that takes one sentence, the reason.
std::vector<std::string> egress_rows(const std::vector<findings::EgressNeed>& needs, base::Language language);

}  // namespace kakoi::reports
