// What all List* actions of ECS have in common.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services::ecs {

struct ListForm {
  std::string_view member;  ///< of the answer
  std::int64_t default_size = 100;
  std::int64_t most = 100;
};

/// `keys` sorted; those of the page that `maxResults` and `nextToken` ask for, under `form.member`.
/// InvalidParameterException.
Outcome list_page(Context& context, const Value& input, const std::vector<std::string>& keys, const ListForm& form);

}  // namespace kakoi::sim::services::ecs
