#include "sources/terraform/types.hpp"

#include "sources/terraform/unification.hpp"
#include "values/logic.hpp"
#include "values/number.hpp"

#include <algorithm>
#include <optional>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using values::Arena;
using values::Kind;
using values::Value;

constexpr Phrase kNotBoolean{"a bool is needed here, `true` or `false`",
                             "ここには bool 値 (true または false) が必要です"};
constexpr Phrase kNotNumber{"a number is needed here", "ここには数値が必要です"};
constexpr Phrase kInexact{"the number is too large to be kept exactly", "数値が大きすぎて正確に扱えません"};
constexpr Phrase kNotText{"a string is needed here", "ここには文字列が必要です"};
constexpr Phrase kNotCollection{"the value does not have the declared type", "値が宣言された型と一致しません"};
constexpr Phrase kMissingAttribute{"the object lacks the attribute `{}` that its type requires",
                                   "オブジェクトに、型が要求する属性 `{}` がありません"};

using Evaluate = std::function<Value(const Ref&)>;

std::optional<TypeKind> simple_kind(std::string_view word) {
  if (word == "bool") {
    return TypeKind::boolean;
  }
  if (word == "number") {
    return TypeKind::number;
  }
  if (word == "string") {
    return TypeKind::string;
  }
  if (word == "list") {
    return TypeKind::list;
  }
  if (word == "set") {
    return TypeKind::set;
  }
  if (word == "map") {
    return TypeKind::map;
  }
  if (word == "any") {
    return TypeKind::any;
  }
  return std::nullopt;
}

std::vector<hcl::NodeId> children(const Ref& of) {
  std::vector<hcl::NodeId> out;
  for (const hcl::NodeId id : hcl::Children(of.file->tree, of.node)) {
    out.push_back(id);
  }
  return out;
}

Member read_member(const Ref& expression) {
  const auto parts = children(expression);
  const hcl::Tree& tree = expression.file->tree;
  const bool is_optional = tree[expression.node].kind == hcl::Kind::call && tree.source(parts[0]) == "optional";
  if (!is_optional || parts.size() < 2) {
    return Member{.name = {}, .type = std::make_shared<Type>(read_type(expression)), .fallback = {}};
  }
  return Member{.name = {},
                .type = std::make_shared<Type>(read_type({.file = expression.file, .node = parts[1]})),
                .optional = true,
                .fallback = {.file = expression.file, .node = parts.size() > 2 ? parts[2] : hcl::kNone}};
}

void read_members(const Ref& of, std::vector<Member>& members) {
  const hcl::Tree& tree = of.file->tree;
  for (const hcl::NodeId part : children(of)) {
    if (tree[part].kind == hcl::Kind::item) {
      const hcl::NodeId key = hcl::child(tree, part, 0);
      Member member = read_member({.file = of.file, .node = hcl::child(tree, part, 1)});
      member.name = hcl::label_text(tree, key);
      members.push_back(std::move(member));
    } else {
      members.push_back(read_member({.file = of.file, .node = part}));
    }
  }
}

// The elements as values of the declared type, or where that is `any` of one that they have in common. False when there
// is none.
bool convert_elements(Arena& arena, std::vector<Value>& items, const Type& of, const Evaluate& evaluate) {
  if (of.element != nullptr && of.element->kind != TypeKind::any) {
    for (Value& item : items) {
      item = convert(arena, item, *of.element, evaluate);
    }
    return true;
  }
  auto common = of.kind == TypeKind::map ? unified(arena, items) : unified_elements(arena, items);
  items = common.has_value() ? std::move(*common) : std::move(items);
  return common.has_value();
}

// The type of the elements of `value` once it is one of `type`, for when there are none.
values::Typed element_type(const Value& value, const Type& type) {
  const bool is_any = type.element == nullptr || type.element->kind == TypeKind::any;
  return !is_any                                 ? typed_as(*type.element)
         : value.shape() == values::Shape::plain ? values::Typed::none
                                                 : value.typed();
}

