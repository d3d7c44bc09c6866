// YAML, and with it JSON, as values: what scenario files and AppSpecs are written in.
#pragma once

#include "base/result.hpp"
#include "sim/value/value.hpp"

#include <string_view>

namespace kakoi::sim::value {

/// The first document of `text`. Plain scalars are null, booleans or numbers where they look like it; quoted ones are
/// text. Aliases stand for what they name.
base::Result<Value> parse_yaml(std::string_view text);

}  // namespace kakoi::sim::value
