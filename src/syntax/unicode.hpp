// Unicode beyond code points, as HCL needs it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kakoi::syntax {

/// `text` in Normalization Form C (UAX #15), in which HCL keeps every string. A text that is not UTF-8 stays as it is.
std::string normalized(std::string text);

/// How many characters a person sees: extended grapheme clusters (UAX #29). That is how Terraform counts.
std::size_t count_graphemes(std::string_view text);

/// Where the first of them ends, in bytes.
std::size_t first_grapheme(std::string_view text);

}  // namespace kakoi::syntax
