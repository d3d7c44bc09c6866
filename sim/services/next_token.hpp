// Lists of the services that take and answer NextToken, with a limit beside it.
#pragma once

#include "sim/services/service.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services {

struct TokenList {
  std::string_view member = {};       ///< of the answer
  std::string_view limit = {};        ///< the member of the request that says how many
  std::int64_t most = 100;            ///< and how many when it does not
  std::string_view token_error = {};  ///< the text for a token that is not one of ours
};

/// The page of `keys`, sorted, that the request asks for, each as `shape` shows it. ValidationException.
Outcome token_list(Context& context, const Value& input, const std::vector<std::string>& keys, const TokenList& list,
                   const std::function<Value(const std::string& key)>& shape);

}  // namespace kakoi::sim::services
