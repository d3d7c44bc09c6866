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
constexpr Phrase kDivision{"division by zero", "0 による除算です"};
constexpr Phrase kLoose{"the type that the provider gives to an attribute is not known",
                        "プロバイダーが属性に与える型が決まりません"};

}  // namespace

Value Expressions::unary(const SourceFile& file, NodeId node, const Scope& scope) {
  const Value operand = evaluate(file, file.tree[node].first_child, scope);
  const TrailId trail = computed_trail(file, node, What::operation, operand.trail());
  const bool is_not = file.tree[node].op == Operator::logical_not;
  const Value converted = is_not ? to_boolean(arena_, operand) : to_number(arena_, operand);
  if (converted.is_unknown()) {
    return converted.with_trail(trail);
  }
  if (converted.is_null()) {
    return arena_.invalid(kOperand, {}, trail);
  }
  return is_not ? Value::boolean(!converted.boolean(), trail) : arena_.number(-converted.number(), trail);
}

Value Expressions::binary(const SourceFile& file, NodeId node, const Scope& scope) {
  const Operator op = file.tree[node].op;
  const Value left = evaluate(file, hcl::child(file.tree, node, 0), scope);
  const Value right = evaluate(file, hcl::child(file.tree, node, 1), scope);
  const TrailId trail = computed_trail(file, node, What::operation, left.trail(), right.trail());
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
      return Value::boolean(decisive, trail);
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
    return unknown != nullptr ? unknown->with_trail(trail) : arena_.unknown(kLoose, {}, trail);
  }
  return Value::boolean((same == Truth::yes) != negated, trail);
}

Value Expressions::arithmetic(Operator op, const Value& left, const Value& right, TrailId trail) {
  const Value a = to_number(arena_, left);
  const Value b = to_number(arena_, right);
  if (a.is_unknown() || b.is_unknown()) {
    return (a.is_unknown() ? a : b).with_trail(trail);
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
      return arena_.number(x + y, trail);
    case Operator::subtract:
      return arena_.number(x - y, trail);
    case Operator::multiply:
      return arena_.number(x * y, trail);
    case Operator::divide:
      return y == 0 ? arena_.invalid(kDivision, {}, trail) : arena_.number(x / y, trail);
    case Operator::modulo:
      return y == 0 ? arena_.invalid(kDivision, {}, trail) : arena_.number(std::fmod(x, y), trail);
    default:
      return arena_.invalid(kOperand, {}, trail);
  }
}

}  // namespace kakoi::sources::terraform
