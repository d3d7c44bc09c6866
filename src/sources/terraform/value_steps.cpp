// The steps behind a value: `.name`, `[key]`, `.*` and `[*]`. (HCL native syntax specification, "Traversal Operators".)

#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/references.hpp"
#include "sources/terraform/types.hpp"
#include "sources/terraform/value_types.hpp"
#include "values/logic.hpp"

#include <cmath>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Kind;
using values::Value;

constexpr Phrase kAfterApply{"{} is known only after apply", "{} は apply 後にしか決まりません"};
constexpr Phrase kElementAfterApply{"which elements there are is known only after apply",
                                    "どの要素があるかは apply 後にしか決まりません"};
constexpr Phrase kNoAttribute{"there is no attribute `{}`", "属性 `{}` はありません"};
constexpr Phrase kNoElement{"there is no element with this index or key", "この添字またはキーの要素はありません"};
constexpr Phrase kNotIndexable{"this value has no attributes or elements", "この値には属性や要素がありません"};
constexpr Phrase kNull{"the value is null and has no attributes", "値が null のため、属性がありません"};

}  // namespace

Value References::apply(Value value, const Steps& steps) {
  const bool is_loose = value.is_loosely_typed();
  bool is_sensitive = false;
  for (std::size_t i = 0; i < steps.all.size(); ++i) {
    const Steps rest = steps.from(i);
    const TrailId trail = value.trail();
    is_sensitive = is_sensitive || value.is_sensitive();
    evaluator_.expressions.note_doubt(value.is_unknown() ? value : Value{});
    if (rest.starts_with_splat()) {
      const std::size_t count = rest.splat_length();
      value = splat(value, rest.some(1, count), trail);
      i += count;
    } else if (rest.starts_with_key()) {
      const Value key = evaluator_.expressions.evaluate(steps.file, rest.all.front().operand, steps.scope);
      evaluator_.expressions.note_doubt(key);
      is_sensitive = is_sensitive || key.is_sensitive();
      value = index(value, key, trail);
    } else {
      value = attribute(value, rest.name(), trail);
    }
    if (value.is_unknown()) {
      evaluator_.expressions.note_failure(value);
      return value;
    }
    value = is_loose ? value.loosely_typed() : value;
  }
  return arena_.sensitive_if(is_sensitive, value);
}

// Of a value that is no list, a splat makes a list of one; of null, of none.
Value References::splat(const Value& value, const Steps& each, TrailId trail) {
  if (value.is_unknown()) {
    return value;
  }
  const bool is_set = value.is(Kind::list) && value.shape() == values::Shape::set;
  if (is_set && value.items().size() > 1 && !value.is_wholly_known()) {
    return *values::first_unknown(value);  // which of them are equal, and how they are ordered
  }
  std::vector<Value> results;
  if (value.is(Kind::list)) {
    for (const Value& item : value.items()) {
      results.push_back(apply(item, each));
    }
  } else if (!value.is_null()) {
    results.push_back(apply(value, each));
  }
  // Of a list or a set it makes a list, of all else a tuple.
  const bool is_typed = value.is(Kind::list) && value.shape() != values::Shape::plain;
  return arena_.list(results, trail, is_typed ? values::Shape::uniform : values::Shape::plain,
                     is_typed && each.empty() ? type_of_elements(value) : values::Typed::unseen);
}

Value References::attribute(const Value& value, std::string_view name, TrailId trail) {
  if (value.is_unknown()) {
    return value;
  }
  if (value.is_null()) {
    return arena_.invalid(kNull, {}, trail);
  }
  if (!value.is(Kind::map)) {
    return arena_.invalid(kNotIndexable, {}, trail);
  }
  if (const values::Entry* entry = value.find(name)) {
    return entry->value;
  }
  return value.is_open() ? arena_.unknown(kAfterApply, {name}, trail) : arena_.invalid(kNoAttribute, {name}, trail);
}

Value References::index(const Value& value, const Value& key, TrailId trail) {
  if (value.is_unknown() || key.is_unknown()) {
    return value.is_unknown() ? value : untyped(key);
  }
  if (value.is(Kind::list) && value.shape() != values::Shape::set) {
    const Value number = to_number(arena_, key);
    if (number.is_unknown()) {
      return untyped(number);
    }
    const long double at = number.is_null() ? -1 : number.number();
    const bool exists = at >= 0 && at < static_cast<long double>(value.items().size()) && std::floor(at) == at;
    return exists ? value.items()[static_cast<std::size_t>(at)] : arena_.invalid(kNoElement, {}, trail);
  }
  if (value.is(Kind::map)) {
    const Value text = to_text(arena_, key);
    if (!text.is_wholly_known()) {
      return untyped(*values::first_unknown(text));
    }
    const values::Entry* entry = text.is(Kind::text) ? value.find(text.text().whole) : nullptr;
    if (entry != nullptr) {
      return entry->value;
    }
    return value.is_open() ? arena_.unknown(kElementAfterApply, {}, trail) : arena_.invalid(kNoElement, {}, trail);
  }
  return arena_.invalid(kNotIndexable, {}, trail);
}

}  // namespace kakoi::sources::terraform
