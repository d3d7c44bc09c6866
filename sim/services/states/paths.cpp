#include "sim/services/states/paths.hpp"

#include "sim/value/json.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace kakoi::sim::services::states {
namespace {

using value::Member;
using value::Value;

constexpr std::size_t kMostDepth = 100;
constexpr std::size_t kMostIndex = 1'000'000;

/// One step down: by name, or by index.
struct Step {
  std::string name = {};
  std::optional<std::size_t> index = {};
};

bool is_name(char c) { return c != '.' && c != '[' && c != ']' && c != '*' && c != ' ' && c != '(' && c != ')'; }

/// Reads `['name']` or `[1]`, and takes it off the text.
std::optional<Step> bracket(std::string_view& rest) {
  const std::size_t end = rest.find(']');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view inner = rest.substr(1, end - 1);
  rest.remove_prefix(end + 1);
  if (inner.size() >= 2 && (inner.front() == '\'' || inner.front() == '"') && inner.back() == inner.front()) {
    return Step{.name = std::string(inner.substr(1, inner.size() - 2))};
  }
  std::size_t index = 0;
  const auto [stop, problem] = std::from_chars(inner.data(), inner.data() + inner.size(), index);
  if (problem != std::errc{} || stop != inner.data() + inner.size() || index > kMostIndex) return std::nullopt;
  return Step{.index = index};
}

/// What stands behind `$`; nothing when it is more than a reference path.
std::optional<std::vector<Step>> steps_of(std::string_view rest) {
  std::vector<Step> steps;
  while (!rest.empty()) {
    if (rest.front() == '[') {
      auto step = bracket(rest);
      if (!step) return std::nullopt;
      steps.push_back(*std::move(step));
      continue;
    }
    if (rest.front() != '.') return std::nullopt;
    rest.remove_prefix(1);
    const auto end = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_name) - rest.begin());
    if (end == 0) return std::nullopt;
    steps.push_back(Step{.name = std::string(rest.substr(0, end))});
    rest.remove_prefix(end);
  }
  return steps.size() <= kMostDepth ? std::optional(std::move(steps)) : std::nullopt;
}

const Value* follow(const Value& from, const std::vector<Step>& steps) {
  const Value* at = &from;
  for (const Step& step : steps) {
    if (step.index) {
      if (*step.index >= at->items().size()) return nullptr;
      at = &at->items()[*step.index];
    } else {
      if (!is_given(*at, step.name)) return nullptr;
      at = &(*at)[step.name];
    }
  }
  return at;
}

std::string not_evaluated(std::string_view expression) {
  return "The expression '" + std::string(expression) + "' is not one that this simulator evaluates";
}

Value placed(const Value& data, const std::vector<Step>& steps, std::size_t depth, const Value& result) {
  if (depth == steps.size()) return result;
  Value changed = data.is_object() ? data : Value::object();
  changed.set(steps[depth].name, placed(data[steps[depth].name], steps, depth + 1, result));
  return changed;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

Evaluated expression(const Value& variables, std::string_view text) {
  constexpr std::string_view kStates = "$states";
  const std::string_view inner = trimmed(text.substr(2, text.size() - 4));
  if (inner.starts_with(kStates)) {
    if (const auto steps = steps_of(inner.substr(kStates.size()))) {
      const Value* found = follow(variables, *steps);
      if (found != nullptr) return *found;
      return tl::unexpected("The JSONata expression '" + std::string(inner) + "' returned nothing (undefined).");
    }
  }
  // A literal is an expression too.
  if (auto literal = value::parse_json(inner)) return *std::move(literal);
  return tl::unexpected(not_evaluated(inner));
}

/// The form with `leaf` done to what stands at its members and items.
template <typename Leaf>
Evaluated mapped(const Value& form, const Leaf& leaf) {
  if (form.is_array()) {
    Value list = Value::array();
    for (const Value& item : form.items()) {
      auto inner = leaf("", item);
      if (!inner) return inner;
      list.append(*std::move(inner));
    }
    return list;
  }
  Value object = Value::object();
  for (const Member& member : form.members()) {
    auto inner = leaf(member.name, member.value);
    if (!inner) return inner;
    const bool is_path = member.name.ends_with(".$");
    object.set(is_path ? member.name.substr(0, member.name.size() - 2) : member.name, *std::move(inner));
  }
  return object;
}

}  // namespace

bool is_given(const Value& object, std::string_view name) {
  return std::ranges::any_of(object.members(), [&](const Member& member) { return member.name == name; });
}

Evaluated at_path(const Scope& scope, std::string_view path, std::string_view field) {
  const bool is_context = path.starts_with("$$");
  const auto steps = path.starts_with('$') ? steps_of(path.substr(is_context ? 2 : 1)) : std::nullopt;
  if (!steps) return tl::unexpected(not_evaluated(path));
  const Value& from = is_context ? scope.context : scope.data;
  const Value* found = follow(from, *steps);
  if (found != nullptr) return *found;
  return tl::unexpected("The JSONPath '" + std::string(path) + "' specified for the field '" + std::string(field) +
                        "' could not be found in the input '" + value::to_json(from) + "'");
}

Evaluated filled(const Scope& scope, const Value& form) {
  if (!form.is_object() && !form.is_array()) return form;
  return mapped(form, [&](const std::string& name, const Value& it) -> Evaluated {
    if (!name.ends_with(".$")) return filled(scope, it);
    const auto path = it.as_text();
    if (!path) return tl::unexpected("The value for the field '" + name + "' must be a valid JSONPath");
    return at_path(scope, *path, name);
  });
}

Evaluated evaluated(const Value& variables, const Value& form) {
  if (form.is_object() || form.is_array()) {
    return mapped(form, [&](const std::string& /*name*/, const Value& it) { return evaluated(variables, it); });
  }
  const auto text = form.is_text() ? form.as_text() : std::nullopt;
  if (!text || text->size() < 4 || !text->starts_with("{%") || !text->ends_with("%}")) return form;
  return expression(variables, *text);
}

Evaluated with_result(const Value& data, std::string_view path, const Value& result) {
  const auto steps = path.starts_with('$') && !path.starts_with("$$") ? steps_of(path.substr(1)) : std::nullopt;
  const bool is_written =
      steps && std::ranges::none_of(*steps, [](const Step& step) { return step.index.has_value(); });
  if (!is_written) return tl::unexpected(not_evaluated(path));
  return placed(data, *steps, 0, result);
}

}  // namespace kakoi::sim::services::states
