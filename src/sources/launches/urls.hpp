// Which host a URL names. What else stands in one, users, passwords, paths and queries, stays where it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources {

inline constexpr std::string_view kHttpsPort = "443";

struct Authority {
  std::string host{};  ///< in lower case; kHole for what is not known
  std::size_t at = 0;  ///< where in the text it begins
  std::string port{};  ///< that of the scheme where none is written
};

/// Of `text`, as `with_holes` gives it, which begins with `http://` or `https://`. Nothing where it does not, or where
/// what stands in the place of the host may be something else: no name of a host, or a part of a password.
std::optional<Authority> authority_of(std::string_view text);

/// What stands between the dots of `host`.
std::vector<std::string_view> labels_of(std::string_view host);

}  // namespace kakoi::sources
