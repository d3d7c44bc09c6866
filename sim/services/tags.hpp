// Tags as the services write them: `key`/`value` or `Key`/`Value`.
#pragma once

#include "sim/services/service.hpp"

#include <cstddef>
#include <string_view>

namespace kakoi::sim::services {

struct TagNames {
  std::string_view key = "key";
  std::string_view value = "value";
};

/// Puts what `list` says over `tags`.
void put_tags(world::Tags& tags, const Value& list, TagNames names = {});
/// The most that a resource of any service can have.
inline constexpr std::size_t kMostTags = 50;
inline constexpr const char* kMoreTagsThanAllowed = "A resource can have at most 50 tags.";  // not observed

Value tag_list(const world::Tags& tags, TagNames names = {});

}  // namespace kakoi::sim::services
