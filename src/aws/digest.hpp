// The digests that signatures and the names of cached tokens are made of.
#pragma once

#include <string>
#include <string_view>

namespace kakoi::aws {

// Each returns the bytes of the digest.
std::string sha256(std::string_view bytes);
std::string hmac_sha256(std::string_view key, std::string_view bytes);
std::string sha1(std::string_view bytes);

/// `bytes` as lower-case hexadecimal digits.
std::string hex(std::string_view bytes);

}  // namespace kakoi::aws
