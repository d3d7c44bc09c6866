// From an outcome to an HTTP answer, as the clients of each dialect expect it.
#pragma once

#include "sim/http/message.hpp"
#include "sim/protocol/call.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::protocol {

http::Response answer(const Shape& shape, std::string_view action, const value::Value& output,
                      const std::string& request_id);

http::Response answer(const Shape& shape, const ApiError& error, const std::string& request_id);

}  // namespace kakoi::sim::protocol
