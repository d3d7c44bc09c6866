// Tags as the services write them: `key`/`value` or `Key`/`Value`.
#pragma once

#include "sim/services/service.hpp"

#include <string_view>

namespace kakoi::sim::services {

struct TagNames {
  std::string_view key = "key";
  std::string_view value = "value";
};

/// Puts what `list` says over `tags`.
void put_tags(world::Tags& tags, const Value& list, TagNames names = {});
Value tag_list(const world::Tags& tags, TagNames names = {});

}  // namespace kakoi::sim::services
