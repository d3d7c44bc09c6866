// Items of objects that are not written, and go by a default: written out where they would stand.
#pragma once

#include "fixes/edit.hpp"
#include "ops/terraform_blocks.hpp"
#include "ops/terraform_keys.hpp"

#include <string>
#include <vector>

namespace kakoi::ops {

/// The edits of which each gives `value` to what `keys` lead to from `object`, in the style of what stands there: one
/// for each element where a key is any. None where that is written already, or where another thing than an object
/// stands on the way. `is_json`: the file is in the JSON syntax.
std::vector<fixes::Edit> with_item(const Written& object, const std::vector<Key>& keys, const std::string& value,
                                   bool is_json);

}  // namespace kakoi::ops
