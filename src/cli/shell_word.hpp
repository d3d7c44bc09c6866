// Words of a command that a person is to type: advice that names a path can be pasted as it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::cli {

/// `path` as one word of a shell: in quotes where it has anything but letters, digits and signs that mean nothing to
/// it, and with `./` before what would be taken for an option.
std::string shell_word(std::string_view path);

/// All of them, with spaces between.
std::string shell_words(const std::vector<std::string>& paths);

}  // namespace kakoi::cli
