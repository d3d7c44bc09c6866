#include "ops/asserted.hpp"

#include "findings/finding.hpp"

#include <algorithm>
#include <string>

namespace kakoi::ops {
namespace {

bool has_any(const std::vector<std::string>& patterns, std::string_view mark) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return pattern.find(mark) != std::string::npos; });
}

bool may_be_of(const controls::Assertion& assertion, bool is_of_what_runs) {
  const bool has_arn = has_any(assertion.launchers, ":");
  const bool has_id = has_any(assertion.subnets, "subnet-") || has_any(assertion.vpcs, "vpc-");
  return is_of_what_runs ? has_arn || has_id : !has_arn;
}

}  // namespace

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

base::Diagnostics idle_ones(const std::vector<controls::Assertion>& all, const std::set<std::size_t>& about,
                            bool is_of_what_runs) {
  constexpr base::Phrase kIdle{"what {} asserts here is about nothing that was read: no task needs it from there",
                               "{} のこの申告に当てはまるものがありません (そこからそれを必要とするタスクなし)"};
  base::Diagnostics idle;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!about.contains(i) && may_be_of(all[i], is_of_what_runs)) {
      idle.push_back(
          {.level = base::Level::warning, .place = all[i].place, .message = base::Message(kIdle, {all[i].owner})});
    }
  }
  return idle;
}

}  // namespace kakoi::ops
