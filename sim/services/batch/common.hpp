// What the actions of Batch have in common: errors, names, pages, tags.
#pragma once

#include "sim/services/service.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services::batch {

/// ClientException, in the words that Batch puts around every refusal.
tl::unexpected<ApiError> refused(Context& context, const std::string& why);

/// Behind the last slash: of ARNs that the simulator itself has made, not of what a request names.
std::string last_part(std::string_view arn);

/// What a request names by its name or its ARN; null when there is none, or it is another account's or region's.
world::ComputeEnvironment* find_environment(world::Region& region, const std::string& name);
world::JobQueue* find_queue(world::Region& region, const std::string& name);

/// Up to 128 letters, digits, hyphens and underscores, the first no mark. ClientException.
Expected<bool> check_name(Context& context, const std::string& name, const std::string& what);

/// Batch writes tags as a map.
void put_tag_map(world::Tags& tags, const Value& map);
Value tag_map(const world::Tags& tags);

/// Milliseconds since 1970, or nothing at all.
Value milliseconds(world::Time time);

/// The page of `keys`, in their order, that `maxResults` (`most` at most) and `nextToken` ask for; each as `shape`
/// shows it, under `member`. ClientException.
Outcome list_page(Context& context, const Value& input, const std::vector<std::string>& keys, std::string_view member,
                  const std::function<Value(const std::string& key)>& shape);

/// `ENABLED` or `DISABLED` of `state`, or what it was. ClientException.
Expected<std::string> state_of(Context& context, const Value& input, const std::string& before);

}  // namespace kakoi::sim::services::batch
