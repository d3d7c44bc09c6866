// A bound on what is parsed: nlohmann's values are written, and thrown away, by recursion.
#pragma once

#include <string_view>

namespace kakoi::fixes {

/// Is no object or list of `json` deeper within others than anything kakoi writes? Told by the brackets alone, so it
/// holds whatever else may be wrong with it.
bool is_shallow_json(std::string_view json);

}  // namespace kakoi::fixes
