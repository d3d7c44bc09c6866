// Evaluated values, whatever language they were written in. A value is null, bool, number, text, list or map, known or
// unknown, at any depth, and it knows the way it came. Values are handles into an Arena (arena.hpp) and live as long
// as that; copying one costs nothing.
#pragma once

#include "base/known.hpp"
#include "base/message.hpp"
#include "base/range.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace kakoi::values {

/// What stands for a value that nobody may see, as Terraform prints it.
constexpr std::string_view kNotShown = "(sensitive value)";

enum class Kind : std::uint8_t { unknown, null, boolean, number, text, list, map };

/// What a collection is beside its elements: written out with elements of any types (a tuple, an object), with elements
/// of one type (a list, a map), or a set, which has neither order nor index. Values of different shapes are never
/// equal.
enum class Shape : std::uint8_t { plain, uniform, set };

/// The type of what does not show it: of a null or an unknown its own; of an empty list, set or map of one type that of
/// its elements.
enum class Typed : std::uint8_t {
  unseen,  ///< whichever: it is not kept
  none,    ///< any at all, as of a null that is written out
  boolean,
  number,
  text
};

/// Why a value is not known.
struct Reason {
  base::Phrase phrase{"", ""};
  std::span<const std::string_view> arguments{};
  /// The address of the thing whose value this will be, when the source knows it: `aws_ecs_cluster.main.arn`.
  std::string_view stands_for{};
  /// True: the program that is read is wrong here, and would be refused. `try` and `can` see the difference.
  bool invalid = false;
  base::Remedy remedy = base::Remedy::write_it_out;
};

struct Number {
  long double value = 0;
  bool is_rounded = false;
};

struct Entry;
struct Piece;
struct TextData;

class Value {
 public:
  Value() = default;
  static Value null(base::TrailId trail, Typed typed = Typed::none) {
    Value result(Kind::null, trail, Payload{});
    result.typed_ = typed;
    return result;
  }
  static Value boolean(bool value, base::TrailId trail) {
    return Value(Kind::boolean, trail, Payload{.boolean = value});
  }

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is(Kind kind) const { return kind_ == kind; }
  [[nodiscard]] bool is_unknown() const { return kind_ == Kind::unknown; }
  [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
  [[nodiscard]] base::TrailId trail() const { return trail_; }
  [[nodiscard]] Value with_trail(base::TrailId trail) const;
  /// Of a null or an unknown: as one of this type.
  [[nodiscard]] Value with_type(Typed typed) const;

  // Each of these may be called on a value of its own kind only.
  [[nodiscard]] bool boolean() const { return payload_.boolean; }
  [[nodiscard]] long double number() const { return payload_.number->value; }
  /// Of a number: it was computed, and those who keep more digits have another one, if only by a little. Its digits are
  /// not to be shown or written.
  [[nodiscard]] bool is_rounded() const { return payload_.number->is_rounded; }
  [[nodiscard]] const TextData& text() const { return *payload_.text; }
  [[nodiscard]] std::span<const Value> items() const { return {payload_.items, size_}; }
  [[nodiscard]] std::span<const Entry> entries() const;
  [[nodiscard]] const Reason& reason() const { return *payload_.reason; }
  [[nodiscard]] Shape shape() const { return shape_; }
  /// Of a null, an unknown, or an empty collection of one type.
  [[nodiscard]] Typed typed() const { return typed_; }

  /// Of a map: it may have more keys than those that are known (a resource: its computed attributes).
  [[nodiscard]] bool is_open() const { return open_; }
  /// Of a map: the entry of `key`, or null.
  [[nodiscard]] const Entry* find(std::string_view key) const;
  /// Its exact type is not known: `true` here may be "true" there, as the arguments of a resource become what its
  /// provider says they are. So are the elements of it.
  [[nodiscard]] bool is_loosely_typed() const { return loosely_typed_; }
  [[nodiscard]] Value loosely_typed() const;
  /// It was said that nobody may see it: it is worked with, and never shown (`Arena::sensitive`). Of a text, if any
  /// piece of it is; of a set, if any element is, as its order depends on that.
  [[nodiscard]] bool is_sensitive() const { return is_sensitive_; }
  /// It is, or a part of it at any depth.
  [[nodiscard]] bool holds_sensitive() const { return holds_sensitive_; }
  /// How many values it is made of, each counted as often as it is reached: what it costs to look at all of them.
  [[nodiscard]] std::uint32_t weight() const { return weight_; }
  /// Known, at every depth.
  [[nodiscard]] bool is_wholly_known() const { return kind_ != Kind::unknown && !holds_unknown_; }

 private:
  friend class Arena;
  union Payload {
    bool boolean;
    const Number* number;
    const TextData* text;
    const Value* items;
    const Entry* entries;
    const Reason* reason = nullptr;
  };
  Value(Kind kind, base::TrailId trail, Payload payload) : payload_(payload), trail_(trail), kind_(kind) {}

  Payload payload_{};
  base::TrailId trail_ = base::TrailId::none;
  std::uint32_t size_ = 0;
  Kind kind_ = Kind::null;
  Shape shape_ = Shape::plain;
  Typed typed_ = Typed::unseen;
  bool open_ = false;
  bool holds_unknown_ = false;
  bool loosely_typed_ = false;
  bool is_sensitive_ = false;
  bool holds_sensitive_ = false;
  std::uint32_t weight_ = 1;
};

/// One entry of a map. Entries are sorted by key.
struct Entry {
  std::string_view key;
  Value value;
};

inline std::span<const Entry> Value::entries() const { return {payload_.entries, size_}; }

/// A part of a text: bytes that are known, with the way they came, or a hole: a value that is not.
struct Piece {
  std::string_view bytes;
  base::TrailId trail = base::TrailId::none;
  Value hole{};  ///< unknown; only where `is_hole`
  bool is_hole = false;
  /// Of a hole: what comes here is one whole value in the language of the text, as an encoder writes it. It cannot run
  /// into what stands beside it.
  bool is_one_value = false;
  bool is_sensitive = false;  ///< nobody may see it
};

/// A text as a rope, so that JSON inside it still knows where each byte stands. `whole` is the text, when no piece is a
/// hole.
struct TextData {
  std::string_view whole{};
  std::span<const Piece> pieces{};
};

}  // namespace kakoi::values
