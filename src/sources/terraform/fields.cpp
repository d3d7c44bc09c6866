#include "sources/terraform/fields.hpp"

#include "sources/launches/launch_words.hpp"
#include "sources/terraform/bodies.hpp"
#include "values/logic.hpp"

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using values::Value;

constexpr Phrase kBrokenBlock{"a part of this block could not be read", "このブロックの一部を読み取れませんでした"};
constexpr Phrase kBrokenOverride{"an override file in this folder could not be read, and it may change this",
                                 "このフォルダーの override ファイルを読み取れず、値が変わる可能性があります"};

}  // namespace

std::optional<Value> Fields::incomplete(const Body& body) {
  values::Arena& arena = evaluator_.arena;
  if (body.scope.module->config->override_unread) {
    return arena.broken(kBrokenOverride, {}, base::TrailId::none);
  }
  if (is_broken(body.parts)) {
    return arena.broken(kBrokenBlock, {}, base::TrailId::none);
  }
  return std::nullopt;
}

std::optional<Value> Fields::find(const Body& body, std::string_view name) {
  const Ref written = argument(body.parts, name);
  const bool may_be_overridden = body.scope.module->config->override_unread;
  return written.exists() && !may_be_overridden ? std::optional(evaluator_.evaluate(written, body.scope))
                                                : incomplete(body);
}

Value Fields::value(const Body& body, std::string_view name) {
  const auto found = find(body, name);
  return found.has_value() ? *found : Value::null(base::TrailId::none);
}

base::Known<bool> Fields::setting(const Value& value) {
  const bool is_word = value.is(values::Kind::text) && value.is_wholly_known() &&
                       (value.text().whole == "ENABLED" || value.text().whole == "DISABLED");
  const Value converted = to_boolean(evaluator_.arena, value);
  return setting_of(!is_word && converted.is(values::Kind::boolean) ? converted : value);
}

Field<std::string> Fields::text(const Body& body, std::string_view name) {
  const auto found = find(body, name);
  if (!found.has_value()) {
    return Field<std::string>::defaulted(std::nullopt);
  }
  const Value converted = to_text(evaluator_.arena, *found);
  if (!converted.is_wholly_known()) {
    return Field<std::string>::unknown(unknown_of(converted));
  }
  if (converted.is_null()) {
    return Field<std::string>::given(std::nullopt, converted.trail());
  }
  return Field<std::string>::given(std::string(converted.text().whole), converted.trail());
}

}  // namespace kakoi::sources::terraform
