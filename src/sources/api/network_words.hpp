// What the parts of a network have in common in the answers of EC2.
#pragma once

#include "sources/launches/run_task.hpp"
#include "values/value.hpp"

#include <string_view>

namespace kakoi::sources::api {

/// The member called `key`; null where there is none.
inline values::Value in(const values::Value& map, std::string_view key) {
  const values::Value* value = member(map, key);
  return value != nullptr ? *value : values::Value::null(base::TrailId::none);
}

/// Is the one text the other, whatever the case? EC2 writes `available` here and `Available` there.
bool is_word(const values::Value& value, std::string_view word);

/// The text behind the last `/` of an ARN.
std::string_view behind_slash(std::string_view arn);

}  // namespace kakoi::sources::api
