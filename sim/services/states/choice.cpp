#include "sim/services/states/choice.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <variant>

namespace kakoi::sim::services::states {
namespace {

using value::Value;
using Holds = tl::expected<bool, std::string>;

bool is_number(const Value& it) {
  return std::holds_alternative<std::int64_t>(it.data()) || std::holds_alternative<double>(it.data());
}
bool is_boolean(const Value& it) { return std::holds_alternative<bool>(it.data()); }

/// `LessThanEquals` and the like, of an ordering.
std::optional<bool> ordered(std::string_view how, int order) {
  if (how == "Equals") return order == 0;
  if (how == "LessThan") return order < 0;
  if (how == "GreaterThan") return order > 0;
  if (how == "LessThanEquals") return order <= 0;
  if (how == "GreaterThanEquals") return order >= 0;
  return std::nullopt;
}

/// `*` stands for anything.
bool matches(std::string_view text, std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return text == pattern;
  if (!text.starts_with(pattern.substr(0, star))) return false;
  text.remove_prefix(star);
  pattern.remove_prefix(star + 1);
  while (true) {
    const std::size_t next = pattern.find('*');
    const std::string_view piece = pattern.substr(0, next);
    if (next == std::string_view::npos) return text.ends_with(piece) && text.size() >= piece.size();
    const std::size_t at = text.find(piece);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + piece.size());
    pattern.remove_prefix(next + 1);
  }
}

template <typename T>
int order_of(const T& a, const T& b) {
  if (a < b) return -1;
  return b < a ? 1 : 0;
}

std::optional<bool> compared(std::string_view what, const Value& left, const Value& right) {
  constexpr std::string_view kString = "String";
  constexpr std::string_view kNumeric = "Numeric";
  constexpr std::string_view kTimestamp = "Timestamp";
  if (what == "StringMatches") return left.is_text() && matches(*left.as_text(), right.as_text().value_or(""));
  if (what == "BooleanEquals") return is_boolean(left) && left.as_boolean() == right.as_boolean();
  if (what == "IsNull") return left.is_null() == right.as_boolean();
  if (what == "IsString") return left.is_text() == right.as_boolean();
  if (what == "IsNumeric") return is_number(left) == right.as_boolean();
  if (what == "IsBoolean") return is_boolean(left) == right.as_boolean();
  if (what.starts_with(kNumeric)) {
    const bool both = is_number(left) && is_number(right);
    const auto it = ordered(what.substr(kNumeric.size()), both ? order_of(*left.as_number(), *right.as_number()) : 0);
    return it ? std::optional(both && *it) : std::nullopt;
  }
  // Points in time in one form, and one zone, sort as texts.
  for (const std::string_view kind : {kString, kTimestamp}) {
    if (!what.starts_with(kind)) continue;
    const bool both = left.is_text() && right.is_text();
    const auto it = ordered(what.substr(kind.size()), both ? order_of(*left.as_text(), *right.as_text()) : 0);
    return it ? std::optional(both && *it) : std::nullopt;
  }
  return std::nullopt;
}

Holds all_or_any(const Scope& scope, const Value& rules, bool all) {
  for (const Value& rule : rules.items()) {
    Holds one = holds(scope, rule);
    if (!one) return one;
    if (*one != all) return !all;
  }
  return all;
}

}  // namespace

Holds holds(const Scope& scope, const Value& rule) {
  if (rule.has("And")) return all_or_any(scope, rule["And"], true);
  if (rule.has("Or")) return all_or_any(scope, rule["Or"], false);
  if (rule.has("Not")) {
    const Holds inner = holds(scope, rule["Not"]);
    return inner ? Holds(!*inner) : inner;
  }
  const auto left = at_path(scope, rule.text("Variable"), "Variable");
  if (rule.has("IsPresent")) return left.has_value() == rule.boolean("IsPresent");
  if (!left) return tl::unexpected(left.error());
  for (const value::Member& member : rule.members()) {
    constexpr std::array<std::string_view, 4> kOthers = {"Variable", "Next", "Comment", "Assign"};
    if (std::ranges::find(kOthers, member.name) != kOthers.end()) continue;
    constexpr std::string_view kPath = "Path";
    const bool by_path = member.name.ends_with(kPath);
    const auto right =
        by_path ? at_path(scope, member.value.as_text().value_or(""), member.name) : Evaluated(member.value);
    if (!right) return tl::unexpected(right.error());
    const std::string_view what =
        std::string_view(member.name).substr(0, member.name.size() - (by_path ? kPath.size() : 0));
    if (const auto result = compared(what, *left, *right)) return *result;
    return tl::unexpected("The comparison '" + member.name + "' is not one that this simulator evaluates");
  }
  return tl::unexpected(std::string("The rule compares with nothing"));
}

}  // namespace kakoi::sim::services::states
