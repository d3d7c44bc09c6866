// A file with answers of AWS, taken apart into the things that they are about.
#pragma once

#include "sources/api/answers.hpp"
#include "sources/saved/saved.hpp"
#include "values/arena.hpp"

#include <vector>

namespace kakoi::sources::saved {

/// Adds all things in `file`, whose contents are an answer.
void take_apart(values::Arena& arena, const File& file, api::Answers& into, std::vector<api::Problem>& problems);

}  // namespace kakoi::sources::saved
