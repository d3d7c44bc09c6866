#include "sources/terraform/expressions.hpp"

#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/functions/functions.hpp"
#include "syntax/hcl/from_json.hpp"
#include "values/logic.hpp"
#include "values/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using base::TrailId;
using hcl::Kind;
using hcl::NodeId;
using values::Value;
using values::What;

constexpr Phrase kTooDeep{"the values refer to each other too deeply to be followed",
                          "値の参照が深すぎるため追跡できません"};
constexpr Phrase kUnread{"this part of the file could not be read", "ファイルのこの部分を読み取れませんでした"};
constexpr Phrase kInexact{"the number is too large to be kept exactly", "数値が大きすぎて正確に扱えません"};
constexpr Phrase kOperand{"the operand has the wrong type", "演算の対象の型が正しくありません"};
constexpr Phrase kKey{"an object key must be a string", "オブジェクトのキーは文字列でなければなりません"};
constexpr Phrase kNotEvaluated{"function {} is not evaluated", "関数 {} は評価の対象外です"};
constexpr Phrase kMayFail{"it depends on whether {}, which is not evaluated, fails",
                          "評価の対象外の {} が失敗するかどうかに依存します"};
constexpr Phrase kNoReference{"templatestring takes a reference to a template, and nothing else",
                              "templatestring にはテンプレートへの参照しか渡せません"};
constexpr Phrase kNoFunction{"there is no function {}", "関数 {} はありません"};

constexpr std::size_t kDeepest = 2000;

bool is_reference(Kind kind) {
  return kind == Kind::variable || kind == Kind::get_attribute || kind == Kind::legacy_index || kind == Kind::index;
}

// These take any values as elements: what is unknown within a collection cannot be wrong for them.
bool takes_any_elements(std::string_view name) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"concat", "contains", "element", "flatten", "index", "jsonencode", "keys",
                                       "length", "lookup", "merge", "one", "reverse", "slice", "values", "yamlencode"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// These take whatever there is.
