// Tells whether a content is still the one that was looked at.
#pragma once

#include <string>
#include <string_view>

namespace kakoi::findings {

/// 32 hexadecimal digits.
std::string content_hash(std::string_view bytes);

}  // namespace kakoi::findings
