// The flat names of Query requests, `Filter.1.Value.2=x`, as nested values.
#pragma once

#include "sim/value/value.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::sim::protocol {

/// `a=b&c` with percent signs and `+` resolved, in its order.
std::vector<std::pair<std::string, std::string>> form_fields(std::string_view text);

/// Numbers in names become arrays, in the order of the numbers; `member` between a list and a number is left out, as in
/// `Tags.member.1.Key`. Names deeper than 20 are dropped. Everything at the ends is text.
value::Value nested(const std::vector<std::pair<std::string, std::string>>& fields);

}  // namespace kakoi::sim::protocol
