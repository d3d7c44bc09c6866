// What kakoi's controls, verdicts and severities are called in SARIF, and on GitHub.
#pragma once

#include "findings/finding.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::reports {

/// The rule of a result. What is unknown has one of its own, without a security severity: GitHub takes that from the
/// rule, not from the result, and would show and block an unknown like a fail. And whoever dismisses an unknown must
/// not have dismissed the fail that it may turn out to be.
std::string rule_id(std::string_view control, bool is_unknown);

/// `ecs-service-public-ip` -> `EcsServicePublicIp`.
std::string rule_name(std::string_view control, bool is_unknown);

/// An unknown is one step below a fail. Not SARIF's kind `open`, which says the same but asks for the level `none`:
/// readers do not show that, and what is not shown is taken for a pass.
std::string_view level_of(findings::Severity severity, bool is_unknown);

/// GitHub's `security-severity`. Nothing for `info`, which has none.
std::optional<std::string_view> score_of(findings::Severity severity);

}  // namespace kakoi::reports
