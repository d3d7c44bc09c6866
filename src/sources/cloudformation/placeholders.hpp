// `${name}` in texts.
#pragma once

#include "values/arena.hpp"
#include "values/value.hpp"

#include <functional>
#include <optional>
#include <string_view>

namespace kakoi::sources::cloudformation {

/// What comes in the place of `${name}`, or of `&{name}` where `sign` is '&'; nothing leaves it as it is.
using LookUp = std::function<std::optional<values::Value>(std::string_view name, char sign)>;

/// `text` with its placeholders filled. A bool becomes a text; what is neither that nor a text nor unknown makes the
/// place invalid. `with_escapes`: `${!name}` stands for `${name}`. The result stands at `range`, and comes from what
/// was filled in first; its parts keep their own trails.
values::Value fill(values::Arena& arena, const values::Value& text, base::Range range, bool with_escapes,
                   const LookUp& look_up);

/// The parts of a text, or what a bool or an unknown is as a part of one.
void append_pieces(values::Arena& arena, const values::Value& value, std::vector<values::Piece>& into);

}  // namespace kakoi::sources::cloudformation
