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
  std::string signed_headers = {};
  std::string signature = {};
};

/// Nothing when the request is not signed this way.
std::optional<Signature> signature_of(const http::Request& request);

/// Why a request was not let in.
enum class Refusal : std::uint8_t { unsigned_request, unknown_key, wrong_signature, old_signature, expired_token };

/// Is this what the owner of `secret` would have written?
bool is_signed_by(const http::Request& request, const Signature& signature, std::string_view secret);

/// The time that was signed, in seconds since 1970; nothing when it cannot be read.
std::optional<double> signed_at(const http::Request& request);

}  // namespace kakoi::sim::protocol
