// Which bytes a reader of text can use at all.
#pragma once

#include "base/message.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace kakoi::syntax {

/// The length of the UTF-8 byte order mark at the start of `text`: 3 or 0.
std::size_t byte_order_mark(std::string_view text);

/// Why `text` cannot be read as UTF-8 text at all: it is UTF-16 or UTF-32 (said by name), or binary. Nothing when
/// it can, though single bytes in it may still be wrong.
std::optional<base::Message> unreadable_encoding(std::string_view text);

}  // namespace kakoi::syntax