Value convert_items(Arena& arena, const Value& value, const Type& type, const Evaluate& evaluate) {
  if (!value.is(Kind::list)) {
    return arena.invalid(kNotCollection, {}, value.trail());
  }
  std::vector<Value> items(value.items().begin(), value.items().end());
  if (!convert_elements(arena, items, type, evaluate)) {
    return arena.invalid(kNotCollection, {}, value.trail());
  }
  const Value list = arena.list(items, value.trail(), values::Shape::uniform, element_type(value, type));
  return type.kind == TypeKind::set ? to_set(arena, list) : list;
}

Value convert_map(Arena& arena, const Value& value, const Type& type, const Evaluate& evaluate) {
  if (!value.is(Kind::map)) {
    return arena.invalid(kNotCollection, {}, value.trail());
  }
  std::vector<values::Entry> entries(value.entries().begin(), value.entries().end());
  std::vector<Value> items;
  items.reserve(entries.size());
  for (const values::Entry& entry : entries) {
    items.push_back(entry.value);
  }
  if (!convert_elements(arena, items, type, evaluate)) {
    return arena.invalid(kNotCollection, {}, value.trail());
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].value = items[i];
  }
  return value.is_open()
             ? arena.open_map(std::move(entries), value.trail())
             : arena.map(std::move(entries), value.trail(), values::Shape::uniform, element_type(value, type));
}

Value absent_member(Arena& arena, const Value& of, const Member& member, const Evaluate& evaluate) {
  if (of.is_open()) {
    return arena.unknown(kMissingAttribute, {member.name}, of.trail());
  }
  if (!member.optional) {
    return arena.invalid(kMissingAttribute, {member.name}, of.trail());
  }
  return member.fallback.exists() ? convert(arena, evaluate(member.fallback), *member.type, evaluate)
                                  : Value::null(of.trail(), typed_as(*member.type));
}

Value convert_object(Arena& arena, const Value& value, const Type& type, const Evaluate& evaluate) {
  if (!value.is(Kind::map)) {
    return arena.invalid(kNotCollection, {}, value.trail());
  }
  std::vector<values::Entry> entries;
  for (const Member& member : type.members) {
    const values::Entry* given = value.find(member.name);
    // A null for an optional attribute means that it is left out.
    const bool absent = given == nullptr || (given->value.is_null() && member.optional && member.fallback.exists());
    const Value converted =
        absent ? absent_member(arena, value, member, evaluate) : convert(arena, given->value, *member.type, evaluate);
    if (given == nullptr && !member.optional && !value.is_open()) {
      return converted;
    }
    entries.push_back({.key = arena.keep(member.name), .value = converted});
  }
  return arena.map(std::move(entries), value.trail());
}

Value convert_tuple(Arena& arena, const Value& value, const Type& type, const Evaluate& evaluate) {
  if (!value.is(Kind::list) || value.items().size() != type.members.size()) {
    return arena.invalid(kNotCollection, {}, value.trail());
  }
  std::vector<Value> items;
  for (std::size_t i = 0; i < type.members.size(); ++i) {
    items.push_back(convert(arena, value.items()[i], *type.members[i].type, evaluate));
  }
  return arena.list(items, value.trail());
}

Value convert_known(Arena& arena, const Value& value, const Type& type, const Evaluate& evaluate) {
  switch (type.kind) {
    case TypeKind::any:
      return value;
    case TypeKind::boolean:
      return to_boolean(arena, value);
    case TypeKind::number:
      return to_number(arena, value);
    case TypeKind::string:
      return to_text(arena, value);
    case TypeKind::list:
    case TypeKind::set:
      return convert_items(arena, value, type, evaluate);
    case TypeKind::map:
      return convert_map(arena, value, type, evaluate);
    case TypeKind::object:
      return convert_object(arena, value, type, evaluate);
    case TypeKind::tuple:
      return convert_tuple(arena, value, type, evaluate);
  }
  return value;
}

}  // namespace

