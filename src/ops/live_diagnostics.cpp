#include "ops/live_diagnostics.hpp"

#include <algorithm>
#include <tuple>

namespace kakoi::ops {

void WantedServices::seen(const findings::Finding& finding) {
  if (!missing_.empty() && finding.control == "ecs-service-public-ip") {
    missing_.erase(finding.id.address);
    missing_.erase(sources::live::name_in(finding.id.address));
  }
}

void WantedServices::tell(base::Diagnostics& diagnostics) const {
  constexpr base::Phrase kNoService{"there is no service {} in what was read", "サービス {} が見つかりません"};
  for (const std::string& name : missing_) {
    diagnostics.push_back(
        {.level = base::Level::error, .place = {.file = kEverywhere}, .message = base::Message(kNoService, {name})});
  }
}

void sort_running(base::Diagnostics& all) {
  const auto key = [](const base::Diagnostic& d) {
    return std::tuple(d.place.file, d.message.text(base::Language::en));
  };
  std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

}  // namespace kakoi::ops
