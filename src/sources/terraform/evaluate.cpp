// Expressions. What an operator does with values that are known follows HashiCorp's HCL; with values that are not,
// Kleene: unknown only where it could change the result.

#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/functions.hpp"
#include "values/number.hpp"

#include <cmath>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using base::TrailId;
using hcl::Kind;
using hcl::NodeId;
using hcl::Operator;
using values::Truth;
using values::Value;
using values::What;

constexpr Phrase kTooDeep{"the values refer to each other too deeply to be followed",
                          "値の参照が深すぎるため追跡できません"};
constexpr Phrase kUnread{"this part of the file could not be read", "ファイルのこの部分を読み取れませんでした"};
constexpr Phrase kInexact{"the number is too large to be kept exactly", "数値が大きすぎて正確に扱えません"};
constexpr Phrase kOperand{"the operand has the wrong type", "演算の対象の型が正しくありません"};
constexpr Phrase kDivision{"division by zero", "0 による除算です"};
constexpr Phrase kKey{"an object key must be a string", "オブジェクトのキーは文字列でなければなりません"};
constexpr Phrase kNotEvaluated{"function {} is not evaluated", "関数 {} は評価の対象外です"};
constexpr Phrase kNoFunction{"there is no function {}", "関数 {} はありません"};

constexpr std::size_t kDeepest = 2000;

bool is_invalid(const Value& value) { return value.is_unknown() && value.reason().invalid; }

}  // namespace

Value Evaluator::evaluate(const Ref& expression, const Scope& scope) {
  return evaluate_node(*expression.file, expression.node, scope);
}

Value Evaluator::invalid(const Phrase& phrase, std::initializer_list<std::string_view> arguments, TrailId trail) {
  return arena_.invalid(phrase, arguments, trail);
}

TrailId Evaluator::literal_trail(const SourceFile& file, NodeId node) {
  return arena_.trail({.range = file.range(node), .what = What::literal, .name = {}});
}

TrailId Evaluator::computed_trail(const SourceFile& file, NodeId node, What what, TrailId parent, TrailId second) {
  return arena_.trail({.range = file.range(node), .what = what, .parent = parent, .second = second, .name = {}});
}

Value Evaluator::evaluate_node(const SourceFile& file, NodeId node, const Scope& scope) {
  if (!arena_.step()) {
    return arena_.out_of_budget();
  }
  if (depth_ >= kDeepest) {
    return arena_.unknown(kTooDeep, {}, literal_trail(file, node));
  }
  ++depth_;
  Value result;
  switch (file.tree[node].kind) {
    case Kind::number:
      result = number(file, node);
      break;
    case Kind::boolean:
      result = Value::boolean(file.tree.source(node) == "true", literal_trail(file, node));
      break;
    case Kind::null:
      result = Value::null(literal_trail(file, node));
      break;
    case Kind::quoted:
    case Kind::heredoc:
      result = template_text(file, node, scope);
      break;
    case Kind::variable:
    case Kind::get_attribute:
    case Kind::legacy_index:
    case Kind::index:
    case Kind::attribute_splat:
    case Kind::full_splat:
      result = traversal(file, node, scope);
      break;
    case Kind::call:
      result = call(file, node, scope);
      break;
    case Kind::tuple:
      result = tuple(file, node, scope);
      break;
    case Kind::object:
      result = object(file, node, scope);
      break;
    case Kind::for_tuple:
      result = for_tuple(file, node, scope);
      break;
    case Kind::for_object:
      result = for_object(file, node, scope);
      break;
    case Kind::conditional:
      result = conditional(file, node, scope);
      break;
    case Kind::binary:
      result = binary(file, node, scope);
      break;
    case Kind::unary:
      result = unary(file, node, scope);
      break;
    case Kind::parentheses:
      result = evaluate_node(file, file.tree[node].first_child, scope);
      break;
    case Kind::body:
    case Kind::attribute:
    case Kind::block:
    case Kind::identifier:
    case Kind::error:
    case Kind::literal_part:
    case Kind::interpolation:
    case Kind::if_directive:
    case Kind::for_directive:
    case Kind::branch:
    case Kind::item:
    case Kind::condition:
      result = arena_.unknown(kUnread, {}, literal_trail(file, node));
      break;
  }
  --depth_;
  errors_ += is_invalid(result) ? 1U : 0U;
  return result;
}

