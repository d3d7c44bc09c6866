// AWS Signature Version 4, the verifying side, by the published algorithm.
#pragma once

#include "sim/http/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sim::protocol {

/// What the Authorization header says of itself.
struct Signature {
  std::string access_key = {};
  std::string date = {};  ///< YYYYMMDD
  std::string region = {};
  std::string service = {};
  std::string terminator = {};
  std::string signed_headers = {};
  std::string signature = {};
};

/// Nothing when the request is not signed this way. What stands in its scope is not looked at.
std::optional<Signature> signature_of(const http::Request& request);

/// Why a request was not let in.
enum class Refusal : std::uint8_t {
  unsigned_request,
  unknown_key,
  wrong_signature,
  wrong_scope,      ///< for another service, in no region, of another day
  unsigned_header,  ///< one that has to be signed
  wrong_time,       ///< signed too long ago, or later than now
  expired_token,
};

/// What is known of where a request has gone.
struct Scope {
  std::string_view service = {};
  bool is_region = true;  ///< whether there is a region of the name that was signed for
};

/// Everything that is wrong with the scope of a request, as AWS says it; empty when nothing is.
std::string scope_trouble(const http::Request& request, const Signature& signature, const Scope& right);

/// The header that should be among those that are signed and is not: `host`, and each that begins with `x-amz-`. Empty
/// when there is none.
std::string unsigned_header(const http::Request& request, const Signature& signature);

/// What is wrong with the time of the signature at the time `now`, as AWS says it; empty when nothing is.
std::string time_trouble(const http::Request& request, double now);

/// Is this what the owner of `secret` would have written?
bool is_signed_by(const http::Request& request, const Signature& signature, std::string_view secret);

/// The time that was signed, in seconds since 1970; nothing when it cannot be read.
std::optional<double> signed_at(const http::Request& request);

}  // namespace kakoi::sim::protocol
