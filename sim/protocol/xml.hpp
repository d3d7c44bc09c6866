// Values as XML: members are elements, and each item of an array is one more element inside.
#pragma once

#include "sim/value/value.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::protocol {

/// `item` is what the elements of lists are called. Null members are left out. Control characters that XML 1.0 cannot
/// carry become U+FFFD.
std::string to_xml(std::string_view root, std::string_view xml_namespace, const value::Value& content,
                   std::string_view item);

/// As in `2024-05-01T09:30:00.123Z`.
std::string iso_time(value::Timestamp time);

}  // namespace kakoi::sim::protocol
