// A Terraform plan or state, as JSON, read whole. Nothing is evaluated: it was, by Terraform.
#pragma once

#include "sources/plan/format.hpp"
#include "sources/reading.hpp"
#include "sources/text_file.hpp"
#include "values/arena.hpp"

#include <memory>
#include <string>

namespace kakoi::sources::plan {

/// Reads `file`, which `format_of_json` took for `detected`. `name` is what findings call the root. What stands before
/// a place where the text is broken is judged all the same, and the break is an error in the reading's diagnostics; of
/// a format that is not known, or with other text before the JSON, nothing is read. The way of a value ends in the
/// bytes of the plan or state.
std::unique_ptr<Reading> read_plan(std::unique_ptr<TextFile> file, Detected detected, const std::string& name,
                                   values::Budget budget = {});

}  // namespace kakoi::sources::plan
