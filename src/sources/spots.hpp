// Where the setting that a trail belongs to can be turned off.
#pragma once

#include "base/range.hpp"
#include "findings/spot.hpp"
#include "sources/open_files.hpp"
#include "values/trail.hpp"

#include <optional>

namespace kakoi::sources {

/// The literal that decides comes first, where the value is only copied from there; then the expression that works it
/// out; then the word of a template that one writes; then what calls of modules hand on, the outermost first; then the
/// setting itself, before which the words stand that a function writes into it. None that has no bytes of its own in a
/// file.
findings::Spots spots_of(const values::Trails& trails, base::TrailId trail, std::optional<base::Range> setting,
                         const OpenFiles& files);

}  // namespace kakoi::sources
