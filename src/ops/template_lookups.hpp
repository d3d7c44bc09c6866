// Which entries of a mapping a template asks for.
#pragma once

#include "base/range.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::ops {

/// The bytes of `text`, a template, that name `mapping` in an `Fn::FindInMap` which never reads the entry at `offset`
/// of it: one of its keys is written there, and is another one.
std::vector<base::Range> lookups_elsewhere(const std::string& text, std::string_view mapping, std::uint32_t offset);

}  // namespace kakoi::ops
