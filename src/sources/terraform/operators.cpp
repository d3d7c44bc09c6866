// Operators. (HCL native syntax specification, "Operations".)

#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/expressions.hpp"
#include "sources/terraform/types.hpp"
#include "values/logic.hpp"
#include "values/number.hpp"

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

bool is_order(Operator op) {
  return op == Operator::less || op == Operator::less_equal || op == Operator::greater || op == Operator::greater_equal;
}

// Do `a` divided by `b`, whole numbers, come to a decimal of no more digits than are printed?
bool is_short_decimal(long double a, long double b) {
  constexpr long double kLargest = 1e18L;
  constexpr int kDigits = 17;
  if (b == 0 || std::floor(a) != a || std::floor(b) != b || std::fabs(a) > kLargest || std::fabs(b) > kLargest) {
    return false;
  }
  long double left = std::fmod(a, b);
  for (int i = 0; i < kDigits && left != 0; ++i) {
    left = std::fmod(left * 10, b);
  }
  return left == 0;
}

// Numbers are kept in 64 bits, and in 512 by Terraform. What can be written with few bits is the same in both; of a
// fraction that cannot, such as 0.1, all 64 are in use.
bool has_few_bits(long double x) {
  constexpr int kBits = 44;
  if (std::floor(x) == x) {
    return true;
  }
  int exponent = 0;
  const long double scaled = std::ldexp(std::frexp(x, &exponent), kBits);
  return std::floor(scaled) == scaled;
}

// Is `result` what Terraform has? Both operands are finite.
bool is_exact(Operator op, long double x, long double y, long double result) {
  if (!has_few_bits(x) || !has_few_bits(y)) {
    return false;
  }
  switch (op) {
    case Operator::add:
    case Operator::subtract: {
      const long double second = op == Operator::add ? y : -y;
      const long double back = result - x;
      return (x - (result - back)) + (second - back) == 0;
    }
    case Operator::multiply:
      return std::fma(x, y, -result) == 0;
    case Operator::divide:
      return std::fma(result, y, -x) == 0 || is_short_decimal(x, y);
    default:
      return true;
  }
}

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
  return arena_.sensitive_if(operand.is_sensitive(),
                             is_not ? Value::boolean(!converted.boolean(), trail)
                                    : arena_.number(-converted.number(), trail, converted.is_rounded()));
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
    const bool are_numbers = left.is(values::Kind::number) && right.is(values::Kind::number);
    const Value why = unknown != nullptr ? unknown->with_trail(trail)
                      : are_numbers      ? unknown_digits(arena_, trail)
                                         : arena_.unknown(kLoose, {}, trail);
    return why.with_type(values::Typed::boolean);
  }
  return Value::boolean((same == Truth::yes) != negated, trail);
}

Value Expressions::arithmetic(Operator op, const Value& left, const Value& right, TrailId trail) {
  const Value a = to_number(arena_, left);
  const Value b = to_number(arena_, right);
  if (a.is_unknown() || b.is_unknown()) {
    return (a.is_unknown() ? a : b)
        .with_trail(trail)
        .with_type(is_order(op) ? values::Typed::boolean : values::Typed::number);
  }
  if (a.is_null() || b.is_null()) {
    return arena_.invalid(kOperand, {}, trail);
  }
  const long double x = a.number();
  const long double y = b.number();
  const bool is_rounded = a.is_rounded() || b.is_rounded();
  if (is_rounded && values::are_close(x, y) && is_order(op)) {
    return unknown_digits(arena_, trail).with_type(values::Typed::boolean);
  }
  const auto computed = [&](long double result, bool may_be_infinite) {
    const bool is_finite = std::isfinite(x) && std::isfinite(y) && std::isfinite(result);
    const bool is_inexact = is_rounded || (is_finite && !is_exact(op, x, y, result));
    return number_of(result, may_be_infinite, is_inexact, trail);
  };
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
      return computed(x + y, std::isinf(x) || std::isinf(y));
    case Operator::subtract:
      return computed(x - y, std::isinf(x) || std::isinf(y));
    case Operator::multiply:
      return computed(x * y, std::isinf(x) || std::isinf(y));
    case Operator::divide:
      return computed(x / y, std::isinf(x) || y == 0);
    case Operator::modulo:
      return computed(remainder(x, y), true);
    default:
      return arena_.invalid(kOperand, {}, trail);
  }
}

// Terraform's numbers have an infinity, which a division by zero makes; what is not even that, it refuses.
Value Expressions::number_of(long double number, bool may_be_infinite, bool is_rounded, TrailId trail) {
  if (std::isnan(number)) {
    return arena_.invalid(kNoResult, {}, trail);
  }
  return std::isinf(number) && !may_be_infinite ? arena_.unknown(kInexact, {}, trail)
                                                : arena_.number(number, trail, is_rounded);
}

}  // namespace kakoi::sources::terraform
