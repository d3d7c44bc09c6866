// Functions of texts. (Terraform language, "String Functions".)

#include "sources/terraform/functions.hpp"
#include "sources/terraform/types.hpp"
#include "syntax/unicode.hpp"
#include "values/logic.hpp"
#include "values/number.hpp"

#include <algorithm>

namespace kakoi::sources::terraform {
namespace {

using base::TrailId;
using values::Arena;
using values::Kind;
using values::Piece;
using values::Value;
using Arguments = std::span<const Value>;

// Collects a text; holes stay holes.
class Joined {
 public:
  explicit Joined(Arena& arena) : arena_(arena) {}

  void add(std::string_view bytes, TrailId trail) { pieces_.push_back({.bytes = arena_.keep(bytes), .trail = trail}); }
  /// False when the value cannot stand in a text.
  bool add(const Value& value) {
    const Value text = value.is_unknown() ? value : to_text(arena_, value);
    if (value.is_unknown()) {
      pieces_.push_back({.bytes = {}, .trail = value.trail(), .hole = value, .is_hole = true});
    } else if (!text.is(Kind::text)) {
      return false;
    } else if (arena_.afford((pieces_.size() + text.text().pieces.size()) * sizeof(Piece) + text.text().whole.size())) {
      pieces_.insert(pieces_.end(), text.text().pieces.begin(), text.text().pieces.end());
    }
    return true;
  }
  [[nodiscard]] Value result(TrailId trail) const {
    return arena_.exhausted() ? arena_.out_of_budget() : arena_.text(pieces_, trail);
  }

 private:
  Arena& arena_;
  std::vector<Piece> pieces_;
};

// Where the first character ends, or npos when it is the last.
std::size_t one_character(std::string_view text) {
  const std::size_t length = syntax::first_grapheme(text);
  return length < text.size() ? length : std::string_view::npos;
}

}  // namespace

Value run_join(Arena& arena, Arguments arguments, TrailId whole) {
  if (arguments.size() < 2) {
    return wrong_arguments(arena, whole);
  }
  Joined out(arena);
  bool is_first = true;
  for (const Value& list : arguments.subspan(1)) {
    if (list.is_unknown()) {
      return list;
    }
    if (!list.is(Kind::list)) {
      return wrong_arguments(arena, whole);
    }
    for (const Value& item : list.items()) {
      if ((!is_first && !out.add(arguments[0])) || !out.add(item)) {
        return wrong_arguments(arena, whole);
      }
      is_first = false;
    }
  }
  return out.result(whole);
}

Value run_split(Arena& arena, Arguments arguments, TrailId whole) {
  if (arguments.size() != 2) {
    return wrong_arguments(arena, whole);
  }
  for (const Value& argument : arguments) {
    if (const Value* unknown = values::first_unknown(argument)) {
      return *unknown;
    }
  }
  const Value separator = to_text(arena, arguments[0]);
  const Value text = to_text(arena, arguments[1]);
  if (!separator.is(Kind::text) || !text.is(Kind::text)) {
    return wrong_arguments(arena, whole);
  }
  const std::string_view by = separator.text().whole;
  std::string_view rest = text.text().whole;
  if (!arena.afford(rest.size() * sizeof(Value))) {
    return arena.out_of_budget();
  }
  std::vector<Value> parts;
  for (;;) {
    // An empty separator splits between characters.
    const std::size_t at = by.empty() ? one_character(rest) : rest.find(by);
    parts.push_back(arena.text(rest.substr(0, at), text.trail()));
    if (at == std::string_view::npos) {
      return arena.list(parts, whole, values::Shape::uniform);
    }
    rest.remove_prefix(at + by.size());
  }
}

}  // namespace kakoi::sources::terraform
