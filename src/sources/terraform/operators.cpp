// Operators. (HCL native syntax specification, "Operations".)

#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/expressions.hpp"
#include "sources/terraform/types.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <cmath>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using base::TrailId;
using hcl::NodeId;
using hcl::Operator;
using values::Truth;
using values::Value;
using values::What;

constexpr Phrase kOperand{"the operand has the wrong type", "演算の対象の型が正しくありません"};
constexpr Phrase kNoResult{"this has no result", "この演算には結果がありません"};
constexpr Phrase kInexact{"the number is too large to be kept exactly", "数値が大きすぎて正確に扱えません"};
constexpr Phrase kLoose{"the type that the provider gives to an attribute is not known",
                        "プロバイダーが属性に与える型が決まりません"};

// What is left over by a division of whole numbers, as cty works it out: of zero with the sign that comes of that, and
// by zero the whole number.
long double remainder(long double x, long double y) {
  if (y == 0 || std::isnan(x) || std::isnan(y)) {
    return x;
  }
  const long double left = std::isinf(x) || std::isinf(y) ? std::nanl("") : std::fmod(x, y);
  return left != 0 ? left : x == 0 ? x - y * 0.0L : 0.0L;
}

}  // namespace

Value Expressions::unary(const SourceFile& file, NodeId node, const Scope& scope) {
  const Value operand = evaluate(file, file.tree[node].first_child, scope);
  const TrailId trail = computed_trail(file, node, What::operation, operand.trail());
  note_doubt(operand);
  const bool is_not = file.tree[node].op == Operator::logical_not;
  const Value converted = is_not ? to_boolean(arena_, operand) : to_number(arena_, operand);
  if (converted.is_unknown()) {
    return converted.with_trail(trail);
  }
  if (converted.is_null()) {
    return arena_.invalid(kOperand, {}, trail);
  }
  return arena_.sensitive_if(operand.is_sensitive(), is_not ? Value::boolean(!converted.boolean(), trail)
                                                            : arena_.number(-converted.number(), trail));
}

Value Expressions::binary(const SourceFile& file, NodeId node, const Scope& scope) {
  const Operator op = file.tree[node].op;
  const Value left = evaluate(file, hcl::child(file.tree, node, 0), scope);
  const Value right = evaluate(file, hcl::child(file.tree, node, 1), scope);
  const TrailId trail = computed_trail(file, node, What::operation, left.trail(), right.trail());
  if (op != Operator::equal && op != Operator::not_equal) {
    note_doubt(left);
    note_doubt(right);
  }
  return arena_.sensitive_if(left.holds_sensitive() || right.holds_sensitive(), of_both(op, left, right, trail));
}

Value Expressions::of_both(Operator op, const Value& left, const Value& right, TrailId trail) {
  switch (op) {
    case Operator::logical_and:
    case Operator::logical_or:
      return logical(op, left, right, trail);
    case Operator::equal:
    case Operator::not_equal:
      return comparison(op == Operator::not_equal, left, right, trail);
    default:
      return arithmetic(op, left, right, trail);
  }
}

Value Expressions::logical(Operator op, const Value& left, const Value& right, TrailId trail) {
  const bool decisive = op == Operator::logical_or;
  const Value* unknown = nullptr;
  const Value operands[] = {to_boolean(arena_, left), to_boolean(arena_, right)};
  for (const Value& operand : operands) {
    if (operand.is_null()) {
      return arena_.invalid(kOperand, {}, trail);
    }
    if (operand.is_unknown()) {
      unknown = unknown == nullptr ? &operand : unknown;
    } else if (operand.boolean() == decisive) {
      return Value::boolean(decisive, arena_.redirected(trail, operand.trail()));  // the other says nothing
    }
  }
  return unknown != nullptr ? unknown->with_trail(trail) : Value::boolean(!decisive, trail);
}

Value Expressions::comparison(bool negated, const Value& left, const Value& right, TrailId trail) {
  if (!arena_.step(std::min(left.weight(), right.weight()))) {
    return arena_.out_of_budget();
  }
  const Truth same = values::equal(left, right);
  if (same == Truth::unknown) {
    const Value* unknown = values::first_unknown(left);
    unknown = unknown == nullptr ? values::first_unknown(right) : unknown;
    const Value why = unknown != nullptr ? unknown->with_trail(trail) : arena_.unknown(kLoose, {}, trail);
    return why.with_type(values::Typed::boolean);
  }
  return Value::boolean((same == Truth::yes) != negated, trail);
}

Value Expressions::arithmetic(Operator op, const Value& left, const Value& right, TrailId trail) {
  const Value a = to_number(arena_, left);
  const Value b = to_number(arena_, right);
  if (a.is_unknown() || b.is_unknown()) {
    const bool is_order =
        op == Operator::less || op == Operator::less_equal || op == Operator::greater || op == Operator::greater_equal;
    return (a.is_unknown() ? a : b)
        .with_trail(trail)
        .with_type(is_order ? values::Typed::boolean : values::Typed::number);
  }
  if (a.is_null() || b.is_null()) {
    return arena_.invalid(kOperand, {}, trail);
  }
  const long double x = a.number();
  const long double y = b.number();
  switch (op) {
    case Operator::less:
      return Value::boolean(x < y, trail);
    case Operator::less_equal:
      return Value::boolean(x <= y, trail);
    case Operator::greater:
      return Value::boolean(x > y, trail);
    case Operator::greater_equal:
      return Value::boolean(x >= y, trail);
    case Operator::add:
      return computed(x + y, std::isinf(x) || std::isinf(y), trail);
    case Operator::subtract:
      return computed(x - y, std::isinf(x) || std::isinf(y), trail);
    case Operator::multiply:
      return computed(x * y, std::isinf(x) || std::isinf(y), trail);
    case Operator::divide:
      return computed(x / y, std::isinf(x) || y == 0, trail);
    case Operator::modulo:
      return computed(remainder(x, y), true, trail);
    default:
      return arena_.invalid(kOperand, {}, trail);
  }
}

// Terraform's numbers have an infinity, which a division by zero makes; what is not even that, it refuses.
Value Expressions::computed(long double number, bool may_be_infinite, TrailId trail) {
  if (std::isnan(number)) {
    return arena_.invalid(kNoResult, {}, trail);
  }
  return std::isinf(number) && !may_be_infinite ? arena_.unknown(kInexact, {}, trail) : arena_.number(number, trail);
}

}  // namespace kakoi::sources::terraform
