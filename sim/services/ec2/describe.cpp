#include "sim/services/ec2/describe.hpp"

#include "sim/value/json.hpp"

#include <algorithm>

// Observed: the texts of what is not found, of ids that are malformed, and of too many filter values. Not observed: the
// others.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::size_t kMostFilterValues = 200;

std::string plain_text(const Value& it) {
  if (const auto* truth = std::get_if<bool>(&it.data())) return *truth ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&it.data())) return std::to_string(*number);
  return it.as_text().value_or("");
}

void collect(const Value& from, std::string_view path, std::vector<std::string>& into) {
  if (from.is_array()) {
    for (const Value& item : from.items()) {
      collect(item, path, into);
    }
  } else if (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    collect(from[path.substr(0, dot)], path.substr(std::min(dot + 1, path.size())), into);
  } else if (!from.is_null()) {
    into.push_back(plain_text(from));
  }
}

FilterValues tag_values(const world::Tags& tags, std::string_view name) {
  constexpr std::string_view kTag = "tag:";
  std::vector<std::string> values;
  if (name.starts_with(kTag)) {
    const auto tag = tags.find(std::string(name.substr(kTag.size())));
    if (tag != tags.end()) values.push_back(tag->second);
    return values;
  }
  if (name != "tag-key" && name != "tag-value") return std::nullopt;
  std::ranges::transform(tags, std::back_inserter(values),
                         [&](const auto& tag) { return name == "tag-key" ? tag.first : tag.second; });
  return values;
}

}  // namespace

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

FilterValues values_in(const Value& shape, std::span<const Filter> filters, std::string_view name) {
  const auto found = std::ranges::find(filters, name, &Filter::name);
  if (found == filters.end()) return std::nullopt;
  std::vector<std::string> values;
  collect(shape, found->path, values);
  return values;
}

std::optional<ApiError> filter_trouble(const Value& filters, std::span<const Filter> known) {
  std::size_t values = 0;
  for (const Value& filter : filters.items()) {
    const std::string name = filter.text("Name");
    if (!tag_values({}, name) && std::ranges::find(known, name, &Filter::name) == known.end()) {
      return ApiError{.code = "InvalidParameterValue", .message = "The filter '" + name + "' is invalid"};
    }
    values += filter["Value"].items().size();
  }
  if (values <= kMostFilterValues) return std::nullopt;
  return ApiError{.code = "FilterLimitExceeded",
                  .message = "The maximum number of filter values specified on a single call is " +
                             std::to_string(kMostFilterValues)};
}

bool passes(const Value& filters, const world::Tags& tags,
            const std::function<FilterValues(std::string_view)>& values) {
  for (const Value& filter : filters.items()) {
    const std::string name = filter.text("Name");
    FilterValues has = tag_values(tags, name);
    if (!has) has = values(name);
    const bool is_taken =
        has && std::ranges::any_of(filter.texts_of("Value"), [&](const std::string& pattern) {
          return std::ranges::any_of(*has, [&](const std::string& text) { return matches(pattern, text); });
        });
    if (!is_taken) return false;
  }
  return true;
}

ApiError not_found(const Naming& naming, const std::string& id) {
  if (id.starts_with(naming.prefix)) {
    const bool is_group = naming.what == kGroup.what || naming.what == kGroupRule.what;
    return {.code = std::string(naming.not_found),
            .message = is_group ? "The " + std::string(naming.what) + " '" + id + "' does not exist"
                                : "The " + std::string(naming.what) + " ID '" + id + "' does not exist"};
  }
  constexpr std::string_view kEnd = "NotFound";
  const std::string code(naming.not_found.substr(0, naming.not_found.size() - kEnd.size()));
  return {.code = code + "Malformed",
          .message = "Invalid id: \"" + id + "\" (expecting \"" + std::string(naming.prefix) + "...\")"};
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
  for (const std::string_view member : {"TagSpecification", "TagSpecifications"}) {
    for (const Value& specification : input[member].items()) {
      put_tags(tags, specification["Tag"], {.key = "Key", .value = "Value"});
    }
  }
  return tags;
}

Value group_set(const Context& context, const std::vector<std::string>& groups) {
  Value set = Value::array();
  for (const std::string& id : groups) {
    const auto found = context.region.ec2.groups.find(id);
    const std::string name = found != context.region.ec2.groups.end() ? found->second.name : "";
    set.append(Value::object({{"groupId", id}, {"groupName", name}}));
  }
  return set;
}

}  // namespace kakoi::sim::services::ec2
