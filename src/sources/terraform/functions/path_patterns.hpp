// Patterns of file names as `fileset` takes them. (Terraform language, "fileset Function"; what it leaves open follows
// github.com/bmatcuk/doublestar v1, which Terraform uses.)
//
//   component = { "*" | "?" | "[" ["^"] { rune ["-" rune] } "]" | "{" part { "," part } "}" | "\" rune | rune }
//
// `**` as a whole component is any number of folders; that is the affair of who walks them (file_sets.cpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kakoi::sources::terraform {

enum class Match : std::uint8_t {
  yes,
  no,
  refused,     ///< the pattern is malformed
  too_costly,  ///< it took more than the steps allowed
};

/// Does the name of a file match one component of a pattern? Takes at most `steps`, which are counted down.
Match matches_component(std::string_view pattern, std::string_view name, std::size_t& steps);

}  // namespace kakoi::sources::terraform
