#include "sim/protocol/members.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

namespace kakoi::sim::protocol {
namespace {

using value::Value;

enum class Kind : std::uint8_t {
  text,
  integer,
  number,
  boolean,
  time,
  structure,
  text_list,
  structure_list,
  text_map,
  other_list,
  other_map,
};

using Kinds = std::unordered_map<std::string_view, Kind>;

void add(Kinds& kinds, std::string_view names, Kind kind) {
  while (!names.empty()) {
    const std::size_t blank = std::min(names.find(' '), names.size());
    kinds.emplace(names.substr(0, blank), kind);
    names.remove_prefix(std::min(blank + 1, names.size()));
  }
}

Kinds read(const MemberKinds& members) {
  Kinds kinds;
  add(kinds, members.texts, Kind::text);
  add(kinds, members.integers, Kind::integer);
  add(kinds, members.numbers, Kind::number);
  add(kinds, members.booleans, Kind::boolean);
  add(kinds, members.times, Kind::time);
  add(kinds, members.structures, Kind::structure);
  add(kinds, members.text_lists, Kind::text_list);
  add(kinds, members.structure_lists, Kind::structure_list);
  add(kinds, members.text_maps, Kind::text_map);
  add(kinds, members.other_lists, Kind::other_list);
  add(kinds, members.other_maps, Kind::other_map);
  return kinds;
}

/// Read once: there are as many as there are services.
const Kinds& kinds_of(const MemberKinds& members) {
  static std::map<const MemberKinds*, Kinds> known;
  const auto [found, is_new] = known.try_emplace(&members);
  if (is_new) found->second = read(members);
  return found->second;
}

bool is_boolean(const Value& it) { return std::holds_alternative<bool>(it.data()); }

bool is_number(const Value& it) {
  return std::holds_alternative<std::int64_t>(it.data()) || std::holds_alternative<double>(it.data()) ||
         std::holds_alternative<value::Timestamp>(it.data());
}

// The texts are observed, but for that of something else where a list or an object should be.
std::string mismatch(const Value& it, Kind kind) {
  if (it.is_array()) return "Start of list found where not expected";
  if (it.is_object()) return "Start of structure or map found where not expected.";
  std::string found = it.is_text() ? "STRING_VALUE" : "NUMBER_VALUE";
  if (is_boolean(it)) found = it.as_boolean().value_or(false) ? "TRUE_VALUE" : "FALSE_VALUE";
  switch (kind) {
    case Kind::text:
      return found + " can not be converted to a String";
    case Kind::integer:
      return found + " can not be converted to an Integer";
    case Kind::number:
      return found + " can not be converted to a Double";
    case Kind::boolean:
      return found + " can not be converted to a Boolean";
    case Kind::time:
      return found + " can not be converted to a Timestamp";
    case Kind::text_list:
    case Kind::structure_list:
    case Kind::other_list:
      return "Expected list or null";
    case Kind::structure:
    case Kind::text_map:
    case Kind::other_map:
      break;
  }
  return "Expected map or null";
}

/// What is wrong; empty when nothing is.
class Reader {
 public:
  explicit Reader(const Kinds& kinds) : kinds_(kinds) {}

  [[nodiscard]] std::string of_object(const Value& object) const {
    for (const value::Member& member : object.members()) {
      const auto kind = kinds_.find(member.name);
      if (kind == kinds_.end() || member.value.is_null()) continue;
      if (auto text = of_member(member.value, kind->second); !text.empty()) return text;
    }
    return {};
  }

 private:
  [[nodiscard]] std::string of_member(const Value& it, Kind kind) const {
    if (!is(it, kind)) return mismatch(it, kind);
    if (kind == Kind::structure) return of_object(it);
    if (kind == Kind::other_list || kind == Kind::other_map) return {};
    if (kind == Kind::text_map) {
      for (const value::Member& member : it.members()) {
        if (auto text = of_item(member.value, Kind::text); !text.empty()) return text;
      }
    }
    for (const Value& item : it.items()) {
      const Kind inner = kind == Kind::text_list ? Kind::text : Kind::structure;
      if (auto text = of_item(item, inner); !text.empty()) return text;
    }
    return {};
  }

  [[nodiscard]] std::string of_item(const Value& it, Kind kind) const {
    return it.is_null() ? "" : of_member(it, kind);
  }

  static bool is(const Value& it, Kind kind) {
    switch (kind) {
      case Kind::text:
        return it.is_text();
      case Kind::integer:
        // One with a fraction, or out of all bounds, is none.
        return is_number(it) && it.as_integer().has_value();
      case Kind::number:
        return is_number(it);
      case Kind::boolean:
        return is_boolean(it);
      case Kind::time:
        return is_number(it) || it.is_text();
      case Kind::text_list:
      case Kind::structure_list:
      case Kind::other_list:
        return it.is_array();
      case Kind::structure:
      case Kind::text_map:
      case Kind::other_map:
        return it.is_object();
    }
    return false;
  }

  const Kinds& kinds_;
};

/// Does the text say a value of the kind? In a form, lists and structures have names of their own for each part, and an
/// empty list is an empty text.
bool says(const Value& it, Kind kind) {
  switch (kind) {
    case Kind::integer:
      return it.as_integer().has_value();
    case Kind::number:
      return it.as_number().has_value();
    case Kind::boolean:
      return it.as_boolean().has_value();
    case Kind::text:
    case Kind::time:
      return !it.is_array() && !it.is_object();
    case Kind::structure:
    case Kind::text_list:
    case Kind::structure_list:
    case Kind::text_map:
    case Kind::other_list:
    case Kind::other_map:
      return true;
  }
  return true;
}

std::string lower_first(std::string_view name) {
  std::string text(name);
  if (text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

ApiError bad_text(const Shape& shape, const std::string& name, const Value& it) {
  const std::string text = it.as_text().value_or("");
  if (shape.dialect == Dialect::ec2) {
    return {.code = "InvalidParameterValue",
            .message = "Value (" + text + ") for parameter " + lower_first(name) + " is invalid."};
  }
  // Not observed.
  return {.code = shape.dialect == Dialect::query ? "MalformedInput" : "SerializationException",
          .message = "Value '" + text + "' of " + name + " is of another type."};
}

std::optional<ApiError> first_bad(const Shape& shape, const Kinds& kinds, const Value& object) {
  for (const value::Member& member : object.members()) {
    const auto kind = kinds.find(member.name);
    if (kind != kinds.end() && !says(member.value, kind->second)) return bad_text(shape, member.name, member.value);
    if (auto inner = first_bad(shape, kinds, member.value)) return inner;
    for (const Value& item : member.value.items()) {
      if (auto inner = first_bad(shape, kinds, item)) return inner;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<ApiError> wrong_kind(const Shape& shape, const Value& input) {
  if (shape.members == nullptr) return std::nullopt;
  std::string text = Reader(kinds_of(*shape.members)).of_object(input);
  if (text.empty()) return std::nullopt;
  return ApiError{.code = "SerializationException", .message = std::move(text)};
}

std::optional<ApiError> wrong_text(const Shape& shape, const Value& input) {
  if (shape.members == nullptr) return std::nullopt;
  return first_bad(shape, kinds_of(*shape.members), input);
}

}  // namespace kakoi::sim::protocol
