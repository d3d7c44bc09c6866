#include "sim/services/next_token.hpp"

#include "sim/services/paging.hpp"
#include "sim/value/json.hpp"

namespace kakoi::sim::services {

Outcome token_list(Context& context, const Value& input, const std::vector<std::string>& keys, const TokenList& list,
                   const std::function<Value(const std::string& key)>& shape) {
  const std::string token = input.text("NextToken");
  // Another size of pages is allowed, other filters are not.
  Value filters = input;
  filters.remove("NextToken");
  filters.remove(list.limit);
  const auto page = page_of(context, keys, static_cast<std::size_t>(input.integer(list.limit, list.most)), token,
                            value::to_json(filters));
  if (!page) return error("ValidationException", std::string(list.token_error));
  Value found = Value::array();
  for (std::size_t i = page->first; i < page->end; ++i) {
    found.append(shape(keys[i]));
  }
  Value output = Value::object({{std::string(list.member), std::move(found)}});
  if (!page->next_token.empty()) output.set("NextToken", page->next_token);
  return output;
}

}  // namespace kakoi::sim::services
