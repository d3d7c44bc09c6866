// What every report for people says in the same words.
#pragma once

#include "base/message.hpp"
#include "base/origin.hpp"
#include "findings/finding.hpp"

#include <string>
#include <vector>

namespace kakoi::reports {

/// "variable public = true (decides)".
std::string text_of(const base::OriginStep& step, base::Language language);

/// "closing", "解消中".
base::Phrase word_of(findings::Status status);

/// "from anywhere", "どこからでも到達可能".
base::Phrase word_of(findings::Exposure exposure);

/// Before what is not wrong, and could be better.
inline constexpr base::Phrase kTip{"note", "参考"};

/// `service demo/web`, out of an ARN; the ARN where it is none that kakoi knows. Shown as it may be printed.
std::string name_of_resource(const std::string& arn, base::Language language);

/// "eu-west-1, us-west-1": each once, sorted.
std::string names_of_regions(std::vector<std::string> regions);

}  // namespace kakoi::reports
