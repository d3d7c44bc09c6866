// Digests, for the functions of Terraform that compute them. Nothing secret depends on them here.
#pragma once

#include <string>
#include <string_view>

namespace kakoi::sources {

// Each returns the bytes of the digest.
std::string md5(std::string_view bytes);   ///< RFC 1321
std::string sha1(std::string_view bytes);  ///< FIPS 180-4, as the others below
std::string sha256(std::string_view bytes);
std::string sha512(std::string_view bytes);

/// `bytes` as lower-case hexadecimal digits.
std::string to_hex(std::string_view bytes);

}  // namespace kakoi::sources
