// The values that members of requests may have where AWS's models list them: a table for each service, looked through
// before the action is, so that no action has to.
#pragma once

#include "sim/services/service.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services {

struct Enumeration {
  std::string_view member =
      {};  ///< `status`, or with what it is in, `scale.unit`; of several that fit, the first counts
  std::string_view values = {};   ///< with blanks between them; empty: whatever it says is taken
  std::string_view actions = {};  ///< of these only, with blanks between them; empty: of all
};

/// A member with a value that its enumeration has not.
struct OddValue {
  std::string member = {};  ///< its name
  std::string shown = {};   ///< the way down to it, as AWS's own framework writes it: `targets.1.member.launchType`
  std::string text = {};
  std::string values = {};  ///< those it may have: `A, B`
};

/// The refusal of what `input` has of values that there are not; nothing when there are none.
std::optional<ApiError> odd_values(const Service& service, Context& context, const Value& input);

/// The refusal as most services write it, all odd values in one.
ApiError validation_error(std::string code, const std::vector<OddValue>& odd);

}  // namespace kakoi::sim::services
