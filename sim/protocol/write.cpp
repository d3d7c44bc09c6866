#include "sim/protocol/write.hpp"

#include "sim/protocol/xml.hpp"
#include "sim/value/json.hpp"

namespace kakoi::sim::protocol {
namespace {

using value::Value;

http::Response json_answer(const Shape& shape, int status, std::string body, const std::string& request_id) {
  std::string_view type = "application/json";
  if (shape.dialect == Dialect::json_1_0) type = "application/x-amz-json-1.0";
  if (shape.dialect == Dialect::json_1_1) type = "application/x-amz-json-1.1";
  return {.status = status,
          .headers = {{"x-amzn-RequestId", request_id}, {"Content-Type", std::string(type)}},
          .body = std::move(body)};
}

http::Response xml_answer(int status, std::string body, const std::string& request_id) {
  return {.status = status,
          .headers = {{"x-amzn-RequestId", request_id}, {"Content-Type", "text/xml;charset=UTF-8"}},
          .body = std::move(body)};
}

bool is_xml(const Shape& shape) { return shape.dialect == Dialect::query || shape.dialect == Dialect::ec2; }

Value query_answer(std::string_view action, const Value& output, const std::string& request_id) {
  return Value::object(
      {{std::string(action) + "Result", output}, {"ResponseMetadata", Value::object({{"RequestId", request_id}})}});
}

Value ec2_answer(const Value& output, const std::string& request_id) {
  Value body = Value::object({{"requestId", request_id}});
  for (const value::Member& member : output.members()) {
    body.set(member.name, member.value);
  }
  return body;
}

std::string xml_error(const Shape& shape, const ApiError& error, const std::string& request_id) {
  if (shape.dialect == Dialect::ec2) {
    return to_xml(
        "Response", "",
        Value::object(
            {{"Errors", Value::object({{"Error", Value::object({{"Code", error.code}, {"Message", error.message}})}})},
             {"RequestID", request_id}}),
        "item");
  }
  const std::string_view type = error.status < 500 ? "Sender" : "Receiver";
  return to_xml(
      "ErrorResponse", shape.xml_namespace,
      Value::object({{"Error", Value::object({{"Type", type}, {"Code", error.code}, {"Message", error.message}})},
                     {"RequestId", request_id}}),
      "member");
}

}  // namespace

http::Response answer(const Shape& shape, std::string_view action, const Value& output, const std::string& request_id) {
  if (!is_xml(shape)) {
    return json_answer(shape, 200, value::to_json(output.is_null() ? Value::object() : output), request_id);
  }
  const bool ec2 = shape.dialect == Dialect::ec2;
  return xml_answer(
      200,
      to_xml(std::string(action) + "Response", shape.xml_namespace,
             ec2 ? ec2_answer(output, request_id) : query_answer(action, output, request_id), ec2 ? "item" : "member"),
      request_id);
}

http::Response answer(const Shape& shape, const ApiError& error, const std::string& request_id) {
  if (is_xml(shape)) {
    return xml_answer(error.status, xml_error(shape, error, request_id), request_id);
  }
  Value body = Value::object();
  if (shape.dialect != Dialect::rest_json) {
    body.set("__type", error.code);
  }
  // Some errors bring it themselves.
  if (!error.more.has("Message")) body.set(shape.message_member, error.message);
  for (const value::Member& member : error.more.members()) {
    body.set(member.name, member.value);
  }
  http::Response response = json_answer(shape, error.status, value::to_json(body), request_id);
  if (shape.dialect == Dialect::rest_json) {
    response.headers.emplace_back("x-amzn-ErrorType", error.code);
  }
  return response;
}

}  // namespace kakoi::sim::protocol
