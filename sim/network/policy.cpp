#include "sim/network/policy.hpp"

#include "sim/value/json.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

namespace kakoi::sim::network {
namespace {

using value::Value;

std::vector<std::string> one_or_many(const Value& it) {
  if (const auto text = it.as_text(); it.is_text() && text) return {*text};
  std::vector<std::string> texts;
  for (const Value& item : it.items()) {
    if (const auto text = item.as_text()) texts.push_back(*text);
  }
  return texts;
}

std::string lower(std::string_view text) {
  std::string it(text);
  std::ranges::transform(it, it.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return it;
}

/// `Action` or `NotAction`, `Resource` or `NotResource`.
bool names(const Value& statement, const std::string& member, std::string_view text, bool ignores_case) {
  const bool is_inverse = statement.has("Not" + member);
  const auto patterns = one_or_many(statement[is_inverse ? "Not" + member : member]);
  const bool is_named = std::ranges::any_of(patterns, [&](const std::string& pattern) {
    return ignores_case ? is_like(lower(pattern), lower(text)) : is_like(pattern, text);
  });
  return is_named != is_inverse;
}

}  // namespace

bool is_like(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

bool policy_allows(const std::string& policy, std::string_view action, std::string_view resource) {
  if (policy.empty()) return true;
  const auto document = value::parse_json(policy);
  if (!document) return false;
  const Value& statements = (*document)["Statement"];
  const Value::Array one = {statements};
  bool is_allowed = false;
  for (const Value& statement : statements.is_object() ? one : statements.items()) {
    const bool is_met = statement["Condition"].members().empty() && names(statement, "Action", action, true) &&
                        names(statement, "Resource", resource, false);
    if (is_met && statement.text("Effect") == "Deny") return false;
    is_allowed |= is_met && statement.text("Effect") == "Allow";
  }
  return is_allowed;
}

}  // namespace kakoi::sim::network
