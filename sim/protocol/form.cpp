#include "sim/protocol/form.hpp"

#include "sim/http/message.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>

namespace kakoi::sim::protocol {
namespace {

using value::Value;

constexpr std::size_t kMostDepth = 20;

/// A name's parts while they are collected: it shows only at the end whether they are a list.
struct Part {
  std::optional<std::string> text;
  std::vector<std::pair<std::string, std::unique_ptr<Part>>> parts;
  std::map<std::string, Part*, std::less<>> by_name;  // a request may have very many

  Part& at(std::string_view name) {
    const auto found = by_name.find(name);
    if (found != by_name.end()) return *found->second;
    Part& made = *parts.emplace_back(std::string(name), std::make_unique<Part>()).second;
    by_name.emplace(name, &made);
    return made;
  }
};

std::optional<unsigned> number(std::string_view name) {
  unsigned it = 0;
  const char* end = name.data() + name.size();
  const auto [stop, problem] = std::from_chars(name.data(), end, it);
  return problem == std::errc{} && stop == end ? std::optional(it) : std::nullopt;
}

Value from(const Part& part) {
  if (part.parts.empty()) {
    return part.text ? Value(*part.text) : Value::object();
  }
  if (part.parts.size() == 1 && part.parts.front().first == "member") {
    return from(*part.parts.front().second);
  }
  if (!std::ranges::all_of(part.parts, [](const auto& it) { return number(it.first).has_value(); })) {
    Value::Object members;
    for (const auto& [name, inner] : part.parts) {
      members.push_back({.name = name, .value = from(*inner)});
    }
    return Value::object(std::move(members));
  }
  std::map<unsigned, const Part*> in_order;
  for (const auto& [name, inner] : part.parts) {
    in_order[*number(name)] = inner.get();
  }
  Value::Array items;
  for (const auto& [index, inner] : in_order) {
    items.push_back(from(*inner));
  }
  return items;
}

std::string decoded(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  return http::percent_decoded(spaced);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> form_fields(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> fields;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view field = text.substr(0, end);
    const std::size_t equals = std::min(field.find('='), field.size());
    if (!field.empty()) {
      fields.emplace_back(decoded(field.substr(0, equals)), decoded(field.substr(std::min(equals + 1, field.size()))));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return fields;
}

Value nested(const std::vector<std::pair<std::string, std::string>>& fields) {
  Part root;
  for (const auto& [name, text] : fields) {
    if (static_cast<std::size_t>(std::ranges::count(name, '.')) > kMostDepth) {
      continue;
    }
    Part* part = &root;
    std::string_view rest = name;
    while (true) {
      const std::size_t dot = rest.find('.');
      part = &part->at(rest.substr(0, dot));
      if (dot == std::string_view::npos) break;
      rest.remove_prefix(dot + 1);
    }
    part->text = text;
  }
  return root.parts.empty() ? Value::object() : from(root);
}

}  // namespace kakoi::sim::protocol
