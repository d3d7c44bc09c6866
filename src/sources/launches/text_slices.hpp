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

/// What the first hole of `text` stands for, or the whole where it is not known at all: `aws_ecr_repository.app.arn`.
/// Empty where there is none, or where that is not known.
std::string_view first_hole(const values::Value& text);

/// What `key` says in `map`; not known where the map is not.
values::Value step_into(const values::Value& map, std::string_view key);

}  // namespace kakoi::sources
