// The lines of a conversation with the simulator: `ecs ListServices {"cluster": "demo"}`, `ec2 DescribeVpcs
// MaxResults=5` and so for each service by how it speaks; of those that speak REST `scheduler PUT /schedules/a
// {"State": "DISABLED"}`; `get /_sim/time`, `post /_sim/faults {"kind": "denied"}`, and `authorization <header>`.
// `$vpcId` is what the answers so far said last under that name.
#pragma once

#include "sim/http/message.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/services/service.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace kakoi::sim::fuzz {

inline std::string_view take_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

inline void set_address(http::Request& request, std::string_view address) {
  const std::size_t mark = std::min(address.find('?'), address.size());
  request.path = std::string(address.substr(0, mark));
  request.query = std::string(address.substr(std::min(mark + 1, address.size())));
}

inline std::string authorization(std::string_view service) {
  return "AWS4-HMAC-SHA256 Credential=" + std::string(scenario::kAccessKey) + "/20240101/us-east-1/" +
         std::string(service) + "/aws4_request, SignedHeaders=host, Signature=0";
}

/// To a service, or to one that there is not: then as JSON.
inline void set_call(http::Request& request, const protocol::Shape& shape, std::string_view line) {
  const std::string_view what = take_word(line);
  switch (shape.dialect) {
    case protocol::Dialect::rest_json:
      request.method = std::string(what);
      set_address(request, take_word(line));
      request.body = std::string(line);
      return;
    case protocol::Dialect::query:
    case protocol::Dialect::ec2:
      request.body =
          std::string("Action=").append(what).append("&Version=").append(shape.version).append("&").append(line);
      return;
    case protocol::Dialect::json_1_0:
    case protocol::Dialect::json_1_1:
      request.headers.emplace_back("x-amz-target", std::string(shape.target_prefix).append(".").append(what));
      request.body = std::string(line);
      return;
  }
}

inline http::Request request_of(std::string_view line) {
  const std::string_view first = take_word(line);
  http::Request request{.method = "POST", .path = "/", .headers = {{"authorization", authorization(first)}}};
  if (first == "authorization") {
    request.headers[0].second = std::string(line);
  } else if (first == "get" || first == "post") {
    request.method = first == "get" ? "GET" : "POST";
    set_address(request, take_word(line));
    request.body = std::string(line);
  } else {
    const auto services = services::all();
    const auto found = std::ranges::find(services, first, [](const auto* it) { return it->shape.name; });
    set_call(request, found != services.end() ? (*found)->shape : protocol::Shape{}, line);
  }
  return request;
}

inline bool waits_longer_than(double seconds, std::string_view line) {
  if (!line.starts_with("post /_sim/time ")) return false;
  const auto body = value::parse_json(request_of(line).body);
  return body && body->number("advance", 0) > seconds;
}

class Answers {
 public:
  void add(std::string answer) { said_.push_front(std::move(answer)); }

  [[nodiscard]] std::string filled(std::string_view line) const {
    std::string full;
    while (true) {
      const std::size_t mark = line.find('$');
      full.append(line.substr(0, mark));
      if (mark == std::string_view::npos) return full;
      line.remove_prefix(mark + 1);
      const std::size_t end = std::min(line.find_first_not_of(kLetters), line.size());
      full.append(last(line.substr(0, end)));
      line.remove_prefix(end);
    }
  }

 private:
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /// In JSON `"name":"value"`, in XML `<name>value<`: the first in the newest answer that says it.
  [[nodiscard]] std::string_view last(std::string_view name) const {
    if (name.empty()) return {};
    const std::string in_json = std::string(name) + "\":\"";
    const std::string in_xml = std::string(name) + ">";
    for (const std::string& answer : said_) {
      const bool is_xml = answer.starts_with('<');
      const std::string& before = is_xml ? in_xml : in_json;
      const std::size_t at = answer.find(before);
      if (at == std::string::npos) continue;
      const std::string_view rest = std::string_view(answer).substr(at + before.size());
      return rest.substr(0, rest.find(is_xml ? '<' : '"'));
    }
    return {};
  }

  std::deque<std::string> said_;  ///< the newest first
};

}  // namespace kakoi::sim::fuzz
