// A call as a request of HTTP, and the response as an answer.
#pragma once

#include "aws/actions.hpp"
#include "aws/answer.hpp"
#include "aws/endpoint.hpp"
#include "aws/input.hpp"
#include "base/http.hpp"
#include "base/message.hpp"

#include <tl/expected.hpp>

#include <string>

namespace kakoi::aws {

/// Not yet signed.
base::HttpRequest request_of(const ActionInfo& action, const Input& input, const Endpoint& endpoint);

/// What is in the body of a success; what is wrong with it, where it is not what such an answer is.
tl::expected<Answer, base::Message> answer_of(const ActionInfo& action, std::string body);

}  // namespace kakoi::aws
