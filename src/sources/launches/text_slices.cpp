#include "sources/launches/text_slices.hpp"

#include "sources/launches/run_task.hpp"

#include <algorithm>

namespace kakoi::sources {

using values::Kind;
using values::Value;

Slice slice_of(const Value& text, std::size_t first, std::size_t length) {
  Slice slice{.bytes = {}, .hole = nullptr, .is_known = true};
  if (!text.is(Kind::text)) {
    return {};
  }
  std::size_t at = 0;
  std::size_t taken = 0;
  for (const values::Piece& piece : text.text().pieces) {
    const std::size_t size = piece.is_hole ? 1 : piece.bytes.size();
    const std::size_t begin = std::max(at, first);
    const std::size_t end = std::min(at + size, first + length);
    if (begin < end) {
      taken += end - begin;
      slice.is_known = slice.is_known && !piece.is_hole;
      slice.hole = piece.is_hole ? &piece.hole : slice.hole;
      slice.bytes += piece.is_hole ? std::string_view() : piece.bytes.substr(begin - at, end - begin);
    }
    at += size;
  }
  slice.hole = taken == 1 ? slice.hole : nullptr;
  return slice;
}

const Value* first_hole(const Value& text) {
  if (text.is_unknown()) {
    return &text;
  }
  if (text.is(Kind::text)) {
    for (const values::Piece& piece : text.text().pieces) {
      if (piece.is_hole) {
        return &piece.hole;
      }
    }
  }
  return nullptr;
}

Value step_into(const Value& map, std::string_view key) {
  const Value* value = member(map, key);
  return value != nullptr ? *value : map.is_unknown() ? map : Value::null(base::TrailId::none);
}

}  // namespace kakoi::sources
