// Parts of texts that are known in part.
#pragma once

#include "values/value.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kakoi::sources {

/// The part of `with_holes(text)` from `first` on and `length` long.
struct Slice {
  std::string bytes{};
  const values::Value* hole = nullptr;  ///< it is that and nothing else
  bool is_known = false;
};
Slice slice_of(const values::Value& text, std::size_t first, std::size_t length);

/// The first part of `text` that is not known, or the whole where none of it is; null where all of it is known.
const values::Value* first_hole(const values::Value& text);

/// What `key` says in `map`; not known where the map is not.
values::Value step_into(const values::Value& map, std::string_view key);

}  // namespace kakoi::sources
