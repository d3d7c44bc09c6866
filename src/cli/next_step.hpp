// What a person types next, in the line that they are reading.
#pragma once

#include "base/message.hpp"
#include "cli/commands.hpp"
#include "findings/finding.hpp"
#include "fixes/plan.hpp"

#include <string>
#include <vector>

namespace kakoi::cli {

/// A line that names `kakoi plan`; nothing where nothing fails that could be edited.
std::string after_scan(const findings::Report& report, const ScanArguments& arguments, base::Language language,
                       const Host& host);

/// A line that names `kakoi fix`, of the plan that was stored where one was; nothing where it would carry nothing out.
std::string after_plan(const std::vector<fixes::Plan>& plans, const FixArguments& arguments, base::Language language,
                       const Host& host);

}  // namespace kakoi::cli
