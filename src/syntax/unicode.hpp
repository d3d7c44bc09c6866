// Unicode beyond code points, as HCL needs it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kakoi::syntax {

/// `text` in Normalization Form C (UAX #15), in which HCL keeps every string. A text that is not UTF-8 stays as it is.
std::string normalized(std::string text);

/// How many characters a person sees: extended grapheme clusters (UAX #29). That is how Terraform counts.
std::size_t count_graphemes(std::string_view text);

/// Where the first of them ends, in bytes.
std::size_t first_grapheme(std::string_view text);

/// Each letter in upper or lower case, one for one, as Go has them.
std::string upper_case(std::string_view text);
std::string lower_case(std::string_view text);
/// The first letter of each word in title case, as Go's strings.Title.
std::string title_case(std::string_view text);

/// The part of `text` that stays as it is whatever follows it: a mark could join the letter at its end.
std::string_view without_open_end(std::string_view text);
/// The part that stays whatever comes before it.
std::string_view without_open_start(std::string_view text);

/// White space, as Unicode has it.
bool is_space(std::uint32_t code);

}  // namespace kakoi::syntax
