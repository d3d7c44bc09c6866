// What a report may show of a source line: never what may be secret, and not more than fits a screen.
#pragma once

#include "findings/finding.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kakoi::sources {

/// How texts are written: in quotes, as in HCL and JSON, or plain, as in YAML.
enum class Writing : std::uint8_t { quoted, plain };

/// How the file `path` with the content `text` writes them.
Writing writing_of(std::string_view path, std::string_view text);

/// Of a longer line nothing is shown: nobody writes that by hand.
inline constexpr std::size_t kLongestLine = 4096;

/// `line`, in which the bytes from `begin` to `end` are marked (begin <= end <= line.size()). Comments are left out,
/// and so are numbers of many digits and all texts but for words of Terraform and AWS ("true", "ENABLED", …), ids of
/// networks ("subnet-0a1b"), the labels of a block, the keys of an object, what `!Ref` names, and in plain writing
/// single words within the mark: any other may be a password. Of a long line, what stands around `begin`; of one that
/// is longer than anybody writes, nothing.
findings::Excerpt excerpt_of(std::string_view line, std::size_t begin, std::size_t end,
                             Writing writing = Writing::quoted);

/// Is nothing of such a line left out but for its length? Of one that is longer than anybody writes, all is.
bool is_without_secrets(std::string_view line, std::size_t begin, std::size_t end, Writing writing);

}  // namespace kakoi::sources
