#include "ops/live_diagnostics.hpp"

#include <algorithm>
#include <tuple>

namespace kakoi::ops {

void WantedServices::seen(const findings::Finding& finding) {
  const bool is_listing = finding.id.address.ends_with('*') && finding.control == "ecs-service-public-ip";
  is_all_listed_ = is_all_listed_ && !is_listing;
  const bool is_task = finding.control == "ecs-task-public-ip" && !finding.service.empty();
  if (!missing_.empty() && (is_task || finding.control == "ecs-service-public-ip")) {
    const std::string& service = is_task ? finding.service : finding.id.address;
    missing_.erase(service);
    missing_.erase(sources::live::name_in(service));
  }
}

void WantedServices::tell(base::Diagnostics& diagnostics) const {
  constexpr base::Phrase kNoService{"there is no service {} in what was read", "サービス {} が見つかりません"};
  constexpr base::Phrase kNotListed{"whether there is a service {} is not known: not all services could be listed",
                                    "サービスの一覧をすべては取得できず、サービス {} があるかどうか分かりません"};
  const base::Phrase& phrase = is_all_listed_ ? kNoService : kNotListed;
  for (const std::string& name : missing_) {
    diagnostics.push_back(
        {.level = base::Level::error, .place = {.file = kEverywhere}, .message = base::Message(phrase, {name})});
  }
}

void sort_running(base::Diagnostics& all) {
  const auto key = [](const base::Diagnostic& d) {
    return std::tuple(d.place.file, d.message.text(base::Language::en));
  };
  std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

}  // namespace kakoi::ops
