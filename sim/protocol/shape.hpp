// How a service speaks: all that the protocols need to know of it. What it does is in services.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kakoi::sim::protocol {

enum class Dialect : std::uint8_t {
  json_1_0,
  json_1_1,
  query,      ///< Query requests, XML answers
  ec2,        ///< the same, with EC2's own habits
  rest_json,  ///< the method and the path say what is wanted
};

/// `GET /schedules/{Name}`: a part in braces is one segment of the path, and becomes a member of the input; with a `+`
/// before the closing brace it takes the rest of the path.
struct Route {
  std::string_view method = {};
  std::string_view path = {};
  std::string_view action = {};
  std::string_view list = {};  ///< the member of the query that is a list even when it is given once
};

struct MemberKinds;

struct Shape {
  std::string_view name = {};  ///< as the credential scope has it
  Dialect dialect = Dialect::json_1_1;
  std::string_view target_prefix = {};  ///< JSON: before the dot in X-Amz-Target
  std::string_view version = {};        ///< Query: of the API
  std::string_view xml_namespace = {};
  std::span<const Route> routes = {};                 ///< REST
  std::string_view message_member = "message";        ///< JSON: of an error
  std::string_view server_error = "ServerException";  ///< JSON: the code of HTTP 500
  const MemberKinds* members = nullptr;               ///< of what kind the members of requests have to be
};

}  // namespace kakoi::sim::protocol
