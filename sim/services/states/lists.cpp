#include "sim/services/states/lists.hpp"

#include "sim/services/paging.hpp"
#include "sim/services/states/find.hpp"
#include "sim/services/states/texts.hpp"
#include "sim/value/json.hpp"

namespace kakoi::sim::services::states {
namespace {

constexpr std::int64_t kUsual = 100;
constexpr std::int64_t kMost = 1000;
constexpr std::size_t kDigits = 20;

std::string filters_of(Value input) {
  input.remove("nextToken");
  input.remove("maxResults");
  return value::to_json(input);
}

}  // namespace

std::string sortable(std::int64_t number) {
  const std::string digits = std::to_string(number);
  return std::string(kDigits - digits.size(), '0') + digits;
}

Outcome list_page(Context& context, const Value& input, const std::vector<std::string>& keys, std::string_view member,
                  const std::function<Value(const std::string& key)>& shape) {
  const std::int64_t asked = input.integer("maxResults");
  if (asked < 0)
    return invalid(std::to_string(asked), "maxResults", "Member must have value greater than or equal to 0");
  if (asked > kMost)
    return invalid(std::to_string(asked), "maxResults", "Member must have value less than or equal to 1000");
  const std::int64_t size = asked > 0 ? asked : kUsual;
  const auto page = page_of(context, keys, static_cast<std::size_t>(size), input.text("nextToken"), filters_of(input));
  if (!page) return error("InvalidToken", kInvalidToken);
  Value found = Value::array();
  for (std::size_t i = page->first; i < page->end; ++i) found.append(shape(keys[i]));
  Value output = Value::object({{std::string(member), std::move(found)}});
  if (!page->next_token.empty()) output.set("nextToken", page->next_token);
  return output;
}

}  // namespace kakoi::sim::services::states
