// What the members of an answer say, plainly.
#pragma once

#include "base/range.hpp"
#include "values/arena.hpp"
#include "values/value.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kakoi::sources::api {

/// The member at the end of `path`; null when there is none. Keys are compared without regard to case.
const values::Value* member_at(const values::Value& map, std::initializer_list<std::string_view> path);

/// A text, or a number as it is written; empty where there is none.
std::string text_in(const values::Value& map, std::string_view key);

/// Nothing where there is no such number.
std::optional<std::int64_t> count_in(const values::Value& map, std::string_view key);

/// The elements of a list; none where there is no list.
std::span<const values::Value> items_in(const values::Value& map, std::string_view key);

/// All that `value` says, so that two can be compared.
std::string written_out(const values::Value* value);

/// Is this a member that may be long and says nothing about a launch? It is left out when an answer is read.
bool says_nothing(std::string_view key);

/// Where `value` stands.
base::Range range_of(const values::Arena& arena, const values::Value& value);

/// The kind of thing that an ARN names: `service` of `arn:aws:ecs:eu-west-1:111111111111:service/demo/web`.
std::string_view resource_type(std::string_view arn);

}  // namespace kakoi::sources::api
