// Plans as JSON, `kakoi.plan/1`: what `--format json` prints, and what `plan --out` stores and `fix` takes. No text of
// the user's files is in it but for the words that are written.
#pragma once

#include "base/message.hpp"
#include "base/result.hpp"
#include "fixes/plan.hpp"

#include <string>
#include <string_view>

namespace kakoi::fixes {

/// `base` is the folder that `file` of an edit is relative to; `path` is absolute.
std::string to_json(const PlanBook& book, const std::string& base, base::Language language);

/// Is `text` such a file, by the name of its schema? Another program may have put it into another order.
bool is_plan_file(std::string_view text);

/// Of each edit `before` has the right length, and no content; what is said of the plans is left out. Fails when it is
/// no plan.
base::Result<PlanBook> plan_of(const std::string& text);

}  // namespace kakoi::fixes
