#include "values/logic.hpp"

#include "values/number.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::values {
namespace {

// What stands before the first hole.
std::string known_prefix(const TextData& text) {
  std::string prefix;
  for (const Piece& piece : text.pieces) {
    if (piece.is_hole) {
      break;
    }
    prefix += piece.bytes;
  }
  return prefix;
}

Truth equal_texts(const Value& a, const Value& b) {
  if (a.is_wholly_known() && b.is_wholly_known()) {
    return a.text().whole == b.text().whole ? Truth::yes : Truth::no;
  }
  const std::string left = known_prefix(a.text());
  const std::string right = known_prefix(b.text());
  const std::size_t common = std::min(left.size(), right.size());
  return left.compare(0, common, right, 0, common) == 0 ? Truth::unknown : Truth::no;
}

std::optional<std::string> as_written(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
      return value.boolean() ? "true" : "false";
    case Kind::number:
      return print_number(value.number());
    case Kind::text:
      return value.is_wholly_known() ? std::optional(std::string(value.text().whole)) : std::nullopt;
    case Kind::unknown:
    case Kind::null:
    case Kind::list:
    case Kind::map:
      break;
  }
  return std::nullopt;
}

bool is_convertible_text(const Value& value) {
  const auto text = as_written(value);
  return text.has_value() && (*text == "true" || *text == "false" || parse_number(*text).has_value());
}

// Adds up over the parts of two lists or maps.
class All {
 public:
  /// False when the answer is known to be no.
  bool add(Truth part) {
    result_ = part == Truth::no ? Truth::no : part == Truth::unknown ? Truth::unknown : result_;
    return part != Truth::no;
  }
  [[nodiscard]] Truth result() const { return result_; }

 private:
  Truth result_ = Truth::yes;
};

using Compare = Truth (*)(const Value&, const Value&);

Truth same_type(Typed a, Typed b) {
  return a == Typed::unseen || b == Typed::unseen ? Truth::unknown : a == b ? Truth::yes : Truth::no;
}

// Of lists or maps that hold nothing: those of one type are also told apart by it, but that each is equal to itself.
Truth equal_when_empty(const Value& a, const Value& b) {
  const bool is_itself =
      a.is(Kind::list) ? a.items().data() == b.items().data() : a.entries().data() == b.entries().data();
  return a.shape() == Shape::plain || is_itself ? Truth::yes : same_type(a.typed(), b.typed());
}

// Nulls are equal as such; as parts of values they are only where they are of one type, as all of the parts must be.
Truth equal_parts(const Value& a, const Value& b) {
  return a.is_null() && b.is_null() ? same_type(a.typed(), b.typed()) : equal(a, b);
}

// Values are as deep as the expression or file they were read from, which is bounded.
Truth compare_items(const Value& a, const Value& b, Compare compare) {
  if (a.items().size() != b.items().size()) {
    return Truth::no;
  }
  All all;
  for (std::size_t i = 0; i < a.items().size(); ++i) {
    if (!all.add(compare(a.items()[i], b.items()[i]))) {
      break;
    }
  }
  return all.result();
}

Truth compare_entries(const Value& a, const Value& b, Compare compare) {
  if (a.is_open() || b.is_open()) {
    return Truth::unknown;
  }
  if (a.entries().size() != b.entries().size()) {
    return Truth::no;
  }
  All all;
  for (std::size_t i = 0; i < a.entries().size(); ++i) {
    const Entry& left = a.entries()[i];
    const Entry& right = b.entries()[i];
    if (!all.add(left.key != right.key ? Truth::no : compare(left.value, right.value))) {
      break;
    }
  }
  return all.result();
}

Truth have_loosely_equal_parts(const Value& a, const Value& b);

