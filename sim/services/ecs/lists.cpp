#include "sim/services/ecs/lists.hpp"

#include "sim/services/ecs/texts.hpp"
#include "sim/services/paging.hpp"
#include "sim/value/json.hpp"

namespace kakoi::sim::services::ecs {
namespace {

/// All that decides what is in the list: another page size is allowed, other filters are not.
std::string filters_of(Value input) {
  input.remove("nextToken");
  input.remove("maxResults");
  return value::to_json(input);
}

}  // namespace

Outcome list_page(Context& context, const Value& input, const std::vector<std::string>& keys, const ListForm& form) {
  const std::int64_t size = input.integer("maxResults", form.default_size);
  if (size < 1 || size > form.most) {
    return invalid("maxResults must be between 1 and " + std::to_string(form.most) + ".");
  }
  const auto page = page_of(context, keys, static_cast<std::size_t>(size), input.text("nextToken"), filters_of(input));
  if (!page) return invalid(kToken);
  Value found = Value::array();
  for (std::size_t i = page->first; i < page->end; ++i) {
    found.append(keys[i]);
  }
  Value output = Value::object({{std::string(form.member), std::move(found)}});
  if (!page->next_token.empty()) output.set("nextToken", page->next_token);
  return output;
}

}  // namespace kakoi::sim::services::ecs
