// How the text of a file, mostly of a template, is laid out, as far as what is added to it has to look the same.
#pragma once

#include <string>
#include <string_view>

namespace kakoi::ops {

/// The blanks with which the line begins that `offset` is in, up to `offset`.
std::string_view indentation_at(std::string_view text, std::size_t offset);

/// Does nothing but blanks stand before it on its line?
bool begins_line(std::string_view text, std::size_t offset);

/// That of its first line: "\r\n" or "\n".
std::string_view line_end_of(std::string_view text);

/// Whether items of lists in block style stand further to the right than their key; so where there are none.
bool indents_lists(std::string_view text);

/// Whether functions are written as tags (`!Ref`); so where there are none.
bool has_short_forms(std::string_view text);

/// Whether functions of JSON are written over several lines.
bool unfolds_functions(std::string_view text);

/// Behind the lines from `end` on that belong to what ends there: the rest of its own, and comments that stand as far
/// to the right as `indentation`. `keeps_empty`: empty lines belong to it too.
std::size_t behind_lines(std::string_view text, std::size_t end, std::string_view indentation, bool keeps_empty);

}  // namespace kakoi::ops