Value Evaluator::number(const SourceFile& file, NodeId node) {
  const auto parsed = values::parse_number(file.tree.source(node));
  const TrailId trail = literal_trail(file, node);
  return parsed.has_value() ? arena_.number(*parsed, trail) : arena_.unknown(kInexact, {}, trail);
}

Value Evaluator::tuple(const SourceFile& file, NodeId node, const Scope& scope) {
  std::vector<Value> items;
  for (const NodeId item : hcl::Children(file.tree, node)) {
    items.push_back(evaluate_node(file, item, scope));
  }
  return arena_.list(items, literal_trail(file, node));
}

// A bare name as a key is a string, not a reference.
Value Evaluator::object_key(const SourceFile& file, NodeId node, const Scope& scope) {
  if (file.tree[node].kind == Kind::variable) {
    return arena_.text(file.tree.source(node), literal_trail(file, node));
  }
  return to_text(arena_, evaluate_node(file, node, scope));
}

Value Evaluator::object(const SourceFile& file, NodeId node, const Scope& scope) {
  std::vector<values::Entry> entries;
  for (const NodeId item : hcl::Children(file.tree, node)) {
    const Value key = object_key(file, hcl::child(file.tree, item, 0), scope);
    const Value value = evaluate_node(file, hcl::child(file.tree, item, 1), scope);
    if (!key.is_wholly_known()) {
      // Which entries there are is not known, then, and neither is any of them.
      const Value* unknown = values::first_unknown(key);
      return (unknown != nullptr ? *unknown : key).with_trail(key.trail());
    }
    if (!key.is(values::Kind::text)) {
      return invalid(kKey, {}, key.trail());
    }
    entries.push_back({.key = key.text().whole, .value = value});
  }
  return arena_.map(std::move(entries), literal_trail(file, node));
}

Value Evaluator::conditional(const SourceFile& file, NodeId node, const Scope& scope) {
  const Value condition = to_boolean(arena_, evaluate_node(file, hcl::child(file.tree, node, 0), scope));
  // What is wrong in a branch that is not taken is nobody's business.
  const std::uint64_t errors_before = errors_;
  const Value yes = evaluate_node(file, hcl::child(file.tree, node, 1), scope);
  const std::uint64_t errors_of_yes = errors_ - errors_before;
  errors_ = errors_before;
  const Value no = evaluate_node(file, hcl::child(file.tree, node, 2), scope);
  const std::uint64_t errors_of_no = errors_ - errors_before;
  if (condition.is_unknown()) {
    errors_ = errors_before;
    return undecided(condition, yes, no, computed_trail(file, node, What::branch, condition.trail()));
  }
  if (condition.is_null()) {
    return invalid(kOperand, {}, condition.trail());
  }
  errors_ = errors_before + (condition.boolean() ? errors_of_yes : errors_of_no);
  std::vector<Value> both{condition.boolean() ? yes : no, condition.boolean() ? no : yes};
  unify(arena_, both);
  return both.front().with_trail(computed_trail(file, node, What::branch, both.front().trail(), condition.trail()));
}

// The condition is not known. If both branches come to the same, it does not matter.
Value Evaluator::undecided(const Value& condition, const Value& yes, const Value& no, TrailId trail) {
  std::vector<Value> both{yes, no};
  unify(arena_, both);
  if (values::equal(both[0], both[1]) == Truth::yes) {
    return both[0].with_trail(trail);
  }
  const Value* unknown = values::first_unknown(condition);
  return unknown->with_trail(trail);
}

Value Evaluator::unary(const SourceFile& file, NodeId node, const Scope& scope) {
  const Value operand = evaluate_node(file, file.tree[node].first_child, scope);
  const TrailId trail = computed_trail(file, node, What::operation, operand.trail());
  const bool is_not = file.tree[node].op == Operator::logical_not;
  const Value converted = is_not ? to_boolean(arena_, operand) : to_number(arena_, operand);
  if (converted.is_unknown()) {
    return converted.with_trail(trail);
  }
  if (converted.is_null()) {
    return invalid(kOperand, {}, trail);
  }
  return is_not ? Value::boolean(!converted.boolean(), trail) : arena_.number(-converted.number(), trail);
}

