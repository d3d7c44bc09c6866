// What all Describe* actions of EC2 have in common: ids, filters, pages.
#pragma once

#include "sim/services/ec2/names.hpp"
#include "sim/services/paging.hpp"
#include "sim/services/service.hpp"
#include "sim/services/tags.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services::ec2 {

/// The values that a thing has under the name of a filter; nothing when there is no such filter.
using FilterValues = std::optional<std::vector<std::string>>;

/// A filter and where in the thing's own shape its values are: `associationSet.subnetId` goes through all items.
struct Filter {
  std::string_view name = {};
  std::string_view path = {};
};

template <typename T>
struct Kind {
  Naming naming = {};
  std::string_view ids = {};  ///< of the request, where it is not the name's member
  std::string_view set = {};  ///< of the answer: `vpcSet`
  std::int64_t least = 5;     ///< of MaxResults
  std::int64_t most = 1000;
  std::span<const Filter> filters = {};
  Value (*shape)(const Context&, const T&) = nullptr;
  /// The same filters without a shape, for kinds of which there are many; may leave some to the shape.
  FilterValues (*quick)(const Context&, const T&, std::string_view name) = nullptr;
};

/// `*` and `?` as EC2's filters take them; a backslash takes the next character for itself.
bool matches(std::string_view pattern, std::string_view text);

/// What is in `shape` at the path of the filter; nothing when `filters` has none of that name.
FilterValues values_in(const Value& shape, std::span<const Filter> filters, std::string_view name);

/// The refusal of filters that there are not, or of more values than a call may have, whether or not there is anything
/// to filter; nothing when they are fine.
std::optional<ApiError> filter_trouble(const Value& filters, std::span<const Filter> known);

/// Do all filters of the list take a thing with these tags, whose other values `values` knows?
bool passes(const Value& filters, const world::Tags& tags, const std::function<FilterValues(std::string_view)>& values);

/// That there is no such thing; or that it is no id of such a thing at all.
ApiError not_found(const Naming& naming, const std::string& id);

/// The page of `keys` that the request asks for.
Expected<Page> ec2_page(Context& context, const Value& input, const std::vector<std::string>& keys, bool has_ids,
                        std::int64_t least, std::int64_t most);

inline Value tag_set(const world::Tags& tags) { return tag_list(tags, {.key = "key", .value = "value"}); }

/// What `TagSpecification.N.Tag` says, whatever it says it for.
world::Tags tags_of(const Value& input);

/// The things whose ids are `keys`, as far as the filters take them.
template <typename T>
std::vector<std::string> passed(const Context& context, const Value& input, const std::map<std::string, T>& all,
                                const Kind<T>& kind, const std::vector<std::string>& keys) {
  std::vector<std::string> taken;
  for (const std::string& id : keys) {
    const T& thing = all.at(id);
    Value shape;
    const auto values = [&](std::string_view name) -> FilterValues {
      if (kind.quick != nullptr) {
        if (auto quick = kind.quick(context, thing, name)) return quick;
      }
      if (shape.is_null()) shape = kind.shape(context, thing);
      return values_in(shape, kind.filters, name);
    };
    if (passes(input["Filter"], thing.tags, values)) taken.push_back(id);
  }
  return taken;
}

template <typename T>
Outcome describe(Context& context, const Value& input, const std::map<std::string, T>& all, const Kind<T>& kind) {
  if (auto trouble = filter_trouble(input["Filter"], kind.filters)) return tl::unexpected(*std::move(trouble));
  std::vector<std::string> keys = input.texts_of(kind.ids.empty() ? kind.naming.member : kind.ids);
  const bool has_ids = !keys.empty();
  for (const std::string& id : keys) {
    if (!all.contains(id)) return tl::unexpected(not_found(kind.naming, id));
  }
  if (!has_ids) {
    for (const auto& [id, thing] : all) {
      keys.push_back(id);
    }
  }
  const std::vector<std::string> taken = passed(context, input, all, kind, keys);
  const auto page = ec2_page(context, input, taken, has_ids, kind.least, kind.most);
  if (!page) return tl::unexpected(page.error());
  Value found = Value::array();
  for (std::size_t i = page->first; i < page->end; ++i) {
    found.append(kind.shape(context, all.at(taken[i])));
  }
  Value output = Value::object({{std::string(kind.set), std::move(found)}});
  if (!page->next_token.empty()) output.set("nextToken", page->next_token);
  return output;
}

/// The thing of that id; an error when there is none.
template <typename T>
Expected<T*> find_id(std::map<std::string, T>& all, const std::string& id, const Naming& naming) {
  const auto found = all.find(id);
  if (found == all.end()) return tl::unexpected(not_found(naming, id));
  return &found->second;
}

/// The thing that the input names.
template <typename T>
Expected<T*> find(std::map<std::string, T>& all, const Value& input, const Naming& naming) {
  return find_id(all, input.text(naming.member), naming);
}

inline Value done() { return Value::object({{"return", true}}); }

/// `[{"groupId": …, "groupName": …}]`
Value group_set(const Context& context, const std::vector<std::string>& groups);

inline ApiError dependency_violation(std::string_view what, const std::string& id) {
  return {.code = "DependencyViolation",
          .message = "The " + std::string(what) + " '" + id + "' has dependencies and cannot be deleted."};
}

}  // namespace kakoi::sim::services::ec2
