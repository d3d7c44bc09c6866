// What every report for people says in the same words.
#pragma once

#include "base/message.hpp"
#include "base/origin.hpp"

#include <string>

namespace kakoi::reports {

/// "variable public = true (decides)".
std::string text_of(const base::OriginStep& step, base::Language language);

}  // namespace kakoi::reports
