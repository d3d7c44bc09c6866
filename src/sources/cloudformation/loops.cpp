// Fn::ForEach: an entry of an object that stands for several. (Template Reference, "Fn::ForEach".)
//
//   Fn::ForEach::Name: [Identifier, [item, …], {"Key${Identifier}": …}]
#include "sources/cloudformation/evaluator.hpp"
#include "sources/cloudformation/placeholders.hpp"
#include "sources/launches/fields.hpp"

#include <algorithm>

namespace kakoi::sources::cloudformation {
namespace {

using base::Phrase;
using base::TrailId;
using values::Kind;
using values::Value;
using NodeId = Document::NodeId;

constexpr Phrase kNoLoop{"Fn::ForEach takes a name, a list and an object",
                         "Fn::ForEach には名前、リスト、オブジェクトが必要です"};
constexpr Phrase kNoList{"the items of Fn::ForEach are not known", "Fn::ForEach の項目が決まりません"};
constexpr Phrase kNoTexts{"the items of Fn::ForEach are no texts", "Fn::ForEach の項目が文字列ではありません"};
constexpr Phrase kTooMany{"the Fn::ForEach of this template make more than kakoi reads",
                          "Fn::ForEach の展開が多すぎるため読み取れません"};

// AWS takes 500 resources.
constexpr std::size_t kMostRounds = 10'000;

}  // namespace

// Once for each item; once, with a name that is not known, where they are not known.
std::vector<Evaluator::Round> Evaluator::rounds(NodeId arguments, const Scope& scope) {
  const Document& document = scope.stack->document();
  const auto parts = document.items(arguments);
  if (parts.size() != 3 || !document.is_scalar(parts[0]) || !document.is_map(parts[2])) {
    warn(document.range(arguments), kNoLoop);
    return {};
  }
  const std::string_view identifier = document.text(parts[0]);
  const auto bind = [&](const Value& value) {
    bindings_.push_back({.name = identifier, .value = value, .outer = scope.names});
    return &bindings_.back();
  };
  const Value items = evaluate(parts[1], scope);
  if (!items.is(Kind::list)) {
    const Value unknown = items.is_unknown() ? items : arena.invalid(kNoList, {}, items.trail());
    return {{.names = bind(unknown), .maybe = unknown_of(unknown)}};
  }
  std::vector<Round> all;
  for (const Value& item : items.items()) {
    if (bindings_.size() > kMostRounds) {
      warn(document.range(arguments), kTooMany, base::Level::error);
      break;
    }
    if (item.is(Kind::list) || item.is(Kind::map)) {
      warn(document.range(arguments), kNoTexts);
      continue;
    }
    Round round{.names = bind(item)};
    if (item.is_unknown()) {
      round.maybe = unknown_of(item);
    }
    all.push_back(std::move(round));
  }
  return all;
}

// A name that is written: `Service${Name}`. What is not known stays as it is written.
std::string Evaluator::key(std::string_view written, const Binding* names) {
  if (names == nullptr || written.find('{') == std::string_view::npos) {
    return std::string(written);
  }
  const Value text = with_names(arena.text(written, TrailId::none), names);
  return text.is(Kind::text) && text.is_wholly_known() ? std::string(text.text().whole) : std::string(written);
}

// `&{Name}` leaves out what no logical id may hold.
Value Evaluator::with_names(const Value& text, const Binding* names) {
  const base::Range range = text.trail() != TrailId::none ? arena.trails()[text.trail()].range : base::Range{};
  return fill(arena, text, range, false, [&](std::string_view name, char sign) -> std::optional<Value> {
    for (const Binding* binding = names; binding != nullptr; binding = binding->outer) {
      if (binding->name != name) {
        continue;
      }
      const auto plain = as_text(binding->value);
      if (sign == '$' || !plain.has_value()) {
        return binding->value;
      }
      std::string letters;
      std::copy_if(plain->begin(), plain->end(), std::back_inserter(letters),
                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
      return arena.text(letters, binding->value.trail());
    }
    return std::nullopt;
  });
}

void Evaluator::resources(NodeId map, const Scope& scope, const std::optional<base::Unknown>& maybe,
                          std::vector<Resource>& into) {
  const Document& document = scope.stack->document();
  for (const Document::Entry& entry : document.entries(map)) {
    if (is_loop(entry.key)) {
      for (const Round& round : rounds(entry.value, scope)) {
        resources(document.items(entry.value)[2], {.stack = scope.stack, .names = round.names},
                  round.maybe.has_value() ? round.maybe : maybe, into);
      }
    } else if (entry.key == "Fn::Transform") {
      included_resources(entry.value, entry.key_range, entry.key, scope, maybe, into);
    } else if (document.is_map(entry.value)) {
      Resource& resource = into.emplace_back();
      resource.logical_id = key(entry.key, scope.names);
      resource.header = entry.key_range;
      resource.body = entry.value;
      resource.written_in = scope.stack;
      resource.names = scope.names;
      resource.maybe = maybe;
      if (const Document::Entry* transform = document.find(entry.value, "Fn::Transform")) {
        include_in_resource(transform->value, transform->key_range, resource);
      }
    }
  }
}

// The same within one resource.
void Evaluator::include_in_resource(NodeId transform, base::Range at, Resource& resource) {
  const Scope scope{.stack = resource.written_in, .names = resource.names};
  const Document& document = scope.stack->document();
  Value why_not = Value::null(TrailId::none);
  const NodeId macro = document.value(transform, "Name");
  if (document.is_scalar(macro) && document.text(macro) == "AWS::Include") {
    if (Stack* more = included(document.value(transform, "Parameters"), scope, why_not)) {
      resource.more = more->document().root();
      resource.more_in = more;
      return;
    }
  } else {
    why_not = this->transform({.name = "Transform", .argument = transform, .range = at, .scope = scope});
  }
  resource.doubt = unknown_of(why_not);
}

// What AWS::Include brings to the resources, or another macro, which is a program.
void Evaluator::included_resources(NodeId transform, base::Range at, std::string_view name, const Scope& scope,
                                   const std::optional<base::Unknown>& maybe, std::vector<Resource>& into) {
  const Document& document = scope.stack->document();
  Value why_not = Value::null(TrailId::none);
  const NodeId macro = document.value(transform, "Name");
  if (document.is_scalar(macro) && document.text(macro) == "AWS::Include") {
    if (Stack* more = included(document.value(transform, "Parameters"), scope, why_not)) {
      const NodeId all = more->document().root();
      const NodeId section = name == "Transform" ? more->document().value(all, "Resources") : all;
      resources(section, {.stack = more, .names = scope.names}, maybe, into);
      return;
    }
  } else {
    why_not = this->transform({.name = "Transform", .argument = transform, .range = at, .scope = scope});
  }
  unread_.push_back({.stack = scope.stack, .name = name, .at = at, .why = unknown_of(why_not)});
}

void Evaluator::entries(NodeId map, const Scope& scope, std::vector<values::Entry>& into) {
  const Document& document = scope.stack->document();
  for (const Document::Entry& entry : document.entries(map)) {
    if (entry.key == "Fn::Transform") {
      continue;
    }
    if (is_loop(entry.key)) {
      for (const Round& round : rounds(entry.value, scope)) {
        entries(document.items(entry.value)[2], {.stack = scope.stack, .names = round.names}, into);
      }
      continue;
    }
    const Value value = evaluate(entry.value, scope);
    if (!value.is_null()) {
      into.push_back({.key = arena.keep(key(entry.key, scope.names)), .value = value});
    }
  }
}

}  // namespace kakoi::sources::cloudformation
