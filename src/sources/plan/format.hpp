// Which JSON of Terraform's a text is, told by what is in it and never by the name of its file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kakoi::sources::plan {

enum class Format : std::uint8_t {
  plan,        ///< `terraform show -json` of a saved plan
  state,       ///< `terraform show -json` of a state
  state_file,  ///< a state as Terraform keeps it: terraform.tfstate
};

struct Detected {
  Format format = Format::plan;
  /// Where the JSON begins; other text stands before it, if that is not 0, as wrappers print it.
  std::size_t start = 0;
};

/// Nothing when it is none of them. Looks no further than it must: what is broken or cut off behind the keys that tell
/// is still told. A text that has none of the words in it is passed over at the speed of a search.
std::optional<Detected> format_of_json(std::string_view text);

}  // namespace kakoi::sources::plan