// One of the two is loosely typed: it may turn out to be of another kind than it is written, and so may its elements.
// Only what comes to different texts and different numbers is surely different, and only a plain text surely the same.
Truth equal_loosely(const Value& a, const Value& b) {
  if (a.is_unknown() || b.is_unknown()) {
    return Truth::unknown;
  }
  if (a.is_null() || b.is_null()) {
    return a.is_null() == b.is_null() ? Truth::yes : Truth::no;
  }
  if (a.is(Kind::list) || a.is(Kind::map) || b.is(Kind::list) || b.is(Kind::map)) {
    return a.kind() == b.kind() && have_loosely_equal_parts(a, b) != Truth::no ? Truth::unknown : Truth::no;
  }
  const auto left = as_written(a);
  const auto right = as_written(b);
  if (!left.has_value() || !right.has_value()) {
    return Truth::unknown;
  }
  const auto x = parse_number(*left);
  const auto y = parse_number(*right);
  const bool may_be_same = *left == *right || (x.has_value() && y.has_value() && *x == *y);
  if (!may_be_same) {
    return Truth::no;
  }
  const bool is_surely_text = a.is(Kind::text) && b.is(Kind::text) && !is_convertible_text(a);
  return is_surely_text ? Truth::yes : Truth::unknown;
}

// Of two lists or two maps.
Truth have_loosely_equal_parts(const Value& a, const Value& b) {
  if (a.is(Kind::map)) {
    return compare_entries(a, b, equal_loosely);
  }
  return compare_items(a, b, equal_loosely);
}

}  // namespace

Truth equal(const Value& a, const Value& b) {
  if (a.is_unknown() || b.is_unknown()) {
    return Truth::unknown;
  }
  const bool has_shape = a.is(Kind::list) || a.is(Kind::map);
  if (a.is_loosely_typed() || b.is_loosely_typed()) {
    return equal_loosely(a, b);
  }
  if (a.kind() != b.kind() || (has_shape && a.shape() != b.shape())) {
    return Truth::no;
  }
  // An unknown element of a set may turn out to be one of the others.
  if (a.is(Kind::list) && a.shape() == Shape::set && !(a.is_wholly_known() && b.is_wholly_known())) {
    return Truth::unknown;
  }
  const auto truth = [](bool yes) { return yes ? Truth::yes : Truth::no; };
  switch (a.kind()) {
    case Kind::boolean:
      return truth(a.boolean() == b.boolean());
    case Kind::number:
      return (a.is_rounded() || b.is_rounded()) && are_close(a.number(), b.number()) ? Truth::unknown
                                                                                     : truth(a.number() == b.number());
    case Kind::text:
      return equal_texts(a, b);
    case Kind::list:
      return a.items().empty() && b.items().empty() ? equal_when_empty(a, b) : compare_items(a, b, equal_parts);
    case Kind::map:
      return !a.is_open() && !b.is_open() && a.entries().empty() && b.entries().empty()
                 ? equal_when_empty(a, b)
                 : compare_entries(a, b, equal_parts);
    case Kind::null:
    case Kind::unknown:
      break;
  }
  return Truth::yes;
}

const Value* first_unknown(const Value& value) {
  if (value.is_wholly_known()) {
    return nullptr;
  }
  switch (value.kind()) {
    case Kind::unknown:
      return &value;
    case Kind::text:
      for (const Piece& piece : value.text().pieces) {
        if (piece.is_hole) {
          return &piece.hole;
        }
      }
      return nullptr;
    case Kind::list:
      for (const Value& item : value.items()) {
        if (const Value* found = first_unknown(item)) {
          return found;
        }
      }
      return nullptr;
    case Kind::map:
      for (const Entry& entry : value.entries()) {
        if (const Value* found = first_unknown(entry.value)) {
          return found;
        }
      }
      return nullptr;
    case Kind::null:
    case Kind::boolean:
    case Kind::number:
      break;
  }
  return nullptr;
}

base::Message why(const Value& value) {
  constexpr base::Phrase kComputed{"it depends on something that is known only after apply",
                                   "apply 後にしか決まらない値に依存します"};
  const Value* unknown = first_unknown(value);
  if (unknown == nullptr) {
    return kComputed;
  }
  const Reason& reason = unknown->reason();
  return {reason.phrase, std::vector<std::string>(reason.arguments.begin(), reason.arguments.end())};
}

base::Remedy remedy(const Value& value) {
  const Value* unknown = first_unknown(value);
  return unknown != nullptr ? unknown->reason().remedy : base::Remedy::write_it_out;
}

}  // namespace kakoi::values
