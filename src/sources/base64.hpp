// Base64 with padding. (RFC 4648 section 4.)
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sources {

std::string to_base64(std::string_view bytes);
/// The bytes that `text` stands for; nothing when it is no Base64. Line ends do not count.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace kakoi::sources
