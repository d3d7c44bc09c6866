#include "sim/protocol/read.hpp"

#include "sim/protocol/form.hpp"
#include "sim/protocol/members.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace kakoi::sim::protocol {
namespace {

using value::Value;

constexpr std::string_view kTarget = "x-amz-target";

/// Query requests come in a body; as GET, in the address.
std::string_view form_of(const http::Request& request) {
  return request.method == "GET" ? std::string_view(request.query) : std::string_view(request.body);
}

std::string field(const http::Request& request, std::string_view name) {
  for (const auto& [key, text] : form_fields(form_of(request))) {
    if (key == name) return text;
  }
  return {};
}

std::vector<std::string> segments(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    parts.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return parts;
}

/// The members that the path gives when it is of this form.
std::optional<Value> match(std::string_view form, const std::string& path) {
  const std::vector<std::string> wanted = segments(form);
  const std::vector<std::string> given = segments(path);
  Value members = Value::object();
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (i >= given.size()) return std::nullopt;
    const std::string_view part = wanted[i];
    if (part.starts_with('{') && part.ends_with("+}")) {
      std::string rest = given[i];
      for (std::size_t k = i + 1; k < given.size(); ++k) {
        rest += "/" + given[k];
      }
      members.set(part.substr(1, part.size() - 3), http::percent_decoded(rest));
      return members;
    }
    if (part.starts_with('{')) {
      members.set(part.substr(1, part.size() - 2), http::percent_decoded(given[i]));
    } else if (part != http::percent_decoded(given[i])) {
      return std::nullopt;
    }
  }
  return given.size() == wanted.size() ? std::optional(members) : std::nullopt;
}

/// A name that is given twice is a list, and `list` always.
void add_query(Value& input, const std::string& query, std::string_view list) {
  Value members = Value::object();
  for (const auto& [name, text] : form_fields(query)) {
    if (!members.has(name) && name != list) {
      members.set(name, text);
      continue;
    }
    Value texts = members[name].is_text() ? Value(Value::Array{members[name]}) : members[name];
    texts.append(text);
    members.set(name, std::move(texts));
  }
  for (const value::Member& member : members.members()) {
    input.set(member.name, member.value);
  }
}

tl::expected<Value, ApiError> body_of(const http::Request& request) {
  if (request.body.empty()) {
    return Value::object();
  }
  auto body = value::parse_json(request.body);
  if (!body || !body->is_object()) {
    return error("SerializationException", "Could not parse the request body as a JSON object");
  }
  return *std::move(body);
}

tl::expected<Call, ApiError> read_rest(const http::Request& request, const Shape& shape) {
  for (const Route& route : shape.routes) {
    if (route.method != request.method) continue;
    const auto members = match(route.path, request.path);
    if (!members) continue;
    auto input = body_of(request);
    if (!input) return tl::unexpected(input.error());
    auto malformed = wrong_kind(shape, *input);
    Value query = Value::object();
    add_query(query, request.query, route.list);
    if (!malformed) malformed = wrong_text(shape, query);
    for (const Value* more : {&std::as_const(query), &*members}) {
      for (const value::Member& member : more->members()) {
        input->set(member.name, member.value);
      }
    }
    return Call{.shape = &shape,
                .action = std::string(route.action),
                .input = *std::move(input),
                .malformed = std::move(malformed)};
  }
  return error("UnknownOperationException", "", 404);
}

/// Query services know their actions by the version of the API. The texts are not observed.
std::optional<ApiError> wrong_version(const Shape& shape, const std::string& version, const std::string& action) {
  if (version.empty() && shape.dialect == Dialect::ec2) {
    return ApiError{.code = "MissingParameter", .message = "The request must contain the parameter Version"};
  }
  if (shape.dialect == Dialect::ec2) {
    return ApiError{.code = "NoSuchVersion", .message = "The requested version '" + version + "' does not exist"};
  }
  return ApiError{.code = "InvalidAction",
                  .message = "Could not find operation " + action + " for version " +
                             (version.empty() ? "NO_VERSION_SPECIFIED" : version)};
}

}  // namespace

const Shape* shape_of(const http::Request& request, std::string_view signed_for, std::span<const Shape* const> shapes) {
  const auto by_name = std::ranges::find(shapes, signed_for, &Shape::name);
  // A body of JSON is not looked through for the fields of a form.
  if (by_name != shapes.end() && (*by_name)->dialect == Dialect::rest_json) return *by_name;
  const std::string_view target = request.header(kTarget);
  const std::string version = target.empty() ? field(request, "Version") : "";
  for (const Shape* shape : shapes) {
    const bool by_target =
        !target.empty() && !shape->target_prefix.empty() && target.substr(0, target.rfind('.')) == shape->target_prefix;
    const bool by_version = !version.empty() && version == shape->version;
    if (by_target || by_version) return shape;
  }
  return by_name != shapes.end() ? *by_name : nullptr;
}

tl::expected<Call, ApiError> read_call(const http::Request& request, std::string_view signed_for,
                                       std::span<const Shape* const> shapes) {
  const Shape* shape = shape_of(request, signed_for, shapes);
  if (shape == nullptr) {
    return error("UnknownOperationException", "this simulator knows no service for the request", 404);
  }
  switch (shape->dialect) {
    case Dialect::rest_json:
      return read_rest(request, *shape);
    case Dialect::json_1_0:
    case Dialect::json_1_1: {
      auto input = body_of(request);
      if (!input) return tl::unexpected(input.error());
      const std::string_view target = request.header(kTarget);
      const std::size_t dot = target.rfind('.');
      auto malformed = wrong_kind(*shape, *input);
      return Call{.shape = shape,
                  .action = std::string(dot == std::string_view::npos ? "" : target.substr(dot + 1)),
                  .input = *std::move(input),
                  .malformed = std::move(malformed)};
    }
    case Dialect::query:
    case Dialect::ec2: {
      Value input = nested(form_fields(form_of(request)));
      std::string action = input.text("Action");
      const std::string version = input.text("Version");
      input.remove("Action");
      input.remove("Version");
      if (action.empty()) return error("MissingAction", "The request is missing an action");
      auto malformed = version == shape->version ? wrong_text(*shape, input) : wrong_version(*shape, version, action);
      return Call{
          .shape = shape, .action = std::move(action), .input = std::move(input), .malformed = std::move(malformed)};
    }
  }
  return error("UnknownOperationException", "", 404);
}

}  // namespace kakoi::sim::protocol
