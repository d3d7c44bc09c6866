// How "off" is written at a place, in the style of what stands there.
#pragma once

#include "findings/spot.hpp"
#include "fixes/edit.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::fixes {

/// What the setting takes where it stands: `false`, or the word `DISABLED`.
enum class Word : std::uint8_t { boolean, text };

/// The edits, the best first, of which each may turn the setting off at `spot`: a file named `spot.file` with the
/// content `content`. None where what stands there is neither a literal that turns it on nor an expression in the place
/// of the setting. That the result is what it should be is for a second scan to show.
std::vector<Edit> turn_off(const findings::Spot& spot, std::string_view content, Word word);

/// `written` without the quotes of its language, where it has some.
std::string unquoted(std::string_view written);

}  // namespace kakoi::fixes
