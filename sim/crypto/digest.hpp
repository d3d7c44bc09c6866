// The few cryptographic words that signatures and page tokens need, over OpenSSL.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sim::crypto {

/// 32 raw bytes.
std::string sha256(std::string_view text);
std::string hmac_sha256(std::string_view key, std::string_view text);

/// In lower case.
std::string hex(std::string_view bytes);

/// With `+` and `/`, and padding.
std::string base64(std::string_view bytes);
/// Nothing when `text` is not base64.
std::optional<std::string> from_base64(std::string_view text);

/// Takes as long for any two texts of one length.
bool equal(std::string_view a, std::string_view b);

}  // namespace kakoi::sim::crypto
