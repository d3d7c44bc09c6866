// JSON that stands in a text: in a heredoc, in the result of jsonencode, in a string. What comes out are values that
// point at the bytes they were written with, wherever the pieces of the text came from.
#pragma once

#include "base/range.hpp"
#include "values/arena.hpp"
#include "values/value.hpp"

#include <string_view>
#include <vector>

namespace kakoi::sources {

/// The value that the JSON in `text` stands for: objects as maps, arrays as lists, both of shape plain.
///
/// Trails. A value points at its own bytes (a step `part`, whose `second` is the way that the text came), where the
/// pieces that it begins and ends in are byte-exact copies of ranges in one file. If something is put into the middle
/// of a scalar, that is its `parent`, and decides. Elsewhere a value has the trail of the piece with its first byte: of
/// what jsonencode wrote, that of the value that was encoded. Where even that is not known, `whole`.
///
/// Holes. A string with a hole in it becomes a text with that hole, or, when it is nothing but the hole, the unknown
/// itself. A hole that is one whole value (Piece::is_one_value, as jsonencode writes it) makes that value unknown. An
/// object with a hole in one of its keys is unknown. A hole anywhere else makes the whole unknown.
///
/// What is not known, stays so: an unknown `text` is returned as it is. What is no text, or a text that is no JSON, is
/// invalid, its trail at the byte where it breaks; a text with holes that is no JSON is unknown, since what fills the
/// hole may mend it. Duplicate keys: the last one counts. A number that cannot be kept exactly is unknown.
values::Value decode_json(values::Arena& arena, const values::Value& text, base::TrailId whole);

/// A key that stands in one object for the second time or more often.
struct RepeatedKey {
  std::string_view name;  ///< as it may be shown
  base::TrailId trail = base::TrailId::none;
  bool has_other_type = false;  ///< its value is of another type than the one before
};

/// The same, with what else is to be said of it.
struct DecodedJson {
  values::Value value;
  std::vector<RepeatedKey> repeated{};
};
DecodedJson read_json(values::Arena& arena, const values::Value& text, base::TrailId whole);

}  // namespace kakoi::sources