bool takes_anything(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>({"jsonencode", "nonsensitive", "sensitive", "yamlencode"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// These put the elements of what they are given together anew, or count them, and look at none.
bool hands_on_elements(std::string_view name, std::size_t argument) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"chunklist", "concat", "element", "flatten", "keys", "length", "lookup", "merge",
                                       "one", "reverse", "slice", "tolist", "setproduct", "tomap", "values"});
  return (name == "zipmap" && argument == 1) || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_rounded_number(const Value& value) { return value.is(values::Kind::number) && value.is_rounded(); }

// What these make of an unknown is of the type that they give it; what others do is of any.
bool keeps_type_of_unknown(std::string_view name) {
  return name == "tobool" || name == "tonumber" || name == "tostring" || name == "sensitive" || name == "nonsensitive";
}

// These know which parts of their result are sensitive, or say whether it is.
bool decides_by_itself(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"issensitive", "jsonencode", "nonsensitive", "sensitive", "templatefile", "templatestring"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace

Expressions::Expressions(Evaluator& evaluator) : evaluator_(evaluator), arena_(evaluator.arena) {}

TrailId Expressions::literal_trail(const SourceFile& file, NodeId node) {
  return arena_.trail({.range = file.range(node), .what = What::literal, .name = {}});
}

TrailId Expressions::computed_trail(const SourceFile& file, NodeId node, What what, TrailId parent, TrailId second) {
  return arena_.trail({.range = file.range(node), .what = what, .parent = parent, .second = second, .name = {}});
}

void Expressions::note_doubt(const Value& value) {
  if (const Value* unknown = values::first_unknown(value)) {
    ++mishaps_.doubts;
    last_doubt_ = *unknown;
  }
}

Value Expressions::evaluate(const SourceFile& file, NodeId node, const Scope& scope) {
  // What is written as it is costs nothing: it is known whatever else went wrong.
  const Kind kind = file.tree[node].kind;
  const bool is_literal = kind == Kind::boolean || kind == Kind::null || kind == Kind::number;
  if (!is_literal && !arena_.step()) {
    return arena_.out_of_budget();
  }
  if (depth_ >= kDeepest) {
    return arena_.unknown(kTooDeep, {}, literal_trail(file, node));
  }
  ++depth_;
  const Value result = evaluate_kind(file, node, scope);
  --depth_;
  note_failure(result);
  return result;
}

Value Expressions::evaluate_kind(const SourceFile& file, NodeId node, const Scope& scope) {
  switch (file.tree[node].kind) {
    case Kind::number:
      return number(file, node);
    case Kind::boolean:
      return Value::boolean(file.tree.source(node) == "true", literal_trail(file, node));
    case Kind::null:
      return Value::null(literal_trail(file, node));
    case Kind::quoted:
    case Kind::heredoc:
      return template_text(file, node, scope);
    case Kind::json_string:
      return json_string(file, node, scope);
    case Kind::variable:
    case Kind::get_attribute:
    case Kind::legacy_index:
    case Kind::index:
    case Kind::attribute_splat:
    case Kind::full_splat:
      return evaluator_.references.traversal(file, node, scope);
    case Kind::call:
      return call(file, node, scope);
    case Kind::tuple:
      return tuple(file, node, scope);
    case Kind::object:
      return object(file, node, scope);
    case Kind::for_tuple:
      return for_tuple(file, node, scope);
    case Kind::for_object:
      return for_object(file, node, scope);
    case Kind::conditional:
      return conditional(file, node, scope);
    case Kind::binary:
      return binary(file, node, scope);
    case Kind::unary:
      return unary(file, node, scope);
    case Kind::parentheses:
      return evaluate(file, file.tree[node].first_child, scope);
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
      break;
  }
  return arena_.broken(kUnread, {}, literal_trail(file, node));
}

Value Expressions::number(const SourceFile& file, NodeId node) {
  const auto parsed = values::parse_number(file.tree.source(node));
  const TrailId trail = literal_trail(file, node);
  return parsed.has_value() ? arena_.number(*parsed, trail) : arena_.unknown(kInexact, {}, trail);
}

// A string of the JSON syntax is a template. One that holds sequences is parsed as a text of its own, once.
Value Expressions::json_string(const SourceFile& file, NodeId node, const Scope& scope) {
  std::string text = hcl::json_text(file.tree, node);
  if (text.find("${") == std::string::npos && text.find("%{") == std::string::npos) {
    return arena_.text(text, literal_trail(file, node));
  }
  const auto [at, is_new] = json_templates_.try_emplace({&file, node}, nullptr);
  if (is_new) {
    auto inner = std::make_unique<SourceFile>();
    inner->id = evaluator_.modules.next_file_number();
    inner->text = std::move(text);
    inner->within = file.range(node);
    inner->tree = hcl::parse_template(inner->text);
    at->second = &evaluator_.files.keep(std::move(inner));
  }
  const SourceFile& inner = *at->second;
  return inner.tree.problems.empty() ? evaluate(inner, inner.tree.root, scope)
                                     : arena_.invalid(kUnread, {}, literal_trail(file, node));
}

Value Expressions::tuple(const SourceFile& file, NodeId node, const Scope& scope) {
  std::vector<Value> items;
  for (const NodeId item : hcl::Children(file.tree, node)) {
    items.push_back(evaluate(file, item, scope));
  }
  return arena_.list(items, literal_trail(file, node));
}

// A bare name as a key is a string, not a reference.
Value Expressions::object_key(const SourceFile& file, NodeId node, const Scope& scope) {
  if (file.tree[node].kind == Kind::variable) {
    return arena_.text(file.tree.source(node), literal_trail(file, node));
  }
  return to_text(arena_, evaluate(file, node, scope));
}

// A scalar that comes from elsewhere passes through here: whoever finds it in the object wants to see where.
Value Expressions::item_value(const SourceFile& file, NodeId node, const Scope& scope, const Value& key) {
  const Value value = evaluate(file, node, scope);
  const TrailId trail = value.trail();
  const bool is_written_here = trail != TrailId::none && arena_.trails()[trail].range == file.range(node);
  if (is_written_here || value.is(values::Kind::list) || value.is(values::Kind::map)) {
    return value;
  }
  const bool has_name = key.is(values::Kind::text) && key.is_wholly_known() && !key.is_sensitive();
  return value.with_trail(arena_.trail({.range = file.range(node),
                                        .what = What::item,
                                        .parent = trail,
                                        .name = has_name ? key.text().whole : std::string_view{}}));
}

Value Expressions::object(const SourceFile& file, NodeId node, const Scope& scope) {
  std::vector<values::Entry> entries;
  bool has_sensitive_key = false;
  for (const NodeId item : hcl::Children(file.tree, node)) {
    const Value key = object_key(file, hcl::child(file.tree, item, 0), scope);
    const Value value = item_value(file, hcl::child(file.tree, item, 1), scope, key);
    if (!key.is_wholly_known()) {
      // Which entries there are is not known, then, and neither is any of them.
      note_doubt(key);
      const Value* unknown = values::first_unknown(key);
      return untyped(unknown != nullptr ? *unknown : key).with_trail(key.trail());
    }
    if (!key.is(values::Kind::text)) {
      return arena_.invalid(kKey, {}, key.trail());
    }
    has_sensitive_key = has_sensitive_key || key.is_sensitive();
    entries.push_back({.key = key.text().whole, .value = value});
  }
  return arena_.sensitive_if(has_sensitive_key, arena_.map(std::move(entries), literal_trail(file, node)));
}

// What a function makes of what nobody may see, nobody may see either; and if it makes nothing of it, what it says of
// that tells nothing of it. Where only a part is sensitive, what is handed on as it is knows by itself.
Value Expressions::as_sensitive_as(std::string_view name, std::span<const Value> given, const Value& result) {
  bool is_sensitive = false;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const bool counts = hands_on_elements(name, i) ? given[i].is_sensitive() : given[i].holds_sensitive();
    const bool is_fallback = name == "lookup" && i > 1;
    is_sensitive = is_sensitive || (counts && !is_fallback);
  }
  if (!is_sensitive || decides_by_itself(name)) {
    return result;
  }
  const bool is_handed_on = std::any_of(given.begin(), given.end(), [&](const Value& argument) {
    const Value* unknown = values::first_unknown(argument);
    return unknown != nullptr && result.is_unknown() && &unknown->reason() == &result.reason();
  });
  return arena_.sensitive(result.is_unknown() && !is_handed_on ? arena_.discreet(result) : result);
}

Value Expressions::call(const SourceFile& file, NodeId node, const Scope& scope) {
  const std::string_view name = plain_name(file.tree.source(file.tree[node].first_child));
  // These two look at failures, so they cannot be functions of values.
  if (name == "try" || name == "can") {
    return first_that_works(file, node, scope, name == "can");
  }
  std::vector<NodeId> arguments;
  for (const NodeId id : hcl::Children(file.tree, node)) {
    arguments.push_back(id);
  }
  arguments.erase(arguments.begin());

  const Function* function = find_function(name);
  const bool reads_files = FileFunctions::has(name);
  if (function == nullptr && !reads_files) {
    const bool is_known_name = is_terraform_function(name) || name.find("::") != std::string_view::npos;
    const Value doubt = arena_.unknown(kMayFail, {name}, literal_trail(file, node));
    note_doubt(doubt);
    return is_known_name ? arena_.unknown(kNotEvaluated, {name}, literal_trail(file, node))
                         : arena_.invalid(kNoFunction, {name}, literal_trail(file, node));
  }
  if (name == "templatestring" && !arguments.empty() && !is_reference(file.tree[arguments.front()].kind)) {
    return arena_.invalid(kNoReference, {}, literal_trail(file, node));
  }
  std::vector<Value> given;
  given.reserve(arguments.size());
  for (const NodeId argument : arguments) {
    given.push_back(evaluate(file, argument, scope));
  }
  if (file.tree.has(node, hcl::kExpand) && !given.empty()) {
    const Value last = given.back();
    if (!last.is(values::Kind::list)) {
      note_doubt(last);
      return last.is_unknown() ? last : arena_.invalid(kOperand, {}, last.trail());
    }
    given.pop_back();
    given.insert(given.end(), last.items().begin(), last.items().end());
  }
  for (const Value& argument : given) {
    const bool is_fine = takes_anything(name) || (takes_any_elements(name) &&
                                                  (argument.is(values::Kind::list) || argument.is(values::Kind::map)));
    if (!is_fine) {
      note_doubt(argument);
    }
  }
  const TrailId whole =
      computed_trail(file, node, What::function, given.empty() ? TrailId::none : given.front().trail());
  const Value made =
      reads_files ? evaluator_.file_functions.call(name, given, whole) : function->run(arena_, given, whole);
  const bool is_rounded = made.is(values::Kind::number) && std::any_of(given.begin(), given.end(), is_rounded_number) &&
                          std::floor(made.number()) != made.number();
  const bool is_of_other_type = made.is_unknown() && !keeps_type_of_unknown(name);
  const Value result = as_sensitive_as(name, given,
                                       is_of_other_type ? untyped(made)
                                       : is_rounded     ? arena_.number(made.number(), made.trail(), true)
                                                        : made);
  if (result.trail() == whole) {
    return result;
  }
  // A function that hands one of its arguments on has kept its trail: that argument decided. What is in a file was
  // reached by its name.
  const TrailId file_name = reads_files && !given.empty() ? given.front().trail() : TrailId::none;
  const What what = only_chooses(name) ? What::choice : What::function;
  return result.with_trail(computed_trail(file, node, what, result.trail(), file_name));
}

}  // namespace kakoi::sources::terraform
