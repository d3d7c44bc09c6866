// Signature Version 4.
#pragma once

#include "aws/credentials.hpp"
#include "aws/times.hpp"
#include "base/http.hpp"

#include <string>
#include <string_view>

namespace kakoi::aws {

/// What a signature is good for.
struct SigningScope {
  std::string_view service;  ///< Service::signing_name
  std::string_view region;
};

/// Adds the headers X-Amz-Date, X-Amz-Security-Token and Authorization. All headers that are there by then are signed,
/// but those that a proxy may change. The URL is signed as it will be sent.
void sign(base::HttpRequest& request, const Credentials& credentials, const SigningScope& scope, Time now);

/// What is signed: for tests.
std::string canonical_request(const base::HttpRequest& request);

}  // namespace kakoi::aws
