#include "sim/services/events/pattern.hpp"

#include "sim/value/json.hpp"

#include <algorithm>
#include <cctype>
#include <span>
#include <string_view>

namespace kakoi::sim::services::events {
namespace {

using value::Member;
using value::Value;

constexpr std::string_view kMatchTypes[] = {
    "prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but", "exists", "numeric", "cidr"};
constexpr std::string_view kTextTypes[] = {"suffix", "equals-ignore-case", "wildcard"};

bool is_in(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char it) { return static_cast<char>(std::tolower(it)); });
  return text;
}

std::optional<std::string> matcher_problem(const Value& matcher);

std::optional<std::string> but_problem(const Value& but) {
  if (but.is_object()) return matcher_problem(but);
  if (!but.is_array()) {
    const bool is_plain = but.is_text() || but.as_number();
    return is_plain
               ? std::nullopt
               : std::optional<std::string>("Value of anything-but must be an array or single string/number value.");
  }
  const bool is_well = std::ranges::all_of(but.items(), [](const Value& it) { return it.is_text() || it.as_number(); });
  return is_well ? std::nullopt
                 : std::optional<std::string>("Inside anything but list, start|null|boolean is not supported.");
}

std::optional<std::string> matcher_problem(const Value& matcher) {
  if (matcher.is_array()) return "Match value must be String, number, true, false, or null";
  if (!matcher.is_object()) return std::nullopt;
  if (matcher.members().size() != 1) return "Only one key allowed in match expression";
  const Member& it = matcher.members()[0];
  if (!is_in(kMatchTypes, it.name)) return "Unrecognized match type " + it.name;
  if (is_in(kTextTypes, it.name) && !it.value.is_text() && !it.value.is_object()) {
    return it.name + " match pattern must be a string";
  }
  if (it.name == "prefix" && !it.value.is_text() && !it.value.is_object())
    return "prefix match pattern must be a string";
  if (it.name == "anything-but") return but_problem(it.value);
  if (it.name == "numeric" && !it.value.is_array()) return "Value of numeric must be an array.";
  if (it.name == "exists" && !it.value.as_boolean()) return "exists match pattern must be either true or false.";
  return std::nullopt;
}

std::optional<std::string> field_problem(const Member& field);

std::optional<std::string> fields_problem(const Value& object) {
  for (const Member& field : object.members()) {
    if (auto problem = field_problem(field)) return problem;
  }
  return std::nullopt;
}

std::optional<std::string> field_problem(const Member& field) {
  if (field.value.is_object()) return fields_problem(field.value);
  if (!field.value.is_array()) return "\"" + field.name + "\" must be an object or an array";
  if (field.value.items().empty()) return "Empty arrays are not allowed";
  for (const Value& item : field.value.items()) {
    auto problem = field.name == "$or" && item.is_object() ? fields_problem(item) : matcher_problem(item);
    if (problem) return problem;
  }
  return std::nullopt;
}

bool same(const Value& a, const Value& b) {
  if (a.is_text() || b.is_text()) return a.is_text() && b.is_text() && a.as_text() == b.as_text();
  if (a.as_number() || b.as_number()) return a.as_number() == b.as_number();
  return a.as_boolean() == b.as_boolean() && a.is_null() == b.is_null();
}

bool fits_wildcard(std::string_view pattern, std::string_view text) {
  // The last star may always take more: it is enough to come back to it.
  std::size_t star = std::string_view::npos;
  std::size_t taken = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      taken = i;
    } else if (at < pattern.size() && pattern[at] == text[i]) {
      ++at;
      ++i;
    } else if (star != std::string_view::npos) {
      at = star + 1;
      i = ++taken;
    } else {
      return false;
    }
  }
  return std::ranges::all_of(pattern.substr(at), [](char it) { return it == '*'; });
}

bool is_numeric(const Value& range, const Value& it) {
  const auto number = it.is_text() ? std::nullopt : it.as_number();
  if (!number) return false;
  const auto& parts = range.items();
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
    const std::string comparison = parts[i].as_text().value_or("");
    const double bound = parts[i + 1].as_number().value_or(0);
    const bool holds = (comparison == "=" && *number == bound) || (comparison == "<" && *number < bound) ||
                       (comparison == "<=" && *number <= bound) || (comparison == ">" && *number > bound) ||
                       (comparison == ">=" && *number >= bound);
    if (!holds) return false;
  }
  return true;
}

bool takes(const Value& matcher, const Value& it);

bool is_anything_but(const Value& but, const Value& it) {
  if (it.is_null()) return false;
  if (but.is_array()) return std::ranges::none_of(but.items(), [&](const Value& one) { return takes(one, it); });
  return !takes(but, it);
}

/// `it` is one value: a text, a number, no list.
bool takes(const Value& matcher, const Value& it) {
  if (!matcher.is_object()) return same(matcher, it);
  const Member& rule = matcher.members()[0];
  if (rule.name == "exists") return rule.value.as_boolean() == !it.is_null();
  if (rule.name == "anything-but") return is_anything_but(rule.value, it);
  if (rule.name == "numeric") return is_numeric(rule.value, it);
  if (!it.is_text()) return false;
  const bool ignores_case = rule.value.is_object() || rule.name == "equals-ignore-case";
  std::string text = it.as_text().value_or("");
  std::string wanted =
      rule.value.is_object() ? rule.value.text("equals-ignore-case") : rule.value.as_text().value_or("");
  if (ignores_case) {
    text = lower(std::move(text));
    wanted = lower(std::move(wanted));
  }
  if (rule.name == "prefix") return text.starts_with(wanted);
  if (rule.name == "suffix") return text.ends_with(wanted);
  if (rule.name == "wildcard") return fits_wildcard(wanted, text);
  return rule.name == "equals-ignore-case" && text == wanted;
}

bool takes_any(const Value& matchers, const Value& it) {
  return std::ranges::any_of(matchers.items(), [&](const Value& matcher) {
    if (!it.is_array() || it.items().empty()) return takes(matcher, it.is_array() ? Value() : it);
    return std::ranges::any_of(it.items(), [&](const Value& item) { return takes(matcher, item); });
  });
}

bool matches_field(const Member& field, const Value& event) {
  if (field.name == "$or") {
    return std::ranges::any_of(field.value.items(), [&](const Value& one) { return matches(one, event); });
  }
  const Value& it = event[field.name];
  if (field.value.is_array()) return takes_any(field.value, it);
  if (!it.is_array()) return matches(field.value, it);
  return std::ranges::any_of(it.items(), [&](const Value& item) { return matches(field.value, item); });
}

}  // namespace

std::optional<std::string> pattern_problem(const std::string& pattern) {
  const auto parsed = value::parse_json(pattern);
  if (!parsed) return "Unrecognized token";
  if (!parsed->is_object()) return "Filter is not an object";
  if (parsed->members().empty()) return "Empty event pattern";
  return fields_problem(*parsed);
}

bool matches(const Value& pattern, const Value& event) {
  return std::ranges::all_of(pattern.members(), [&](const Member& field) { return matches_field(field, event); });
}

}  // namespace kakoi::sim::services::events
