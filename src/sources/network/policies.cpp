#include "sources/network/policies.hpp"

#include "sources/embedded_json.hpp"
#include "sources/launches/run_task.hpp"
#include "values/arena.hpp"

#include <algorithm>
#include <span>
#include <string_view>

namespace kakoi::sources::network {
namespace {

using values::Kind;
using values::Value;

Value of(const Value& map, std::string_view key) {
  const Value* found = member(map, key);
  return found != nullptr ? *found : Value::null(base::TrailId::none);
}

bool says(const Value& value, std::string_view word) {
  return value.is(Kind::text) && value.is_wholly_known() && value.text().whole == word;
}

bool is_everything(const Value& value) {
  const auto holds_all = [](const Value& list) {
    return list.is(Kind::list) &&
           std::any_of(list.items().begin(), list.items().end(), [](const Value& one) { return says(one, "*"); });
  };
  return says(value, "*") || holds_all(value);
}

bool allows_all(const Value& statement) {
  const Value principal = of(statement, "Principal");
  return says(of(statement, "Effect"), "Allow") && (is_everything(principal) || is_everything(of(principal, "AWS"))) &&
         is_everything(of(statement, "Action")) && is_everything(of(statement, "Resource")) &&
         of(statement, "Condition").is_null();
}

}  // namespace

base::Known<bool> is_open_policy(const Value& policy) {
  if (policy.is_null()) {
    return base::Known<bool>::defaulted(true);
  }
  // Of its own, since nothing of it is kept: no trail leads into it.
  values::Arena arena;
  const bool is_text = policy.is(Kind::text) && policy.is_wholly_known();
  const Value read =
      is_text ? decode_json(arena, arena.text(policy.text().whole, base::TrailId::none), base::TrailId::none) : policy;
  const Value statements = of(read, "Statement");
  const std::span<const Value> all = statements.is(Kind::list) ? statements.items() : std::span(&statements, 1);
  const bool denies =
      std::any_of(all.begin(), all.end(), [](const Value& one) { return !says(of(one, "Effect"), "Allow"); });
  return base::Known<bool>::given(!denies && std::any_of(all.begin(), all.end(), allows_all), policy.trail());
}

}  // namespace kakoi::sources::network