Type read_type(const Ref& expression) {
  const hcl::Tree& tree = expression.file->tree;
  const hcl::Node& node = tree[expression.node];
  const auto parts = children(expression);
  // Before 0.12 the type was a quoted word.
  const std::string word = node.kind == hcl::Kind::quoted || node.kind == hcl::Kind::variable
                               ? hcl::label_text(tree, expression.node)
                               : std::string{};
  if (node.kind == hcl::Kind::quoted || node.kind == hcl::Kind::variable) {
    return Type{.kind = simple_kind(word).value_or(TypeKind::any), .element = nullptr, .members = {}};
  }
  if (node.kind != hcl::Kind::call || parts.size() < 2) {
    return Type{};
  }
  const std::string_view name = tree.source(parts[0]);
  const Ref inner{.file = expression.file, .node = parts[1]};
  Type type;
  if (name == "object" || name == "tuple") {
    type.kind = name == "object" ? TypeKind::object : TypeKind::tuple;
    read_members(inner, type.members);
  } else if (const auto kind = simple_kind(name); kind.has_value()) {
    type.kind = *kind;
    type.element = std::make_shared<Type>(read_type(inner));
  }
  return type;
}

Value to_boolean(Arena& arena, const Value& value) {
  if (value.is_sensitive()) {
    return arena.sensitive(to_boolean(arena, arena.nonsensitive(value)));
  }
  if (value.is_unknown() || value.is_null()) {
    return value.with_type(values::Typed::boolean);
  }
  if (value.is(Kind::boolean)) {
    return value;
  }
  if (!value.is(Kind::text)) {
    return arena.invalid(kNotBoolean, {}, value.trail());
  }
  if (const Value* hole = values::first_unknown(value)) {
    return *hole;
  }
  const std::string_view text = value.text().whole;
  if (text == "true" || text == "1") {
    return Value::boolean(true, value.trail());
  }
  if (text == "false" || text == "0") {
    return Value::boolean(false, value.trail());
  }
  return arena.invalid(kNotBoolean, {}, value.trail());
}

Value to_number(Arena& arena, const Value& value) {
  if (value.is_sensitive()) {
    return arena.sensitive(to_number(arena, arena.nonsensitive(value)));
  }
  if (value.is_unknown() || value.is_null()) {
    return value.with_type(values::Typed::number);
  }
  if (value.is(Kind::number)) {
    return value;
  }
  if (!value.is(Kind::text)) {
    return arena.invalid(kNotNumber, {}, value.trail());
  }
  if (const Value* hole = values::first_unknown(value)) {
    return *hole;
  }
  const auto number = values::parse_number(value.text().whole);
  if (number.has_value()) {
    return arena.number(*number, value.trail());
  }
  return values::is_number(value.text().whole) ? arena.unknown(kInexact, {}, value.trail())
                                               : arena.invalid(kNotNumber, {}, value.trail());
}

Value unknown_digits(Arena& arena, base::TrailId trail) {
  constexpr Phrase kDigits{"the number has more digits in Terraform than kakoi works out",
                           "Terraform のほうが多くの桁を保持するため、数値の表記が決まりません"};
  return arena.unknown(kDigits, {}, trail);
}

Value to_text(Arena& arena, const Value& value) {
  if (value.is_sensitive() && !value.is(Kind::text)) {
    return arena.sensitive(to_text(arena, arena.nonsensitive(value)));
  }
  switch (value.kind()) {
    case Kind::boolean:
      return arena.text(value.boolean() ? "true" : "false", value.trail());
    case Kind::number:
      return value.is_rounded() ? unknown_digits(arena, value.trail()).with_type(values::Typed::text)
                                : arena.text(values::print_number(value.number()), value.trail());
    case Kind::list:
    case Kind::map:
      return arena.invalid(kNotText, {}, value.trail());
    case Kind::unknown:
    case Kind::null:
      return value.with_type(values::Typed::text);
    case Kind::text:
      break;
  }
  return value;
}

Value convert(Arena& arena, const Value& value, const Type& type, const Evaluate& evaluate) {
  if (value.is_unknown() || value.is_null()) {
    return type.kind == TypeKind::any ? value : value.with_type(typed_as(type));
  }
  return arena.sensitive_if(value.is_sensitive(), convert_known(arena, value, type, evaluate));
}

}  // namespace kakoi::sources::terraform
