// What all List* actions of Step Functions have in common.
#pragma once

#include "sim/services/service.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services::states {

/// The page of `keys`, which are sorted, that `maxResults` (0 and none: 100; 1000 at most) and `nextToken` ask for;
/// each as `shape` shows it, under `member`. InvalidToken, ValidationException.
Outcome list_page(Context& context, const Value& input, const std::vector<std::string>& keys, std::string_view member,
                  const std::function<Value(const std::string& key)>& shape);

/// So many digits that numbers sort as texts.
std::string sortable(std::int64_t number);

}  // namespace kakoi::sim::services::states
