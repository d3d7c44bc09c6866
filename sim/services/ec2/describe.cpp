#include "sim/services/ec2/describe.hpp"

#include "sim/value/json.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {

bool matches(std::string_view pattern, std::string_view text) {
  // Greedy, with one place to go back to: linear but for repeated stars, and no recursion.
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (t < text.size()) {
    const bool is_escaped = p + 1 < pattern.size() && pattern[p] == '\\';
    if (p < pattern.size() && !is_escaped && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() &&
               (is_escaped ? pattern[p + 1] == text[t] : pattern[p] == '?' || pattern[p] == text[t])) {
      p += is_escaped ? 2 : 1;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

Expected<bool> passes(const Value& filters, const world::Tags& tags,
                      const std::function<FilterValues(std::string_view)>& values) {
  constexpr std::string_view kTag = "tag:";
  for (const Value& filter : filters.items()) {
    const std::string name = filter.text("Name");
    FilterValues has;
    if (name.starts_with(kTag)) {
      const auto tag = tags.find(name.substr(kTag.size()));
      has = tag != tags.end() ? std::vector{tag->second} : std::vector<std::string>{};
    } else if (name == "tag-key") {
      has.emplace();
      std::ranges::transform(tags, std::back_inserter(*has), [](const auto& tag) { return tag.first; });
    } else {
      has = values(name);
    }
    if (!has) return error("InvalidParameterValue", "The filter '" + name + "' is invalid");
    const bool is_taken = std::ranges::any_of(filter.texts_of("Value"), [&](const std::string& pattern) {
      return std::ranges::any_of(*has, [&](const std::string& text) { return matches(pattern, text); });
    });
    if (!is_taken) return false;
  }
  return true;
}

ApiError not_found_error(std::string_view code, std::string_view what, const std::string& id) {
  return {.code = std::string(code), .message = "The " + std::string(what) + " ID '" + id + "' does not exist"};
}

Expected<Page> ec2_page(Context& context, const Value& input, const std::vector<std::string>& keys, bool has_ids,
                        std::int64_t least, std::int64_t most) {
  const auto size = input["MaxResults"].as_integer();
  if (size && has_ids) {
    return error("InvalidParameterCombination", "The parameter maxResults cannot be used with the ids in the request");
  }
  if (size && (*size < least || *size > most)) {
    return error("InvalidParameterValue", "Value ( " + std::to_string(*size) +
                                              " ) for parameter maxResults is invalid. Expecting a value between " +
                                              std::to_string(least) + " and " + std::to_string(most) + ".");
  }
  Value filters = input;
  filters.remove("MaxResults");
  filters.remove("NextToken");
  const std::size_t wanted = size ? static_cast<std::size_t>(*size) : std::max<std::size_t>(keys.size(), 1);
  auto page = page_of(context, keys, wanted, input.text("NextToken"), value::to_json(filters));
  if (!page) return error("InvalidParameterValue", "Invalid value for parameter nextToken");
  return *std::move(page);
}

world::Tags tags_of(const Value& input) {
  world::Tags tags;
  for (const Value& specification : input["TagSpecification"].items()) {
    put_tags(tags, specification["Tag"], {.key = "Key", .value = "Value"});
  }
  return tags;
}

}  // namespace kakoi::sim::services::ec2
