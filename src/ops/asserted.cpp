#include "ops/asserted.hpp"

#include "findings/finding.hpp"

namespace kakoi::ops {

std::vector<controls::Assertion> in_effect(const std::vector<controls::Assertion>& all,
                                           std::chrono::year_month_day today, base::Diagnostics& diagnostics) {
  constexpr base::Phrase kExpired{"what {} asserts here counts no more: it ended on {}",
                                  "{} のこの申告は {} に期限が切れており、無効です"};
  std::vector<controls::Assertion> held;
  for (const controls::Assertion& each : all) {
    if (each.until < today) {
      diagnostics.push_back({.level = base::Level::warning,
                             .place = each.place,
                             .message = base::Message(kExpired, {each.owner, findings::text_of(each.until)})});
    } else {
      held.push_back(each);
    }
  }
  return held;
}

}  // namespace kakoi::ops