Value Evaluator::binary(const SourceFile& file, NodeId node, const Scope& scope) {
  const Operator op = file.tree[node].op;
  const Value left = evaluate_node(file, hcl::child(file.tree, node, 0), scope);
  const Value right = evaluate_node(file, hcl::child(file.tree, node, 1), scope);
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

Value Evaluator::logical(Operator op, const Value& left, const Value& right, TrailId trail) {
  const bool decisive = op == Operator::logical_or;
  const Value* unknown = nullptr;
  const Value operands[] = {to_boolean(arena_, left), to_boolean(arena_, right)};
  for (const Value& operand : operands) {
    if (operand.is_null()) {
      return invalid(kOperand, {}, trail);
    }
    if (operand.is_unknown()) {
      unknown = unknown == nullptr ? &operand : unknown;
    } else if (operand.boolean() == decisive) {
      return Value::boolean(decisive, trail);
    }
  }
  return unknown != nullptr ? unknown->with_trail(trail) : Value::boolean(!decisive, trail);
}

Value Evaluator::comparison(bool negated, const Value& left, const Value& right, TrailId trail) {
  const Truth same = values::equal(left, right);
  if (same == Truth::unknown) {
    const Value* unknown = values::first_unknown(left);
    unknown = unknown == nullptr ? values::first_unknown(right) : unknown;
    return unknown != nullptr ? unknown->with_trail(trail) : arena_.unknown(kUnread, {}, trail);
  }
  return Value::boolean((same == Truth::yes) != negated, trail);
}

Value Evaluator::arithmetic(Operator op, const Value& left, const Value& right, TrailId trail) {
  const Value a = to_number(arena_, left);
  const Value b = to_number(arena_, right);
  if (a.is_unknown() || b.is_unknown()) {
    return (a.is_unknown() ? a : b).with_trail(trail);
  }
  if (a.is_null() || b.is_null()) {
    return invalid(kOperand, {}, trail);
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
      return y == 0 ? invalid(kDivision, {}, trail) : arena_.number(x / y, trail);
    case Operator::modulo:
      return y == 0 ? invalid(kDivision, {}, trail) : arena_.number(std::fmod(x, y), trail);
    default:
      return invalid(kOperand, {}, trail);
  }
}

Value Evaluator::call(const SourceFile& file, NodeId node, const Scope& scope) {
  const std::string_view name = file.tree.source(file.tree[node].first_child);
  std::vector<NodeId> arguments;
  for (const NodeId id : hcl::Children(file.tree, node)) {
    arguments.push_back(id);
  }
  arguments.erase(arguments.begin());

  // These two look at failures, so they cannot be functions of values.
  if (name == "try" || name == "can") {
    const bool is_can = name == "can";
    for (const NodeId argument : arguments) {
      const std::uint64_t errors_before = errors_;
      const Value value = evaluate_node(file, argument, scope);
      const bool failed = errors_ > errors_before;
      errors_ = errors_before;
      const TrailId trail = computed_trail(file, node, What::function, value.trail());
      if (is_can) {
        return value.is_unknown() && !failed ? value.with_trail(trail) : Value::boolean(!failed, trail);
      }
      if (!failed) {
        return value.with_trail(trail);
      }
    }
    return invalid(kOperand, {}, literal_trail(file, node));
  }

  const Function* function = find_function(name);
  if (function == nullptr) {
    const bool is_known_name = is_terraform_function(name) || name.find("::") != std::string_view::npos;
    return is_known_name ? arena_.unknown(kNotEvaluated, {name}, literal_trail(file, node))
                         : invalid(kNoFunction, {name}, literal_trail(file, node));
  }
  std::vector<Value> given;
  for (const NodeId argument : arguments) {
    given.push_back(evaluate_node(file, argument, scope));
  }
  if (file.tree.has(node, hcl::kExpand) && !given.empty()) {
    const Value last = given.back();
    if (!last.is(values::Kind::list)) {
      return last.is_unknown() ? last : invalid(kOperand, {}, last.trail());
    }
    given.pop_back();
    given.insert(given.end(), last.items().begin(), last.items().end());
  }
  const TrailId whole =
      computed_trail(file, node, What::function, given.empty() ? TrailId::none : given.front().trail());
  const Value result = function->run(arena_, given, whole);
  // A function that hands one of its arguments on has kept its trail: that argument decided.
  return result.trail() == whole ? result
                                 : result.with_trail(computed_trail(file, node, What::function, result.trail()));
}

}  // namespace kakoi::sources::terraform
