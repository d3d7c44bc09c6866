// Conditions, and the functions that look at them. An operand that is not known counts only where it makes a
// difference.
#include "sources/cloudformation/evaluator.hpp"
#include "sources/launches/fields.hpp"
#include "values/logic.hpp"
#include "values/number.hpp"

#include <algorithm>

namespace kakoi::sources::cloudformation {
namespace {

using base::Phrase;
using base::TrailId;
using values::Kind;
using values::Truth;
using values::Value;
using values::What;
using NodeId = Document::NodeId;

constexpr Phrase kNoCondition{"there is no condition {} in this template", "このテンプレートに条件 {} がありません"};
constexpr Phrase kCircle{"condition {} refers to itself", "条件 {} が自分自身を参照しています"};
constexpr Phrase kNoBool{"a condition is neither true nor false", "条件の値が真偽値ではありません"};

}  // namespace

std::optional<std::string> Evaluator::as_text(const Value& value) const {
  if (value.is(Kind::text) && value.is_wholly_known()) {
    return std::string(value.text().whole);
  }
  return value.is(Kind::boolean) ? std::optional(std::string(value.boolean() ? "true" : "false")) : std::nullopt;
}

std::string Evaluator::shown(const Value& value, const std::string& text) {
  return value.holds_sensitive() ? std::string(values::kNotShown) : text;
}

// Scalars are compared as texts.
Truth Evaluator::same(const Value& a, const Value& b) const {
  bool may_be = false;
  bool may_not_be = false;
  for (const Value& left : possible(a)) {
    for (const Value& right : possible(b)) {
      const auto x = as_text(left);
      const auto y = as_text(right);
      const Truth one =
          x.has_value() && y.has_value() ? (*x == *y ? Truth::yes : Truth::no) : values::equal(left, right);
      may_be = may_be || one != Truth::no;
      may_not_be = may_not_be || one != Truth::yes;
    }
  }
  return may_be && may_not_be ? Truth::unknown : may_be ? Truth::yes : Truth::no;
}

Value Evaluator::condition(std::string_view name, Stack& stack, base::Range at) {
  if (const auto known = stack.conditions.find(name); known != stack.conditions.end()) {
    const bool is_circle = known->second.is_unknown() &&
                           known->second.reason().phrase.in(base::Language::en) == kCircle.in(base::Language::en);
    if (is_circle) {
      warn(at, base::Message(kCircle, {std::string(name)}));
    }
    return known->second;
  }
  const Document::Entry* entry = stack.document().find(stack.section("Conditions"), name);
  if (entry == nullptr) {
    const TrailId at_use = step(at, What::condition, TrailId::none, TrailId::none, arena.keep(name));
    stack.conditions.emplace(name, arena.invalid(kCircle, {name}, at_use));
    if (const Value looped = looped_condition(stack.section("Conditions"), {.stack = &stack}, name);
        !looped.is_null()) {
      return stack.conditions.insert_or_assign(std::string(name), looped).first->second;
    }
    stack.conditions.erase(std::string(name));
    warn(at, base::Message(kNoCondition, {std::string(name)}));
    const TrailId here = step(at, What::condition, TrailId::none, TrailId::none, arena.keep(name));
    return stack.conditions.emplace(name, arena.invalid(kNoCondition, {name}, here)).first->second;
  }
  const TrailId here = step(entry->key_range, What::condition, TrailId::none, TrailId::none, entry->key);
  stack.conditions.emplace(name, arena.invalid(kCircle, {entry->key}, here));
  const Value value = condition_value(entry->value, {.stack = &stack});
  const Value named =
      value.with_trail(step(entry->key_range, What::condition, value.trail(), TrailId::none, entry->key));
  return stack.conditions.insert_or_assign(std::string(name), named).first->second;
}

// One that a Fn::ForEach makes; null when there is none of that name.
Value Evaluator::looped_condition(NodeId map, const Scope& scope, std::string_view name) {
  const Document& document = scope.stack->document();
  for (const Document::Entry& entry : document.entries(map)) {
    if (!is_loop(entry.key)) {
      if (scope.names != nullptr && key(entry.key, scope.names) == name) {
        return condition_value(entry.value, scope);
      }
      continue;
    }
    for (const Round& round : rounds(entry.value, scope)) {
      const Value found =
          looped_condition(document.items(entry.value)[2], {.stack = scope.stack, .names = round.names}, name);
      if (!found.is_null()) {
        return found;
      }
    }
  }
  return Value::null(TrailId::none);
}

Value Evaluator::condition_named(NodeId node, const Scope& scope) {
  const Document& document = scope.stack->document();
  return condition(key(document.text(node), scope.names), scope.stack->names(), document.range(node));
}

base::Known<inventory::Existence> Evaluator::existence_of(const Resource& resource) {
  using inventory::Existence;
  using Result = base::Known<Existence>;
  if (resource.maybe.has_value()) {
    return Result::unknown(*resource.maybe);
  }
  const Written name = entry_of(resource, "Condition");
  if (name.stack == nullptr || !name.stack->document().is_scalar(name.node)) {
    return Result::defaulted(Existence::exists);
  }
  const Value holds = condition_named(name.node, {.stack = name.stack, .names = resource.names});
  return holds.is(Kind::boolean) ? Result::given(holds.boolean() ? Existence::exists : Existence::absent, holds.trail())
                                 : Result::unknown(unknown_of(holds));
}

// Where a condition is expected, a text is the name of one only within `Condition`.
Value Evaluator::condition_value(NodeId node, const Scope& scope) {
  const Document& document = scope.stack->document();
  const auto entries = document.entries(node);
  const Value value =
      entries.size() == 1 && entries.front().key == "Condition"
          ? condition_ref(
                {.name = "Condition", .argument = entries.front().value, .range = document.range(node), .scope = scope})
          : evaluate(node, scope);
  if (value.is(Kind::boolean) || value.is_unknown()) {
    return value;
  }
  const auto text = as_text(value);
  if (text == "true" || text == "false") {
    return Value::boolean(text == "true", value.trail());
  }
  return arena.invalid(kNoBool, {}, value.trail());
}

Value Evaluator::condition_ref(const Call& call) {
  return written(call).has_value() ? condition_named(call.argument, call.scope) : wrong(call);
}

Value Evaluator::choose(const Call& call) {
  const auto parts = arguments(call, 3, 3);
  const Document& document = call.scope.stack->document();
  if (!parts.has_value() || !document.is_scalar((*parts)[0])) {
    return wrong(call);
  }
  const Value decides = condition_named((*parts)[0], call.scope);
  if (decides.is(Kind::boolean)) {
    return chosen(evaluate((*parts)[decides.boolean() ? 1 : 2], call.scope), call.range, decides.trail());
  }
  // It may be either.
  const Value unknown = decides.with_trail(step(call.range, What::branch, decides.trail()));
  return one_of({chosen(evaluate((*parts)[1], call.scope), call.range, decides.trail()),
                 chosen(evaluate((*parts)[2], call.scope), call.range, decides.trail())},
                unknown);
}

// Whatever is taken out of a branch came by way of the condition.
Value Evaluator::chosen(const Value& value, base::Range range, TrailId condition) {
  constexpr std::uint32_t kMostFollowed = 64;
  const auto by_way_of = [&](const Value& part, base::Range at) {
    return part.with_trail(step(at, What::branch, part.trail(), condition));
  };
  if (value.weight() > kMostFollowed || !(value.is(Kind::map) || value.is(Kind::list))) {
    return by_way_of(value, range);
  }
  const auto inner = [&](const Value& part) {
    return part.trail() == TrailId::none ? part : chosen(part, arena.trails()[part.trail()].range, condition);
  };
  if (value.is(Kind::list)) {
    std::vector<Value> items;
    for (const Value& item : value.items()) {
      items.push_back(inner(item));
    }
    return by_way_of(arena.list(items, value.trail()), range);
  }
  std::vector<values::Entry> all;
  for (const values::Entry& entry : value.entries()) {
    all.push_back({.key = entry.key, .value = inner(entry.value)});
  }
  return by_way_of(arena.map(std::move(all), value.trail()), range);
}

Value Evaluator::equals(const Call& call) {
  const auto parts = arguments(call, 2, 2);
  if (!parts.has_value()) {
    return wrong(call);
  }
  const Value left = evaluate((*parts)[0], call.scope);
  const Value right = evaluate((*parts)[1], call.scope);
  // The side that is not written out here decides.
  const auto is_written = [&](const Value& value) {
    return value.trail() != TrailId::none && arena.trails()[value.trail()].what == What::scalar;
  };
  const bool left_decides = left.is_unknown() || (!right.is_unknown() && !is_written(left));
  const TrailId trail = step(call.range, What::operation, left_decides ? left.trail() : right.trail(),
                             left_decides ? right.trail() : left.trail());
  const Truth truth = same(left, right);
  if (truth != Truth::unknown) {
    return Value::boolean(truth == Truth::yes, trail);
  }
  const Value* unknown = values::first_unknown(left);
  unknown = unknown != nullptr ? unknown : values::first_unknown(right);
  return unknown != nullptr ? unknown->with_trail(trail) : wrong(call);
}

Value Evaluator::negation(const Call& call) {
  const auto parts = arguments(call, 1, 1);
  if (!parts.has_value()) {
    return wrong(call);
  }
  const Value value = condition_value((*parts)[0], call.scope);
  const TrailId trail = step(call.range, What::operation, value.trail());
  return value.is(Kind::boolean) ? Value::boolean(!value.boolean(), trail) : value.with_trail(trail);
}

Value Evaluator::all_of(const Call& call) { return any_or_all(call, false); }

Value Evaluator::any_of(const Call& call) { return any_or_all(call, true); }

// One that is `deciding` decides; else what is not known, else all.
Value Evaluator::any_or_all(const Call& call, bool deciding) {
  const auto parts = arguments(call, 1, 100);
  if (!parts.has_value()) {
    return wrong(call);
  }
  Value unknown = Value::null(TrailId::none);
  TrailId last = TrailId::none;
  for (const NodeId part : *parts) {
    const Value value = condition_value(part, call.scope);
    if (value.is(Kind::boolean) && value.boolean() == deciding) {
      return Value::boolean(deciding, step(call.range, What::operation, value.trail()));
    }
    unknown = value.is_unknown() && unknown.is_null() ? value : unknown;
    last = value.trail();
  }
  return unknown.is_unknown() ? unknown.with_trail(step(call.range, What::operation, unknown.trail()))
                              : Value::boolean(!deciding, step(call.range, What::operation, last));
}

}  // namespace kakoi::sources::cloudformation
