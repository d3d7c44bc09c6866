#include "sources/terraform/types.hpp"

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

bool is_primitive(const Value& value) {
  return value.is(Kind::boolean) || value.is(Kind::number) || value.is(Kind::text);
}

// After `unify`: a list beside a text has no type in common with it, nor a number beside a bool.
bool have_one_type(const std::vector<Value>& items) {
  std::optional<Kind> primitive;
  bool has_collection = false;
  for (const Value& item : items) {
    if (is_primitive(item)) {
      if (primitive.has_value() && *primitive != item.kind()) {
        return false;
      }
      primitive = item.kind();
    }
    has_collection = has_collection || item.is(Kind::list) || item.is(Kind::map);
  }
  return !primitive.has_value() || !has_collection;
}

Value convert_items(Arena& arena, const Value& value, const Type& type, const Evaluate& evaluate) {
  if (!value.is(Kind::list)) {
    return arena.invalid(kNotCollection, {}, value.trail());
  }
  std::vector<Value> items(value.items().begin(), value.items().end());
  if (type.element == nullptr || type.element->kind == TypeKind::any) {
    unify(arena, items);
    if (!have_one_type(items)) {
      return arena.invalid(kNotCollection, {}, value.trail());
    }
  } else {
    for (Value& item : items) {
      item = convert(arena, item, *type.element, evaluate);
    }
  }
  const Value list = arena.list(items, value.trail(), values::Shape::uniform);
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
  if (type.element == nullptr || type.element->kind == TypeKind::any) {
    unify(arena, items);
    if (!have_one_type(items)) {
      return arena.invalid(kNotCollection, {}, value.trail());
    }
  } else {
    for (Value& item : items) {
      item = convert(arena, item, *type.element, evaluate);
    }
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].value = items[i];
  }
  return value.is_open() ? arena.open_map(std::move(entries), value.trail())
                         : arena.map(std::move(entries), value.trail(), values::Shape::uniform);
}

Value absent_member(Arena& arena, const Value& of, const Member& member, const Evaluate& evaluate) {
  if (of.is_open()) {
    return arena.unknown(kMissingAttribute, {member.name}, of.trail());
  }
  if (!member.optional) {
    return arena.invalid(kMissingAttribute, {member.name}, of.trail());
  }
  return member.fallback.exists() ? convert(arena, evaluate(member.fallback), *member.type, evaluate)
                                  : Value::null(of.trail());
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

}  // namespace

namespace {

bool items_have_same_type(const Value& a, const Value& b) {
  const bool is_tuple = a.shape() == values::Shape::plain;
  if (a.shape() != b.shape() || (is_tuple && a.items().size() != b.items().size())) {
    return false;
  }
  const std::size_t compared = is_tuple ? a.items().size() : 1;
  for (std::size_t i = 0; i < compared; ++i) {
    if (!have_same_type(a.items()[i], b.items()[i])) {
      return false;
    }
  }
  return true;
}

bool entries_have_same_type(const Value& a, const Value& b) {
  const bool is_object = a.shape() == values::Shape::plain;
  if (a.is_open() || b.is_open()) {
    return true;
  }
  if (a.shape() != b.shape() || (is_object && a.entries().size() != b.entries().size())) {
    return false;
  }
  const std::size_t compared = is_object ? a.entries().size() : 1;
  for (std::size_t i = 0; i < compared; ++i) {
    const bool same_key = !is_object || a.entries()[i].key == b.entries()[i].key;
    if (!same_key || !have_same_type(a.entries()[i].value, b.entries()[i].value)) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool have_same_type(const Value& a, const Value& b) {
  const auto may_be_any = [](const Value& value) {
    return value.is_unknown() || value.is_null() || (value.is(Kind::list) && value.items().empty()) ||
           (value.is(Kind::map) && value.entries().empty());
  };
  if (a.kind() != b.kind()) {
    return may_be_any(a) || may_be_any(b);
  }
  if (may_be_any(a) || may_be_any(b)) {
    return true;
  }
  return a.is(Kind::list) ? items_have_same_type(a, b) : !a.is(Kind::map) || entries_have_same_type(a, b);
}

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
  if (value.is_unknown() || value.is_null() || value.is(Kind::boolean)) {
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
  if (value.is_unknown() || value.is_null() || value.is(Kind::number)) {
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

Value to_text(Arena& arena, const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
      return arena.text(value.boolean() ? "true" : "false", value.trail());
    case Kind::number:
      return arena.text(values::print_number(value.number()), value.trail());
    case Kind::list:
    case Kind::map:
      return arena.invalid(kNotText, {}, value.trail());
    case Kind::unknown:
    case Kind::null:
    case Kind::text:
      break;
  }
  return value;
}

void unify(Arena& arena, std::vector<Value>& items) {
  bool has_text = false;
  for (const Value& item : items) {
    if (!item.is_unknown() && !item.is_null() && !is_primitive(item)) {
      return;
    }
    has_text = has_text || item.is(Kind::text);
  }
  if (has_text) {
    std::transform(items.begin(), items.end(), items.begin(), [&](const Value& item) { return to_text(arena, item); });
  }
}

Value convert(Arena& arena, const Value& value, const Type& type, const Evaluate& evaluate) {
  if (value.is_unknown() || value.is_null()) {
    return value;
  }
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

}  // namespace kakoi::sources::terraform
