// Trails written out for a person.
#pragma once

#include "base/origin.hpp"
#include "base/range.hpp"
#include "values/trail.hpp"

#include <functional>
#include <string_view>

namespace kakoi::sources {

/// What it takes to write a range out.
struct Texts {
  std::function<base::Range(base::Range)> outermost;  ///< of a text within a text, the range in the file
  std::function<base::Place(base::Range)> place;
  std::function<std::string_view(base::Range)> source;
};

/// See Reading::origin. `end` is the role of the place where the trail ends.
base::Origin write_out(const values::Trails& trails, base::TrailId trail, base::OriginRole end, base::Range shown,
                       const Texts& texts);

}  // namespace kakoi::sources
