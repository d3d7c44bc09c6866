// What all Describe* actions of EC2 have in common: ids, filters, pages.
#pragma once

#include "sim/services/paging.hpp"
#include "sim/services/service.hpp"
#include "sim/services/tags.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services::ec2 {

/// The values that a thing has under the name of a filter; nothing when there is no such filter.
using FilterValues = std::optional<std::vector<std::string>>;

template <typename T>
struct Kind {
  std::string_view ids = {};        ///< of the request: `VpcId`
  std::string_view set = {};        ///< of the answer: `vpcSet`
  std::string_view not_found = {};  ///< the code: `InvalidVpcID.NotFound`
  std::string_view what = {};       ///< as in "The vpc ID 'vpc-1' does not exist"
  std::int64_t least = 5;           ///< of MaxResults
  std::int64_t most = 1000;
  std::string_view filters = "Filter";
  FilterValues (*filter)(const Context&, const T&, std::string_view name) = nullptr;
  Value (*shape)(const Context&, const T&) = nullptr;
};

/// `*` and `?` as EC2's filters take them; a backslash takes the next character for itself.
bool matches(std::string_view pattern, std::string_view text);

/// Do all filters of the list take a thing with these tags, whose other values `values` knows? An error names a filter
/// that there is not.
Expected<bool> passes(const Value& filters, const world::Tags& tags,
                      const std::function<FilterValues(std::string_view)>& values);

ApiError not_found_error(std::string_view code, std::string_view what, const std::string& id);

/// The page of `keys` that the request asks for.
Expected<Page> ec2_page(Context& context, const Value& input, const std::vector<std::string>& keys, bool has_ids,
                        std::int64_t least, std::int64_t most);

inline Value tag_set(const world::Tags& tags) { return tag_list(tags, {.key = "key", .value = "value"}); }

/// What `TagSpecification.N.Tag` says, whatever it says it for.
world::Tags tags_of(const Value& input);

template <typename T>
Outcome describe(Context& context, const Value& input, const std::map<std::string, T>& all, const Kind<T>& kind) {
  std::vector<std::string> keys = input.texts_of(kind.ids);
  const bool has_ids = !keys.empty();
  for (const std::string& id : keys) {
    if (!all.contains(id)) return tl::unexpected(not_found_error(kind.not_found, kind.what, id));
  }
  if (!has_ids) {
    for (const auto& [id, thing] : all) {
      keys.push_back(id);
    }
  }
  std::vector<std::string> passed = {};
  for (const std::string& id : keys) {
    const T& thing = all.at(id);
    const auto taken = passes(input[kind.filters], thing.tags,
                              [&](std::string_view name) { return kind.filter(context, thing, name); });
    if (!taken) return tl::unexpected(taken.error());
    if (*taken) passed.push_back(id);
  }
  const auto page = ec2_page(context, input, passed, has_ids, kind.least, kind.most);
  if (!page) return tl::unexpected(page.error());
  Value found = Value::array();
  for (std::size_t i = page->first; i < page->end; ++i) {
    found.append(kind.shape(context, all.at(passed[i])));
  }
  Value output = Value::object({{std::string(kind.set), std::move(found)}});
  if (!page->next_token.empty()) output.set("nextToken", page->next_token);
  return output;
}

/// The thing that the input names; an error when there is none.
template <typename T>
Expected<T*> find(std::map<std::string, T>& all, const std::string& id, std::string_view code, std::string_view what) {
  const auto found = all.find(id);
  if (found == all.end()) return tl::unexpected(not_found_error(code, what, id));
  return &found->second;
}

inline Value done() { return Value::object({{"return", true}}); }

}  // namespace kakoi::sim::services::ec2
