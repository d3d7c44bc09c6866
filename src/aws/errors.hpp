// What AWS said when it refused, in whatever dialect, and what that means.
#pragma once

#include "aws/actions.hpp"
#include "aws/credentials.hpp"
#include "aws/failure.hpp"
#include "base/http.hpp"

#include <string>
#include <string_view>

namespace kakoi::aws {

struct AwsError {
  std::string code;  ///< empty where it cannot be told
  std::string message;
};

/// Of a response whose status is no success.
AwsError error_of(Dialect dialect, const base::HttpResponse& response);

/// By the code, and the status where the code says nothing.
FailureKind kind_of(const AwsError& error, int status);

/// Does the code say that the time in the signature is wrong, or may it say so?
bool may_be_wrong_time(const AwsError& error);

/// Empty when AWS gave none.
std::string request_id_of(const base::HttpResponse& response);

/// `text` without access keys, whosever they are, and without anything that is secret of `credentials`.
std::string without_keys(std::string text, const Credentials& credentials = {});

}  // namespace kakoi::aws
