#include "aws/encoding.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace kakoi::aws {
namespace {

constexpr std::string_view kUpperHex = "0123456789ABCDEF";

bool is_unreserved(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '.' || byte == '_' || byte == '~';
}

void append_json(std::string& into, const Input& value) {
  switch (value.kind()) {
    case Input::Kind::text:
      into += json_string(value.text());
      break;
    case Input::Kind::number:
    case Input::Kind::boolean:
      into += value.text();
      break;
    case Input::Kind::list:
    case Input::Kind::object: {
      const bool is_object = value.kind() == Input::Kind::object;
      into += is_object ? '{' : '[';
      for (std::size_t i = 0; i < value.values().size(); ++i) {
        if (i > 0) into += ',';
        if (is_object) into.append(json_string(value.names()[i])).append(":");
        append_json(into, value.values()[i]);
      }
      into += is_object ? '}' : ']';
      break;
    }
  }
}

/// The depth is that of inputs, which the code writes.
void append_form(std::string& into, const std::string& name, const Input& value, bool is_ec2) {
  switch (value.kind()) {
    case Input::Kind::text:
    case Input::Kind::number:
    case Input::Kind::boolean:
      into.append("&").append(percent_encoded(name)).append("=").append(percent_encoded(value.text()));
      break;
    case Input::Kind::list:
      for (std::size_t i = 0; i < value.values().size(); ++i) {
        const std::string each = name + (is_ec2 ? "." : ".member.") + std::to_string(i + 1);
        append_form(into, each, value.values()[i], is_ec2);
      }
      break;
    case Input::Kind::object:
      for (std::size_t i = 0; i < value.values().size(); ++i) {
        const std::string each = name.empty() ? value.names()[i] : name + "." + value.names()[i];
        append_form(into, each, value.values()[i], is_ec2);
      }
      break;
  }
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char byte : text) {
    if (is_unreserved(byte)) {
      result += byte;
      continue;
    }
    const auto code = static_cast<unsigned char>(byte);
    result += '%';
    result += kUpperHex[code >> 4U];
    result += kUpperHex[code & 0xfU];
  }
  return result;
}

std::string json_string(std::string_view text) {
  constexpr unsigned char kFirstPrintable = 0x20;
  std::string result = "\"";
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      result += '\\';
      result += byte;
    } else if (code < kFirstPrintable) {
      result.append("\\u00");
      result += kUpperHex[code >> 4U];
      result += kUpperHex[code & 0xfU];
    } else {
      result += byte;
    }
  }
  return result += '"';
}

std::string json_text(const Input& value) {
  std::string text;
  append_json(text, value);
  return text;
}

std::string form(const ActionInfo& action, const Input& input) {
  return form(action.name, action.service->version, action.service->dialect == Dialect::ec2, input);
}

std::string form(std::string_view action, std::string_view version, bool is_ec2, const Input& input) {
  std::string text("Action=");
  text.append(action).append("&Version=").append(version);
  append_form(text, "", input, is_ec2);
  return text;
}

std::string query(const Input& input) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::size_t i = 0; i < input.values().size(); ++i) {
    const Input& value = input.values()[i];
    const std::string name = percent_encoded(input.names()[i]);
    if (value.kind() != Input::Kind::list) {
      pairs.emplace_back(name, percent_encoded(value.text()));
      continue;
    }
    for (const Input& each : value.values()) pairs.emplace_back(name, percent_encoded(each.text()));
  }
  std::ranges::sort(pairs);
  std::string text;
  for (const auto& [name, value] : pairs) text.append(text.empty() ? "?" : "&").append(name).append("=").append(value);
  return text;
}

}  // namespace kakoi::aws
